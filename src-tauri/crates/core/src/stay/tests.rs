use proptest::prelude::*;

use super::*;

fn day(number: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, number).unwrap()
}

const FOLIO: &str = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

fn folio(balance: i64) -> FolioBalance {
    FolioBalance { folio: FOLIO.parse().unwrap(), balance: Money(balance) }
}

#[test]
fn every_state_is_reached_and_final_states_stay_final() {
    let mut reached = vec![StayState::Reserved];
    while let Some((_, _, to)) =
        TRANSITIONS.iter().find(|(from, _, to)| reached.contains(from) && !reached.contains(to))
    {
        reached.push(*to);
    }
    assert_eq!(reached.len(), StayState::ALL.len());
    for (from, action, _) in TRANSITIONS {
        assert!(!from.is_final() || action.is_undo(), "{from} {action}");
    }
}

#[test]
fn the_table_is_a_function_and_each_action_has_a_place() {
    for (i, (from, action, _)) in TRANSITIONS.iter().enumerate() {
        assert!(!TRANSITIONS[i + 1..].iter().any(|(other, on, _)| other == from && on == action));
    }
    for action in StayAction::ALL {
        assert!(TRANSITIONS.iter().any(|(_, on, _)| on == action), "{action}");
    }
}

#[test]
fn each_undo_takes_one_move_back() {
    for (from, action, to) in TRANSITIONS.iter().filter(|(_, action, _)| !action.is_undo()) {
        let back = TRANSITIONS.iter().filter(|(at, undo, back)| at == to && undo.is_undo() && back == from);
        assert_eq!(back.count(), 1, "{action}");
    }
}

#[test]
fn a_wrong_move_names_state_and_action() {
    let problem = StayProblem::WrongState { state: StayState::CheckedOut, action: StayAction::CheckIn };
    assert_eq!(next(StayState::CheckedOut, StayAction::CheckIn), Err(problem));
    assert!(StayState::Reserved.holds_room() && StayState::InHouse.holds_room());
    assert!(!StayState::Cancelled.holds_room());
}

#[test]
fn new_dates_lie_ahead_in_order_and_in_measure() {
    let today = day(10);
    assert_eq!(check_dates(today, day(11), today).map(|nights| nights.count()), Ok(1));
    let past = StayProblem::NightInPast { night: day(9), business_date: today };
    assert_eq!(check_dates(day(9), day(11), today), Err(past));
    let none = CalendarProblem::NoNight { arrival: day(10), departure: day(10) };
    assert_eq!(check_dates(day(10), day(10), today), Err(StayProblem::Dates(none)));
    let longest = today + chrono::Days::new(400);
    assert_eq!(check_dates(today, longest, today).map(|nights| nights.count()), Ok(400));
    let longer = longest + chrono::Days::new(1);
    let too_long = CalendarProblem::TooManyNights { nights: 401, max: 400 };
    assert_eq!(check_dates(today, longer, today), Err(StayProblem::Dates(too_long)));
}

#[test]
fn in_house_only_future_nights_change() {
    let today = day(10);
    let change =
        |arrival, departure| check_date_change(StayState::InHouse, day(8), arrival, departure, today);
    let range = |arrival, departure| Ok(NightRange::new(day(arrival), day(departure)).unwrap());
    assert_eq!(change(day(8), day(14)), range(8, 14));
    assert_eq!(change(day(8), day(10)), range(8, 10), "leaves today");
    let slept = StayProblem::NightInPast { night: day(9), business_date: today };
    assert_eq!(change(day(8), day(9)), Err(slept));
    assert_eq!(change(day(9), day(14)), Err(StayProblem::ArrivalFixed { arrival: day(8) }));
    let gone = check_date_change(StayState::CheckedOut, day(8), day(8), day(14), today);
    assert_eq!(gone, Err(StayProblem::DatesFixed { state: StayState::CheckedOut }));
    assert_eq!(check_date_change(StayState::Reserved, day(8), day(11), day(12), today), range(11, 12));
}

#[test]
fn guests_fit_the_room() {
    assert_eq!(check_guests(2, 1, 3), Ok(()));
    assert_eq!(check_guests(0, 2, 3), Err(StayProblem::NoAdult));
    assert_eq!(check_guests(2, 2, 3), Err(StayProblem::TooManyGuests { guests: 4, max: 3 }));
    assert_eq!(check_guests(i64::MAX, 1, 3), Err(StayProblem::TooManyGuests { guests: i64::MAX, max: 3 }));
}

#[test]
fn a_walk_in_is_identified_and_secured() {
    assert_eq!(check_walk_in(true, true), Ok(()));
    assert_eq!(check_walk_in(false, true), Err(StayProblem::NotIdentified));
    assert_eq!(check_walk_in(true, false), Err(StayProblem::NotSecured));
}

#[test]
fn check_in_on_time_with_a_room() {
    let today = day(10);
    let try_in =
        |arrival, departure, room| may_check_in(StayState::Reserved, arrival, departure, today, room);
    assert_eq!(try_in(day(10), day(11), true), Ok(StayState::InHouse));
    assert_eq!(try_in(day(9), day(11), true), Ok(StayState::InHouse), "a day late");
    let early = StayProblem::TooEarly { arrival: day(11), business_date: today };
    assert_eq!(try_in(day(11), day(12), true), Err(early));
    let over = StayProblem::Over { departure: day(10), business_date: today };
    assert_eq!(try_in(day(9), day(10), true), Err(over));
    assert_eq!(try_in(day(10), day(11), false), Err(StayProblem::NoRoom));
}

