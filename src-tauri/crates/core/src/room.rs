//! The state of a room: two axes, the overlays that block it, and what each event does to it.
//!
//! The front-office axis says whether somebody lives in the room, the housekeeping axis how it
//! looks. Hotels write the pair as two letters (`VD` vacant dirty, `OC` occupied clean …), and
//! `OOO`/`OOS` over it when the room is blocked.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::wire::wire_enum;

wire_enum! {
    /// Front-office axis: does a stay hold the room now?
    pub enum Occupancy {
        /// Nobody is checked in.
        Vacant = "vacant",
        /// A stay is in house in this room.
        Occupied = "occupied",
    }
}

wire_enum! {
    /// Housekeeping axis: what the room looks like.
    pub enum Housekeeping {
        /// Needs full cleaning.
        Dirty = "dirty",
        /// Cleaned.
        Clean = "clean",
        /// Needs a touch-up only: nobody slept in it, or a small thing is out of place.
        Pickup = "pickup",
        /// Cleaned and checked by a supervisor.
        Inspected = "inspected",
    }
}

wire_enum! {
    /// Why a room cannot be given out for some nights.
    pub enum BlockKind {
        /// Out of order: taken out of the inventory, so it changes availability and occupancy percent.
        OutOfOrder = "out_of_order",
        /// Out of service: not to be occupied for now, but still part of the inventory.
        OutOfService = "out_of_service",
    }
}

wire_enum! {
    /// What can happen to a room.
    pub enum RoomEvent {
        /// A stay moves in, by check-in or by a room move.
        CheckIn = "check_in",
        /// A stay leaves, by check-out or by a room move.
        CheckOut = "check_out",
        /// Housekeeping has cleaned it.
        Clean = "clean",
        /// A supervisor has passed it.
        Inspect = "inspect",
        /// Somebody found it dirty.
        Soil = "soil",
        /// Somebody found that it needs a touch-up.
        MarkPickup = "mark_pickup",
        /// The business date rolls: a room somebody slept in is dirty.
        Night = "night",
    }
}

wire_enum! {
    /// How the desk and the housekeeper can disagree about a room.
    pub enum Discrepancy {
        /// The desk has a guest, the housekeeper found none: a possible walk-out.
        Skip = "skip",
        /// The desk has no guest, the housekeeper found one: somebody is not billed.
        Sleep = "sleep",
        /// Both have guests, but not the same number.
        Person = "person",
    }
}

impl BlockKind {
    /// The overlay that the room wall shows: `OOO` or `OOS`.
    pub const fn code(self) -> &'static str {
        match self {
            BlockKind::OutOfOrder => "OOO",
            BlockKind::OutOfService => "OOS",
        }
    }
}

/// A room on both axes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RoomStatus {
    /// Front-office axis.
    pub occupancy: Occupancy,
    /// Housekeeping axis.
    pub housekeeping: Housekeeping,
}

const fn status(occupancy: Occupancy, housekeeping: Housekeeping) -> RoomStatus {
    RoomStatus { occupancy, housekeeping }
}

const VD: RoomStatus = status(Occupancy::Vacant, Housekeeping::Dirty);
const VC: RoomStatus = status(Occupancy::Vacant, Housekeeping::Clean);
const VP: RoomStatus = status(Occupancy::Vacant, Housekeeping::Pickup);
const VI: RoomStatus = status(Occupancy::Vacant, Housekeeping::Inspected);
const OD: RoomStatus = status(Occupancy::Occupied, Housekeeping::Dirty);
const OC: RoomStatus = status(Occupancy::Occupied, Housekeeping::Clean);
const OP: RoomStatus = status(Occupancy::Occupied, Housekeeping::Pickup);
const OI: RoomStatus = status(Occupancy::Occupied, Housekeeping::Inspected);

/// Every move a room can make. What is not listed is refused; a house that calls a room dirty at
/// check-in says so to [`RoomStatus::next`].
pub const TRANSITIONS: &[(RoomStatus, RoomEvent, RoomStatus)] = &[
    (VD, RoomEvent::CheckIn, OD),
    (VC, RoomEvent::CheckIn, OC),
    (VP, RoomEvent::CheckIn, OP),
    (VI, RoomEvent::CheckIn, OC),
    (OD, RoomEvent::CheckOut, VD),
    (OC, RoomEvent::CheckOut, VD),
    (OP, RoomEvent::CheckOut, VD),
    (OI, RoomEvent::CheckOut, VD),
    (VD, RoomEvent::Clean, VC),
    (VP, RoomEvent::Clean, VC),
    (OD, RoomEvent::Clean, OC),
    (OP, RoomEvent::Clean, OC),
    (VC, RoomEvent::Inspect, VI),
    (OC, RoomEvent::Inspect, OI),
    (VC, RoomEvent::Soil, VD),
    (VP, RoomEvent::Soil, VD),
    (VI, RoomEvent::Soil, VD),
    (OC, RoomEvent::Soil, OD),
    (OP, RoomEvent::Soil, OD),
    (OI, RoomEvent::Soil, OD),
    (VD, RoomEvent::MarkPickup, VP),
    (VC, RoomEvent::MarkPickup, VP),
    (VI, RoomEvent::MarkPickup, VP),
    (OD, RoomEvent::MarkPickup, OP),
    (OC, RoomEvent::MarkPickup, OP),
    (OI, RoomEvent::MarkPickup, OP),
    (VD, RoomEvent::Night, VD),
    (VC, RoomEvent::Night, VC),
    (VP, RoomEvent::Night, VP),
    (VI, RoomEvent::Night, VI),
    (OD, RoomEvent::Night, OD),
    (OC, RoomEvent::Night, OD),
    (OP, RoomEvent::Night, OD),
    (OI, RoomEvent::Night, OD),
];

