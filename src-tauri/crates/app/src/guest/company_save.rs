//! `company.save`.

use super::problem::refused;
use crate::cx::{Cx, amount_within, bounded};
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::{Problem, Result, Rule};
use kezhan_core::guest::{check_phone, search_text};
use kezhan_core::id::CompanyId;
use kezhan_core::money::{MAX_AMOUNT, Money};
use kezhan_core::permission::Permission;
use kezhan_store::guest::{self as rows, CompanyRow};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Creates or changes a company that may pay for guests.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveCompany {
    /// The company; left out for a new one.
    #[serde(default)]
    pub id: Option<CompanyId>,
    /// Name, 1 to 120 characters.
    pub name: String,
    /// Taxpayer number, up to 30 letters and digits.
    #[serde(default)]
    pub tax_number: Option<String>,
    /// Address, up to 200 characters.
    #[serde(default)]
    pub address: Option<String>,
    /// Telephone number, 3 to 20 digits.
    #[serde(default)]
    pub phone: Option<String>,
    /// What it may owe at most, minor units.
    pub credit_limit: Money,
    /// Version that was on the screen; needed for a known company.
    #[serde(default)]
    pub version: Option<i64>,
}

/// A company that was kept.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CompanySaved {
    /// The company.
    pub company_id: String,
}

impl Operation for SaveCompany {
    type Output = CompanySaved;
    const NAME: &'static str = "company.save";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::GuestEdit;
    const TOUCHES: &'static [Tag] = &[Tag::Guests, Tag::Folios, Tag::Log];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<CompanySaved> {
        let before = self.known(cx).await?;
        let after = self.checked(cx, before.as_ref())?;
        let written = match &before {
            None => rows::insert_company(&mut cx.tx, &after).await.map(|()| true)?,
            Some(before) if *before == after => true,
            Some(_) => rows::update_company(&mut cx.tx, &after).await?,
        };
        if !written {
            return Err(Problem::Stale { kind: "company", id: after.id }.into());
        }
        cx.about("company", &after.id);
        note_changes(cx, before.as_ref(), &after);
        Ok(CompanySaved { company_id: after.id })
    }
}

impl SaveCompany {
    async fn known(&self, cx: &mut Cx<'_>) -> Result<Option<CompanyRow>> {
        let Some(id) = &self.id else { return Ok(None) };
        let row = rows::company(&mut cx.tx, id.as_str()).await?;
        let row = row.ok_or_else(|| Problem::missing("company", id))?;
        let version = self.version.ok_or_else(|| Problem::field("version", Rule::Required, None))?;
        if row.version != version {
            return Err(Problem::Stale { kind: "company", id: row.id }.into());
        }
        Ok(Some(row))
    }

    fn checked(&self, cx: &Cx<'_>, known: Option<&CompanyRow>) -> Result<CompanyRow> {
        let name = bounded("name", &self.name, 1, 120)?;
        let tax_number = bounded("taxNumber", self.tax_number.as_deref().unwrap_or_default(), 0, 30)?;
        if !tax_number.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            return Err(Problem::field("taxNumber", Rule::Invalid, None).into());
        }
        let phone = match self.phone.as_deref().map_or("", str::trim) {
            "" => String::new(),
            typed => check_phone(typed).map_err(|problem| refused("phone", &problem))?,
        };
        Ok(CompanyRow {
            id: known.map_or_else(|| cx.new_id(), |row| row.id.clone()),
            name_folded: search_text(&name),
            name,
            tax_number,
            address: bounded("address", self.address.as_deref().unwrap_or_default(), 0, 200)?,
            phone,
            credit_limit: amount_within("creditLimit", self.credit_limit, 0, MAX_AMOUNT.0)?.0,
            active: true,
            version: known.map_or(1, |row| row.version),
        })
    }
}

fn note_changes(cx: &mut Cx<'_>, before: Option<&CompanyRow>, after: &CompanyRow) {
    type Field = (&'static str, fn(&CompanyRow) -> &String);
    let was = |field: fn(&CompanyRow) -> &String| before.map(field).cloned().unwrap_or_default();
    let texts: [Field; 4] = [
        ("name", |row| &row.name),
        ("taxNumber", |row| &row.tax_number),
        ("address", |row| &row.address),
        ("phone", |row| &row.phone),
    ];
    for (name, field) in texts {
        if was(field) != *field(after) {
            cx.changed(name, was(field), field(after));
        }
    }
    let limit = before.map(|row| row.credit_limit);
    if limit != Some(after.credit_limit) {
        cx.changed("creditLimit", limit, after.credit_limit);
    }
}
