//! What the rules of stays refuse, as answers to the caller.

use crate::problem::{Problem, Rule};
use chrono::Days;
use kezhan_core::calendar::CalendarProblem;
use kezhan_core::stay::StayProblem;

/// A move or change that the rules of stays refuse.
pub(super) fn refusal(problem: StayProblem) -> Problem {
    match problem {
        StayProblem::WrongState { state, action } => wrong_state(state.as_str(), action.as_str()),
        StayProblem::NightInPast { business_date, .. } => {
            Problem::NightInPast { field: "arrival".to_owned(), business_date }
        }
        StayProblem::Dates(problem) => departure(problem),
        StayProblem::DatesFixed { state } => wrong_state(state.as_str(), "extend"),
        StayProblem::TooEarly { business_date, .. } | StayProblem::StillExpected { business_date, .. } => {
            Problem::field("arrival", Rule::TooLarge, Some(business_date.to_string()))
        }
        StayProblem::Over { business_date, .. } => {
            Problem::NightInPast { field: "departure".to_owned(), business_date }
        }
        StayProblem::ArrivalFixed { arrival } => {
            Problem::field("arrival", Rule::Invalid, Some(arrival.to_string()))
        }
        StayProblem::NoRoom => Problem::field("roomId", Rule::Required, None),
        StayProblem::NoAdult => Problem::field("adults", Rule::TooSmall, Some("1".to_owned())),
        StayProblem::TooManyGuests { max, .. } => {
            Problem::field("adults", Rule::TooLarge, Some(max.to_string()))
        }
        StayProblem::NotIdentified => Problem::field("guest.idNumber", Rule::Required, None),
        StayProblem::NotSecured => Problem::field("deposit", Rule::Required, None),
        StayProblem::BalanceOpen { total, .. } => due(total),
        StayProblem::DepositHeld { deposit } => due(-deposit),
        StayProblem::RoomNotCharged { night } => Problem::RoomNotCharged { night },
        StayProblem::CreditExceeded { limit, outstanding, amount } => {
            Problem::CreditLimit { company: String::new(), limit, would_owe: outstanding + amount }
        }
        StayProblem::DayClosed { date, business_date } => Problem::DayClosed { date, business_date },
        StayProblem::RoomTaken => Problem::RoomTaken { room: String::new(), night: None },
        StayProblem::PostingsMade { .. } => wrong_state("charged", "undo_check_in"),
    }
}

/// A new departure that the rules refuse: a night in the past is the departure's fault.
pub(super) fn new_departure(problem: StayProblem) -> Problem {
    match problem {
        StayProblem::NightInPast { business_date, .. } => {
            Problem::NightInPast { field: "departure".to_owned(), business_date }
        }
        other => refusal(other),
    }
}

fn departure(problem: CalendarProblem) -> Problem {
    match problem {
        CalendarProblem::NoNight { arrival, .. } => {
            let least = arrival.checked_add_days(Days::new(1));
            Problem::field("departure", Rule::TooSmall, least.map(|day| day.to_string()))
        }
        CalendarProblem::TooManyNights { max, .. } => {
            Problem::field("departure", Rule::TooLarge, Some(max.to_string()))
        }
        CalendarProblem::NotWeekdays { .. } => Problem::field("departure", Rule::Invalid, None),
    }
}

/// A number of nights that is no stay.
pub(super) fn nights(problem: CalendarProblem) -> Problem {
    match problem {
        CalendarProblem::NoNight { .. } => Problem::field("nights", Rule::TooSmall, Some("1".to_owned())),
        CalendarProblem::TooManyNights { max, .. } => {
            Problem::field("nights", Rule::TooLarge, Some(max.to_string()))
        }
        CalendarProblem::NotWeekdays { .. } => Problem::field("nights", Rule::Invalid, None),
    }
}

fn wrong_state(state: &str, action: &str) -> Problem {
    Problem::WrongState { kind: "stay", state: state.to_owned(), action: action.to_owned() }
}

/// Where the folio is known the caller names it.
fn due(amount: kezhan_core::money::Money) -> Problem {
    Problem::BalanceDue { folio: String::new(), amount }
}
