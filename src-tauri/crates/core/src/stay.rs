//! A stay: from the booking to the departure, the moves it can make and what each move demands.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use thiserror::Error;

use crate::calendar::{CalendarProblem, NightRange};
use crate::id::FolioId;
use crate::money::{Money, round_half_up};
use crate::wire::wire_enum;

wire_enum! {
    /// Where a stay is in its life.
    pub enum StayState {
        /// Booked, not arrived.
        Reserved = "reserved",
        /// The guest lives here.
        InHouse = "in_house",
        /// The guest has left and the bill is settled or on account.
        CheckedOut = "checked_out",
        /// Called off before arrival.
        Cancelled = "cancelled",
        /// Neither arrived nor called off.
        NoShow = "no_show",
    }
}

wire_enum! {
    /// A move of a stay.
    pub enum StayAction {
        /// The guest arrives.
        CheckIn = "check_in",
        /// Takes a check-in back.
        UndoCheckIn = "undo_check_in",
        /// The guest leaves.
        CheckOut = "check_out",
        /// Takes a check-out back.
        UndoCheckOut = "undo_check_out",
        /// The booking is called off.
        Cancel = "cancel",
        /// Takes a cancellation back.
        UndoCancel = "undo_cancel",
        /// The guest did not come.
        NoShow = "no_show",
        /// Takes a no-show back: the guest came after all.
        UndoNoShow = "undo_no_show",
    }
}

wire_enum! {
    /// How much of a night's price a guest pays who had the room for a part of the day.
    pub enum RoomShare {
        /// The whole price of a night.
        Full = "full",
        /// Half of it.
        Half = "half",
    }
}

impl RoomShare {
    /// This share of the price of a night, rounded to the minor unit.
    pub fn of(self, night: Money) -> Money {
        match self {
            RoomShare::Full => night,
            RoomShare::Half => Money(round_half_up(Decimal::from(night.0) / Decimal::TWO)),
        }
    }
}

/// Every move a stay can make; what is not listed is refused.
pub const TRANSITIONS: &[(StayState, StayAction, StayState)] = &[
    (StayState::Reserved, StayAction::CheckIn, StayState::InHouse),
    (StayState::InHouse, StayAction::UndoCheckIn, StayState::Reserved),
    (StayState::InHouse, StayAction::CheckOut, StayState::CheckedOut),
    (StayState::CheckedOut, StayAction::UndoCheckOut, StayState::InHouse),
    (StayState::Reserved, StayAction::Cancel, StayState::Cancelled),
    (StayState::Cancelled, StayAction::UndoCancel, StayState::Reserved),
    (StayState::Reserved, StayAction::NoShow, StayState::NoShow),
    (StayState::NoShow, StayAction::UndoNoShow, StayState::Reserved),
];

impl StayState {
    /// Whether only an undo leads out of this state.
    pub const fn is_final(self) -> bool {
        matches!(self, StayState::CheckedOut | StayState::Cancelled | StayState::NoShow)
    }

    /// Whether the stay holds rooms: booked nights count as sold until the stay ends.
    pub const fn holds_room(self) -> bool {
        matches!(self, StayState::Reserved | StayState::InHouse)
    }
}

impl StayAction {
    /// Whether this move takes another one back.
    pub const fn is_undo(self) -> bool {
        matches!(
            self,
            StayAction::UndoCheckIn
                | StayAction::UndoCheckOut
                | StayAction::UndoCancel
                | StayAction::UndoNoShow
        )
    }
}

