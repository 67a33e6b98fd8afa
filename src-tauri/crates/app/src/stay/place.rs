//! A stay and its room: which nights it holds, and whether it can be sold.

use crate::cx::Cx;
use crate::problem::{Problem, Result};
use crate::room::availability::refuse_oversold;
use crate::room::status;
use chrono::NaiveDate;
use kezhan_core::calendar::NightRange;
use kezhan_store::catalogue::{self, RoomTypeRow};
use kezhan_store::room::{self as rooms, RoomRow};
use kezhan_store::stay::StayRow;

/// The room type with this id, as the caller named it.
pub(super) async fn room_type(cx: &mut Cx<'_>, id: &str) -> Result<RoomTypeRow> {
    let found = catalogue::room_type(&mut cx.tx, id).await?;
    found.ok_or_else(|| Problem::missing("room_type", id).into())
}

/// Holds the room for the nights `from..until`; refused with the first night that somebody else has.
pub(super) async fn hold(
    cx: &mut Cx<'_>,
    room: &RoomRow,
    stay: &str,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<()> {
    // No night at all holds nothing: a guest who leaves today.
    let Ok(range) = NightRange::new(from, until) else { return Ok(()) };
    let nights: Vec<NaiveDate> = range.nights().collect();
    match rooms::hold(&mut cx.tx, &room.id, &nights, Some(stay), None).await? {
        None => Ok(()),
        Some(night) => Err(Problem::RoomTaken { room: room.number.clone(), night: Some(night) }.into()),
    }
}

/// Refuses what was just sold to a stay if its type has not enough rooms from a night on. A stay counts as
/// its room's type, or, without a room, as the type sold.
pub(super) async fn refuse_stay_oversold(cx: &mut Cx<'_>, stay: &StayRow, from: NaiveDate) -> Result<()> {
    let counts_as = match &stay.room_id {
        Some(id) => status::load(cx, id).await?.room_type_id,
        None => stay.room_type_id.clone(),
    };
    refuse_oversold(cx, &counts_as, from, stay.departure).await
}

/// Holds the room of a stay again, if it has one, for its nights from `today` on.
pub(super) async fn hold_again(cx: &mut Cx<'_>, stay: &StayRow, today: NaiveDate) -> Result<()> {
    let Some(id) = &stay.room_id else { return Ok(()) };
    let room = status::load(cx, id).await?;
    hold(cx, &room, &stay.id, stay.arrival.max(today), stay.departure).await
}
