//! Houses of the sizes that are measured.

use kezhan_app::Caller;
use kezhan_tests::{Backend, World};
use serde_json::{Value, json};

/// A house of so many floors with so many rooms each, its room types taking turns by floor.
pub async fn house(backend: Backend, floors: u16, per_floor: u16, types: u16) -> World {
    let world = World::empty(backend).await;
    let room_types: Vec<Value> = (0..types)
        .map(|number| {
            json!({
                "code": format!("T{number:02}"), "name": format!("房型{number}"), "nameEn": format!("Type \
                 {number}"),
                "maxGuests": 2, "price": 30_000 + 1_000 * i64::from(number), "weekendPrice": 40_000,
            })
        })
        .collect();
    let floors: Vec<Value> = (0..floors)
        .map(|floor| {
            json!({
                "from": floor + 1, "to": floor + 1, "roomsPerFloor": per_floor, "firstRoom": 1,
                "typeCode": format!("T{:02}", floor % types),
            })
        })
        .collect();
    let args = json!({
        "language": "zh-CN",
        "property": {
            "name": "测量客栈", "nameEn": "Bench Inn", "address": "杭州", "phone": "0571-00000000",
            "taxNumber": "91330100TEST000001", "currency": "CNY", "utcOffsetMinutes": 480,
        },
        "roomTypes": room_types, "floors": floors, "priceMode": "inclusive", "taxPercent": "6",
        "servicePercent": "0", "businessDate": "2026-11-22",
        "administrator": {"login": "admin", "name": "系统管理员", "password": "yunqi-2026", "pin": "111111"},
    });
    world.app.call(&Caller::default(), "setup.create", args).await.expect("the first start");
    world.as_user("admin");
    world
}

/// All room ids of the house.
pub async fn rooms(world: &World) -> Vec<String> {
    let wall = world.ok("room.wall", json!({})).await;
    let floors = wall["floors"].as_array().expect("floors");
    let rooms = floors.iter().flat_map(|floor| floor["rooms"].as_array().expect("rooms"));
    rooms.map(|room| room["id"].as_str().expect("an id").to_owned()).collect()
}

/// Walks a guest into each of the rooms for some nights.
pub async fn fill(world: &World, rooms: &[String], nights: u16) -> Vec<String> {
    let mut stays = Vec::with_capacity(rooms.len());
    let cash = world.catalogue("tenders", "cash").await["id"].clone();
    for (number, room) in rooms.iter().enumerate() {
        let args = json!({
            "guest": {"name": format!("客人{number}"), "idType": "passport", "idNumber": World::passport()},
            "nights": nights, "adults": 1, "roomId": room,
            "deposit": {"tenderId": cash, "amount": 30_000}, "allowDirty": true,
        });
        let stay = world.ok("stay.walk_in", args).await;
        stays.push(stay["stayId"].as_str().expect("a stay").to_owned());
        // The sign-in of a measuring run must not age while its house is filled.
        world.clock.advance_ms(10);
    }
    stays
}
