//! `night_audit.close`.

use super::{OpenPoints, figures, next_date};
use crate::cx::{Cx, Prepared};
use crate::event::Tag;
use crate::ledger::{balance, verify};
use crate::operation::{Kind, Operation};
use crate::problem::{Problem, Result};
use crate::room::{block, status};
use chrono::NaiveDate;
use kezhan_core::id::NightAuditId;
use kezhan_core::permission::Permission;
use kezhan_core::room::{RoomEvent, RoomRules};
use kezhan_store::night_audit::{self as rows, NightAuditRow};
use kezhan_store::{house, room};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Findings told to the caller; `ledger.verify` has all of them.
const TOLD: usize = 20;

/// Closes the business date for good: proves the books, writes the balance of every account and the heads of
/// both chains, and rolls the date. Rooms that somebody slept in are dirty, blocks whose last night is over
/// end. A date that has not begun on the clock of the house is refused with `day_not_begun`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CloseNight {}

/// A business date that was closed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Closed {
    /// The closing.
    pub night_audit_id: NightAuditId,
    /// The date that was closed.
    pub business_date: NaiveDate,
    /// The date that is open now.
    pub next_date: NaiveDate,
}

impl Operation for CloseNight {
    type Output = Closed;
    const NAME: &'static str = "night_audit.close";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::NightAudit;
    const TOUCHES: &'static [Tag] =
        &[Tag::House, Tag::Rooms, Tag::Stays, Tag::Folios, Tag::Actions, Tag::Log];
    const PREPARES: bool = true;

    /// The proof goes through the whole history, and nobody waits for it.
    async fn prepare(&self, cx: &mut Cx<'_>) -> Result<Prepared> {
        if cx.app.proves_days {
            return proven_by_last(cx).await;
        }
        super::begun(cx)?;
        if !OpenPoints::load(cx).await?.names().is_empty() {
            return Ok(Prepared::Nothing);
        }
        Ok(Prepared::Books(verify::run(&mut cx.tx).await?))
    }

    async fn run(&self, cx: &mut Cx<'_>) -> Result<Closed> {
        let today = super::begun(cx)?;
        let points = OpenPoints::load(cx).await?.names();
        if !points.is_empty() {
            return Err(Problem::AuditBlocked { points }.into());
        }
        let report = prove(cx).await?;
        if !report.clean {
            let findings = report.findings.into_iter().take(TOLD).collect();
            return Err(Problem::BooksBroken { findings }.into());
        }
        let night_audit_id = write(cx, today, report).await?;
        cx.about("night_audit", &night_audit_id);
        let next_date = next_date(today);
        roll(cx, today, next_date).await?;
        Ok(Closed { night_audit_id, business_date: today, next_date })
    }
}

/// Proves the books as they are now: where they were proven before the turn, both chains from there on.
async fn prove(cx: &mut Cx<'_>) -> Result<verify::Report> {
    match std::mem::take(&mut cx.prepared) {
        Prepared::Books(report) if !report.clean => Ok(report),
        Prepared::Books(report) => Ok(verify::since(&mut cx.tx, &report.heads).await?),
        _ => Ok(verify::run(&mut cx.tx).await?),
    }
}

/// What the last closing proved, taken as proven.
async fn proven_by_last(cx: &mut Cx<'_>) -> Result<Prepared> {
    let property = cx.house()?.id.clone();
    let Some(last) = rows::latest(&mut cx.tx, &property, 1).await?.pop() else {
        return Ok(Prepared::Nothing);
    };
    let heads = verify::Heads {
        journal_seq: last.journal_seq,
        journal_hash: last.journal_hash,
        audit_seq: last.audit_seq,
        audit_hash: last.audit_hash,
    };
    Ok(Prepared::Books(verify::Report { clean: true, checked: Vec::new(), findings: Vec::new(), heads }))
}

async fn write(cx: &mut Cx<'_>, date: NaiveDate, report: verify::Report) -> Result<NightAuditId> {
    let property = cx.house()?.id.clone();
    let balances = balance::of_date(cx, date).await?;
    for row in &balances {
        rows::insert_balance(&mut cx.tx, &property, row).await?;
    }
    let figures = figures::gather(cx, date, &balances, report.checked).await?;
    let summary = serde_json::to_string(&figures);
    let summary = summary.map_err(|error| cx.app.incident("night_audit", &error.to_string()))?;
    let (clock, entropy) = cx.sources();
    let id = NightAuditId::make(clock, entropy);
    let actor = cx.actor()?;
    let row = NightAuditRow {
        id: id.to_string(),
        property_id: property,
        business_date: date,
        closed_at: cx.now,
        actor: actor.id.clone(),
        actor_name: actor.name.clone(),
        journal_seq: report.heads.journal_seq,
        journal_hash: report.heads.journal_hash,
        audit_seq: report.heads.audit_seq,
        audit_hash: report.heads.audit_hash,
        summary,
    };
    rows::insert(&mut cx.tx, &row).await?;
    Ok(id)
}

async fn roll(cx: &mut Cx<'_>, today: NaiveDate, next: NaiveDate) -> Result<()> {
    let property = cx.house()?.id.clone();
    if !house::roll_date(&mut cx.tx, &property, today, next).await? {
        return Err(Problem::Stale { kind: "property", id: property }.into());
    }
    cx.changed("businessDate", today, next);
    soil_rooms(cx, &property).await?;
    // Blocks end on the date that begins, while the log keeps this command under the date that it closed.
    set_date(cx, next);
    block::end_all_over(cx, next).await?;
    set_date(cx, today);
    Ok(())
}

fn set_date(cx: &mut Cx<'_>, date: NaiveDate) {
    if let Some(house) = cx.house.as_mut() {
        house.business_date = date;
    }
}

async fn soil_rooms(cx: &mut Cx<'_>, property: &str) -> Result<()> {
    let mut soiled = 0;
    for row in room::all(&mut cx.tx, property).await? {
        let before = status::of(&row)?;
        let after = before
            .next(RoomEvent::Night, RoomRules::default())
            .map_err(|problem| crate::room::problem::refused(&row, &problem))?;
        if after != before {
            let (occupancy, housekeeping) = (after.occupancy.as_str(), after.housekeeping.as_str());
            room::set_status(&mut cx.tx, &row.id, occupancy, housekeeping).await?;
            soiled += 1;
        }
    }
    cx.changed("roomsSoiled", 0, soiled);
    Ok(())
}
