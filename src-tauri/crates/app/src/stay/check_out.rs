//! `stay.check_out`.

use super::nights::{self, FrozenNight};
use super::place;
use super::undo::StayUndo;
use super::{load, money, problem, room_use};
use crate::cx::{Cx, bounded};
use crate::event::Tag;
use crate::folio::close;
use crate::operation::{Kind, Operation};
use crate::problem::{Problem, Result};
use crate::room::status::{self, RoomChange};
use crate::undo::{self, Compensation, Step, UndoPlan};
use chrono::{Days, NaiveDate};
use kezhan_core::id::{ActionId, StayId};
use kezhan_core::permission::Permission;
use kezhan_core::room::{Occupancy, RoomEvent};
use kezhan_core::stay::{self as rules, StayAction, StayState};
use kezhan_store::room as rooms;
use kezhan_store::stay::{self as rows, StayRow};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Lets a guest go: every folio is settled, or moved to a company's account, and closes; the room is
/// vacant and dirty. Nights not slept are given up. A guest who leaves on the day of arrival pays for the
/// room first (`folio.charge_room`), unless that is forgone for a reason.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckOut {
    /// The stay.
    pub stay_id: StayId,
    /// Its version as the caller saw it.
    pub version: i64,
    /// Why nothing is asked for a room that was used and not charged, 2 to 120 characters.
    #[serde(default)]
    pub forgo_room: Option<String>,
}

/// A guest who left.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CheckedOut {
    /// The room that is free now.
    pub room_number: String,
    /// The step, to be undone.
    pub action_id: ActionId,
}

impl Operation for CheckOut {
    type Output = CheckedOut;
    const NAME: &'static str = "stay.check_out";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::StayCheckOut;
    const TOUCHES: &'static [Tag] = &[Tag::Stays, Tag::Rooms, Tag::Folios, Tag::Actions, Tag::Log];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<CheckedOut> {
        let today = cx.today()?;
        let mut stay = super::load_at(cx, &self.stay_id, self.version).await?;
        self.check_room_charged(cx, &stay).await?;
        let state = money::may_check_out(cx, &stay).await?;
        let room = status::load(cx, stay.room_id.as_deref().unwrap_or_default()).await?;
        let before = stay.departure;
        let removed = give_up_rest(cx, &stay, today).await?;
        let folios = money::close_all(cx, &stay.id).await?;
        let change = RoomChange::make(cx, &room.id, RoomEvent::CheckOut).await?;
        if today < before {
            cx.changed("departure", before, today);
        }
        stay.departure = before.min(today);
        stay.checked_out_at = Some(cx.now);
        stay.checked_out_on = Some(today);
        super::save(cx, &mut stay, state).await?;
        let guest = super::guest_name(cx, &stay).await?;
        let mut marks = vec![format!("stay:{}", stay.id), format!("room-status:{}", room.id)];
        marks.extend(folios.iter().map(|id| format!("folio-state:{id}")));
        let undo = UndoCheckOut { stay: stay.id.clone(), room: change, folios, before, removed };
        let action_id = undo::record(
            cx,
            Step {
                subject: format!("stay:{}", stay.id),
                summary: &[("room", room.number.clone()), ("guest", guest)],
                compensation: Compensation::Stay(StayUndo::CheckOut(undo)),
                guards: vec![format!("stay:{}", stay.id), format!("room-status:{}", room.id)],
                marks,
            },
        )
        .await?;
        Ok(CheckedOut { room_number: room.number, action_id })
    }
}

impl CheckOut {
    /// Whoever gives the use of a room away needs the right to take back a charge of a night.
    async fn check_room_charged(&self, cx: &mut Cx<'_>, stay: &StayRow) -> Result<()> {
        let forgone =
            self.forgo_room.as_deref().map(|reason| bounded("forgoRoom", reason, 2, 120)).transpose()?;
        super::state(&stay.id, &stay.state)
            .and_then(|state| Ok(rules::next(state, StayAction::CheckOut).map_err(problem::refusal)?))?;
        let Some(used) = room_use::of(cx, stay).await?.map(|used| used.shown) else { return Ok(()) };
        rules::check_room_charged(used.charged, used.full, forgone.is_some()).map_err(problem::refusal)?;
        if !used.charged {
            cx.require_amount(Permission::FolioReverse, &format!("stay:{}", stay.id), used.full).await?;
        }
        Ok(())
    }
}

/// Gives up the nights from today on; one that was charged already stays on the bill and on record.
async fn give_up_rest(cx: &mut Cx<'_>, stay: &StayRow, today: NaiveDate) -> Result<Vec<FrozenNight>> {
    let frozen = rows::nights(&mut cx.tx, &stay.id).await?;
    let charged = nights::posted(cx, &frozen).await?.into_iter().max();
    let after = charged.and_then(|last| last.checked_add_days(Days::new(1)));
    let from = after.map_or(today, |after| after.max(today));
    rooms::release_stay(&mut cx.tx, &stay.id, Some(today)).await?;
    nights::give_up(cx, &stay.id, from, stay.departure.max(from)).await
}

/// Takes a check-out back while its business date is open and the room is free: the folios open again,
/// the nights given up are held again.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct UndoCheckOut {
    stay: String,
    room: RoomChange,
    folios: Vec<String>,
    before: NaiveDate,
    removed: Vec<FrozenNight>,
}

impl UndoCheckOut {
    pub(super) async fn plan(&self, cx: &mut Cx<'_>) -> Result<UndoPlan> {
        let stay = load(cx, &self.stay).await?;
        let plan = super::undo::state_effect(&stay, StayState::InHouse);
        let plan = self.room.plan(cx, plan).await?;
        let plan = money::plan_reopen(cx, &self.folios, plan).await?;
        Ok(plan.step("hand_out_key"))
    }

    pub(super) async fn apply(&self, cx: &mut Cx<'_>) -> Result<()> {
        let today = cx.today()?;
        let mut stay = load(cx, &self.stay).await?;
        let room = status::load(cx, stay.room_id.as_deref().unwrap_or_default()).await?;
        let vacant = room.occupancy == Occupancy::Vacant.as_str();
        let now = super::state(&stay.id, &stay.state)?;
        let left_on = stay.checked_out_on.unwrap_or(stay.departure);
        let taken = || Problem::RoomTaken { room: room.number.clone(), night: None };
        let state =
            rules::may_undo_check_out(now, left_on, today, vacant).map_err(|refused| match refused {
                rules::StayProblem::RoomTaken => taken(),
                other => problem::refusal(other),
            })?;
        status::check_ready(cx, &room, true).await?;
        close::reopen(cx, &self.folios).await?;
        nights::put_back(cx, &stay.id, &self.removed).await?;
        stay.departure = self.before;
        stay.checked_out_at = None;
        stay.checked_out_on = None;
        super::save(cx, &mut stay, state).await?;
        place::hold_again(cx, &stay, today).await?;
        place::refuse_stay_oversold(cx, &stay, today).await?;
        self.room.revert(cx).await
    }
}
