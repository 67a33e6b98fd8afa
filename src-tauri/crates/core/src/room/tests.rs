use proptest::prelude::*;

use super::*;

const ALL: [RoomStatus; 8] = [VD, VC, VP, VI, OD, OC, OP, OI];
const PLAIN: RoomRules = RoomRules { dirty_at_check_in: false, stale_after_nights: None };

fn day(number: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, number).unwrap()
}

fn after(status: RoomStatus, event: RoomEvent) -> Option<RoomStatus> {
    status.next(event, PLAIN).ok()
}

#[test]
fn codes_are_the_two_letters_of_the_trade() {
    let codes: Vec<&str> = ALL.iter().map(|status| status.code()).collect();
    assert_eq!(codes, ["VD", "VC", "VP", "VI", "OD", "OC", "OP", "OI"]);
    assert_eq!(VC.code_with(Some(BlockKind::OutOfOrder)), "OOO");
    assert_eq!(VC.code_with(Some(BlockKind::OutOfService)), "OOS");
    assert_eq!(VC.code_with(None), "VC");
    assert_eq!(RoomStatus::new(Occupancy::Occupied, Housekeeping::Pickup), OP);
}

#[test]
fn the_transition_vectors_of_the_trade() {
    assert_eq!(after(VC, RoomEvent::CheckIn), Some(OC));
    assert_eq!(after(VI, RoomEvent::CheckIn), Some(OC));
    let dirty = RoomRules { dirty_at_check_in: true, ..PLAIN };
    assert_eq!(VI.next(RoomEvent::CheckIn, dirty), Ok(OD));
    assert_eq!(VC.next(RoomEvent::Clean, dirty).ok(), None);
    for occupied in [OD, OC, OP, OI] {
        assert_eq!(after(occupied, RoomEvent::CheckOut), Some(VD));
        assert_eq!(after(occupied, RoomEvent::Night), Some(OD));
    }
    assert_eq!(after(VD, RoomEvent::Clean), Some(VC));
    assert_eq!(after(VC, RoomEvent::Inspect), Some(VI));
}

#[test]
fn what_cannot_be_is_refused_with_the_room_as_it_is() {
    for occupied in [OD, OC, OP, OI] {
        let refused = RoomProblem::NotPossible { status: occupied, event: RoomEvent::CheckIn };
        assert_eq!(occupied.next(RoomEvent::CheckIn, PLAIN), Err(refused));
    }
    for vacant in [VD, VC, VP, VI] {
        assert_eq!(after(vacant, RoomEvent::CheckOut), None);
    }
    assert_eq!(after(VD, RoomEvent::Inspect), None);
    assert_eq!(after(VP, RoomEvent::Inspect), None);
}

#[test]
fn the_table_is_a_function_and_every_status_is_reached() {
    for (i, (from, event, _)) in TRANSITIONS.iter().enumerate() {
        let again = TRANSITIONS[i + 1..].iter().any(|(other, on, _)| other == from && on == event);
        assert!(!again, "{from:?} {event}");
    }
    let mut reached = vec![VD];
    while let Some((_, _, to)) =
        TRANSITIONS.iter().find(|(from, _, to)| reached.contains(from) && !reached.contains(to))
    {
        reached.push(*to);
    }
    assert_eq!(reached.len(), ALL.len());
}

#[test]
fn only_check_in_and_check_out_change_the_occupancy() {
    for (from, event, to) in TRANSITIONS {
        let moves = matches!(event, RoomEvent::CheckIn | RoomEvent::CheckOut);
        assert_eq!(from.occupancy != to.occupancy, moves, "{from:?} {event}");
    }
}

#[test]
fn a_night_agrees_with_the_table_and_stale_rooms_go_dirty() {
    for status in ALL {
        assert_eq!(Some(status.after_night(9, PLAIN)), after(status, RoomEvent::Night));
    }
    let seven = RoomRules { stale_after_nights: Some(7), ..PLAIN };
    assert_eq!(VI.after_night(6, seven), VI);
    assert_eq!(VI.after_night(7, seven), VD);
}

