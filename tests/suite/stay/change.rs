//! Longer, shorter, and in another room.

use super::*;
use kezhan_app::problem::RoomReason;

async fn depart(world: &World, id: &Value, departure: &str) -> Value {
    world.ok("stay.extend", with(at(world, id).await, "departure", departure)).await
}

#[tokio::test]
async fn added_nights_are_priced_and_nights_sold_keep_their_price() {
    World::each(|world| async move {
        let args = with(walking_in(&world, "203").await, "price", 35_000);
        let id = world.ok("stay.walk_in", with(args, "nights", 1)).await["stayId"].clone();
        let longer = depart(&world, &id, "2026-11-29").await;
        // 350.00 as agreed, four nights at 398.00, Friday and Saturday at 428.00.
        assert_eq!(longer["total"]["gross"], 35_000 + 4 * 39_800 + 2 * 42_800);
        assert_eq!(left(&world, "STD", "2026-11-28").await, 4);
        let shorter = depart(&world, &id, "2026-11-24").await;
        assert_eq!(shorter["total"]["gross"], 35_000 + 39_800);
        assert_eq!(left(&world, "STD", "2026-11-28").await, 5);
        let same = depart(&world, &id, "2026-11-24").await;
        assert_eq!(same["actionId"], Value::Null);
        let blocked = cannot_undo(&world, &longer).await;
        assert!(matches!(blocked, Problem::UndoBlocked { .. }), "{blocked:?}");
        undo(&world, &shorter).await;
        let found = stay(&world, &id).await;
        assert_eq!(found["stay"]["departure"], "2026-11-29");
        assert_eq!(found["nights"][6]["price"], 42_800);
        assert_eq!(left(&world, "STD", "2026-11-28").await, 4);
        undo(&world, &longer).await;
        let found = stay(&world, &id).await;
        assert_eq!(
            (&found["stay"]["departure"], &found["stay"]["nights"]),
            (&json!("2026-11-23"), &json!(1))
        );
        assert_eq!(found["nights"].as_array().map(Vec::len), Some(1));
        assert_eq!(found["nights"][0]["price"], 35_000);
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn a_stay_is_extended_only_into_free_nights() {
    World::each(|world| async move {
        let id = world.walk_in("203", "王伟", 1).await["stayId"].clone();
        let args =
            with(booking(&world, "STD", "2026-11-25", "2026-11-26").await, "roomId", world.room("203").await);
        world.ok("stay.book", args).await;
        let args = with(at(&world, &id).await, "departure", "2026-11-27");
        let taken = Problem::RoomTaken { room: "203".to_owned(), night: Some(day("2026-11-25")) };
        assert_eq!(world.refused("stay.extend", args).await, taken);
        assert_eq!(
            stay(&world, &id).await["nights"].as_array().map(Vec::len),
            Some(1),
            "nothing was changed"
        );
        for _ in 0..5 {
            world.ok("stay.book", booking(&world, "STD", "2026-11-24", "2026-11-25").await).await;
        }
        let args = with(at(&world, &id).await, "departure", "2026-11-25");
        let sold_out = Problem::SoldOut { room_type: "STD".to_owned(), night: day("2026-11-24") };
        assert_eq!(world.refused("stay.extend", args).await, sold_out);
        let args = with(at(&world, &id).await, "departure", "2026-11-22");
        let none = world.refused("stay.extend", args).await;
        assert!(is_bad(&none, "departure", Rule::TooSmall), "{none:?}");
        let args = with(at(&world, &id).await, "departure", "2026-11-21");
        let past = world.refused("stay.extend", args).await;
        let business_date = day("2026-11-22");
        assert_eq!(past, Problem::NightInPast { field: "departure".to_owned(), business_date });
        let stale = json!({"stayId": id, "version": 99, "departure": "2026-11-24"});
        let stale = world.refused("stay.extend", stale).await;
        assert!(matches!(stale, Problem::Stale { .. }), "{stale:?}");
    })
    .await;
}

#[tokio::test]
async fn a_move_takes_tonight_and_the_nights_after_it() {
    World::each(|world| async move {
        let id = world.walk_in("203", "王伟", 3).await["stayId"].clone();
        roll(&world, "2026-11-22", "2026-11-23").await;
        let args = with(at(&world, &id).await, "roomId", world.room("301").await);
        let done = world.ok("stay.move", args.clone()).await;
        assert_eq!(world.card("203").await["code"], "VD");
        assert_eq!(world.card("301").await["code"], "OC");
        let found = stay(&world, &id).await;
        assert_eq!(
            (&found["stay"]["roomNumber"], &found["stay"]["roomTypeName"]),
            (&json!("301"), &json!("标准双床"))
        );
        assert_eq!(found["nights"][2]["price"], 39_800, "prices stay as they were sold");
        assert_eq!(left(&world, "STD", "2026-11-23").await, 5);
        assert_eq!(left(&world, "DLX", "2026-11-24").await, 4);
        assert_eq!(left(&world, "STD", "2026-11-22").await, 4, "the night slept stays where it was");
        undo(&world, &done).await;
        assert_eq!(world.card("203").await["code"], "OC");
        assert_eq!(world.card("301").await["code"], "VC");
        assert_eq!(stay(&world, &id).await["stay"]["roomNumber"], "203");
        assert_eq!(left(&world, "STD", "2026-11-23").await, 4);
        let args = with(at(&world, &id).await, "roomId", world.room("301").await);
        let done = world.ok("stay.move", args).await;
        let dirty = world.room("203").await;
        world.ok("room.set_housekeeping", json!({"rooms": [dirty], "housekeeping": "clean"})).await;
        world.walk_in("203", "李娜", 1).await;
        let reason = RoomReason::Occupied;
        assert_eq!(
            cannot_undo(&world, &done).await,
            Problem::RoomNotReady { room: "203".to_owned(), reason }
        );
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn a_move_refuses_a_room_that_cannot_be_had() {
    World::each(|world| async move {
        let id = world.walk_in("203", "王伟", 2).await["stayId"].clone();
        world.walk_in("204", "李娜", 1).await;
        let to = |room: String, here: Value| with(here, "roomId", room);
        let occupied = world.refused("stay.move", to(world.room("204").await, at(&world, &id).await)).await;
        let reason = RoomReason::Occupied;
        assert_eq!(occupied, Problem::RoomNotReady { room: "204".to_owned(), reason });
        let nowhere = world.refused("stay.move", at(&world, &id).await).await;
        assert!(is_bad(&nowhere, "roomId", Rule::Required), "a guest in house has a room: {nowhere:?}");
        let same = world.refused("stay.move", to(world.room("203").await, at(&world, &id).await)).await;
        assert!(is_bad(&same, "roomId", Rule::Duplicate), "{same:?}");
        let args =
            with(booking(&world, "STD", "2026-11-23", "2026-11-24").await, "roomId", world.room("205").await);
        world.ok("stay.book", args).await;
        let taken = world.refused("stay.move", to(world.room("205").await, at(&world, &id).await)).await;
        assert_eq!(taken, Problem::RoomTaken { room: "205".to_owned(), night: Some(day("2026-11-23")) });
        assert_eq!(world.card("203").await["code"], "OC", "nothing was changed");
        assert_eq!(world.card("205").await["code"], "VC");
    })
    .await;
}

#[tokio::test]
async fn a_booking_is_assigned_a_room_and_loses_it_again() {
    World::each(|world| async move {
        let id =
            world.ok("stay.book", booking(&world, "STD", "2026-11-24", "2026-11-26").await).await["stayId"]
                .clone();
        let args = with(at(&world, &id).await, "roomId", world.room("205").await);
        let done = world.ok("stay.move", args).await;
        assert_eq!(stay(&world, &id).await["stay"]["roomNumber"], "205");
        assert_eq!(world.card("205").await["code"], "VC", "nobody lives there yet");
        assert_eq!(left(&world, "STD", "2026-11-24").await, 4);
        let walk_in = with(walking_in(&world, "205").await, "nights", 3);
        let taken = Problem::RoomTaken { room: "205".to_owned(), night: Some(day("2026-11-24")) };
        assert_eq!(world.refused("stay.walk_in", walk_in.clone()).await, taken);
        let done_back = world.ok("stay.move", at(&world, &id).await).await;
        assert_eq!(stay(&world, &id).await["stay"]["roomNumber"], Value::Null);
        assert_eq!(left(&world, "STD", "2026-11-24").await, 4, "a booking without a room counts as its type");
        let none = world.refused("stay.move", at(&world, &id).await).await;
        assert!(is_bad(&none, "roomId", Rule::Required), "{none:?}");
        undo(&world, &done_back).await;
        assert_eq!(stay(&world, &id).await["stay"]["roomNumber"], "205");
        undo(&world, &done).await;
        assert_eq!(stay(&world, &id).await["stay"]["roomNumber"], Value::Null);
        assert_eq!(left(&world, "STD", "2026-11-24").await, 4);
        world.ok("stay.walk_in", walk_in).await;
        world.proves().await;
    })
    .await;
}
