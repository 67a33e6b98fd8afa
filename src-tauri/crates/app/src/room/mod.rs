//! Rooms: the wall, their state, blocks, proposals, availability and rates.

pub mod availability;
pub mod block;
pub mod problem;
mod propose;
mod release;
mod save;
mod set_housekeeping;
pub mod status;
pub mod undo;
mod wall;

pub use availability::{Availability, QueryAvailability, TypeAvailability};
pub use block::{BlockRoom, RoomBlocked};
pub use propose::{FreeType, Proposal, ProposalReason, ProposeRooms, ProposedRoom};
pub use release::{ReleaseRoom, RoomReleased};
pub use save::{RoomSaved, SaveRoom};
pub use set_housekeeping::{HousekeepingSet, SetHousekeeping};
pub use wall::{CardArrival, CardBlock, CardStay, RoomCard, RoomWall, Wall, WallCounts, WallFloor};

use crate::operation::{Entry, entry};

/// The operations of this domain.
pub const OPERATIONS: &[Entry] = &[
    entry::<RoomWall>(),
    entry::<SetHousekeeping>(),
    entry::<BlockRoom>(),
    entry::<ReleaseRoom>(),
    entry::<ProposeRooms>(),
    entry::<QueryAvailability>(),
    entry::<SaveRoom>(),
];
