//! `stay.check_in`.

use super::nights::{self, FrozenNight};
use super::place;
use super::undo::StayUndo;
use super::{load, money, problem, sell};
use crate::cx::Cx;
use crate::event::Tag;
use crate::folio::deposit::{self, Deposit};
use crate::guest;
use crate::operation::{Kind, Operation};
use crate::problem::Result;
use crate::room::status::{self, RoomChange};
use crate::undo::{self, Compensation, Step, UndoPlan};
use chrono::NaiveDate;
use kezhan_core::id::{ActionId, RoomId, StayId};
use kezhan_core::permission::Permission;
use kezhan_core::room::RoomEvent;
use kezhan_core::stay::{self as rules, StayState};
use kezhan_core::tax::Breakdown;
use kezhan_store::room::{self as rooms, RoomRow};
use kezhan_store::stay::StayRow;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Checks in a guest who booked: the room is handed over and the deposit held moves to the folio. Whoever
/// booked without an identity paper shows it now: `guest.save` notes it first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckIn {
    /// The stay.
    pub stay_id: StayId,
    /// Its version as the caller saw it.
    pub version: i64,
    /// The room, where none is assigned or another one is wanted.
    #[serde(default)]
    pub room_id: Option<RoomId>,
    /// Deposit taken now.
    #[serde(default)]
    pub deposit: Option<Deposit>,
    /// Hand the room over although it is not clean.
    #[serde(default)]
    pub allow_dirty: Option<bool>,
}

/// A guest in house.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CheckedIn {
    /// The stay.
    pub stay_id: String,
    /// Its confirmation number.
    pub number: String,
    /// Its first folio.
    pub folio_id: String,
    /// The room.
    pub room_number: String,
    /// What all nights cost.
    pub total: Breakdown,
    /// The step, to be undone.
    pub action_id: ActionId,
}

impl Operation for CheckIn {
    type Output = CheckedIn;
    const NAME: &'static str = "stay.check_in";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::StayCheckIn;
    const TOUCHES: &'static [Tag] = &[Tag::Stays, Tag::Rooms, Tag::Folios, Tag::Actions, Tag::Log];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<CheckedIn> {
        let today = cx.today()?;
        let mut stay = super::load_at(cx, &self.stay_id, self.version).await?;
        let asked = self.room_id.as_ref().map(|id| id.as_str().to_owned()).or_else(|| stay.room_id.clone());
        let state = super::state(&stay.id, &stay.state)?;
        rules::may_check_in(state, stay.arrival, stay.departure, today, asked.is_some())
            .map_err(problem::refusal)?;
        let identified = !guest::brief(cx, &stay.guest_id).await?.id_masked.is_empty();
        rules::check_identified(identified).map_err(problem::refusal)?;
        let room = status::load(cx, &asked.unwrap_or_default()).await?;
        status::check_ready(cx, &room, self.allow_dirty.unwrap_or(false)).await?;
        let before = Before { room: stay.room_id.clone(), arrival: stay.arrival };
        let missed = arrive_today(cx, &mut stay, today).await?;
        assign(cx, &mut stay, &room, &before).await?;
        let folio = money::first_folio(cx, &stay.id).await?;
        let taken = match &self.deposit {
            Some(given) => Some(deposit::take(cx, &stay.id, &folio, given).await?),
            None => None,
        };
        deposit::to_folio(cx, &stay.id, &folio).await?;
        let change = move_in(cx, &mut stay, &room).await?;
        let undo = UndoCheckIn {
            stay: stay.id.clone(),
            room: change,
            on: today,
            before_room: before.room,
            before_arrival: before.arrival,
            missed,
            taken,
        };
        let guest = super::guest_name(cx, &stay).await?;
        let action_id = undo::record(
            cx,
            Step {
                subject: format!("stay:{}", stay.id),
                summary: &[("room", room.number.clone()), ("guest", guest)],
                compensation: Compensation::Stay(StayUndo::CheckIn(undo)),
                guards: guards(&stay.id),
                marks: marks(&stay.id, &room.id),
            },
        )
        .await?;
        Ok(CheckedIn {
            total: sell::total(cx, &stay.id).await?,
            stay_id: stay.id,
            number: stay.number,
            folio_id: folio.id,
            room_number: room.number,
            action_id,
        })
    }
}

struct Before {
    room: Option<String>,
    arrival: NaiveDate,
}

