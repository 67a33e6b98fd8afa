//! Stays: from booking or walk-in to check-out.

mod book;
mod cancel;
mod check_in;
mod check_out;
mod extend;
mod get;
mod list;
mod money;
mod move_room;
mod nights;
mod no_show;
mod place;
mod problem;
pub(crate) mod room_use;
mod sell;
pub mod undo;
mod walk_in;

pub use book::{Book, Booked};
pub use cancel::Cancel;
pub use check_in::{CheckIn, CheckedIn};
pub use check_out::{CheckOut, CheckedOut};
pub use extend::{Extend, Extended};
pub use get::{Get, NightOfStay, StayDetail, StayView};
pub use list::{List, ListScope, Stays};
pub use move_room::Move;
pub use nights::{night_breakdown, room_night_key, terms};
pub use no_show::NoShow;
pub use room_use::RoomUse;
pub use walk_in::WalkIn;

use crate::cx::Cx;
use crate::operation::{Entry, entry};
use crate::problem::{Problem, Result};
use chrono::NaiveDate;
use kezhan_core::id::{ActionId, StayId};
use kezhan_core::money::Money;
use kezhan_core::stay::StayState;
use kezhan_store::StoreError;
use kezhan_store::stay::{self as rows, StayRow};
use schemars::JsonSchema;
use serde::Serialize;

/// The operations of this domain.
pub const OPERATIONS: &[Entry] = &[
    entry::<WalkIn>(),
    entry::<Book>(),
    entry::<CheckIn>(),
    entry::<Extend>(),
    entry::<Move>(),
    entry::<Cancel>(),
    entry::<NoShow>(),
    entry::<CheckOut>(),
    entry::<Get>(),
    entry::<List>(),
];

/// A stay as lists show it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct StayBrief {
    /// Id.
    pub id: String,
    /// Confirmation number.
    pub number: String,
    /// State.
    pub state: StayState,
    /// Guest.
    pub guest: GuestName,
    /// First night.
    pub arrival: NaiveDate,
    /// Day of leaving.
    pub departure: NaiveDate,
    /// Number of nights.
    pub nights: i64,
    /// Room assigned.
    pub room_id: Option<String>,
    /// Its number.
    pub room_number: Option<String>,
    /// Room type sold.
    pub room_type_id: String,
    /// Its Chinese name.
    pub room_type_name: String,
    /// Its English name.
    pub room_type_name_en: String,
    /// Balance over all folios, positive = owed by the guest.
    pub balance: Money,
    /// Version for edits.
    pub version: i64,
}

/// A guest by name.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct GuestName {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
}

/// The answer of a change of a stay.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct StayChanged {
    /// The step, to be undone.
    pub action_id: ActionId,
}

/// A stay as lists show it.
pub async fn brief(cx: &mut Cx<'_>, stay: &StayRow) -> Result<StayBrief> {
    let brief = briefs(cx, std::slice::from_ref(stay)).await?.pop();
    brief.ok_or_else(|| Problem::missing("stay", &stay.id).into())
}

/// Stays as lists show them, in the order given, read in one statement.
pub async fn briefs(cx: &mut Cx<'_>, stays: &[StayRow]) -> Result<Vec<StayBrief>> {
    let found = rows::views(&mut cx.tx, stays.iter().map(|stay| stay.id.clone())).await?;
    let mut briefs = Vec::with_capacity(stays.len());
    for stay in stays {
        if let Some(view) = found.iter().find(|view| view.id == stay.id) {
            briefs.push(from_view(view.clone())?);
        }
    }
    Ok(briefs)
}

/// A stay of a list query as lists show it.
pub fn from_view(view: rows::StayView) -> Result<StayBrief> {
    Ok(StayBrief {
        state: state(&view.id, &view.state)?,
        nights: (view.departure - view.arrival).num_days(),
        guest: GuestName { id: view.guest_id, name: view.guest_name },
        balance: Money(view.balance),
        id: view.id,
        number: view.number,
        arrival: view.arrival,
        departure: view.departure,
        room_id: view.room_id,
        room_number: view.room_number,
        room_type_id: view.room_type_id,
        room_type_name: view.room_type_name,
        room_type_name_en: view.room_type_name_en,
        version: view.version,
    })
}

/// A stored state.
fn state(stay: &str, text: &str) -> Result<StayState> {
    let corrupt = |_| StoreError::Corrupt { table: "stay", column: "state", id: stay.to_owned() };
    Ok(text.parse().map_err(corrupt)?)
}

/// The stay with this id.
async fn load(cx: &mut Cx<'_>, id: &str) -> Result<StayRow> {
    let found = rows::get(&mut cx.tx, id).await?;
    found.ok_or_else(|| Problem::missing("stay", id).into())
}

/// The stay with this id as the caller saw it; the command is about it from here on.
async fn load_at(cx: &mut Cx<'_>, id: &StayId, version: i64) -> Result<StayRow> {
    let stay = load(cx, id.as_str()).await?;
    if stay.version != version {
        return Err(Problem::Stale { kind: "stay", id: id.to_string() }.into());
    }
    cx.about("stay", id);
    Ok(stay)
}

/// The room type that a stay takes a room of: that of its room, or, without one, the type sold.
pub(crate) async fn counts_as(cx: &mut Cx<'_>, id: &StayId) -> Result<String> {
    let stay = load(cx, id.as_str()).await?;
    match &stay.room_id {
        Some(room) => Ok(crate::room::status::load(cx, room).await?.room_type_id),
        None => Ok(stay.room_type_id),
    }
}

/// Writes a changed stay and notes the change of its state.
async fn save(cx: &mut Cx<'_>, stay: &mut StayRow, state: StayState) -> Result<()> {
    if stay.state != state.as_str() {
        cx.changed("state", &stay.state, state);
        state.as_str().clone_into(&mut stay.state);
    }
    if !rows::save(&mut cx.tx, stay).await? {
        return Err(Problem::Stale { kind: "stay", id: stay.id.clone() }.into());
    }
    stay.version += 1;
    Ok(())
}

/// Name of the guest of a stay, for sentences.
async fn guest_name(cx: &mut Cx<'_>, stay: &StayRow) -> Result<String> {
    let view = rows::views(&mut cx.tx, [stay.id.clone()]).await?.pop();
    Ok(view.map(|view| view.guest_name).unwrap_or_default())
}
