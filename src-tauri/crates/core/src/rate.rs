//! What a night costs: a base price, a weekend price, and seasons that replace both.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::calendar::{NightRange, Weekdays};
use crate::money::{Money, Percent};
use crate::tax::{Breakdown, PriceMode, breakdown};

#[cfg(test)]
mod tests;

/// Why the seasons of a rate plan are not accepted.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SeasonProblem {
    /// A season ends before it starts.
    #[error("season {season} ends on {last}, before it starts on {first}")]
    Backwards {
        /// Index of the season, from 0.
        season: usize,
        /// Its first night.
        first: NaiveDate,
        /// Its last night.
        last: NaiveDate,
    },
    /// Two seasons claim the same night.
    #[error("season {season} has the night of {night} in common with season {other}")]
    Overlap {
        /// Index of the later of the two in the list, from 0.
        season: usize,
        /// Index of the earlier one.
        other: usize,
        /// The first night that both claim.
        night: NaiveDate,
    },
}

/// Checks that no season runs backwards and that no night belongs to two of them, each given by its first and
/// its last night. Two seasons may meet: one ends in the night before the other starts.
///
/// # Errors
/// The first [`SeasonProblem`] in the order of the list.
pub fn check_seasons(seasons: &[(NaiveDate, NaiveDate)]) -> Result<(), SeasonProblem> {
    for (season, &(first, last)) in seasons.iter().enumerate() {
        if last < first {
            return Err(SeasonProblem::Backwards { season, first, last });
        }
        let meets = |&(_, &(from, to)): &(usize, &(NaiveDate, NaiveDate))| from <= last && first <= to;
        if let Some((other, &(from, _))) = seasons[..season].iter().enumerate().find(meets) {
            return Err(SeasonProblem::Overlap { season, other, night: first.max(from) });
        }
    }
    Ok(())
}

/// Prices of one room type under one rate plan, as listed: the plan says whether tax is inside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RateTable {
    /// The price of a night, in minor units.
    pub base: Money,
    /// The price of a weekend night; without one the base price holds all week.
    #[serde(default)]
    pub weekend: Option<Money>,
    /// The nights that count as weekend.
    #[serde(default = "weekend_nights")]
    pub weekend_days: Weekdays,
    /// Periods with prices of their own. No two have a night in common.
    #[serde(default)]
    pub seasons: Vec<Season>,
}

/// A period with prices of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Season {
    /// The first night.
    pub from: NaiveDate,
    /// The last night, included.
    pub to: NaiveDate,
    /// The price of a night, in minor units.
    pub base: Money,
    /// The price of a weekend night; without one the base price of the season holds all week.
    #[serde(default)]
    pub weekend: Option<Money>,
}

fn weekend_nights() -> Weekdays {
    Weekdays::WEEKEND_NIGHTS
}

impl RateTable {
    /// One price for every night.
    pub fn flat(base: Money) -> RateTable {
        RateTable { base, weekend: None, weekend_days: weekend_nights(), seasons: Vec::new() }
    }

    /// The listed price of a night: that of the season it lies in, or the ordinary one.
    pub fn price(&self, night: NaiveDate) -> Money {
        let season = self.seasons.iter().find(|season| season.from <= night && night <= season.to);
        let (base, weekend) = season.map_or((self.base, self.weekend), |s| (s.base, s.weekend));
        if self.weekend_days.includes(night) { weekend.unwrap_or(base) } else { base }
    }

    /// Prices every night of a stay.
    pub fn quote(&self, stay: &NightRange, mode: PriceMode, service: Percent, tax: Percent) -> Quote {
        Quote::of(stay.nights().map(|night| (night, self.price(night))), mode, service, tax)
    }
}

/// One night of a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct NightQuote {
    /// The date of the night.
    pub night: NaiveDate,
    /// The listed price, in minor units.
    pub price: Money,
    /// What the price is made of; its gross is what the guest pays for the night.
    pub amount: Breakdown,
}

/// What a stay costs, night by night.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Quote {
    /// The nights in order.
    pub nights: Vec<NightQuote>,
    /// The sum of the nights. Each night is rounded by itself, as it will be posted by itself.
    pub total: Breakdown,
}

impl Quote {
    /// A quote of given prices, such as those frozen in a booking or agreed by hand.
    pub fn of(
        prices: impl IntoIterator<Item = (NaiveDate, Money)>,
        mode: PriceMode,
        service: Percent,
        tax: Percent,
    ) -> Quote {
        let nights: Vec<NightQuote> = prices
            .into_iter()
            .map(|(night, price)| NightQuote { night, price, amount: breakdown(price, mode, service, tax) })
            .collect();
        let total = nights.iter().map(|night| night.amount).sum();
        Quote { nights, total }
    }
}
