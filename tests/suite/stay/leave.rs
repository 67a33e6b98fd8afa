//! Check-out and coming back.

use super::*;
use kezhan_core::money::Money;
use kezhan_core::permission::Permission;

#[tokio::test]
async fn a_guest_leaves_when_every_folio_is_settled() {
    World::each(|world| async move {
        let id = world.walk_in("203", "王伟", 2).await["stayId"].clone();
        post(&world, &id, "cola").await;
        use_for_half_a_day(&world, &id).await;
        let due = world.refused("stay.check_out", at(&world, &id).await).await;
        assert_eq!(due, Problem::BalanceDue { folio: "F000001".to_owned(), amount: Money(-9_100) });
        settle(&world, &id).await;
        let done = world.ok("stay.check_out", at(&world, &id).await).await;
        assert_eq!(done["roomNumber"], "203");
        assert_eq!(world.card("203").await["code"], "VD");
        let found = stay(&world, &id).await;
        let brief = &found["stay"];
        assert_eq!((&brief["state"], &brief["departure"]), (&json!("checked_out"), &json!("2026-11-22")));
        let given_up = "nights not slept are given up";
        assert_eq!((&brief["nights"], &found["nights"]), (&json!(0), &json!([])), "{given_up}");
        assert_eq!(folio(&world, &id).await["folios"][0]["state"], "closed");
        assert_eq!(left(&world, "STD", "2026-11-22").await, 5);
        let again = world.refused("stay.check_out", at(&world, &id).await).await;
        assert!(matches!(again, Problem::WrongState { .. }), "{again:?}");
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn a_check_out_undone_brings_everything_back() {
    World::each(|world| async move {
        let id = world.walk_in("203", "王伟", 2).await["stayId"].clone();
        use_for_half_a_day(&world, &id).await;
        settle(&world, &id).await;
        let done = world.ok("stay.check_out", at(&world, &id).await).await;
        let preview = world.ok("undo.preview", json!({"actionId": done["actionId"]})).await;
        let kinds: Vec<&str> = preview["effects"]
            .as_array()
            .expect("effects")
            .iter()
            .map(|effect| text(effect, "kind"))
            .collect();
        assert_eq!(kinds, ["stay_state", "room_status", "folio_reopened"]);
        undo(&world, &done).await;
        assert_eq!(world.card("203").await["code"], "OC");
        let found = stay(&world, &id).await;
        assert_eq!(
            (&found["stay"]["state"], &found["stay"]["departure"]),
            (&json!("in_house"), &json!("2026-11-24"))
        );
        assert_eq!(found["stay"]["checkedOutAt"], Value::Null);
        assert_eq!(found["nights"].as_array().map(Vec::len), Some(2));
        assert_eq!(folio(&world, &id).await["folios"][0]["state"], "open");
        assert_eq!(left(&world, "STD", "2026-11-23").await, 4);
        let done = world.ok("stay.check_out", at(&world, &id).await).await;
        assert_eq!(done["roomNumber"], "203");
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn a_check_out_is_not_undone_once_the_room_or_the_day_is_gone() {
    World::each(|world| async move {
        let id = world.walk_in("203", "王伟", 2).await["stayId"].clone();
        use_for_half_a_day(&world, &id).await;
        settle(&world, &id).await;
        let done = world.ok("stay.check_out", at(&world, &id).await).await;
        let args = with(walking_in(&world, "203").await, "allowDirty", true);
        let next = world.ok("stay.walk_in", args).await;
        let blocked = cannot_undo(&world, &done).await;
        assert!(
            matches!(&blocked, Problem::UndoBlocked { by } if by.operation == "stay.walk_in"),
            "{blocked:?}"
        );
        undo(&world, &next).await;
        let args =
            with(booking(&world, "STD", "2026-11-23", "2026-11-24").await, "roomId", world.room("203").await);
        let booked = world.ok("stay.book", args).await;
        let taken = Problem::RoomTaken { room: "203".to_owned(), night: Some(day("2026-11-23")) };
        assert_eq!(cannot_undo(&world, &done).await, taken);
        assert_eq!(stay(&world, &id).await["stay"]["state"], "checked_out", "nothing was changed");
        undo(&world, &booked).await;
        roll(&world, "2026-11-22", "2026-11-23").await;
        let (date, business_date) = (day("2026-11-22"), day("2026-11-23"));
        assert_eq!(cannot_undo(&world, &done).await, Problem::DayClosed { date, business_date });
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn a_night_that_was_charged_stays_on_record() {
    World::each(|world| async move {
        let id = world.walk_in("203", "王伟", 3).await["stayId"].clone();
        roll(&world, "2026-11-22", "2026-11-23").await;
        world.clock.advance_ms(86_400_000);
        world.forget_session();
        world.ok("night_audit.post", json!({})).await;
        let args = with(at(&world, &id).await, "departure", "2026-11-23");
        let limit = Some("2026-11-24".to_owned());
        let charged = world.refused("stay.extend", args).await;
        assert_eq!(charged, Problem::field("departure", Rule::TooSmall, limit));
        settle(&world, &id).await;
        let done = world.ok("stay.check_out", at(&world, &id).await).await;
        let found = stay(&world, &id).await;
        assert_eq!(found["stay"]["departure"], "2026-11-23");
        let nights: Vec<&str> =
            found["nights"].as_array().expect("nights").iter().map(|night| text(night, "night")).collect();
        assert_eq!(nights, ["2026-11-22", "2026-11-23"]);
        undo(&world, &done).await;
        assert_eq!(stay(&world, &id).await["nights"].as_array().map(Vec::len), Some(3));
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn charges_of_a_guest_who_left_are_not_undone_before_the_check_out() {
    World::each(|world| async move {
        let id = world.walk_in("203", "王伟", 1).await["stayId"].clone();
        let charge = post(&world, &id, "cola").await;
        use_for_half_a_day(&world, &id).await;
        settle(&world, &id).await;
        let done = world.ok("stay.check_out", at(&world, &id).await).await;
        let blocked = cannot_undo(&world, &charge).await;
        assert!(
            matches!(&blocked, Problem::UndoBlocked { by } if by.operation == "stay.check_out"),
            "{blocked:?}"
        );
        world.as_user("manager");
        undo(&world, &done).await;
        world.as_user("desk");
        undo(&world, &charge).await;
        assert_eq!(folio(&world, &id).await["stay"]["balance"], -1_000, "the refund was for one cola less");
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn whoever_leaves_on_the_day_of_arrival_pays_for_the_room() {
    World::each(|world| async move {
        let id = world.walk_in("203", "王伟", 2).await["stayId"].clone();
        let shown = folio(&world, &id).await["roomUse"].clone();
        assert_eq!(shown, json!({"code": "day_use", "charged": false, "full": 39_800, "half": 19_900}));
        let unpaid = Problem::RoomNotCharged { night: Money(39_800) };
        assert_eq!(world.refused("stay.check_out", at(&world, &id).await).await, unpaid);
        let window = json!({"stayId": id, "payee": "西湖科技"});
        let second = world.ok("folio.open_window", window).await["folioId"].clone();
        let rules = json!([{"category": "room", "folioId": second}]);
        world.ok("folio.set_routing", json!({"stayId": id, "rules": rules})).await;
        let half = use_for_half_a_day(&world, &id).await;
        assert_eq!((&half["gross"], &half["folioId"]), (&json!(19_900), &second));
        assert_eq!(folio(&world, &id).await["roomUse"]["charged"], true);
        undo(&world, &half).await;
        assert_eq!(world.refused("stay.check_out", at(&world, &id).await).await, unpaid, "it was taken back");
        let full = world.ok("folio.charge_room", json!({"stayId": id, "share": "full"})).await;
        assert_eq!(full["gross"], 39_800);
        let split = json!({"postingId": full["postingId"], "plan": {"equal": {"parts": 3}}});
        world.ok("folio.split", split).await;
        assert_eq!(folio(&world, &id).await["roomUse"]["charged"], true, "in parts it is charged still");
        settle(&world, &id).await;
        world.ok("stay.check_out", at(&world, &id).await).await;
        let gone = world.refused("folio.charge_room", json!({"stayId": id, "share": "half"})).await;
        assert!(matches!(gone, Problem::WrongState { .. }), "{gone:?}");
        let bad = world.refused("folio.charge_room", json!({"stayId": id, "share": "third"})).await;
        assert!(is_bad(&bad, "share", Rule::Invalid), "{bad:?}");
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn a_room_is_given_away_for_a_reason_and_with_the_right_only() {
    World::each(|world| async move {
        let id = world.walk_in("203", "王伟", 1).await["stayId"].clone();
        settle(&world, &id).await;
        let short = world.refused("stay.check_out", with(at(&world, &id).await, "forgoRoom", " x ")).await;
        assert!(is_bad(&short, "forgoRoom", Rule::TooShort), "{short:?}");
        let free = with(at(&world, &id).await, "forgoRoom", "空调坏了，客人没有住");
        let asked = world.refused("stay.check_out", free.clone()).await;
        let (permission, subject) =
            (Permission::FolioReverse, format!("stay:{}", id.as_str().unwrap_or("-")));
        assert_eq!(asked, Problem::ApprovalRequired { permission, subject, amount: Money(39_800) });
        world.as_user("manager").ok("stay.check_out", free).await;
        assert_eq!(world.card("203").await["code"], "VD");
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn a_late_departure_is_charged_when_the_desk_says_so() {
    World::each(|world| async move {
        let id = world.walk_in("203", "王伟", 1).await["stayId"].clone();
        world.clock.advance_ms(86_400_000);
        world.forget_session();
        world.ok("night_audit.post", json!({})).await;
        roll(&world, "2026-11-22", "2026-11-23").await;
        let shown = folio(&world, &id).await["roomUse"].clone();
        assert_eq!(shown, json!({"code": "late_departure", "charged": true, "full": 39_800, "half": 19_900}));
        world.ok("folio.charge_room", json!({"stayId": id, "share": "half"})).await;
        let lines = folio(&world, &id).await["folios"][0]["postings"].clone();
        let codes: Vec<&str> =
            lines.as_array().expect("lines").iter().map(|line| text(line, "code")).collect();
        assert!(codes.contains(&"room") && codes.contains(&"late_departure"), "{codes:?}");
        settle(&world, &id).await;
        world.ok("stay.check_out", at(&world, &id).await).await;
        world.proves().await;
    })
    .await;
}

/// Charges half a day for a room that the guest leaves on the day of arrival.
pub(super) async fn use_for_half_a_day(world: &World, stay: &Value) -> Value {
    world.ok("folio.charge_room", json!({"stayId": stay, "share": "half"})).await
}

#[tokio::test]
async fn two_desks_want_the_last_room_and_one_gets_it() {
    World::each(|world| async move {
        for _ in 0..4 {
            world.ok("stay.book", booking(&world, "STD", "2026-11-22", "2026-11-24").await).await;
        }
        let (one, two) = (walking_in(&world, "203").await, walking_in(&world, "204").await);
        let (one, two) = tokio::join!(world.call("stay.walk_in", one), world.call("stay.walk_in", two));
        let won = [&one, &two].iter().filter(|answer| answer.is_ok()).count();
        assert_eq!(won, 1, "{one:?} {two:?}");
        let lost = one.err().or(two.err()).expect("one lost");
        assert_eq!(lost, Problem::SoldOut { room_type: "STD".to_owned(), night: day("2026-11-22") });
        world.proves().await;
    })
    .await;
}
