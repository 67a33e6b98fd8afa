//! `item.save`.

use super::CATEGORIES;
use crate::cx::{Cx, amount_within, bounded};
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::{Problem, Result, Rule};
use kezhan_core::id::ItemId;
use kezhan_core::journal::Account;
use kezhan_core::money::{MAX_AMOUNT, Money, Percent};
use kezhan_core::permission::Permission;
use kezhan_core::tax::PriceMode;
use kezhan_store::catalogue::{self as rows, ItemRow};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Creates or changes a consumption item. What was posted before keeps its price and tax.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveItem {
    /// The item; left out for a new one.
    #[serde(default)]
    pub id: Option<ItemId>,
    /// Short code, 1 to 20 letters, digits, `-` or `_`, unique in the house.
    pub code: String,
    /// Chinese name, 1 to 60 characters.
    pub name: String,
    /// English name, 1 to 60 characters.
    pub name_en: String,
    /// One of the catalogue's categories.
    pub category: String,
    /// Price of one, minor units, zero or more.
    pub unit_price: Money,
    /// Whether service and tax are inside the price.
    pub price_mode: PriceMode,
    /// Service charge, 0 to 100.
    pub service_percent: Percent,
    /// Code of a tax of the house.
    pub tax_code: String,
    /// Whether it is sold.
    pub active: bool,
    /// Version that was on the screen; needed for a known item.
    #[serde(default)]
    pub version: Option<i64>,
}

/// An item that was kept.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ItemSaved {
    /// The item.
    pub id: String,
}

impl Operation for SaveItem {
    type Output = ItemSaved;
    const NAME: &'static str = "item.save";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::CatalogueEdit;
    const TOUCHES: &'static [Tag] = &[Tag::Catalogue, Tag::Log];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<ItemSaved> {
        let property = cx.house()?.id.clone();
        let all = rows::items(&mut cx.tx, &property).await?;
        let before = self.known(&all)?;
        let after = self.checked(cx, property, before, &all).await?;
        if let Some(other) = all.iter().find(|other| other.code == after.code && other.id != after.id) {
            return Err(Problem::Taken { field: "code".to_owned(), value: other.code.clone() }.into());
        }
        let written = match before {
            None => rows::insert_item(&mut cx.tx, &after).await.map(|()| true)?,
            Some(before) if *before == after => true,
            Some(_) => rows::update_item(&mut cx.tx, &after).await?,
        };
        if !written {
            return Err(Problem::Stale { kind: "item", id: after.id }.into());
        }
        cx.about("item", &after.id);
        note_changes(cx, before, &after);
        Ok(ItemSaved { id: after.id })
    }
}

impl SaveItem {
    fn known<'a>(&self, all: &'a [ItemRow]) -> Result<Option<&'a ItemRow>> {
        let Some(id) = &self.id else { return Ok(None) };
        let row = all.iter().find(|row| row.id == id.as_str()).ok_or_else(|| Problem::missing("item", id))?;
        let version = self.version.ok_or_else(|| Problem::field("version", Rule::Required, None))?;
        if row.version != version {
            return Err(Problem::Stale { kind: "item", id: row.id.clone() }.into());
        }
        Ok(Some(row))
    }

    async fn checked(
        &self,
        cx: &mut Cx<'_>,
        property: String,
        known: Option<&ItemRow>,
        all: &[ItemRow],
    ) -> Result<ItemRow> {
        let code = bounded("code", &self.code, 1, 20)?;
        if !code.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')) {
            return Err(Problem::field("code", Rule::Invalid, None).into());
        }
        if !CATEGORIES.contains(&self.category.as_str()) {
            return Err(Problem::field("category", Rule::Invalid, Some(CATEGORIES.join(", "))).into());
        }
        let service = self.service_percent.check_rate();
        let service =
            service.map_err(|_| Problem::field("servicePercent", Rule::Invalid, Some("0-100".to_owned())))?;
        let today = cx.today()?;
        if rows::tax_percent(&mut cx.tx, &property, &self.tax_code, today).await?.is_none() {
            return Err(Problem::field("taxCode", Rule::Invalid, None).into());
        }
        // Some items count to another revenue than their category, and go on doing so.
        let revenue = match known.filter(|row| row.category == self.category) {
            Some(row) => row.revenue.clone(),
            None => Account::revenue(&self.category)
                .map_err(|error| cx.app.incident("item", &format!("a category names no account: {error:?}")))?
                .as_str()
                .to_owned(),
        };
        let next = all.iter().map(|row| row.position).max().unwrap_or(0) + 1;
        Ok(ItemRow {
            id: known.map_or_else(|| cx.new_id(), |row| row.id.clone()),
            property_id: property,
            code,
            name: bounded("name", &self.name, 1, 60)?,
            name_en: bounded("nameEn", &self.name_en, 1, 60)?,
            category: self.category.clone(),
            unit_price: amount_within("unitPrice", self.unit_price, 0, MAX_AMOUNT.0)?.0,
            price_mode: self.price_mode.as_str().to_owned(),
            service_percent: service.scaled(),
            tax_code: self.tax_code.clone(),
            revenue,
            active: self.active,
            position: known.map_or(next, |row| row.position),
            version: known.map_or(1, |row| row.version),
        })
    }
}

fn note_changes(cx: &mut Cx<'_>, before: Option<&ItemRow>, after: &ItemRow) {
    type Field = (&'static str, fn(&ItemRow) -> String);
    let texts: [Field; 9] = [
        ("code", |row| row.code.clone()),
        ("name", |row| row.name.clone()),
        ("nameEn", |row| row.name_en.clone()),
        ("category", |row| row.category.clone()),
        ("unitPrice", |row| row.unit_price.to_string()),
        ("priceMode", |row| row.price_mode.clone()),
        ("servicePercent", |row| row.service().to_string()),
        ("taxCode", |row| row.tax_code.clone()),
        ("active", |row| row.active.to_string()),
    ];
    for (field, text) in texts {
        let (was, is) = (before.map(text), text(after));
        if was.as_ref() != Some(&is) {
            cx.changed(field, was, is);
        }
    }
}