/// House rules that bear on the state of rooms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RoomRules {
    /// A room counts as dirty from check-in on, instead of from the first night on.
    pub dirty_at_check_in: bool,
    /// A vacant room goes dirty after this many nights without a guest, so that its water is run
    /// before somebody sleeps in it (Legionella practice: at most 7). `None` switches it off.
    pub stale_after_nights: Option<u32>,
}

/// Longest block: beyond it the rooms are gone, not blocked.
pub const MAX_BLOCK_NIGHTS: i64 = 731;

/// Why something cannot be done to a room.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RoomProblem {
    /// A stay is in house in the room.
    #[error("the room is occupied")]
    Occupied,
    /// The room is blocked for the night.
    #[error("the room is {}", kind.code())]
    Blocked {
        /// The block.
        kind: BlockKind,
    },
    /// The room is not ready for a guest and the caller may not, or did not, accept that.
    #[error("the room is {housekeeping}")]
    NotReady {
        /// How it looks.
        housekeeping: Housekeeping,
    },
    /// A room in this state cannot take this event.
    #[error("{event} does not apply to a room that is {}", status.code())]
    NotPossible {
        /// The room as it is.
        status: RoomStatus,
        /// What was asked.
        event: RoomEvent,
    },
    /// The room changed hands after the event that is to be undone.
    #[error("{event} cannot be taken back on a room that is {}", status.code())]
    NotUndoable {
        /// The room as it is.
        status: RoomStatus,
        /// The event to undo.
        event: RoomEvent,
    },
    /// An arrival in the span of the block is assigned to the room.
    #[error("the room is assigned to an arrival")]
    Assigned,
    /// The block begins before the business date.
    #[error("the block begins on {first_night}, before the business date {business_date}")]
    BlockInPast {
        /// First blocked night asked for.
        first_night: NaiveDate,
        /// The open business date.
        business_date: NaiveDate,
    },
    /// The block has no night, or more than [`MAX_BLOCK_NIGHTS`].
    #[error("a block has 1 to {MAX_BLOCK_NIGHTS} nights, not {nights}")]
    BlockLength {
        /// Nights asked for; zero or negative when the end is not after the beginning.
        nights: i64,
    },
    /// A block must say why.
    #[error("a block needs a reason")]
    ReasonMissing,
}

impl RoomStatus {
    /// A room on the two axes.
    pub const fn new(occupancy: Occupancy, housekeeping: Housekeeping) -> RoomStatus {
        status(occupancy, housekeeping)
    }

