//! The frozen price of each night of a stay.

use crate::cx::Cx;
use crate::problem::Result;
use chrono::NaiveDate;
use kezhan_core::money::{Money, Percent};
use kezhan_core::tax::{Breakdown, PriceMode, breakdown};
use kezhan_store::StoreError;
use kezhan_store::stay::{self as rows, StayNightRow};
use serde::{Deserialize, Serialize};

/// The key under which the charge of a room night is posted once and never again.
pub fn room_night_key(stay: &str, night: NaiveDate) -> String {
    format!("room:{stay}:{night}")
}

/// How a frozen price is to be read: whether tax is inside, service charge, tax.
pub fn terms(night: &StayNightRow) -> Result<(PriceMode, Percent, Percent)> {
    let corrupt = || StoreError::Corrupt {
        table: "stay_night",
        column: "price_mode",
        id: format!("{} {}", night.stay_id, night.night),
    };
    let mode = PriceMode::from_name(&night.price_mode).ok_or_else(corrupt)?;
    Ok((mode, Percent::from_scaled(night.service_percent), Percent::from_scaled(night.tax_percent)))
}

/// What a frozen night costs the guest, as it is posted.
pub fn night_breakdown(night: &StayNightRow) -> Result<Breakdown> {
    let (mode, service, tax) = terms(night)?;
    Ok(breakdown(Money(night.price), mode, service, tax))
}

/// What all nights of a stay cost.
pub(super) fn total(nights: &[StayNightRow]) -> Result<Breakdown> {
    nights.iter().map(night_breakdown).sum()
}

/// The nights whose charge was posted.
pub(super) async fn posted(cx: &mut Cx<'_>, nights: &[StayNightRow]) -> Result<Vec<NaiveDate>> {
    let keyed = |night: &StayNightRow| (room_night_key(&night.stay_id, night.night), night.night);
    let keys: Vec<(String, NaiveDate)> = nights.iter().map(keyed).collect();
    let found = rows::posted_keys(&mut cx.tx, keys.iter().map(|(key, _)| key.clone()).collect()).await?;
    Ok(keys.into_iter().filter(|(key, _)| found.contains(key)).map(|(_, night)| night).collect())
}

/// A frozen night as a step remembers it that gave it up.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FrozenNight {
    night: NaiveDate,
    room_type: String,
    price: i64,
    mode: String,
    service: i64,
    tax: i64,
}

impl From<&StayNightRow> for FrozenNight {
    fn from(row: &StayNightRow) -> Self {
        Self {
            night: row.night,
            room_type: row.room_type_id.clone(),
            price: row.price,
            mode: row.price_mode.clone(),
            service: row.service_percent,
            tax: row.tax_percent,
        }
    }
}

/// Gives up the nights `from..until`; what was given up is what an undo puts back.
pub(super) async fn give_up(
    cx: &mut Cx<'_>,
    stay: &str,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<Vec<FrozenNight>> {
    let nights = rows::nights(&mut cx.tx, stay).await?;
    let given = nights.iter().filter(|row| from <= row.night && row.night < until).map(FrozenNight::from);
    let given = given.collect();
    rows::delete_nights(&mut cx.tx, stay, from, until).await?;
    Ok(given)
}

/// Puts nights back that were given up.
pub(super) async fn put_back(cx: &mut Cx<'_>, stay: &str, nights: &[FrozenNight]) -> Result<()> {
    let row = |night: &FrozenNight| StayNightRow {
        stay_id: stay.to_owned(),
        night: night.night,
        room_type_id: night.room_type.clone(),
        price: night.price,
        price_mode: night.mode.clone(),
        service_percent: night.service,
        tax_percent: night.tax,
    };
    let nights: Vec<StayNightRow> = nights.iter().map(row).collect();
    Ok(rows::insert_nights(&mut cx.tx, &nights).await?)
}
