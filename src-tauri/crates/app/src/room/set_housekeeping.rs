//! `room.set_housekeeping`.

use super::status::{self, RoomChange};
use super::undo::RoomUndo;
use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::{Problem, Result, Rule};
use crate::undo::{self, Compensation, Step};
use kezhan_core::id::{ActionId, RoomId};
use kezhan_core::permission::Permission;
use kezhan_core::room::{Housekeeping, RoomEvent};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

const MOST: usize = 500;

/// Notes how rooms look. A room that already looks so is left alone; inspecting needs a clean room.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetHousekeeping {
    /// The rooms, 1 to 500, each once.
    pub rooms: Vec<RoomId>,
    /// How they look.
    pub housekeeping: Housekeeping,
}

/// Rooms that changed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct HousekeepingSet {
    /// How many.
    pub changed: usize,
    /// The step, to be undone; `null` when nothing changed.
    pub action_id: Option<ActionId>,
}

/// What must happen to a room for it to look so.
pub(super) const fn event_for(housekeeping: Housekeeping) -> RoomEvent {
    match housekeeping {
        Housekeeping::Dirty => RoomEvent::Soil,
        Housekeeping::Clean => RoomEvent::Clean,
        Housekeeping::Pickup => RoomEvent::MarkPickup,
        Housekeeping::Inspected => RoomEvent::Inspect,
    }
}

impl Operation for SetHousekeeping {
    type Output = HousekeepingSet;
    const NAME: &'static str = "room.set_housekeeping";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::RoomStatus;
    const TOUCHES: &'static [Tag] = &[Tag::Rooms, Tag::Actions, Tag::Log];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<HousekeepingSet> {
        self.check()?;
        let mut numbers = Vec::new();
        let mut changes = Vec::new();
        for room in &self.rooms {
            let row = status::load(cx, room.as_str()).await?;
            if status::of(&row)?.housekeeping != self.housekeeping {
                changes.push(RoomChange::make(cx, &row.id, event_for(self.housekeeping)).await?);
                numbers.push(row.number);
            }
        }
        match self.rooms.as_slice() {
            [room] => cx.about("room", room),
            _ => cx.about("property", cx.house()?.id.clone()),
        }
        if changes.is_empty() {
            return Ok(HousekeepingSet { changed: 0, action_id: None });
        }
        let touched: Vec<String> =
            changes.iter().map(|change| format!("room-status:{}", change.room())).collect();
        let changed = changes.len();
        let step = Step {
            subject: cx.subject.clone(),
            summary: &[
                ("rooms", numbers.join(", ")),
                ("count", changed.to_string()),
                ("to", self.housekeeping.as_str().to_owned()),
            ],
            compensation: Compensation::Room(RoomUndo::Status { changes }),
            guards: touched.clone(),
            marks: touched,
        };
        Ok(HousekeepingSet { changed, action_id: Some(undo::record(cx, step).await?) })
    }
}

impl SetHousekeeping {
    fn check(&self) -> Result<()> {
        if self.rooms.is_empty() {
            return Err(Problem::field("rooms", Rule::Required, None).into());
        }
        if self.rooms.len() > MOST {
            return Err(Problem::field("rooms", Rule::TooLong, Some(MOST.to_string())).into());
        }
        let mut seen = HashSet::new();
        match self.rooms.iter().position(|room| !seen.insert(room)) {
            Some(twice) => Err(Problem::field(format!("rooms[{twice}]"), Rule::Duplicate, None).into()),
            None => Ok(()),
        }
    }
}
