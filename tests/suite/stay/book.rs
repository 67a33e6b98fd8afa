//! Booking, cancelling and no-show.

use super::*;

#[tokio::test]
async fn bookings_without_a_room_count_until_the_type_is_sold_out() {
    World::each(|world| async move {
        let args = booking(&world, "STD", "2026-11-25", "2026-11-27").await;
        let first = world.ok("stay.book", args).await;
        assert_eq!(first["total"]["gross"], 79_600);
        for _ in 0..4 {
            world.ok("stay.book", booking(&world, "STD", "2026-11-26", "2026-11-27").await).await;
        }
        assert_eq!(left(&world, "STD", "2026-11-26").await, 0);
        let sold_out = Problem::SoldOut { room_type: "STD".to_owned(), night: day("2026-11-26") };
        let args = booking(&world, "STD", "2026-11-25", "2026-11-28").await;
        assert_eq!(world.refused("stay.book", args.clone()).await, sold_out);
        let args = with(args, "roomId", world.room("201").await);
        assert_eq!(world.refused("stay.book", args).await, sold_out, "a free room is promised to somebody");
        let walk_in = with(walking_in(&world, "201").await, "nights", 5);
        assert_eq!(world.refused("stay.walk_in", walk_in).await, sold_out);
        undo(&world, &first).await;
        assert_eq!(left(&world, "STD", "2026-11-26").await, 1);
        world.ok("stay.book", booking(&world, "STD", "2026-11-26", "2026-11-27").await).await;
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn a_room_is_booked_once_for_a_night() {
    World::each(|world| async move {
        let room = world.room("301").await;
        let args = with(booking(&world, "DLX", "2026-11-24", "2026-11-26").await, "roomId", room.clone());
        world.ok("stay.book", args).await;
        let args = with(booking(&world, "DLX", "2026-11-23", "2026-11-27").await, "roomId", room.clone());
        let taken = Problem::RoomTaken { room: "301".to_owned(), night: Some(day("2026-11-24")) };
        assert_eq!(world.refused("stay.book", args).await, taken);
        let before = with(booking(&world, "DLX", "2026-11-23", "2026-11-24").await, "roomId", room.clone());
        let after = with(booking(&world, "DLX", "2026-11-26", "2026-11-27").await, "roomId", room);
        world.ok("stay.book", before).await;
        world.ok("stay.book", after).await;
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn a_booking_names_what_is_wrong() {
    World::each(|world| async move {
        let good = booking(&world, "STD", "2026-11-24", "2026-11-26").await;
        let past = world.refused("stay.book", with(good.clone(), "arrival", "2026-11-21")).await;
        let business_date = day("2026-11-22");
        assert_eq!(past, Problem::NightInPast { field: "arrival".to_owned(), business_date });
        let none = world.refused("stay.book", with(good.clone(), "departure", "2026-11-24")).await;
        let limit = Some("2026-11-25".to_owned());
        assert_eq!(none, Problem::field("departure", Rule::TooSmall, limit));
        let long = world.refused("stay.book", with(good.clone(), "departure", "2028-11-24")).await;
        assert!(is_bad(&long, "departure", Rule::TooLarge), "{long:?}");
        let kind =
            world.refused("stay.book", with(good.clone(), "roomTypeId", "01ARZ3NDEKTSV4RRFFQ69G5FAV")).await;
        assert!(matches!(kind, Problem::NotFound { kind: "room_type", .. }), "{kind:?}");
        let plan = world.refused("stay.book", with(good, "ratePlanId", "01ARZ3NDEKTSV4RRFFQ69G5FAV")).await;
        assert!(matches!(plan, Problem::NotFound { kind: "rate_plan", .. }), "{plan:?}");
    })
    .await;
}

#[tokio::test]
async fn a_booking_undone_pays_its_deposit_back() {
    World::each(|world| async move {
        let args = booking(&world, "STD", "2026-11-24", "2026-11-26").await;
        let args = with(args, "deposit", cash(&world, 20_000).await);
        let done = world.ok("stay.book", args).await;
        let money = folio(&world, &done["stayId"]).await;
        assert_eq!((&money["depositHeld"], &money["stay"]["balance"]), (&json!(20_000), &json!(0)));
        let more = json!({"stayId": done["stayId"], "deposit": cash(&world, 5_000).await});
        let more = world.ok("deposit.take", more).await;
        let blocked = cannot_undo(&world, &done).await;
        assert!(
            matches!(&blocked, Problem::UndoBlocked { by } if by.operation == "deposit.take"),
            "{blocked:?}"
        );
        undo(&world, &more).await;
        let told = undo(&world, &done).await;
        assert_eq!(told["steps"], json!(["return_cash"]));
        let money = folio(&world, &done["stayId"]).await;
        assert_eq!((&money["depositHeld"], &money["stay"]["state"]), (&json!(0), &json!("cancelled")));
        assert_eq!(left(&world, "STD", "2026-11-24").await, 5);
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn a_booking_is_cancelled_once_its_deposit_is_back() {
    World::each(|world| async move {
        let room = world.room("301").await;
        let args = with(booking(&world, "DLX", "2026-11-24", "2026-11-26").await, "roomId", room.clone());
        let id = world.ok("stay.book", args).await["stayId"].clone();
        let deposit = json!({"stayId": id, "deposit": cash(&world, 20_000).await});
        let deposit = world.ok("deposit.take", deposit).await;
        let silent = world.refused("stay.cancel", with(at(&world, &id).await, "reason", " ")).await;
        assert!(is_bad(&silent, "reason", Rule::Required), "{silent:?}");
        let args = with(at(&world, &id).await, "reason", "行程取消");
        let held = world.refused("stay.cancel", args).await;
        assert!(matches!(held, Problem::BalanceDue { amount, .. } if amount.0 == -20_000), "{held:?}");
        let back = json!({"postingId": deposit["postingId"], "reason": "行程取消"});
        world.as_user("manager").ok("folio.reverse", back).await;
        world.as_user("desk");
        let args = with(at(&world, &id).await, "reason", "行程取消");
        let done = world.ok("stay.cancel", args).await;
        let found = stay(&world, &id).await;
        assert_eq!(found["stay"]["state"], "cancelled");
        assert_eq!(folio(&world, &id).await["folios"][0]["state"], "closed");
        assert_eq!(left(&world, "DLX", "2026-11-24").await, 5);
        let gone = world.refused("stay.check_in", at(&world, &id).await).await;
        assert!(matches!(gone, Problem::WrongState { .. }), "{gone:?}");
        undo(&world, &done).await;
        assert_eq!(stay(&world, &id).await["stay"]["state"], "reserved");
        assert_eq!(folio(&world, &id).await["folios"][0]["state"], "open");
        assert_eq!(left(&world, "DLX", "2026-11-24").await, 4);
        let args = with(at(&world, &id).await, "reason", "行程取消");
        let done = world.ok("stay.cancel", args).await;
        let other = with(booking(&world, "DLX", "2026-11-25", "2026-11-26").await, "roomId", room);
        world.ok("stay.book", other).await;
        let taken = Problem::RoomTaken { room: "301".to_owned(), night: Some(day("2026-11-25")) };
        assert_eq!(cannot_undo(&world, &done).await, taken);
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn a_guest_in_house_is_not_cancelled() {
    World::each(|world| async move {
        let id = world.walk_in("203", "王伟", 1).await["stayId"].clone();
        let refused = world.refused("stay.cancel", with(at(&world, &id).await, "reason", "误")).await;
        let (state, action) = ("in_house".to_owned(), "cancel".to_owned());
        assert_eq!(refused, Problem::WrongState { kind: "stay", state, action });
    })
    .await;
}

#[tokio::test]
async fn a_no_show_frees_the_nights_and_the_guest_may_come_after_all() {
    World::each(|world| async move {
        let args =
            with(booking(&world, "STD", "2026-11-22", "2026-11-25").await, "roomId", world.room("201").await);
        let args = with(args, "deposit", cash(&world, 20_000).await);
        let id = world.ok("stay.book", args).await["stayId"].clone();
        let later = booking(&world, "STD", "2026-11-23", "2026-11-24").await;
        let later = world.ok("stay.book", later).await["stayId"].clone();
        let expected = world.refused("stay.no_show", at(&world, &later).await).await;
        assert!(is_bad(&expected, "arrival", Rule::TooLarge), "{expected:?}");
        let done = world.ok("stay.no_show", at(&world, &id).await).await;
        let found = stay(&world, &id).await;
        assert_eq!(found["stay"]["state"], "no_show");
        assert_eq!(
            folio(&world, &id).await["depositHeld"],
            20_000,
            "the house decides later what becomes of it"
        );
        assert_eq!(left(&world, "STD", "2026-11-24").await, 5);
        roll(&world, "2026-11-22", "2026-11-23").await;
        undo(&world, &done).await;
        assert_eq!(left(&world, "STD", "2026-11-24").await, 4);
        let arrived = world.ok("stay.check_in", at(&world, &id).await).await;
        assert_eq!(arrived["total"]["gross"], 79_600, "two of three nights are left");
        world.proves().await;
    })
    .await;
}
