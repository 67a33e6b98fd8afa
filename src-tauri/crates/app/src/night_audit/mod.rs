//! Night audit: the open points of the day, the room nights, the proof, the roll of the business date.

mod check;
mod close;
pub mod figures;
mod list;
mod post;

pub use check::{AuditCheck, CheckNight};
pub use close::{CloseNight, Closed};
pub(crate) use list::figures_of;
pub use list::{ClosedDate, ListAudits, NightAudits};
pub use post::{NightsPosted, PostNights};

use crate::cx::Cx;
use crate::operation::{Entry, entry};
use crate::problem::{Problem, Result};
use crate::stay::{self, StayBrief};
use chrono::{Days, NaiveDate};
use kezhan_core::tax::Breakdown;
use kezhan_store::night_audit::{self as rows, UnpostedRow};
use kezhan_store::stay::{Listing, Scope, StayNightRow, list};

/// The operations of this domain.
pub const OPERATIONS: &[Entry] =
    &[entry::<CheckNight>(), entry::<PostNights>(), entry::<CloseNight>(), entry::<ListAudits>()];

/// More open points than these are not worth listing one by one.
const MOST: i64 = 2_000;

/// What stands between the house and the next business date, the proof of the books left out.
pub(crate) struct OpenPoints {
    /// Guests who are expected and neither came nor were called off.
    pub arrivals: Vec<StayBrief>,
    /// Guests who are to leave and have not.
    pub due_outs: Vec<StayBrief>,
    /// Nights not charged yet.
    pub unposted: Vec<UnpostedRow>,
}

impl OpenPoints {
    pub(crate) async fn load(cx: &mut Cx<'_>) -> Result<Self> {
        let (property, today) = (cx.house()?.id.clone(), cx.today()?);
        let mut found = Vec::with_capacity(2);
        for scope in [Scope::Arrivals, Scope::Departures] {
            let asked = Listing { property: &property, scope, today, words: &[], after: None, limit: MOST };
            let views = list(&mut cx.tx, &asked).await?;
            found.push(views.into_iter().map(stay::from_view).collect::<Result<Vec<StayBrief>>>()?);
        }
        let due_outs = found.pop().unwrap_or_default();
        let arrivals = found.pop().unwrap_or_default();
        Ok(Self { arrivals, due_outs, unposted: rows::unposted(&mut cx.tx, &property, today).await? })
    }

    /// Names of those that are there.
    pub(crate) fn names(&self) -> Vec<String> {
        [
            ("arrivals", self.arrivals.is_empty()),
            ("due_outs", self.due_outs.is_empty()),
            ("unposted", self.unposted.is_empty()),
        ]
        .into_iter()
        .filter(|(_, settled)| !settled)
        .map(|(name, _)| name.to_owned())
        .collect()
    }
}

/// Whether the business date has begun on the clock of the house. Audits are late, in the night after the
/// date or days behind, but never ahead: whoever closed tomorrow would put tomorrow's guests and money under
/// a date that is over.
pub(crate) fn has_begun(cx: &Cx<'_>) -> Result<bool> {
    Ok(cx.today()? <= cx.local_date()?)
}

/// The business date, if its night may be charged and closed.
pub(crate) fn begun(cx: &Cx<'_>) -> Result<NaiveDate> {
    let business_date = cx.today()?;
    if has_begun(cx)? {
        return Ok(business_date);
    }
    let (field, local_date) = ("businessDate".to_owned(), cx.local_date()?);
    Err(Problem::DayNotBegun { field, business_date, local_date }.into())
}

/// The date after a business date.
pub(crate) fn next_date(date: NaiveDate) -> NaiveDate {
    date.checked_add_days(Days::new(1)).unwrap_or(date)
}

/// The frozen terms of a night, as stays know them.
pub(crate) fn frozen(row: &UnpostedRow) -> StayNightRow {
    StayNightRow {
        stay_id: row.stay_id.clone(),
        night: row.night,
        room_type_id: row.room_type_id.clone(),
        price: row.price,
        price_mode: row.price_mode.clone(),
        service_percent: row.service_percent,
        tax_percent: row.tax_percent,
    }
}

/// What a night not charged yet will cost.
pub(crate) fn cost(row: &UnpostedRow) -> Result<Breakdown> {
    stay::night_breakdown(&frozen(row))
}
