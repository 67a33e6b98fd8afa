//! Nights and weekdays. A night carries the date of its evening: a stay from the 22nd to the 25th has the
//! nights of the 22nd, 23rd and 24th, and the room is free again for the night of the 25th.

use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, Weekday};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use thiserror::Error;

#[cfg(test)]
mod tests;

/// The date on a clock that is `utc_offset_minutes` ahead of UTC; `now_ms` is in epoch milliseconds.
pub fn local_date(now_ms: i64, utc_offset_minutes: i64) -> NaiveDate {
    let utc = DateTime::from_timestamp_millis(now_ms).unwrap_or_default();
    (utc + Duration::minutes(utc_offset_minutes)).date_naive()
}

/// The longest stay in nights. A longer tenancy is a lease, not a booking, and most likely a slip of the
/// finger.
pub const MAX_NIGHTS: u32 = 400;

/// Why a pair of dates is not a stay, or a number not a set of weekdays.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CalendarProblem {
    /// The departure is not after the arrival.
    #[error("departure {departure} is not after arrival {arrival}")]
    NoNight {
        /// The day of arrival.
        arrival: NaiveDate,
        /// The day of departure.
        departure: NaiveDate,
    },
    /// More than [`MAX_NIGHTS`].
    #[error("{nights} nights are more than {max}")]
    TooManyNights {
        /// Nights between the two dates.
        nights: i64,
        /// The longest stay accepted.
        max: u32,
    },
    /// Bits beyond the seven days of the week.
    #[error("{mask} is not a set of weekdays")]
    NotWeekdays {
        /// What was given.
        mask: u8,
    },
}

/// The nights from an arrival to a departure: at least one, at most [`MAX_NIGHTS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "Dates", into = "Dates")]
#[schemars(with = "Dates")]
pub struct NightRange {
    arrival: NaiveDate,
    departure: NaiveDate,
}

/// The days of arrival and departure.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "NightRange")]
struct Dates {
    /// The day of arrival: the date of the first night.
    arrival: NaiveDate,
    /// The day of departure: the day after the last night.
    departure: NaiveDate,
}

impl NightRange {
    /// The nights between two dates.
    ///
    /// # Errors
    /// [`CalendarProblem::NoNight`], [`CalendarProblem::TooManyNights`].
    pub fn new(arrival: NaiveDate, departure: NaiveDate) -> Result<NightRange, CalendarProblem> {
        let nights = (departure - arrival).num_days();
        if nights < 1 {
            return Err(CalendarProblem::NoNight { arrival, departure });
        }
        if nights > i64::from(MAX_NIGHTS) {
            return Err(CalendarProblem::TooManyNights { nights, max: MAX_NIGHTS });
        }
        Ok(NightRange { arrival, departure })
    }

    /// The given number of nights from an arrival.
    ///
    /// # Errors
    /// [`CalendarProblem::NoNight`] for zero nights, [`CalendarProblem::TooManyNights`].
    pub fn from_nights(arrival: NaiveDate, nights: u32) -> Result<NightRange, CalendarProblem> {
        let too_many = CalendarProblem::TooManyNights { nights: i64::from(nights), max: MAX_NIGHTS };
        let departure = arrival.checked_add_days(Days::new(u64::from(nights))).ok_or(too_many)?;
        NightRange::new(arrival, departure)
    }

    /// The day of arrival: the date of the first night.
    pub const fn arrival(&self) -> NaiveDate {
        self.arrival
    }

    /// The day of departure: the day after the last night.
    pub const fn departure(&self) -> NaiveDate {
        self.departure
    }

    /// How many nights.
    pub fn count(&self) -> u32 {
        u32::try_from((self.departure - self.arrival).num_days()).expect("checked when it was made")
    }

    /// Each night by its date, in order.
    pub fn nights(&self) -> impl DoubleEndedIterator<Item = NaiveDate> + Clone + use<> {
        let arrival = self.arrival;
        (0..u64::from(self.count())).map(move |n| arrival + Days::new(n))
    }

    /// Whether the night of this date belongs to the stay.
    pub fn contains(&self, night: NaiveDate) -> bool {
        self.arrival <= night && night < self.departure
    }

    /// Whether two stays want the same room for some night. A departure and an arrival on one day do not
    /// meet.
    pub fn overlaps(&self, other: &NightRange) -> bool {
        self.arrival < other.departure && other.arrival < self.departure
    }
}

impl TryFrom<Dates> for NightRange {
    type Error = CalendarProblem;

    fn try_from(dates: Dates) -> Result<NightRange, CalendarProblem> {
        NightRange::new(dates.arrival, dates.departure)
    }
}

impl From<NightRange> for Dates {
    fn from(range: NightRange) -> Dates {
        Dates { arrival: range.arrival, departure: range.departure }
    }
}

/// Each night of a stay by its date, in order.
///
/// # Errors
/// Those of [`NightRange::new`].
pub fn nights(
    arrival: NaiveDate,
    departure: NaiveDate,
) -> Result<impl DoubleEndedIterator<Item = NaiveDate> + Clone, CalendarProblem> {
    Ok(NightRange::new(arrival, departure)?.nights())
}

/// A set of weekdays: bit 0 is Monday, bit 6 is Sunday. On the wire the integer, 0 to 127.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "u8", into = "u8")]
#[schemars(with = "u8", extend("maximum" = 127))]
pub struct Weekdays(u8);

impl Weekdays {
    /// No day.
    pub const NONE: Weekdays = Weekdays(0);
    /// Every day.
    pub const ALL: Weekdays = Weekdays(0b111_1111);
    /// The nights before a day off, Friday and Saturday: the weekend as hotels price it.
    pub const WEEKEND_NIGHTS: Weekdays = Weekdays(0b011_0000);

    /// The set of a bit mask.
    ///
    /// # Errors
    /// [`CalendarProblem::NotWeekdays`] when a bit beyond Sunday is set.
    pub const fn from_mask(mask: u8) -> Result<Weekdays, CalendarProblem> {
        if mask > Weekdays::ALL.0 { Err(CalendarProblem::NotWeekdays { mask }) } else { Ok(Weekdays(mask)) }
    }

    /// The bit mask.
    pub const fn mask(self) -> u8 {
        self.0
    }

    /// The set with one more day.
    pub const fn with(self, day: Weekday) -> Weekdays {
        Weekdays(self.0 | 1 << day.num_days_from_monday())
    }

    /// Whether the day is in the set.
    pub const fn contains(self, day: Weekday) -> bool {
        self.0 & 1 << day.num_days_from_monday() != 0
    }

    /// Whether the weekday of the date is in the set.
    pub fn includes(self, date: NaiveDate) -> bool {
        self.contains(date.weekday())
    }
}

impl TryFrom<u8> for Weekdays {
    type Error = CalendarProblem;

    fn try_from(mask: u8) -> Result<Weekdays, CalendarProblem> {
        Weekdays::from_mask(mask)
    }
}

impl From<Weekdays> for u8 {
    fn from(days: Weekdays) -> u8 {
        days.0
    }
}
