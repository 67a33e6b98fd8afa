//! What a refused rule about rooms means to the caller.

use crate::problem::{Problem, RoomReason, Rule};
use chrono::{Days, NaiveDate};
use kezhan_core::calendar::{CalendarProblem, NightRange};
use kezhan_core::room::{BlockKind, MAX_BLOCK_NIGHTS, RoomProblem};
use kezhan_store::room::RoomRow;

/// The answer for a rule that said no about a room.
pub fn refused(room: &RoomRow, problem: &RoomProblem) -> Problem {
    let not_ready = |reason| Problem::RoomNotReady { room: room.number.clone(), reason };
    match problem {
        RoomProblem::Occupied => not_ready(RoomReason::Occupied),
        RoomProblem::Blocked { kind: BlockKind::OutOfOrder } => not_ready(RoomReason::OutOfOrder),
        RoomProblem::Blocked { kind: BlockKind::OutOfService } => not_ready(RoomReason::OutOfService),
        RoomProblem::NotReady { .. } => not_ready(RoomReason::Dirty),
        RoomProblem::NotPossible { status, event } | RoomProblem::NotUndoable { status, event } => {
            Problem::WrongState {
                kind: "room",
                state: format!("{} {}", room.number, status.code()),
                action: event.as_str().to_owned(),
            }
        }
        RoomProblem::Assigned => Problem::RoomTaken { room: room.number.clone(), night: None },
        RoomProblem::BlockInPast { business_date, .. } => {
            Problem::NightInPast { field: "firstNight".to_owned(), business_date: *business_date }
        }
        RoomProblem::BlockLength { nights } if *nights < 1 => {
            Problem::field("until", Rule::TooSmall, Some("1".to_owned()))
        }
        RoomProblem::BlockLength { .. } => {
            Problem::field("until", Rule::TooLarge, Some(MAX_BLOCK_NIGHTS.to_string()))
        }
        RoomProblem::ReasonMissing => Problem::field("reason", Rule::Required, None),
    }
}

/// The nights of two dates of a request; `last` is the path of the later one.
///
/// # Errors
/// `bad_request` on `last` when it is not after the first, or more than 400 nights later.
pub fn range(arrival: NaiveDate, departure: NaiveDate, last: &str) -> Result<NightRange, Problem> {
    NightRange::new(arrival, departure).map_err(|problem| match problem {
        CalendarProblem::NoNight { .. } | CalendarProblem::NotWeekdays { .. } => {
            let least = arrival.succ_opt().unwrap_or(arrival);
            Problem::field(last, Rule::TooSmall, Some(least.to_string()))
        }
        CalendarProblem::TooManyNights { max, .. } => {
            let most = arrival.checked_add_days(Days::new(u64::from(max))).unwrap_or(arrival);
            Problem::field(last, Rule::TooLarge, Some(most.to_string()))
        }
    })
}
