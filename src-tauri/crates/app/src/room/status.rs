//! The state of a room as other domains read and change it.

use super::problem::refused;
use crate::cx::Cx;
use crate::problem::{Problem, Result};
use crate::undo::UndoPlan;
use chrono::Days;
use kezhan_core::room::{self as rules, BlockKind, RoomEvent, RoomRules, RoomStatus};
use kezhan_store::StoreError;
use kezhan_store::room::{self as rows, BlockRow, RoomRow};
use serde::{Deserialize, Serialize};

/// The room of this id in this house.
///
/// # Errors
/// `not_found`.
pub async fn load(cx: &mut Cx<'_>, room: &str) -> Result<RoomRow> {
    let property = cx.house()?.id.clone();
    let row = rows::get(&mut cx.tx, room).await?;
    row.filter(|row| row.property_id == property).ok_or_else(|| Problem::missing("room", room).into())
}

/// Both axes of a stored room.
///
/// # Errors
/// `internal` when the stored texts are none of the known ones.
pub fn of(room: &RoomRow) -> Result<RoomStatus> {
    let corrupt = |column| StoreError::Corrupt { table: "room", column, id: room.id.clone() };
    let occupancy = room.occupancy.parse().map_err(|_| corrupt("occupancy"))?;
    let housekeeping = room.housekeeping.parse().map_err(|_| corrupt("housekeeping"))?;
    Ok(RoomStatus::new(occupancy, housekeeping))
}

/// The kind of a stored block.
///
/// # Errors
/// `internal` when the stored text is none of the known ones.
pub fn kind_of(block: &BlockRow) -> Result<BlockKind> {
    let corrupt = |_| StoreError::Corrupt { table: "room_block", column: "kind", id: block.id.clone() };
    Ok(block.kind.parse().map_err(corrupt)?)
}

/// Of several blocks the one that matters more: out of order before out of service.
pub fn strongest(blocks: Vec<BlockRow>) -> Option<BlockRow> {
    blocks.into_iter().min_by_key(|block| block.kind != BlockKind::OutOfOrder.as_str())
}

/// Whether a guest may move into the room now.
///
/// # Errors
/// `room_not_ready` with the reason: occupied, out of order, out of service, or dirty where the clerk did not
/// accept that.
pub async fn check_ready(cx: &mut Cx<'_>, room: &RoomRow, allow_dirty: bool) -> Result<()> {
    let today = cx.today()?;
    let blocks = rows::blocks_of(&mut cx.tx, &room.id, today, today + Days::new(1)).await?;
    let block = strongest(blocks).as_ref().map(kind_of).transpose()?;
    let status = of(room)?;
    rules::may_check_in(status.occupancy, status.housekeeping, block, allow_dirty)
        .map_err(|problem| refused(room, &problem).into())
}

/// Lets an event happen to a room and returns its state before and after.
///
/// # Errors
/// `wrong_state` when a room in this state cannot take the event.
pub async fn apply_event(cx: &mut Cx<'_>, room: &str, event: RoomEvent) -> Result<(RoomStatus, RoomStatus)> {
    let row = load(cx, room).await?;
    let before = of(&row)?;
    let after = before.next(event, RoomRules::default()).map_err(|problem| refused(&row, &problem))?;
    write(cx, &row, before, after).await?;
    Ok((before, after))
}

/// Writes a state and notes the change for the operation log.
pub(crate) async fn write(
    cx: &mut Cx<'_>,
    room: &RoomRow,
    before: RoomStatus,
    after: RoomStatus,
) -> Result<()> {
    if before == after {
        return Ok(());
    }
    rows::set_status(&mut cx.tx, &room.id, after.occupancy.as_str(), after.housekeeping.as_str()).await?;
    cx.changed(&format!("room {}", room.number), before.code(), after.code());
    Ok(())
}

/// What a step did to a room, kept with the step so that it can be taken back.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RoomChange {
    room: String,
    event: RoomEvent,
    before: RoomStatus,
    after: RoomStatus,
}

impl RoomChange {
    /// Lets something happen to a room.
    ///
    /// # Errors
    /// Those of [`apply_event`].
    pub async fn make(cx: &mut Cx<'_>, room: &str, event: RoomEvent) -> Result<Self> {
        let (before, after) = apply_event(cx, room, event).await?;
        Ok(Self { room: room.to_owned(), event, before, after })
    }

    /// Notes a change that was written already.
    pub(crate) fn made(room: &RoomRow, event: RoomEvent, before: RoomStatus, after: RoomStatus) -> Self {
        Self { room: room.id.clone(), event, before, after }
    }

    /// The room.
    pub fn room(&self) -> &str {
        &self.room
    }

    /// Adds what taking it back would do.
    pub async fn plan(&self, cx: &mut Cx<'_>, plan: UndoPlan) -> Result<UndoPlan> {
        let room = load(cx, &self.room).await?;
        let now = of(&room)?;
        // Where it cannot be taken back any more, the state stays as it is and the undo is refused.
        let then = now.undo(self.event, self.before, self.after).unwrap_or(now);
        let (from, to) = (now.code().to_owned(), then.code().to_owned());
        Ok(plan.effect("room_status", &[("room", room.number), ("from", from), ("to", to)]))
    }

    /// Takes it back: occupancy as before, housekeeping as before unless somebody has changed it since.
    ///
    /// # Errors
    /// `wrong_state` when the room changed hands after the event.
    pub async fn revert(&self, cx: &mut Cx<'_>) -> Result<()> {
        let row = load(cx, &self.room).await?;
        let now = of(&row)?;
        let back =
            now.undo(self.event, self.before, self.after).map_err(|problem| refused(&row, &problem))?;
        write(cx, &row, now, back).await
    }
}