    /// The two letters hotels use: `VD`, `VC`, `VP`, `VI`, `OD`, `OC`, `OP`, `OI`.
    pub const fn code(self) -> &'static str {
        match (self.occupancy, self.housekeeping) {
            (Occupancy::Vacant, Housekeeping::Dirty) => "VD",
            (Occupancy::Vacant, Housekeeping::Clean) => "VC",
            (Occupancy::Vacant, Housekeeping::Pickup) => "VP",
            (Occupancy::Vacant, Housekeeping::Inspected) => "VI",
            (Occupancy::Occupied, Housekeeping::Dirty) => "OD",
            (Occupancy::Occupied, Housekeeping::Clean) => "OC",
            (Occupancy::Occupied, Housekeeping::Pickup) => "OP",
            (Occupancy::Occupied, Housekeeping::Inspected) => "OI",
        }
    }

    /// The code on the room wall: the block's where there is one, otherwise the two letters.
    pub const fn code_with(self, block: Option<BlockKind>) -> &'static str {
        match block {
            Some(kind) => kind.code(),
            None => self.code(),
        }
    }

    /// The room after `event`.
    ///
    /// # Errors
    /// [`RoomProblem::NotPossible`] where [`TRANSITIONS`] has no such move, for example a check-in to
    /// an occupied room or the inspection of a dirty one.
    pub fn next(self, event: RoomEvent, rules: RoomRules) -> Result<RoomStatus, RoomProblem> {
        let (_, _, after) = TRANSITIONS
            .iter()
            .find(|(from, on, _)| *from == self && *on == event)
            .ok_or(RoomProblem::NotPossible { status: self, event })?;
        if event == RoomEvent::CheckIn && rules.dirty_at_check_in { Ok(OD) } else { Ok(*after) }
    }

    /// The room after a rolled business date, `vacant_nights` being the nights nobody slept in it,
    /// the one that ends included.
    pub fn after_night(self, vacant_nights: u32, rules: RoomRules) -> RoomStatus {
        let stale = rules.stale_after_nights.is_some_and(|limit| vacant_nights >= limit);
        match self.occupancy {
            Occupancy::Occupied => OD,
            Occupancy::Vacant if stale => VD,
            Occupancy::Vacant => self,
        }
    }

    /// Takes `event` back, where `before` was the room before it and `after` the room it made.
    ///
    /// The occupancy returns to what it was. So does the housekeeping state, unless somebody has
    /// changed it since: what a person saw later is truer than what was known before.
    ///
    /// # Errors
    /// [`RoomProblem::NotUndoable`] when the occupancy is no longer what the event made of it.
    pub fn undo(
        self,
        event: RoomEvent,
        before: RoomStatus,
        after: RoomStatus,
    ) -> Result<RoomStatus, RoomProblem> {
        if self.occupancy != after.occupancy {
            return Err(RoomProblem::NotUndoable { status: self, event });
        }
        let untouched = self.housekeeping == after.housekeeping;
        let housekeeping = if untouched { before.housekeeping } else { self.housekeeping };
        Ok(status(before.occupancy, housekeeping))
    }
}

/// Whether a guest may be checked in to the room now. `allow_dirty` is the clerk's explicit wish,
/// which the house may tie to a permission.
///
/// # Errors
/// The first reason against it: occupied, blocked, not ready.
pub fn may_check_in(
    occupancy: Occupancy,
    housekeeping: Housekeeping,
    block: Option<BlockKind>,
    allow_dirty: bool,
) -> Result<(), RoomProblem> {
    if occupancy == Occupancy::Occupied {
        return Err(RoomProblem::Occupied);
    }
    if let Some(kind) = block {
        return Err(RoomProblem::Blocked { kind });
    }
    match housekeeping {
        Housekeeping::Clean | Housekeeping::Inspected => Ok(()),
        Housekeeping::Dirty | Housekeeping::Pickup if allow_dirty => Ok(()),
        Housekeeping::Dirty | Housekeeping::Pickup => Err(RoomProblem::NotReady { housekeeping }),
    }
}

/// A block somebody asks for; nights `first_night..until`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BlockRequest<'a> {
    /// Which block.
    pub kind: BlockKind,
    /// First blocked night.
    pub first_night: NaiveDate,
    /// First night that is free again.
    pub until: NaiveDate,
    /// Why, in the words of the person who blocks.
    pub reason: &'a str,
    /// A guest is in house in the room on a night of the span.
    pub in_house: bool,
    /// An arrival in the span is assigned to the room.
    pub assigned: bool,
}

/// Whether the room may be blocked. Out of order is refused while the room is promised to an
/// arrival, because it takes the room out of the inventory; out of service is not.
///
/// # Errors
/// Dates in the past or in the wrong order, no reason, a guest in house, or an assigned arrival.
pub fn may_block(request: &BlockRequest<'_>, business_date: NaiveDate) -> Result<(), RoomProblem> {
    let BlockRequest { kind, first_night, until, reason, in_house, assigned } = *request;
    if first_night < business_date {
        return Err(RoomProblem::BlockInPast { first_night, business_date });
    }
    let nights = (until - first_night).num_days();
    if !(1..=MAX_BLOCK_NIGHTS).contains(&nights) {
        return Err(RoomProblem::BlockLength { nights });
    }
    if reason.trim().is_empty() {
        return Err(RoomProblem::ReasonMissing);
    }
    if in_house {
        return Err(RoomProblem::Occupied);
    }
    if assigned && kind == BlockKind::OutOfOrder {
        return Err(RoomProblem::Assigned);
    }
    Ok(())
}

/// Where a room stands on the wall: rooms are sorted by this. Floors and numbers go by their value, so that
/// floor 12 comes after floor 3, and those that are words come last.
pub fn wall_order(floor: &str, number: &str) -> impl Ord {
    let natural = |text: &str| (text.parse::<u64>().unwrap_or(u64::MAX), text.to_owned());
    (natural(floor), natural(number))
}

/// Compares what the desk has with what the housekeeper found, as numbers of guests in the room.
pub fn discrepancy(desk: u32, seen: u32) -> Option<Discrepancy> {
    match (desk, seen) {
        (desk, seen) if desk == seen => None,
        (_, 0) => Some(Discrepancy::Skip),
        (0, _) => Some(Discrepancy::Sleep),
        _ => Some(Discrepancy::Person),
    }
}

#[cfg(test)]
mod tests;
