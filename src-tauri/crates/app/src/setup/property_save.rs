//! `property.save`.

use super::heading::Heading;
use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::{Problem, Result};
use crate::user::check;
use kezhan_core::permission::Permission;
use kezhan_store::house::{self, House};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Changes the facts of the hotel as they stand on its papers. Papers that were printed keep what they say.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveProperty {
    /// Chinese name, 1 to 60 characters.
    pub name: String,
    /// English name, at most 80 characters; empty = the Chinese one.
    pub name_en: String,
    /// Address, at most 200 characters.
    pub address: String,
    /// Telephone, at most 40 characters.
    pub phone: String,
    /// Taxpayer number, at most 20 letters and digits; empty while there is none.
    pub tax_number: String,
    /// Language of the house, `zh-CN` or `en`: that of the sign-in screen and of papers for nobody.
    pub language: String,
    /// Version that was on the screen.
    pub version: i64,
}

/// Facts that were kept.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PropertySaved {
    /// The house.
    pub property_id: String,
}

impl Operation for SaveProperty {
    type Output = PropertySaved;
    const NAME: &'static str = "property.save";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::HouseManage;
    const TOUCHES: &'static [Tag] = &[Tag::House, Tag::Log];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<PropertySaved> {
        let before = cx.house()?.clone();
        let stale = || Problem::Stale { kind: "property", id: before.id.clone() };
        if before.version != self.version {
            return Err(stale().into());
        }
        let given = Heading {
            name: self.name.as_str(),
            name_en: &self.name_en,
            address: &self.address,
            phone: &self.phone,
            tax_number: &self.tax_number,
        };
        let Heading { name, name_en, address, phone, tax_number } = given.checked("")?;
        let language = check::language("language", &self.language)?;
        let after = House { name, name_en, address, phone, tax_number, language, ..before.clone() };
        cx.about("property", &after.id);
        if after == before {
            return Ok(PropertySaved { property_id: after.id });
        }
        if !house::update(&mut cx.tx, &after).await? {
            return Err(stale().into());
        }
        for (field, was, is) in [
            ("name", &before.name, &after.name),
            ("nameEn", &before.name_en, &after.name_en),
            ("address", &before.address, &after.address),
            ("phone", &before.phone, &after.phone),
            ("taxNumber", &before.tax_number, &after.tax_number),
            ("language", &before.language, &after.language),
        ] {
            if was != is {
                cx.changed(field, was, is);
            }
        }
        Ok(PropertySaved { property_id: after.id })
    }
}