/// Why a stay cannot make a move.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum StayProblem {
    /// The state does not allow the move.
    #[error("{action} does not apply to a stay that is {state}")]
    WrongState {
        /// Where the stay is.
        state: StayState,
        /// What was asked.
        action: StayAction,
    },
    /// A night before the business date cannot be sold any more.
    #[error("{night} lies before the business date {business_date}")]
    NightInPast {
        /// The night.
        night: NaiveDate,
        /// The open business date.
        business_date: NaiveDate,
    },
    /// Departure and arrival do not make a stay: no night, or too many.
    #[error(transparent)]
    Dates(#[from] CalendarProblem),
    /// A stay that is over has no night left to change.
    #[error("the dates of a stay that is {state} are fixed")]
    DatesFixed {
        /// Where the stay is.
        state: StayState,
    },
    /// The guest is booked for a later day.
    #[error("arrival is on {arrival}, the business date is {business_date}")]
    TooEarly {
        /// Booked arrival.
        arrival: NaiveDate,
        /// The open business date.
        business_date: NaiveDate,
    },
    /// The booked departure is over: there is no night left to stay.
    #[error("departure was on {departure}, the business date is {business_date}")]
    Over {
        /// Booked departure.
        departure: NaiveDate,
        /// The open business date.
        business_date: NaiveDate,
    },
    /// The guest is booked to arrive on a day that has not been closed yet.
    #[error("arrival {arrival} cannot be a no-show before {business_date} ends")]
    StillExpected {
        /// Booked arrival.
        arrival: NaiveDate,
        /// The open business date.
        business_date: NaiveDate,
    },
    /// The arrival of a guest who is in house is a fact.
    #[error("the arrival of a guest in house stays {arrival}")]
    ArrivalFixed {
        /// The arrival on record.
        arrival: NaiveDate,
    },
    /// No room is assigned.
    #[error("no room is assigned")]
    NoRoom,
    /// At least one adult must stay.
    #[error("at least one adult must stay")]
    NoAdult,
    /// More guests than the room type takes.
    #[error("{guests} guests in a room for {max}")]
    TooManyGuests {
        /// Guests asked for.
        guests: i64,
        /// Guests that the room type takes.
        max: i64,
    },
    /// A guest without an identity document.
    #[error("the guest needs an identity document")]
    NotIdentified,
    /// A walk-in without deposit or a settled way of payment.
    #[error("a walk-in needs a deposit or a way of payment")]
    NotSecured,
    /// Folios of the stay are not settled.
    #[error("{} is still open on {} folios", total.0, folios.len())]
    BalanceOpen {
        /// Sum of the open balances; positive: the guest owes, negative: the house owes.
        total: Money,
        /// The folios whose balance is not zero.
        folios: Vec<FolioBalance>,
    },
    /// Deposit that belongs to the stay and has been neither used nor returned.
    #[error("deposit of {} has been neither used nor returned", deposit.0)]
    DepositHeld {
        /// The deposit held.
        deposit: Money,
    },
    /// The guest had the room, no night of it was charged, and nobody said that it is free.
    #[error("the room was used and not charged: {} for a night", night.0)]
    RoomNotCharged {
        /// Gross price of a night.
        night: Money,
    },
    /// The amount does not fit under the company's credit limit.
    #[error("{} on top of {} exceeds the credit limit {}", amount.0, outstanding.0, limit.0)]
    CreditExceeded {
        /// The limit.
        limit: Money,
        /// What the company owes already.
        outstanding: Money,
        /// What was to be added.
        amount: Money,
    },
    /// The business date of the move is closed.
    #[error("{date} is closed, the business date is {business_date}")]
    DayClosed {
        /// Business date of the move.
        date: NaiveDate,
        /// The open business date.
        business_date: NaiveDate,
    },
    /// The room has been given to somebody else, or blocked.
    #[error("the room is taken")]
    RoomTaken,
    /// The stay has postings from after the check-in that would be left without a guest.
    #[error("{postings} postings were made since the check-in")]
    PostingsMade {
        /// How many.
        postings: i64,
    },
}

/// The balance of one folio.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolioBalance {
    /// The folio.
    pub folio: FolioId,
    /// Its balance; positive: owed to the house.
    pub balance: Money,
}