/// A guest who comes late has not slept the nights before today: they are given up and never charged.
async fn arrive_today(cx: &mut Cx<'_>, stay: &mut StayRow, today: NaiveDate) -> Result<Vec<FrozenNight>> {
    if stay.arrival >= today {
        return Ok(Vec::new());
    }
    cx.changed("arrival", stay.arrival, today);
    let missed = nights::give_up(cx, &stay.id, stay.arrival, today).await?;
    stay.arrival = today;
    Ok(missed)
}

/// Makes the stay hold exactly its nights in exactly this room.
async fn assign(cx: &mut Cx<'_>, stay: &mut StayRow, room: &RoomRow, before: &Before) -> Result<()> {
    if before.room.as_deref() == Some(room.id.as_str()) && before.arrival == stay.arrival {
        return Ok(());
    }
    let counted_as = match &before.room {
        Some(id) => status::load(cx, id).await?.room_type_id,
        None => stay.room_type_id.clone(),
    };
    let limit = place::room_type(cx, &room.room_type_id).await?.max_guests;
    rules::check_guests(stay.adults, stay.children, limit).map_err(problem::refusal)?;
    rooms::release_stay(&mut cx.tx, &stay.id, None).await?;
    place::hold(cx, room, &stay.id, stay.arrival, stay.departure).await?;
    if before.room.as_deref() != Some(room.id.as_str()) {
        cx.changed("roomId", &before.room, &room.id);
    }
    stay.room_id = Some(room.id.clone());
    if counted_as == room.room_type_id {
        return Ok(());
    }
    // The availability query counts a stay without a room by its row, so the room goes there first.
    let state = super::state(&stay.id, &stay.state)?;
    super::save(cx, stay, state).await?;
    place::refuse_stay_oversold(cx, stay, stay.arrival).await
}

/// The guest takes the room: the stay is in house, the room occupied.
pub(super) async fn move_in(cx: &mut Cx<'_>, stay: &mut StayRow, room: &RoomRow) -> Result<RoomChange> {
    let change = RoomChange::make(cx, &room.id, RoomEvent::CheckIn).await?;
    stay.checked_in_at = Some(cx.now);
    super::save(cx, stay, StayState::InHouse).await?;
    Ok(change)
}

/// What stands in the way of taking an arrival back: any later step of the stay, anything posted.
pub(super) fn guards(stay: &str) -> Vec<String> {
    vec![format!("stay:{stay}"), format!("stay-postings:{stay}")]
}

/// What an arrival changes for earlier steps.
pub(super) fn marks(stay: &str, room: &str) -> Vec<String> {
    vec![format!("stay:{stay}"), format!("room-status:{room}")]
}

/// The state after an arrival is taken back.
pub(super) async fn undone(cx: &mut Cx<'_>, stay: &StayRow, on: NaiveDate) -> Result<StayState> {
    let postings = money::live_postings(cx, &stay.id).await?;
    let state = super::state(&stay.id, &stay.state)?;
    Ok(rules::may_undo_check_in(state, on, cx.today()?, postings).map_err(problem::refusal)?)
}

/// Takes a check-in back: the booking stands as before, its deposit is held again.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct UndoCheckIn {
    stay: String,
    room: RoomChange,
    on: NaiveDate,
    before_room: Option<String>,
    before_arrival: NaiveDate,
    missed: Vec<FrozenNight>,
    /// The deposit that was taken at the desk, as a posting.
    taken: Option<String>,
}

impl UndoCheckIn {
    pub(super) async fn plan(&self, cx: &mut Cx<'_>) -> Result<UndoPlan> {
        let stay = load(cx, &self.stay).await?;
        let plan = super::undo::state_effect(&stay, StayState::Reserved);
        let plan = self.room.plan(cx, plan).await?;
        let plan = match &self.taken {
            Some(taken) => money::plan_refund(cx, &self.stay, Some(taken), plan).await?,
            None => plan,
        };
        Ok(plan.step("collect_key"))
    }

    pub(super) async fn apply(&self, cx: &mut Cx<'_>) -> Result<()> {
        let mut stay = load(cx, &self.stay).await?;
        let state = undone(cx, &stay, self.on).await?;
        match &self.taken {
            Some(taken) => money::give_back(cx, &self.stay, Some(taken)).await?,
            None => money::hold_deposits_again(cx, &self.stay).await?,
        }
        self.room.revert(cx).await?;
        rooms::release_stay(&mut cx.tx, &self.stay, None).await?;
        nights::put_back(cx, &self.stay, &self.missed).await?;
        stay.arrival = self.before_arrival;
        stay.room_id.clone_from(&self.before_room);
        stay.checked_in_at = None;
        super::save(cx, &mut stay, state).await?;
        place::hold_again(cx, &stay, cx.today()?).await
    }
}
