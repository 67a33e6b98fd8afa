//! `company.list`.

use crate::cx::{Cx, bounded};
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::Result;
use kezhan_core::guest::search_terms;
use kezhan_core::money::Money;
use kezhan_core::permission::Permission;
use kezhan_store::guest as rows;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

const MOST: i64 = 500;

/// Companies that may pay for guests, with their credit.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListCompanies {
    /// Only those whose name, pinyin or initials contain this.
    #[serde(default)]
    pub text: Option<String>,
}

/// Companies.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CompanyList {
    /// By name.
    pub companies: Vec<CompanyInfo>,
}

/// One company.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CompanyInfo {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Taxpayer number.
    pub tax_number: String,
    /// Address.
    pub address: String,
    /// Telephone.
    pub phone: String,
    /// What it may owe at most, minor units.
    pub credit_limit: Money,
    /// What it owes on the city ledger, minor units.
    pub owes: Money,
    /// Version for edits.
    pub version: i64,
}

impl Operation for ListCompanies {
    type Output = CompanyList;
    const NAME: &'static str = "company.list";
    const KIND: Kind = Kind::Query;
    const NEEDS: Permission = Permission::FolioView;
    const TOUCHES: &'static [Tag] = &[Tag::Guests, Tag::Folios];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<CompanyList> {
        let text = bounded("text", self.text.as_deref().unwrap_or_default(), 0, 80)?;
        let property = cx.house()?.id.clone();
        let found = rows::companies(&mut cx.tx, &search_terms(&text), MOST).await?;
        let owed: HashMap<String, i64> = rows::owed(&mut cx.tx, &property).await?.into_iter().collect();
        let info = |row: rows::CompanyRow| CompanyInfo {
            owes: Money(owed.get(&row.id).copied().unwrap_or(0)),
            id: row.id,
            name: row.name,
            tax_number: row.tax_number,
            address: row.address,
            phone: row.phone,
            credit_limit: Money(row.credit_limit),
            version: row.version,
        };
        Ok(CompanyList { companies: found.into_iter().map(info).collect() })
    }
}
