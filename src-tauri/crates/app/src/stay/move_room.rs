//! `stay.move`.

use super::place;
use super::undo::StayUndo;
use super::{StayChanged, load, problem};
use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::{Problem, Result, Rule};
use crate::room::status::{self, RoomChange};
use crate::undo::{self, Compensation, Step, UndoPlan};
use chrono::NaiveDate;
use kezhan_core::id::{RoomId, StayId};
use kezhan_core::permission::Permission;
use kezhan_core::room::RoomEvent;
use kezhan_core::stay::{self as rules, StayProblem, StayState};
use kezhan_store::room::{self as rooms, RoomRow};
use kezhan_store::stay::StayRow;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Gives a stay another room from tonight on. Prices stay frozen and charges stay with their dates. A
/// guest in house leaves the old room dirty; a booking is only assigned anew, or gives its room back and
/// counts as a room of its type again.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Move {
    /// The stay.
    pub stay_id: StayId,
    /// Its version as the caller saw it.
    pub version: i64,
    /// The new room; left out, a booking gives its room back.
    #[serde(default)]
    pub room_id: Option<RoomId>,
    /// Hand the new room over although it is not clean.
    #[serde(default)]
    pub allow_dirty: Option<bool>,
}

impl Operation for Move {
    type Output = StayChanged;
    const NAME: &'static str = "stay.move";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::StayCheckIn;
    const TOUCHES: &'static [Tag] = &[Tag::Stays, Tag::Rooms, Tag::Actions, Tag::Log];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<StayChanged> {
        let mut stay = super::load_at(cx, &self.stay_id, self.version).await?;
        let in_house = movable(&stay)? == StayState::InHouse;
        let room = match &self.room_id {
            Some(id) => Some(status::load(cx, id.as_str()).await?),
            None => None,
        };
        let old = match &stay.room_id {
            Some(id) => Some(status::load(cx, id).await?),
            None => None,
        };
        self.check(cx, &stay, old.as_ref(), room.as_ref(), in_house).await?;
        let changes = match (&old, &room, in_house) {
            (Some(old), Some(room), true) => Some(Moved {
                left: RoomChange::make(cx, &old.id, RoomEvent::CheckOut).await?,
                entered: RoomChange::make(cx, &room.id, RoomEvent::CheckIn).await?,
                on: cx.today()?,
            }),
            _ => None,
        };
        let before = stay.room_id.clone();
        reassign(cx, &mut stay, room.as_ref()).await?;
        let undo = UndoMove { stay: stay.id.clone(), before, changes };
        let mut marks = vec![format!("stay:{}", stay.id)];
        marks.extend([&room, &old].into_iter().flatten().map(|room| format!("room-status:{}", room.id)));
        let guest = super::guest_name(cx, &stay).await?;
        let from = old.map(|old| old.number).unwrap_or_default();
        let to = room.map(|room| room.number).unwrap_or_default();
        let action_id = undo::record(
            cx,
            Step {
                subject: format!("stay:{}", stay.id),
                summary: &[("guest", guest), ("from", from), ("to", to)],
                compensation: Compensation::Stay(StayUndo::Move(undo)),
                guards: vec![format!("stay:{}", stay.id)],
                marks,
            },
        )
        .await?;
        Ok(StayChanged { action_id })
    }
}

impl Move {
    /// Refuses a room that the stay has already, that is too small or that cannot be entered now, and to
    /// leave a guest in house without one.
    async fn check(
        &self,
        cx: &mut Cx<'_>,
        stay: &StayRow,
        old: Option<&RoomRow>,
        room: Option<&RoomRow>,
        in_house: bool,
    ) -> Result<()> {
        let Some(room) = room else {
            let refused = in_house || old.is_none();
            let problem = || Problem::field("roomId", Rule::Required, None).into();
            return if refused { Err(problem()) } else { Ok(()) };
        };
        if old.is_some_and(|old| old.id == room.id) {
            return Err(Problem::field("roomId", Rule::Duplicate, None).into());
        }
        let limit = place::room_type(cx, &room.room_type_id).await?.max_guests;
        rules::check_guests(stay.adults, stay.children, limit).map_err(problem::refusal)?;
        if in_house {
            status::check_ready(cx, room, self.allow_dirty.unwrap_or(false)).await?;
        }
        Ok(())
    }
}

fn movable(stay: &StayRow) -> Result<StayState> {
    let state = super::state(&stay.id, &stay.state)?;
    if state.holds_room() {
        return Ok(state);
    }
    let action = "move".to_owned();
    Err(Problem::WrongState { kind: "stay", state: state.as_str().to_owned(), action }.into())
}

/// Moves the nights from tonight on to another room, or to none; those slept stay where they were.
async fn reassign(cx: &mut Cx<'_>, stay: &mut StayRow, room: Option<&RoomRow>) -> Result<()> {
    let from = stay.arrival.max(cx.today()?);
    let counted_as = match &stay.room_id {
        Some(id) => status::load(cx, id).await?.room_type_id,
        None => stay.room_type_id.clone(),
    };
    let counts_as = room.map_or_else(|| stay.room_type_id.clone(), |room| room.room_type_id.clone());
    rooms::release_stay(&mut cx.tx, &stay.id, Some(from)).await?;
    if let Some(room) = room {
        place::hold(cx, room, &stay.id, from, stay.departure).await?;
    }
    let id = room.map(|room| room.id.clone());
    cx.changed("roomId", &stay.room_id, &id);
    stay.room_id = id;
    let state = super::state(&stay.id, &stay.state)?;
    super::save(cx, stay, state).await?;
    if counted_as == counts_as {
        return Ok(());
    }
    place::refuse_stay_oversold(cx, stay, from).await
}

/// What a move did to the two rooms of a guest in house.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Moved {
    left: RoomChange,
    entered: RoomChange,
    on: NaiveDate,
}

/// Takes a room move back.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct UndoMove {
    stay: String,
    before: Option<String>,
    changes: Option<Moved>,
}

impl UndoMove {
    pub(super) async fn plan(&self, cx: &mut Cx<'_>) -> Result<UndoPlan> {
        let stay = load(cx, &self.stay).await?;
        let (from, to) =
            (number(cx, stay.room_id.as_deref()).await?, number(cx, self.before.as_deref()).await?);
        let plan = UndoPlan::default().effect("room", &[("stay", stay.number), ("from", from), ("to", to)]);
        let Some(moved) = &self.changes else { return Ok(plan) };
        let plan = moved.entered.plan(cx, plan).await?;
        let plan = moved.left.plan(cx, plan).await?;
        Ok(plan.step("exchange_key"))
    }

    pub(super) async fn apply(&self, cx: &mut Cx<'_>) -> Result<()> {
        let mut stay = load(cx, &self.stay).await?;
        movable(&stay)?;
        let old = match &self.before {
            Some(id) => Some(status::load(cx, id).await?),
            None => None,
        };
        if let Some(moved) = &self.changes {
            let business_date = cx.today()?;
            if moved.on != business_date {
                let closed = StayProblem::DayClosed { date: moved.on, business_date };
                return Err(problem::refusal(closed).into());
            }
            if let Some(old) = &old {
                status::check_ready(cx, old, true).await?;
            }
            moved.entered.revert(cx).await?;
            moved.left.revert(cx).await?;
        }
        reassign(cx, &mut stay, old.as_ref()).await
    }
}

async fn number(cx: &mut Cx<'_>, room: Option<&str>) -> Result<String> {
    match room {
        Some(id) => Ok(status::load(cx, id).await?.number),
        None => Ok(String::new()),
    }
}