#[test]
fn undo_check_in_on_the_same_day_without_postings() {
    let today = day(10);
    assert_eq!(may_undo_check_in(StayState::InHouse, today, today, 0), Ok(StayState::Reserved));
    let posted = StayProblem::PostingsMade { postings: 2 };
    assert_eq!(may_undo_check_in(StayState::InHouse, today, today, 2), Err(posted));
    let closed = StayProblem::DayClosed { date: day(9), business_date: today };
    assert_eq!(may_undo_check_in(StayState::InHouse, day(9), today, 0), Err(closed));
}

#[test]
fn check_out_names_what_is_open() {
    let out = |folios: &[FolioBalance], deposit| may_check_out(StayState::InHouse, folios, Money(deposit));
    assert_eq!(out(&[folio(0), folio(0)], 0), Ok(StayState::CheckedOut));
    let open = StayProblem::BalanceOpen { total: Money(4_200), folios: vec![folio(4_200)] };
    assert_eq!(out(&[folio(0), folio(4_200)], 0), Err(open));
    let even = StayProblem::BalanceOpen { total: Money(0), folios: vec![folio(100), folio(-100)] };
    assert_eq!(out(&[folio(100), folio(-100)], 0), Err(even), "debts and credits do not cancel out");
    assert_eq!(out(&[], 500), Err(StayProblem::DepositHeld { deposit: Money(500) }));
    assert!(may_check_out(StayState::Reserved, &[], Money::ZERO).is_err());
}

#[test]
fn undo_check_out_while_the_day_is_open_and_the_room_free() {
    let today = day(10);
    let undo = |on, free| may_undo_check_out(StayState::CheckedOut, on, today, free);
    assert_eq!(undo(today, true), Ok(StayState::InHouse));
    assert_eq!(undo(today, false), Err(StayProblem::RoomTaken));
    assert_eq!(undo(day(9), true), Err(StayProblem::DayClosed { date: day(9), business_date: today }));
}

#[test]
fn a_no_show_is_called_from_its_own_day_on() {
    let call = |arrival| may_call_no_show(StayState::Reserved, arrival, day(10));
    assert_eq!(call(day(10)), Ok(StayState::NoShow));
    assert_eq!(call(day(9)), Ok(StayState::NoShow));
    let expected = StayProblem::StillExpected { arrival: day(11), business_date: day(10) };
    assert_eq!(call(day(11)), Err(expected));
    assert!(may_call_no_show(StayState::InHouse, day(9), day(10)).is_err());
}

#[test]
fn credit_is_used_up_to_the_limit_and_not_beyond() {
    let leave = |outstanding, amount| may_leave_on_account(Money(1_000), Money(outstanding), Money(amount));
    assert_eq!(leave(400, 600), Ok(()));
    let exceeded =
        StayProblem::CreditExceeded { limit: Money(1_000), outstanding: Money(400), amount: Money(601) };
    assert_eq!(leave(400, 601), Err(exceeded));
    assert_eq!(leave(2_000, -1), Ok(()), "paying back is always possible");
}

proptest! {
    #[test]
    fn any_walk_keeps_to_the_table(actions in proptest::collection::vec(0..8_usize, 0..30)) {
        let mut state = StayState::Reserved;
        for action in actions.into_iter().map(|i| StayAction::ALL[i]) {
            match next(state, action) {
                Ok(to) => {
                    prop_assert!(TRANSITIONS.contains(&(state, action, to)));
                    state = to;
                }
                Err(problem) => {
                    prop_assert_eq!(problem, StayProblem::WrongState { state, action });
                    prop_assert!(!TRANSITIONS.iter().any(|(from, on, _)| *from == state && *on == action));
                }
            }
        }
    }

    #[test]
    fn accepted_dates_sell_only_future_nights(
        arrival in 0_u64..900, nights in 0_u64..900, today in 0_u64..900,
    ) {
        let date = |offset| day(1) + chrono::Days::new(offset);
        let (from, to, today) = (date(arrival), date(arrival + nights), date(today));
        let accepted = check_dates(from, to, today).is_ok();
        prop_assert_eq!(accepted, from >= today && (1..=400).contains(&nights));
    }
}

#[test]
fn a_room_used_and_not_charged_is_told_unless_it_is_free_or_forgone() {
    let night = Money(39_800);
    assert_eq!(check_room_charged(false, night, false), Err(StayProblem::RoomNotCharged { night }));
    assert_eq!(check_room_charged(true, night, false), Ok(()));
    assert_eq!(check_room_charged(false, night, true), Ok(()));
    assert_eq!(check_room_charged(false, Money::ZERO, false), Ok(()), "a room given away");
}

proptest! {
    #[test]
    fn two_halves_are_a_night_up_to_the_rounding(night in 0..10_000_000_i64) {
        let half = RoomShare::Half.of(Money(night));
        prop_assert_eq!(RoomShare::Full.of(Money(night)), Money(night));
        prop_assert_eq!(half.0 * 2 - night, night % 2, "a half minor unit goes to the house");
    }
}
