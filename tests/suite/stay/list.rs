//! Lists of stays.

use super::*;

/// Walks a guest in a moment after the one before, so that the lists have an order.
async fn walk_in(world: &World, room: &str, guest: &str, nights: u16) -> Value {
    world.clock.advance_ms(1_000);
    world.walk_in(room, guest, nights).await
}

async fn rooms(world: &World, args: Value) -> Vec<String> {
    let answer = world.ok("stay.list", args).await;
    let stays = answer["stays"].as_array().expect("stays");
    stays.iter().map(|stay| stay["roomNumber"].as_str().unwrap_or("-").to_owned()).collect()
}

#[tokio::test]
async fn each_scope_shows_its_stays() {
    World::each(|world| async move {
        walk_in(&world, "201", "王伟", 1).await;
        let gone = walk_in(&world, "202", "李娜", 2).await["stayId"].clone();
        super::leave::use_for_half_a_day(&world, &gone).await;
        settle(&world, &gone).await;
        world.ok("stay.check_out", at(&world, &gone).await).await;
        let today =
            with(booking(&world, "STD", "2026-11-22", "2026-11-24").await, "roomId", world.room("203").await);
        world.clock.advance_ms(1_000);
        world.ok("stay.book", today).await;
        world.clock.advance_ms(1_000);
        let later = booking(&world, "STD", "2026-11-23", "2026-11-24").await;
        world.ok("stay.book", later).await;
        assert_eq!(rooms(&world, json!({"scope": "arrivals"})).await, ["203"]);
        assert_eq!(rooms(&world, json!({"scope": "departures"})).await, [""; 0]);
        assert_eq!(rooms(&world, json!({"scope": "in_house"})).await, ["201"]);
        assert_eq!(rooms(&world, json!({"scope": "reserved"})).await, ["-", "203"]);
        assert_eq!(rooms(&world, json!({"scope": "checked_out_today"})).await, ["202"]);
        assert_eq!(rooms(&world, json!({"scope": "all"})).await, ["-", "203", "202", "201"]);
        roll(&world, "2026-11-22", "2026-11-23").await;
        assert_eq!(rooms(&world, json!({"scope": "departures"})).await, ["201"]);
        assert_eq!(rooms(&world, json!({"scope": "arrivals"})).await, ["-", "203"]);
        assert_eq!(rooms(&world, json!({"scope": "called_off"})).await, [""; 0]);
        let booked = world.ok("stay.list", json!({"scope": "reserved"})).await["stays"].clone();
        for (stay, state) in [(&booked[0], "stay.cancel"), (&booked[1], "stay.no_show")] {
            let args = at(&world, &stay["id"]).await;
            let args = if state == "stay.cancel" { with(args, "reason", "改期") } else { args };
            world.ok(state, args).await;
        }
        assert_eq!(rooms(&world, json!({"scope": "called_off"})).await, ["-", "203"]);
        assert_eq!(rooms(&world, json!({"scope": "reserved"})).await, [""; 0]);
        let bad = world.refused("stay.list", json!({"scope": "some"})).await;
        assert!(is_bad(&bad, "scope", Rule::Invalid), "{bad:?}");
    })
    .await;
}

#[tokio::test]
async fn stays_are_found_by_guest_room_and_number_and_read_by_pages() {
    World::each(|world| async move {
        walk_in(&world, "201", "王伟", 1).await;
        walk_in(&world, "202", "李娜", 1).await;
        walk_in(&world, "301", "Anna O'Neill", 1).await;
        for (text, found) in [
            ("王", "201"),
            ("wangwei", "201"),
            ("ln", "202"),
            ("o'neill ANNA", "301"),
            ("301", "301"),
            ("S000002", "202"),
            ("０００００２", "202"),
        ] {
            assert_eq!(rooms(&world, json!({"scope": "all", "text": text})).await, [found], "{text}");
        }
        assert_eq!(
            rooms(&world, json!({"scope": "all", "text": "%"})).await.len(),
            3,
            "signs find nothing special"
        );
        let first = world.ok("stay.list", json!({"scope": "all", "limit": 2})).await;
        assert_eq!(first["more"], true);
        let last = first["stays"][1]["id"].clone();
        let second = world.ok("stay.list", json!({"scope": "all", "limit": 2, "after": last})).await;
        assert_eq!((&second["more"], &second["stays"][0]["roomNumber"]), (&json!(false), &json!("201")));
        let bad = world.refused("stay.list", json!({"scope": "all", "limit": 0})).await;
        assert!(is_bad(&bad, "limit", Rule::TooSmall), "{bad:?}");
    })
    .await;
}
