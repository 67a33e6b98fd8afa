//! Rooms and room types.

use super::*;

async fn facts(world: &World, number: &str) -> Value {
    let card = world.card(number).await;
    json!({
        "id": card["id"], "number": number, "floor": &number[..1], "roomTypeId": card["typeId"],
        "features": card["features"], "version": card["version"],
    })
}

async fn new_room(world: &World, number: &str, floor: &str, code: &str) -> Value {
    json!({"number": number, "floor": floor, "roomTypeId": type_id(world, code).await, "features": []})
}

/// Rooms of a type, sold, out of order and left on a night.
async fn night(world: &World, code: &str, night: &str) -> [i64; 4] {
    let to = day(night).succ_opt().expect("a day");
    let found = world.ok("availability.query", json!({"from": night, "to": to})).await;
    let types = found["types"].as_array().expect("types");
    let kind = types.iter().find(|kind| kind["code"] == code).expect("the type");
    let parts = [&kind["physical"], &kind["sold"][0], &kind["outOfOrder"][0], &kind["available"][0]];
    parts.map(|part| part.as_i64().expect("a number"))
}

async fn wall(world: &World) -> Vec<String> {
    let wall = world.ok("room.wall", json!({})).await;
    let floors = wall["floors"].as_array().expect("floors").clone();
    let line = |floor: &Value| {
        let rooms = floor["rooms"].as_array().expect("rooms");
        let numbers: Vec<&str> = rooms.iter().filter_map(|room| room["number"].as_str()).collect();
        format!("{}: {}", floor["floor"].as_str().expect("a floor"), numbers.join(" "))
    };
    floors.iter().map(line).collect()
}

