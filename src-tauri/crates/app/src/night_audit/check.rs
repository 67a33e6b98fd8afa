//! `night_audit.check`.

use super::{OpenPoints, cost, next_date};
use crate::cx::Cx;
use crate::event::Tag;
use crate::ledger::{Finding, verify};
use crate::operation::{Kind, Operation};
use crate::problem::Result;
use crate::stay::StayBrief;
use chrono::NaiveDate;
use kezhan_core::permission::Permission;
use kezhan_core::tax::Breakdown;
use kezhan_store::night_audit as rows;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What is left to do before the business date can be closed, with the proof of the books.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckNight {}

/// The state of the day before it is closed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AuditCheck {
    /// The date to be closed.
    pub business_date: NaiveDate,
    /// The date that will begin.
    pub next_date: NaiveDate,
    /// Guests still expected: check in, call off or note as no-show.
    pub arrivals: Vec<StayBrief>,
    /// Guests still in house who are to leave: check out or extend.
    pub due_outs: Vec<StayBrief>,
    /// Room nights not charged yet.
    pub unposted: usize,
    /// Stays that sleep in the house tonight.
    pub in_house: i64,
    /// What the room nights still to be charged come to.
    pub charges: Breakdown,
    /// Broken records.
    pub findings: Vec<Finding>,
    /// What keeps the date from closing: `arrivals`, `due_outs`, `unposted`, `not_begun`, `findings`.
    pub blockers: Vec<String>,
}

impl Operation for CheckNight {
    type Output = AuditCheck;
    const NAME: &'static str = "night_audit.check";
    const KIND: Kind = Kind::Query;
    const NEEDS: Permission = Permission::NightAudit;
    const TOUCHES: &'static [Tag] = &[Tag::House, Tag::Stays, Tag::Folios, Tag::Rooms];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<AuditCheck> {
        let (property, today) = (cx.house()?.id.clone(), cx.today()?);
        let points = OpenPoints::load(cx).await?;
        let findings = verify::run(&mut cx.tx).await?.findings;
        let mut blockers = points.names();
        if !super::has_begun(cx)? {
            blockers.push("not_begun".to_owned());
        }
        if !findings.is_empty() {
            blockers.push("findings".to_owned());
        }
        let charges = points.unposted.iter().map(cost).sum::<Result<Breakdown>>()?;
        Ok(AuditCheck {
            business_date: today,
            next_date: next_date(today),
            unposted: points.unposted.len(),
            in_house: rows::house_count(&mut cx.tx, &property, today).await?.sold,
            arrivals: points.arrivals,
            due_outs: points.due_outs,
            charges,
            findings,
            blockers,
        })
    }
}