#[test]
fn undo_restores_unless_somebody_has_looked_since() {
    assert_eq!(VD.undo(RoomEvent::CheckOut, OC, VD), Ok(OC));
    assert_eq!(VC.undo(RoomEvent::CheckOut, OD, VD), Ok(OC), "cleaned since");
    assert_eq!(OC.undo(RoomEvent::CheckIn, VI, OC), Ok(VI));
    let taken = RoomProblem::NotUndoable { status: OC, event: RoomEvent::CheckOut };
    assert_eq!(OC.undo(RoomEvent::CheckOut, OD, VD), Err(taken));
}

#[test]
fn check_in_needs_a_vacant_unblocked_ready_room() {
    use Housekeeping::{Clean, Dirty, Inspected, Pickup};
    use Occupancy::{Occupied, Vacant};
    assert_eq!(may_check_in(Occupied, Clean, None, true), Err(RoomProblem::Occupied));
    for kind in BlockKind::ALL {
        let blocked = RoomProblem::Blocked { kind: *kind };
        assert_eq!(may_check_in(Vacant, Clean, Some(*kind), true), Err(blocked));
    }
    for ready in [Clean, Inspected] {
        assert_eq!(may_check_in(Vacant, ready, None, false), Ok(()));
    }
    for housekeeping in [Dirty, Pickup] {
        let not_ready = RoomProblem::NotReady { housekeeping };
        assert_eq!(may_check_in(Vacant, housekeeping, None, false), Err(not_ready));
        assert_eq!(may_check_in(Vacant, housekeeping, None, true), Ok(()));
    }
}

#[test]
fn blocks_are_refused_with_the_reason() {
    let good = BlockRequest {
        kind: BlockKind::OutOfOrder,
        first_night: day(2),
        until: day(4),
        reason: "burst pipe",
        in_house: false,
        assigned: false,
    };
    let today = day(2);
    assert_eq!(may_block(&good, today), Ok(()));
    let past = RoomProblem::BlockInPast { first_night: day(1), business_date: today };
    assert_eq!(may_block(&BlockRequest { first_night: day(1), ..good }, today), Err(past));
    let nothing = RoomProblem::BlockLength { nights: 0 };
    assert_eq!(may_block(&BlockRequest { until: day(2), ..good }, today), Err(nothing));
    let far = day(2) + chrono::Days::new(732);
    let endless = RoomProblem::BlockLength { nights: 732 };
    assert_eq!(may_block(&BlockRequest { until: far, ..good }, today), Err(endless));
    let silent = BlockRequest { reason: " \u{3000}", ..good };
    assert_eq!(may_block(&silent, today), Err(RoomProblem::ReasonMissing));
    let lived_in = BlockRequest { in_house: true, ..good };
    assert_eq!(may_block(&lived_in, today), Err(RoomProblem::Occupied));
    let promised = BlockRequest { assigned: true, ..good };
    assert_eq!(may_block(&promised, today), Err(RoomProblem::Assigned));
    let service = BlockRequest { kind: BlockKind::OutOfService, ..promised };
    assert_eq!(may_block(&service, today), Ok(()));
}

#[test]
fn discrepancies_have_their_names() {
    assert_eq!(discrepancy(2, 0), Some(Discrepancy::Skip));
    assert_eq!(discrepancy(0, 1), Some(Discrepancy::Sleep));
    assert_eq!(discrepancy(2, 1), Some(Discrepancy::Person));
    assert_eq!(discrepancy(0, 0), None);
    assert_eq!(discrepancy(2, 2), None);
}

#[test]
fn the_wire_shape_is_kept() {
    let json = serde_json::json!({ "occupancy": "vacant", "housekeeping": "inspected" });
    assert_eq!(serde_json::to_value(VI).unwrap(), json);
    for event in RoomEvent::ALL {
        assert_eq!(event.as_str().parse(), Ok(*event));
        assert_eq!(serde_json::to_value(event).unwrap(), event.as_str());
    }
    let unknown = "brand_new".parse::<Housekeeping>().unwrap_err();
    assert_eq!((unknown.what, unknown.name.as_str()), ("Housekeeping", "brand_new"));
}

proptest! {
    #[test]
    fn each_event_can_be_taken_back_at_once(
        status in 0..8_usize, event in 0..7_usize, dirty in any::<bool>(),
    ) {
        let (before, event) = (ALL[status], RoomEvent::ALL[event]);
        let rules = RoomRules { dirty_at_check_in: dirty, ..PLAIN };
        if let Ok(after) = before.next(event, rules) {
            prop_assert_eq!(after.undo(event, before, after), Ok(before));
        }
    }
}