#[tokio::test]
async fn a_room_gets_features_and_a_new_one_its_place_on_the_wall() {
    World::each(|world| async move {
        let edit = with(facts(&world, "203").await, "/features", json!(["hill_view", " 靠电梯 "]));
        let denied = world.refused("room.save", edit.clone()).await;
        assert!(matches!(denied, Problem::Forbidden { .. }), "{denied:?}");
        world.as_user("manager").ok("room.save", edit.clone()).await;
        assert_eq!(world.card("203").await["features"], json!(["hill_view", "靠电梯"]));
        let stale = world.refused("room.save", edit).await;
        assert!(matches!(stale, Problem::Stale { kind: "room", .. }), "{stale:?}");
        for (number, floor) in [("206", "2"), ("1001", "10"), ("401", "4"), ("G1", "G")] {
            world.ok("room.save", new_room(&world, number, floor, "STD").await).await;
        }
        let renamed = with(with(facts(&world, "305").await, "/number", "204A"), "/floor", "2");
        world.ok("room.save", renamed).await;
        let floors = ["2: 201 202 203 204 205 206 204A", "3: 301 302 303 304", "4: 401", "10: 1001", "G: G1"];
        assert_eq!(wall(&world).await, floors);
        assert_eq!(world.card("401").await["code"], "VD", "nobody has cleaned it yet");
        assert_eq!(night(&world, "STD", "2026-11-25").await, [9, 0, 0, 9]);
        assert_eq!(logged(&world, "room.save").await, ["number 305 204A", "floor 3 2"]);
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn a_room_changes_its_kind_while_nobody_has_it_and_the_counts_follow() {
    World::each(|world| async move {
        let room = world.room("202").await;
        let block = json!({
            "roomId": room, "kind": "out_of_order", "firstNight": "2026-11-24", "until": "2026-11-26",
            "reason": "水管", "returnHousekeeping": "dirty",
        });
        world.as_user("manager").ok("room.block", block).await;
        let dlx = type_id(&world, "DLX").await;
        let other = with(facts(&world, "202").await, "/roomTypeId", dlx.clone());
        world.ok("room.save", other).await;
        assert_eq!(night(&world, "STD", "2026-11-24").await, [4, 0, 0, 4]);
        assert_eq!(night(&world, "DLX", "2026-11-24").await, [6, 0, 1, 5]);
        assert_eq!(logged(&world, "room.save").await, ["typeCode STD DLX"]);
        world.proves().await;

        // A guest in house, or one who is expected, keeps the room as it is.
        world.as_user("desk").walk_in("203", "李娜", 1).await;
        let to_dlx = async |number: &str| with(facts(&world, number).await, "/roomTypeId", dlx.clone());
        let lived_in = world.as_user("manager").refused("room.save", to_dlx("203").await).await;
        let night = Some(day("2026-11-22"));
        assert_eq!(lived_in, Problem::RoomTaken { room: "203".to_owned(), night });
        let room = world.room("204").await;
        let args = json!({
            "guest": {"name": "赵云"}, "arrival": "2026-12-03", "departure": "2026-12-05", "adults": 1,
            "roomTypeId": type_id(&world, "STD").await, "roomId": room,
        });
        world.ok("stay.book", args).await;
        let expected = world.refused("room.save", to_dlx("204").await).await;
        let night = Some(day("2026-12-03"));
        assert_eq!(expected, Problem::RoomTaken { room: "204".to_owned(), night });
        // Its number and features are free to change all the same.
        let edit = with(facts(&world, "203").await, "/features", json!(["quiet"]));
        world.ok("room.save", edit).await;
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn a_room_stays_where_somebody_booked_its_kind_without_a_number() {
    World::each(|world| async move {
        for _ in 0..5 {
            book(&world, "STD", "2026-11-26", "2026-11-27").await;
        }
        let dlx = type_id(&world, "DLX").await;
        let sold_out = Problem::SoldOut { room_type: "STD".to_owned(), night: day("2026-11-26") };
        let other = with(facts(&world, "202").await, "/roomTypeId", dlx);
        assert_eq!(world.as_user("manager").refused("room.save", other).await, sold_out);
        assert_eq!(night(&world, "STD", "2026-11-26").await, [5, 5, 0, 0], "nothing was moved");
        let kind = world.catalogue("roomTypes", "STD").await;
        let limit = |limit: i64| {
            let mut args = kind.clone();
            args.as_object_mut().expect("an object").remove("rooms");
            args["sellLimit"] = json!(limit);
            args
        };
        assert_eq!(world.refused("room_type.save", limit(-1)).await, sold_out, "five are sold");
        world.ok("room_type.save", limit(2)).await;
        assert_eq!(night(&world, "STD", "2026-11-26").await, [5, 5, 0, 2]);
        book(&world, "STD", "2026-11-26", "2026-11-27").await;
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn wrong_rooms_name_their_field() {
    World::each(|world| async move {
        world.as_user("manager");
        let good = new_room(&world, "401", "4", "STD").await;
        let many: Vec<String> = (0..13).map(|n| format!("f{n}")).collect();
        let wrong = [
            ("/number", json!(""), "number", Rule::Required),
            ("/number", json!("12 3"), "number", Rule::Invalid),
            ("/floor", json!("12345678901"), "floor", Rule::TooLong),
            ("/features", json!(many), "features", Rule::TooLong),
            ("/features", json!(["quiet", "a,b"]), "features[1]", Rule::Invalid),
            ("/features", json!(["quiet", "quiet"]), "features[1]", Rule::Duplicate),
            ("/features", json!([""]), "features[0]", Rule::Required),
        ];
        for (place, value, field, rule) in wrong {
            let problem = world.refused("room.save", with(good.clone(), place, value)).await;
            assert!(is_bad(&problem, field, rule), "{field} {rule}: {problem:?}");
        }
        let taken = world.refused("room.save", with(good.clone(), "/number", "301")).await;
        assert_eq!(taken, Problem::Taken { field: "number".to_owned(), value: "301".to_owned() });
        let strange = with(good, "/roomTypeId", "01ARZ3NDEKTSV4RRFFQ69G5FAV");
        let strange = world.refused("room.save", strange).await;
        assert!(matches!(strange, Problem::NotFound { kind: "room_type", .. }), "{strange:?}");
    })
    .await;
}

fn suite() -> Value {
    json!({"code": "STE", "name": "套房", "nameEn": "", "maxGuests": 4, "sellLimit": 0})
}

#[tokio::test]
async fn a_new_kind_of_room_is_sold_once_it_has_a_room_and_a_price() {
    World::each(|world| async move {
        let denied = world.refused("room_type.save", suite()).await;
        assert!(matches!(denied, Problem::Forbidden { .. }), "{denied:?}");
        let id = world.as_user("manager").ok("room_type.save", suite()).await["id"].clone();
        let room = json!({"number": "401", "floor": "4", "roomTypeId": id, "features": ["balcony"]});
        world.ok("room.save", room).await;
        assert_eq!(world.card("401").await["price"], Value::Null, "no price yet");
        let mut sheet = world.ok("rate.get", json!({})).await;
        let missing = world.refused("rate.save", sheet.clone()).await;
        assert_eq!(missing, Problem::field("prices", Rule::Required, Some("STE".to_owned())));
        let price = json!({"roomTypeId": id, "price": 128_800});
        sheet["prices"].as_array_mut().expect("prices").push(price);
        world.ok("rate.save", sheet).await;
        let cleaned = json!({"rooms": [world.room("401").await], "housekeeping": "clean"});
        world.ok("room.set_housekeeping", cleaned).await;
        world.as_user("desk").walk_in("401", "陈晨", 2).await;
        let listed = world.catalogue("roomTypes", "STE").await;
        assert_eq!((&listed["rooms"], &listed["nameEn"]), (&json!(1), &json!("套房")));
        let mut edit = suite();
        edit["id"] = id;
        edit["version"] = json!(1);
        edit["name"] = json!("云栖套房");
        world.as_user("manager").ok("room_type.save", edit.clone()).await;
        assert_eq!(world.card("401").await["typeName"], "云栖套房");
        let stale = world.refused("room_type.save", edit).await;
        assert!(matches!(stale, Problem::Stale { kind: "room_type", .. }), "{stale:?}");
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn wrong_kinds_of_room_name_their_field() {
    World::each(|world| async move {
        world.as_user("manager");
        let wrong = [
            ("/code", json!("套房"), "code", Rule::Invalid),
            ("/code", json!("ABCDEFGHI"), "code", Rule::TooLong),
            ("/name", json!(""), "name", Rule::Required),
            ("/maxGuests", json!(0), "maxGuests", Rule::TooSmall),
            ("/maxGuests", json!(21), "maxGuests", Rule::TooLarge),
            ("/sellLimit", json!(100), "sellLimit", Rule::TooLarge),
        ];
        for (place, value, field, rule) in wrong {
            let problem = world.refused("room_type.save", with(suite(), place, value)).await;
            assert!(is_bad(&problem, field, rule), "{field} {rule}: {problem:?}");
        }
        let taken = world.refused("room_type.save", with(suite(), "/code", "std")).await;
        assert_eq!(taken, Problem::Taken { field: "code".to_owned(), value: "STD".to_owned() });
    })
    .await;
}
