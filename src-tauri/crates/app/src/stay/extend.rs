//! `stay.extend`.

use super::nights::{self, FrozenNight};
use super::undo::StayUndo;
use super::{load, place, problem, sell};
use crate::catalogue::pricing;
use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::{Problem, Result, Rule};
use crate::room::status;
use crate::undo::{self, Compensation, Step, UndoPlan};
use chrono::{Days, NaiveDate};
use kezhan_core::calendar::NightRange;
use kezhan_core::id::{ActionId, RatePlanId, StayId};
use kezhan_core::permission::Permission;
use kezhan_core::stay as rules;
use kezhan_core::tax::Breakdown;
use kezhan_store::room as rooms;
use kezhan_store::stay::{self as rows, StayRow};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Changes the day of leaving. Nights sold keep their price, added ones are priced by the stay's rate
/// plan, and nights slept cannot be given back.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Extend {
    /// The stay.
    pub stay_id: StayId,
    /// Its version as the caller saw it.
    pub version: i64,
    /// The new day of leaving, later or earlier than now.
    pub departure: NaiveDate,
}

/// A stay with another departure.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Extended {
    /// What all nights cost now.
    pub total: Breakdown,
    /// The step, to be undone; `null` when nothing changed.
    pub action_id: Option<ActionId>,
}

impl Operation for Extend {
    type Output = Extended;
    const NAME: &'static str = "stay.extend";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::StayBook;
    const TOUCHES: &'static [Tag] = &[Tag::Stays, Tag::Rooms, Tag::Actions, Tag::Log];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<Extended> {
        let mut stay = super::load_at(cx, &self.stay_id, self.version).await?;
        check(cx, &stay, self.departure)?;
        let before = stay.departure;
        if before == self.departure {
            return Ok(Extended { total: sell::total(cx, &stay.id).await?, action_id: None });
        }
        let removed = if self.departure > before {
            lengthen(cx, &stay, self.departure).await?;
            Vec::new()
        } else {
            shorten(cx, &stay, self.departure).await?
        };
        leave_on(cx, &mut stay, self.departure).await?;
        if self.departure > before {
            place::refuse_stay_oversold(cx, &stay, before).await?;
        }
        let undo = UndoExtend { stay: stay.id.clone(), before, removed };
        let guest = super::guest_name(cx, &stay).await?;
        let action_id = undo::record(
            cx,
            Step {
                subject: format!("stay:{}", stay.id),
                summary: &[
                    ("guest", guest),
                    ("from", before.to_string()),
                    ("to", self.departure.to_string()),
                ],
                compensation: Compensation::Stay(StayUndo::Extend(undo)),
                guards: vec![format!("stay:{}", stay.id), format!("stay-nights:{}", stay.id)],
                marks: vec![format!("stay:{}", stay.id), format!("stay-nights:{}", stay.id)],
            },
        )
        .await?;
        Ok(Extended { total: sell::total(cx, &stay.id).await?, action_id: Some(action_id) })
    }
}

fn check(cx: &Cx<'_>, stay: &StayRow, departure: NaiveDate) -> Result<()> {
    let state = super::state(&stay.id, &stay.state)?;
    rules::check_date_change(state, stay.arrival, stay.arrival, departure, cx.today()?)
        .map_err(problem::new_departure)?;
    Ok(())
}

async fn lengthen(cx: &mut Cx<'_>, stay: &StayRow, departure: NaiveDate) -> Result<()> {
    let range = NightRange::new(stay.departure, departure).map_err(problem::nights)?;
    let corrupt =
        |_| kezhan_store::StoreError::Corrupt { table: "stay", column: "rate_plan_id", id: stay.id.clone() };
    let plan = RatePlanId::try_from(stay.rate_plan_id.clone()).map_err(corrupt)?;
    let priced = pricing::price(cx, Some(&plan), &stay.room_type_id, &range, None).await?;
    rows::insert_nights(&mut cx.tx, &sell::frozen(&stay.id, &priced)).await?;
    if let Some(id) = &stay.room_id {
        let room = status::load(cx, id).await?;
        place::hold(cx, &room, &stay.id, stay.departure, departure).await?;
    }
    Ok(())
}

async fn shorten(cx: &mut Cx<'_>, stay: &StayRow, departure: NaiveDate) -> Result<Vec<FrozenNight>> {
    let frozen = rows::nights(&mut cx.tx, &stay.id).await?;
    let charged = nights::posted(cx, &frozen).await?;
    if let Some(last) = charged.into_iter().max().filter(|last| *last >= departure) {
        let least = last.checked_add_days(Days::new(1)).unwrap_or(last);
        return Err(Problem::field("departure", Rule::TooSmall, Some(least.to_string())).into());
    }
    rooms::release_stay(&mut cx.tx, &stay.id, Some(departure)).await?;
    nights::give_up(cx, &stay.id, departure, stay.departure).await
}

async fn leave_on(cx: &mut Cx<'_>, stay: &mut StayRow, departure: NaiveDate) -> Result<()> {
    cx.changed("departure", stay.departure, departure);
    stay.departure = departure;
    let state = super::state(&stay.id, &stay.state)?;
    super::save(cx, stay, state).await
}

/// Takes a change of the departure back.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct UndoExtend {
    stay: String,
    before: NaiveDate,
    removed: Vec<FrozenNight>,
}

impl UndoExtend {
    pub(super) async fn plan(&self, cx: &mut Cx<'_>) -> Result<UndoPlan> {
        let stay = load(cx, &self.stay).await?;
        Ok(UndoPlan::default().effect(
            "departure",
            &[("stay", stay.number), ("from", stay.departure.to_string()), ("to", self.before.to_string())],
        ))
    }

    pub(super) async fn apply(&self, cx: &mut Cx<'_>) -> Result<()> {
        let mut stay = load(cx, &self.stay).await?;
        check(cx, &stay, self.before)?;
        let longer = self.before > stay.departure;
        let from = stay.departure;
        if longer {
            nights::put_back(cx, &stay.id, &self.removed).await?;
            if let Some(id) = &stay.room_id {
                let room = status::load(cx, id).await?;
                place::hold(cx, &room, &stay.id, stay.departure, self.before).await?;
            }
        } else {
            shorten(cx, &stay, self.before).await?;
        }
        leave_on(cx, &mut stay, self.before).await?;
        if longer { place::refuse_stay_oversold(cx, &stay, from).await } else { Ok(()) }
    }
}
