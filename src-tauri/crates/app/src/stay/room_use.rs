//! The room of a guest beyond its nights: day use, late departure.

use super::nights;
use crate::cx::Cx;
use crate::problem::Result;
use kezhan_core::folio::PostingKind;
use kezhan_core::money::Money;
use kezhan_core::stay::RoomShare;
use kezhan_core::tax::{Breakdown, breakdown};
use kezhan_store::folio as folios;
use kezhan_store::stay::{self as rows, StayNightRow, StayRow};
use schemars::JsonSchema;
use serde::Serialize;

/// Code of the charge of a guest who had the room and leaves before any night was charged.
pub(crate) const DAY_USE: &str = "day_use";
/// Code of the charge of a guest who leaves later in the day than a night pays for.
pub(crate) const LATE_DEPARTURE: &str = "late_departure";

/// What the room costs today if the guest leaves.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RoomUse {
    /// `day_use` while no night was charged, then `late_departure`.
    pub code: String,
    /// Whether a night or the day was charged; while not, a check-out asks for it.
    pub charged: bool,
    /// A whole night, gross, minor units.
    pub full: Money,
    /// Half a night.
    pub half: Money,
}

/// What the room costs today, with the frozen night that says so.
pub(crate) struct Used {
    pub shown: RoomUse,
    pub night: StayNightRow,
}

impl Used {
    /// Price as it is listed, and what it comes to.
    pub(crate) fn cost(&self, share: RoomShare) -> Result<(Money, Breakdown)> {
        let (mode, service, tax) = nights::terms(&self.night)?;
        let price = share.of(Money(self.night.price));
        Ok((price, breakdown(price, mode, service, tax)))
    }
}

/// The price of tonight, or on the day of departure that of the last night; nothing for a room that is free.
pub(crate) async fn of(cx: &mut Cx<'_>, stay: &StayRow) -> Result<Option<Used>> {
    let today = cx.today()?;
    let frozen = rows::nights(&mut cx.tx, &stay.id).await?;
    let slept = !nights::posted(cx, &frozen).await?.is_empty();
    let tonight = frozen.iter().find(|night| night.night == today);
    let Some(night) = tonight.or(frozen.last()).filter(|night| night.price != 0).cloned() else {
        return Ok(None);
    };
    let code = if slept { LATE_DEPARTURE } else { DAY_USE };
    let charged = slept || day_charged(cx, &stay.id).await?;
    let shown = RoomUse { code: code.to_owned(), charged, full: Money::ZERO, half: Money::ZERO };
    let mut used = Used { shown, night };
    used.shown.full = used.cost(RoomShare::Full)?.1.gross;
    used.shown.half = used.cost(RoomShare::Half)?.1.gross;
    Ok(Some(used))
}

/// Whether more of the day was charged than taken back; what is split or moved elsewhere stays charged.
async fn day_charged(cx: &mut Cx<'_>, stay: &str) -> Result<bool> {
    let kinds = [PostingKind::Charge.as_str(), PostingKind::Reversal.as_str()];
    let found = folios::postings_of_stay(&mut cx.tx, stay).await?;
    let counted = found.iter().filter(|row| row.code == DAY_USE && kinds.contains(&row.kind.as_str()));
    Ok(counted.map(|row| row.gross).sum::<i64>() > 0)
}