/// The state after `action`.
///
/// # Errors
/// [`StayProblem::WrongState`] where [`TRANSITIONS`] has no such move.
pub fn next(state: StayState, action: StayAction) -> Result<StayState, StayProblem> {
    TRANSITIONS
        .iter()
        .find(|(from, on, _)| *from == state && *on == action)
        .map(|(_, _, to)| *to)
        .ok_or(StayProblem::WrongState { state, action })
}

/// The nights of a new booking.
///
/// # Errors
/// A night in the past, no night, or more than [`MAX_NIGHTS`](crate::calendar::MAX_NIGHTS).
pub fn check_dates(
    arrival: NaiveDate,
    departure: NaiveDate,
    business_date: NaiveDate,
) -> Result<NightRange, StayProblem> {
    if arrival < business_date {
        return Err(StayProblem::NightInPast { night: arrival, business_date });
    }
    Ok(NightRange::new(arrival, departure)?)
}

/// The nights of an existing stay with new dates. A guest in house keeps the arrival, and nights
/// already slept cannot be given back: the departure is the business date or later.
///
/// # Errors
/// A stay that is over, a fixed arrival, a night in the past, no or too many nights.
pub fn check_date_change(
    state: StayState,
    booked_arrival: NaiveDate,
    arrival: NaiveDate,
    departure: NaiveDate,
    business_date: NaiveDate,
) -> Result<NightRange, StayProblem> {
    match state {
        StayState::Reserved => check_dates(arrival, departure, business_date),
        StayState::InHouse if arrival != booked_arrival => {
            Err(StayProblem::ArrivalFixed { arrival: booked_arrival })
        }
        StayState::InHouse if departure < business_date => {
            Err(StayProblem::NightInPast { night: departure, business_date })
        }
        StayState::InHouse => Ok(NightRange::new(arrival, departure)?),
        StayState::CheckedOut | StayState::Cancelled | StayState::NoShow => {
            Err(StayProblem::DatesFixed { state })
        }
    }
}

/// Checks the number of guests against what the room type takes.
///
/// # Errors
/// No adult, or more guests than `max`.
pub fn check_guests(adults: i64, children: i64, max: i64) -> Result<(), StayProblem> {
    if adults < 1 {
        return Err(StayProblem::NoAdult);
    }
    let guests = adults.saturating_add(children.max(0));
    if guests > max { Err(StayProblem::TooManyGuests { guests, max }) } else { Ok(()) }
}

/// Who is handed a room has shown an identity document: article 6 of the Measures for the Administration of
/// Public Security in the Hotel Industry (旅馆业治安管理办法).
///
/// # Errors
/// [`StayProblem::NotIdentified`].
pub fn check_identified(identified: bool) -> Result<(), StayProblem> {
    if identified { Ok(()) } else { Err(StayProblem::NotIdentified) }
}

/// What a walk-in needs besides a room: an identity document, and a deposit or a settled way of
/// payment such as a company that pays.
///
/// # Errors
/// Whichever is missing first.
pub fn check_walk_in(identified: bool, secured: bool) -> Result<(), StayProblem> {
    check_identified(identified)?;
    if secured { Ok(()) } else { Err(StayProblem::NotSecured) }
}

/// Whether the guest may be checked in on the business date; the room is judged by
/// [`room::may_check_in`](crate::room::may_check_in).
///
/// # Errors
/// The wrong state, a booking for a later day or one that is over, or no room assigned.
pub fn may_check_in(
    state: StayState,
    arrival: NaiveDate,
    departure: NaiveDate,
    business_date: NaiveDate,
    has_room: bool,
) -> Result<StayState, StayProblem> {
    let after = next(state, StayAction::CheckIn)?;
    if arrival > business_date {
        return Err(StayProblem::TooEarly { arrival, business_date });
    }
    if departure <= business_date {
        return Err(StayProblem::Over { departure, business_date });
    }
    if has_room { Ok(after) } else { Err(StayProblem::NoRoom) }
}

