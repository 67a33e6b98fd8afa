//! Walk-in and check-in.

use super::*;
use kezhan_app::problem::RoomReason;
use kezhan_core::money::Money;
use kezhan_core::permission::Permission;

#[tokio::test]
async fn a_walk_in_houses_the_guest_and_holds_the_nights() {
    World::each(|world| async move {
        let args = with(walking_in(&world, "203").await, "deposit", cash(&world, 30_000).await);
        let args = with(with(args, "children", 1), "note", "  高楼层 ");
        let done = world.ok("stay.walk_in", args).await;
        assert_eq!(done["roomNumber"], "203");
        assert_eq!(done["total"]["gross"], 79_600, "Sunday and Monday at 398.00");
        assert_eq!(done["number"], "S000001");
        assert_eq!(world.card("203").await["code"], "OC");
        let found = stay(&world, &done["stayId"]).await;
        let brief = &found["stay"];
        assert_eq!((&brief["state"], &brief["walkIn"]), (&json!("in_house"), &json!(true)));
        assert_eq!((&brief["arrival"], &brief["departure"]), (&json!("2026-11-22"), &json!("2026-11-24")));
        assert_eq!(
            (&brief["nights"], &brief["children"], &brief["note"]),
            (&json!(2), &json!(1), &json!("高楼层"))
        );
        assert_eq!(brief["balance"], -30_000, "the deposit is a credit of the guest");
        assert_eq!(found["guest"]["name"], "王伟");
        let nights = found["nights"].as_array().expect("nights");
        assert_eq!(nights.len(), 2);
        assert_eq!((&nights[1]["night"], &nights[1]["price"]), (&json!("2026-11-23"), &json!(39_800)));
        // 398.00 with 6 % inside is 375.47 + 22.53.
        assert_eq!(
            nights[0]["breakdown"],
            json!({"net": 37_547, "service": 0, "tax": 2_253, "gross": 39_800})
        );
        assert_eq!(nights[0]["posted"], false);
        assert_eq!(found["actions"][0]["operation"], "stay.walk_in");
        let money = folio(&world, &done["stayId"]).await;
        assert_eq!((&money["depositHeld"], &money["folios"][0]["balance"]), (&json!(0), &json!(-30_000)));
        assert_eq!(left(&world, "STD", "2026-11-23").await, 4);
        assert_eq!(left(&world, "STD", "2026-11-24").await, 5);
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn a_walk_in_names_what_is_wrong() {
    World::each(|world| async move {
        let good = walking_in(&world, "203").await;
        for (field, value, path, rule) in [
            ("nights", json!(0), "nights", Rule::TooSmall),
            ("nights", json!(401), "nights", Rule::TooLarge),
            ("nights", json!(-1), "nights", Rule::Invalid),
            ("adults", json!(0), "adults", Rule::TooSmall),
            ("adults", json!(3), "adults", Rule::TooLarge),
            ("children", json!(2), "adults", Rule::TooLarge),
            ("price", json!(-1), "price", Rule::TooSmall),
            ("note", json!("长".repeat(501)), "note", Rule::TooLong),
            ("guest", json!({"name": " "}), "guest.name", Rule::Required),
            ("guest", json!({"name": "王伟"}), "guest.idNumber", Rule::Required),
            ("deposit", cash(&world, 0).await, "deposit.amount", Rule::TooSmall),
            ("floor", json!(2), "floor", Rule::UnknownField),
        ] {
            let problem = world.refused("stay.walk_in", with(good.clone(), field, value)).await;
            assert!(is_bad(&problem, path, rule), "{field}: {problem:?}");
        }
        let nowhere = with(good.clone(), "roomId", "01ARZ3NDEKTSV4RRFFQ69G5FAV");
        let missing = world.refused("stay.walk_in", nowhere).await;
        assert!(matches!(missing, Problem::NotFound { kind: "room", .. }), "{missing:?}");
        world.as_user("room");
        let denied = world.refused("stay.walk_in", good.clone()).await;
        assert_eq!(denied, Problem::Forbidden { permission: Permission::StayCheckIn });
        world.as_user("desk");
        assert_eq!(world.card("203").await["code"], "VC", "a refusal changes nothing");
        assert_eq!(left(&world, "STD", "2026-11-22").await, 5);
        world.ok("stay.walk_in", good).await;
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn a_room_must_be_free_and_clean() {
    World::each(|world| async move {
        world.ok("stay.walk_in", walking_in(&world, "203").await).await;
        let args = walking_in(&world, "203").await;
        let reason = RoomReason::Occupied;
        let room = "203".to_owned();
        assert_eq!(world.refused("stay.walk_in", args).await, Problem::RoomNotReady { room, reason });
        let dirty = world.room("204").await;
        world.ok("room.set_housekeeping", json!({"rooms": [dirty], "housekeeping": "dirty"})).await;
        let args = walking_in(&world, "204").await;
        let (room, reason) = ("204".to_owned(), RoomReason::Dirty);
        let refused = world.refused("stay.walk_in", args.clone()).await;
        assert_eq!(refused, Problem::RoomNotReady { room, reason });
        world.ok("stay.walk_in", with(args, "allowDirty", true)).await;
        assert_eq!(world.card("204").await["code"], "OD");
        let booked =
            with(booking(&world, "STD", "2026-11-23", "2026-11-24").await, "roomId", world.room("205").await);
        world.ok("stay.book", booked).await;
        let clash = world.refused("stay.walk_in", walking_in(&world, "205").await).await;
        assert_eq!(clash, Problem::RoomTaken { room: "205".to_owned(), night: Some(day("2026-11-23")) });
    })
    .await;
}

#[tokio::test]
async fn a_price_far_below_the_plan_needs_a_second_person() {
    World::each(|world| async move {
        let args = walking_in(&world, "203").await;
        let little = with(args.clone(), "price", 34_800);
        let done = world.ok("stay.walk_in", little).await;
        assert_eq!(done["total"]["gross"], 69_600);
        let args = with(walking_in(&world, "204").await, "price", 34_700);
        let refused = world.refused("stay.walk_in", args.clone()).await;
        let Problem::ApprovalRequired { permission, subject, amount } = refused else {
            panic!("{refused:?}");
        };
        assert_eq!((permission, amount), (Permission::RateOverride, Money(5_100)));
        let consent = json!({
            "permission": permission, "subject": subject, "amount": amount, "login": "manager",
            "pin": "222222",
        });
        let consent = world.ok("approval.grant", consent).await;
        let done = world.call_approved(text(&consent, "approval"), "stay.walk_in", args).await;
        assert_eq!(done.expect("a second person consented")["total"]["gross"], 69_400);
    })
    .await;
}

#[tokio::test]
async fn only_who_may_let_guests_pay_later_takes_them_in_without_a_deposit() {
    World::each(|world| async move {
        world.as_user("admin");
        let grants: Vec<Value> = ["room_view", "guest_edit", "stay_check_in", "stay_view"]
            .iter()
            .map(|permission| json!({"permission": permission, "limit": null}))
            .collect();
        let role = json!({"code": "night_desk", "name": "夜班", "nameEn": "Night desk", "grants": grants});
        let role = world.ok("role.save", role).await["roleId"].clone();
        let user = json!({
            "login": "night", "name": "孙夜班", "language": "zh-CN", "roles": [role], "active": true,
            "password": "yunqi-2026", "pin": "777777",
        });
        world.ok("user.save", user).await;
        world.as_user("night");
        let args = walking_in(&world, "203").await;
        let refused = world.refused("stay.walk_in", args.clone()).await;
        assert!(is_bad(&refused, "deposit", Rule::Required), "{refused:?}");
        world.ok("stay.walk_in", with(args, "deposit", cash(&world, 100).await)).await;
    })
    .await;
}

#[tokio::test]
async fn a_walk_in_undone_never_happened() {
    World::each(|world| async move {
        let args = with(walking_in(&world, "203").await, "deposit", cash(&world, 30_000).await);
        let done = world.ok("stay.walk_in", args).await;
        let preview = world.ok("undo.preview", json!({"actionId": done["actionId"]})).await;
        let kinds: Vec<&str> = preview["effects"]
            .as_array()
            .expect("effects")
            .iter()
            .map(|effect| text(effect, "kind"))
            .collect();
        assert_eq!(kinds, ["stay_state", "room_status", "deposit_refunded"]);
        assert_eq!(preview["steps"], json!(["return_cash", "collect_key"]));
        let charge = post(&world, &done["stayId"], "cola").await;
        let blocked = cannot_undo(&world, &done).await;
        assert!(
            matches!(&blocked, Problem::UndoBlocked { by } if by.operation == "folio.post_charge"),
            "{blocked:?}"
        );
        undo(&world, &charge).await;
        undo(&world, &done).await;
        assert_eq!(world.card("203").await["code"], "VC");
        assert_eq!(left(&world, "STD", "2026-11-22").await, 5);
        let found = stay(&world, &done["stayId"]).await;
        assert_eq!((&found["stay"]["state"], &found["stay"]["balance"]), (&json!("cancelled"), &json!(0)));
        let money = folio(&world, &done["stayId"]).await;
        assert_eq!((&money["depositHeld"], &money["folios"][0]["state"]), (&json!(0), &json!("closed")));
        assert_eq!(cannot_undo(&world, &done).await, Problem::NothingToUndo {});
        world.ok("stay.walk_in", walking_in(&world, "203").await).await;
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn a_check_in_moves_the_deposit_and_undoing_it_holds_it_again() {
    World::each(|world| async move {
        let args = with(
            booking(&world, "STD", "2026-11-22", "2026-11-24").await,
            "deposit",
            cash(&world, 20_000).await,
        );
        let booked = world.ok("stay.book", args).await;
        let id = &booked["stayId"];
        let here = at(&world, id).await;
        let unassigned = world.refused("stay.check_in", here.clone()).await;
        assert!(is_bad(&unassigned, "roomId", Rule::Required), "{unassigned:?}");
        let here = with(here, "roomId", world.room("204").await);
        let here = with(here, "deposit", cash(&world, 5_000).await);
        let done = world.ok("stay.check_in", here.clone()).await;
        assert_eq!((&done["roomNumber"], &done["total"]["gross"]), (&json!("204"), &json!(79_600)));
        assert_eq!(done["folioId"], booked["folioId"]);
        let stale = world.refused("stay.check_in", here).await;
        assert!(matches!(stale, Problem::Stale { kind: "stay", .. }), "{stale:?}");
        let again = world.refused("stay.check_in", at(&world, id).await).await;
        assert!(matches!(again, Problem::WrongState { kind: "stay", .. }), "{again:?}");
        let money = folio(&world, id).await;
        assert_eq!((&money["depositHeld"], &money["stay"]["balance"]), (&json!(0), &json!(-25_000)));
        let blocked = cannot_undo(&world, &booked).await;
        assert!(
            matches!(&blocked, Problem::UndoBlocked { by } if by.operation == "stay.check_in"),
            "{blocked:?}"
        );
        let preview = world.ok("undo.preview", json!({"actionId": done["actionId"]})).await;
        assert_eq!(
            preview["steps"],
            json!(["return_cash", "collect_key"]),
            "what was paid at the desk goes back"
        );
        undo(&world, &done).await;
        let money = folio(&world, id).await;
        assert_eq!((&money["depositHeld"], &money["stay"]["balance"]), (&json!(20_000), &json!(0)));
        let found = stay(&world, id).await;
        assert_eq!((&found["stay"]["state"], &found["stay"]["roomId"]), (&json!("reserved"), &Value::Null));
        assert_eq!(world.card("204").await["code"], "VC");
        assert_eq!(left(&world, "STD", "2026-11-22").await, 4, "the booking still counts");
        let here = with(at(&world, id).await, "roomId", world.room("205").await);
        world.ok("stay.check_in", here).await;
        assert_eq!(folio(&world, id).await["stay"]["balance"], -20_000);
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn guests_arrive_neither_early_nor_after_their_stay() {
    World::each(|world| async move {
        let args =
            with(booking(&world, "STD", "2026-11-23", "2026-11-25").await, "roomId", world.room("201").await);
        let id = world.ok("stay.book", args).await["stayId"].clone();
        let early = world.refused("stay.check_in", at(&world, &id).await).await;
        assert!(is_bad(&early, "arrival", Rule::TooLarge), "{early:?}");
        roll(&world, "2026-11-22", "2026-11-24").await;
        let done = world.ok("stay.check_in", at(&world, &id).await).await;
        assert_eq!(done["total"]["gross"], 39_800, "the night that nobody slept is not sold");
        let found = stay(&world, &id).await;
        assert_eq!((&found["stay"]["arrival"], &found["stay"]["nights"]), (&json!("2026-11-24"), &json!(1)));
        undo(&world, &done).await;
        let found = stay(&world, &id).await;
        assert_eq!((&found["stay"]["arrival"], &found["stay"]["nights"]), (&json!("2026-11-23"), &json!(2)));
        assert_eq!(found["nights"].as_array().map(Vec::len), Some(2));
        roll(&world, "2026-11-24", "2026-11-25").await;
        let over = world.refused("stay.check_in", at(&world, &id).await).await;
        let business_date = day("2026-11-25");
        assert_eq!(over, Problem::NightInPast { field: "departure".to_owned(), business_date });
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn a_guest_may_arrive_in_a_room_of_another_type_while_one_is_left() {
    World::each(|world| async move {
        let args =
            with(booking(&world, "STD", "2026-11-22", "2026-11-23").await, "roomId", world.room("201").await);
        let id = world.ok("stay.book", args).await["stayId"].clone();
        for _ in 0..5 {
            world.ok("stay.book", booking(&world, "DLX", "2026-11-22", "2026-11-23").await).await;
        }
        let better = with(at(&world, &id).await, "roomId", world.room("301").await);
        let sold_out = world.refused("stay.check_in", better).await;
        assert_eq!(sold_out, Problem::SoldOut { room_type: "DLX".to_owned(), night: day("2026-11-22") });
        let same = with(at(&world, &id).await, "roomId", world.room("202").await);
        world.ok("stay.check_in", same).await;
        assert_eq!(world.card("201").await["arriving"], Value::Null);
        assert_eq!(world.card("202").await["code"], "OC");
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn an_arrival_is_not_undone_once_its_night_is_charged() {
    World::each(|world| async move {
        let done = world.walk_in("203", "王伟", 2).await;
        let posted = world.ok("night_audit.post", json!({})).await;
        assert_eq!(posted["posted"], 1);
        let (state, action) = ("charged".to_owned(), "undo_check_in".to_owned());
        assert_eq!(cannot_undo(&world, &done).await, Problem::WrongState { kind: "stay", state, action });
        assert_eq!(stay(&world, &done["stayId"]).await["nights"][0]["posted"], true);
    })
    .await;
}

#[tokio::test]
async fn an_arrival_is_undone_on_its_own_business_date_only() {
    World::each(|world| async move {
        let done = world.walk_in("203", "王伟", 2).await;
        roll(&world, "2026-11-22", "2026-11-23").await;
        let (date, business_date) = (day("2026-11-22"), day("2026-11-23"));
        assert_eq!(cannot_undo(&world, &done).await, Problem::DayClosed { date, business_date });
        assert_eq!(world.card("203").await["code"], "OC");
    })
    .await;
}

#[tokio::test]
async fn who_booked_without_a_paper_shows_it_at_check_in() {
    World::each(|world| async move {
        let args = booking(&world, "STD", "2026-11-22", "2026-11-24").await;
        let args = with(args, "guest", json!({"name": "赵敏"}));
        let id = world.ok("stay.book", args).await["stayId"].clone();
        let here = with(at(&world, &id).await, "roomId", world.room("204").await);
        let here = with(here, "deposit", cash(&world, 5_000).await);
        let unknown = world.refused("stay.check_in", here.clone()).await;
        assert!(is_bad(&unknown, "guest.idNumber", Rule::Required), "{unknown:?}");
        let found = stay(&world, &id).await;
        assert_eq!((&found["stay"]["state"], &found["stay"]["roomId"]), (&json!("reserved"), &Value::Null));
        assert_eq!(world.card("204").await["code"], "VC");
        assert_eq!(folio(&world, &id).await["depositHeld"], 0, "no money was taken");
        let paper = json!({
            "id": found["guest"]["id"], "name": "赵敏", "idType": "passport", "idNumber": World::passport(),
        });
        world.ok("guest.save", json!({"guest": paper})).await;
        world.ok("stay.check_in", here).await;
        assert_eq!(world.card("204").await["code"], "OC");
        world.proves().await;
    })
    .await;
}
