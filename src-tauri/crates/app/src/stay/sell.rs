//! What a walk-in and a booking have in common: nights sold to a guest at frozen prices.

use super::{nights, place, problem};
use crate::catalogue::pricing::{self, Priced};
use crate::cx::{Cx, bounded};
use crate::folio::windows;
use crate::guest::{self, GuestInput, SavedGuest};
use crate::problem::Result;
use chrono::NaiveDate;
use kezhan_core::calendar::NightRange;
use kezhan_core::id::{RatePlanId, StayId};
use kezhan_core::money::Money;
use kezhan_core::stay::{self, StayState};
use kezhan_store::catalogue::RoomTypeRow;
use kezhan_store::folio::FolioRow;
use kezhan_store::room::RoomRow;
use kezhan_store::stay::{self as rows, StayNightRow, StayRow};

const MAX_NOTE: usize = 500;

/// What is to be sold, as it was asked for.
pub(super) struct Wish<'a> {
    pub guest: &'a GuestInput,
    pub range: NightRange,
    pub adults: u16,
    pub children: Option<u16>,
    pub room_type: &'a RoomTypeRow,
    pub room: Option<&'a RoomRow>,
    pub rate_plan: Option<&'a RatePlanId>,
    pub price: Option<Money>,
    pub note: Option<&'a str>,
    pub walk_in: bool,
}

/// What was sold: a reserved stay that holds its nights, and its first folio.
pub(super) struct Sold {
    pub stay: StayRow,
    pub guest: SavedGuest,
    pub folio: FolioRow,
    pub priced: Priced,
}

/// Sells nights. Refused with the night on which the room is taken, or on which the type is sold out.
pub(super) async fn sell(cx: &mut Cx<'_>, wish: &Wish<'_>) -> Result<Sold> {
    let (arrival, departure) = (wish.range.arrival(), wish.range.departure());
    let (adults, children) = (i64::from(wish.adults), i64::from(wish.children.unwrap_or(0)));
    stay::check_guests(adults, children, wish.room_type.max_guests).map_err(problem::refusal)?;
    let note = bounded("note", wish.note.unwrap_or_default(), 0, MAX_NOTE)?;
    let priced = pricing::price(cx, wish.rate_plan, &wish.room_type.id, &wish.range, wish.price).await?;
    let guest = guest::save_input(cx, wish.guest, "guest").await?;
    let number = cx.next_number("stay").await?;
    let (clock, entropy) = cx.sources();
    let id = StayId::make(clock, entropy);
    cx.about("stay", &id);
    let stay = StayRow {
        id: id.to_string(),
        property_id: cx.house()?.id.clone(),
        number: format!("S{number:06}"),
        guest_id: guest.id.clone(),
        state: StayState::Reserved.as_str().to_owned(),
        arrival,
        departure,
        adults,
        children,
        room_type_id: wish.room_type.id.clone(),
        room_id: wish.room.map(|room| room.id.clone()),
        rate_plan_id: priced.plan.id.clone(),
        walk_in: wish.walk_in,
        note,
        created_at: cx.now,
        checked_in_at: None,
        checked_out_at: None,
        checked_out_on: None,
        version: 1,
    };
    rows::insert(&mut cx.tx, &stay).await?;
    rows::insert_nights(&mut cx.tx, &frozen(&stay.id, &priced)).await?;
    if let Some(room) = wish.room {
        place::hold(cx, room, &stay.id, arrival, departure).await?;
    }
    place::refuse_stay_oversold(cx, &stay, arrival).await?;
    let folio = windows::open_first(cx, &stay.id, &guest.name).await?;
    Ok(Sold { stay, guest, folio, priced })
}

/// The rows that freeze prices.
pub(super) fn frozen(stay: &str, priced: &Priced) -> Vec<StayNightRow> {
    let row = |night: &pricing::PricedNight| StayNightRow {
        stay_id: stay.to_owned(),
        night: night.night,
        room_type_id: night.room_type_id.clone(),
        price: night.price.0,
        price_mode: night.mode.as_str().to_owned(),
        service_percent: night.service.scaled(),
        tax_percent: night.tax.scaled(),
    };
    priced.nights.iter().map(row).collect()
}

/// The nights that a walk-in of so many nights has from the business date on.
pub(super) fn from_tonight(today: NaiveDate, count: u32) -> Result<NightRange> {
    Ok(NightRange::from_nights(today, count).map_err(problem::nights)?)
}

/// The nights of a booking.
pub(super) fn booked(arrival: NaiveDate, departure: NaiveDate, today: NaiveDate) -> Result<NightRange> {
    Ok(stay::check_dates(arrival, departure, today).map_err(problem::refusal)?)
}

/// What all nights of a stay on record cost.
pub(super) async fn total(cx: &mut Cx<'_>, stay: &str) -> Result<kezhan_core::tax::Breakdown> {
    let rows = rows::nights(&mut cx.tx, stay).await?;
    nights::total(&rows)
}
