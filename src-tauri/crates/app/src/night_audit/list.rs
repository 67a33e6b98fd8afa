//! `night_audit.list`.

use super::figures::Figures;
use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::Result;
use chrono::NaiveDate;
use kezhan_core::permission::Permission;
use kezhan_store::StoreError;
use kezhan_store::night_audit::{self as rows, NightAuditRow};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

const MOST: i64 = 400;

/// Closed business dates with their figures, latest first, at most 400.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListAudits {}

/// Closed business dates.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct NightAudits {
    /// Latest first.
    pub audits: Vec<ClosedDate>,
}

/// A closed business date.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ClosedDate {
    /// Id, the subject of the closing paper.
    pub id: String,
    /// The date.
    pub business_date: NaiveDate,
    /// Instant.
    pub closed_at: i64,
    /// Who closed it.
    pub actor_name: String,
    /// Figures.
    pub summary: Figures,
}

impl Operation for ListAudits {
    type Output = NightAudits;
    const NAME: &'static str = "night_audit.list";
    const KIND: Kind = Kind::Query;
    const NEEDS: Permission = Permission::NightAudit;
    const TOUCHES: &'static [Tag] = &[Tag::House];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<NightAudits> {
        let property = cx.house()?.id.clone();
        let found = rows::latest(&mut cx.tx, &property, MOST).await?;
        let closed = |row: NightAuditRow| {
            Ok(ClosedDate {
                summary: figures_of(&row)?,
                id: row.id,
                business_date: row.business_date,
                closed_at: row.closed_at,
                actor_name: row.actor_name,
            })
        };
        Ok(NightAudits { audits: found.into_iter().map(closed).collect::<Result<_>>()? })
    }
}

/// The figures kept with a closing.
pub(crate) fn figures_of(row: &NightAuditRow) -> Result<Figures> {
    let corrupt = |_| StoreError::Corrupt { table: "night_audit", column: "summary", id: row.id.clone() };
    Ok(serde_json::from_str(&row.summary).map_err(corrupt)?)
}