/// Whether a check-in may be taken back: on the same business date, and before anything but the
/// transfer of the deposit was posted; `postings` counts the live postings since.
///
/// # Errors
/// The wrong state, a closed day, or postings that would be left without a guest.
pub fn may_undo_check_in(
    state: StayState,
    checked_in_on: NaiveDate,
    business_date: NaiveDate,
    postings: i64,
) -> Result<StayState, StayProblem> {
    let after = next(state, StayAction::UndoCheckIn)?;
    if checked_in_on != business_date {
        return Err(StayProblem::DayClosed { date: checked_in_on, business_date });
    }
    if postings > 0 { Err(StayProblem::PostingsMade { postings }) } else { Ok(after) }
}

/// Whether the guest may leave: every folio at zero, where an amount left on account has already
/// moved to the city ledger, and no deposit forgotten.
///
/// # Errors
/// The wrong state; the open amount with the folios that carry it; the deposit still held.
pub fn may_check_out(
    state: StayState,
    folios: &[FolioBalance],
    deposit: Money,
) -> Result<StayState, StayProblem> {
    let after = next(state, StayAction::CheckOut)?;
    let open: Vec<FolioBalance> =
        folios.iter().filter(|folio| folio.balance != Money::ZERO).cloned().collect();
    if !open.is_empty() {
        let total = open.iter().map(|folio| folio.balance).sum();
        return Err(StayProblem::BalanceOpen { total, folios: open });
    }
    if deposit == Money::ZERO { Ok(after) } else { Err(StayProblem::DepositHeld { deposit }) }
}

/// A guest who leaves before the first night audit has used the room all the same (日租, day use). Whether that
/// costs a night, half of one, or nothing for a reason is decided before the check-out, so that no room is
/// given away by haste.
///
/// # Errors
/// [`StayProblem::RoomNotCharged`].
pub fn check_room_charged(charged: bool, night: Money, forgone: bool) -> Result<(), StayProblem> {
    if charged || forgone || night == Money::ZERO {
        Ok(())
    } else {
        Err(StayProblem::RoomNotCharged { night })
    }
}

/// Whether a check-out may be taken back: while its business date is open and the room is free.
///
/// # Errors
/// The wrong state, a closed day, or a room that is taken.
pub fn may_undo_check_out(
    state: StayState,
    checked_out_on: NaiveDate,
    business_date: NaiveDate,
    room_free: bool,
) -> Result<StayState, StayProblem> {
    let after = next(state, StayAction::UndoCheckOut)?;
    if checked_out_on != business_date {
        return Err(StayProblem::DayClosed { date: checked_out_on, business_date });
    }
    if room_free { Ok(after) } else { Err(StayProblem::RoomTaken) }
}

/// Whether an arrival may be called a no-show: on its own business date at the earliest, when
/// night audit asks about the arrivals that did not come.
///
/// # Errors
/// The wrong state, or an arrival that lies ahead.
pub fn may_call_no_show(
    state: StayState,
    arrival: NaiveDate,
    business_date: NaiveDate,
) -> Result<StayState, StayProblem> {
    let after = next(state, StayAction::NoShow)?;
    if arrival > business_date {
        return Err(StayProblem::StillExpected { arrival, business_date });
    }
    Ok(after)
}

/// Whether an amount may be left on a company's account. A negative amount lowers what the company
/// owes and always fits.
///
/// # Errors
/// [`StayProblem::CreditExceeded`] with the three figures.
pub fn may_leave_on_account(limit: Money, outstanding: Money, amount: Money) -> Result<(), StayProblem> {
    let fits = i128::from(outstanding.0) + i128::from(amount.0) <= i128::from(limit.0);
    if fits || amount <= Money::ZERO {
        Ok(())
    } else {
        Err(StayProblem::CreditExceeded { limit, outstanding, amount })
    }
}

#[cfg(test)]
mod tests;
