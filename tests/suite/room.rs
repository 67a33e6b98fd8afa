//! Rooms: the wall, housekeeping, blocks, proposals, availability, and each of them undone.

use kezhan_app::Problem;
use kezhan_app::problem::{RoomReason, Rule};
use kezhan_tests::World;
use serde_json::{Value, json};

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_else(|| panic!("no {field} in {value}"))
}

fn is_bad(problem: &Problem, path: &str, what: Rule) -> bool {
    matches!(problem, Problem::BadRequest { field, rule, .. } if field == path && *rule == what)
}

async fn set(world: &World, room: &str, housekeeping: &str) -> Value {
    let id = world.room(room).await;
    world.ok("room.set_housekeeping", json!({"rooms": [id], "housekeeping": housekeeping})).await
}

async fn night(world: &World, code: &str, night: &str) -> Value {
    let args = json!({"from": "2026-11-22", "to": "2026-12-02"});
    let answer = world.ok("availability.query", args).await;
    let types = answer["types"].as_array().expect("types");
    let kind = types.iter().find(|kind| kind["code"] == code).expect("a type of the house");
    let nights = answer["nights"].as_array().expect("nights");
    let at = nights.iter().position(|found| found == night).expect("a night of the range");
    json!({
        "night": nights[at], "physical": kind["physical"], "outOfOrder": kind["outOfOrder"][at],
        "sold": kind["sold"][at], "available": kind["available"][at], "price": kind["prices"][at],
    })
}

async fn book(world: &World, room: Option<&str>, code: &str, arrival: &str, departure: &str) -> Value {
    let room = match room {
        Some(number) => Some(world.room(number).await),
        None => None,
    };
    let kind = world.catalogue("roomTypes", code).await;
    let args = json!({
        "guest": {"name": "陈晓东"}, "arrival": arrival, "departure": departure, "adults": 1,
        "roomTypeId": kind["id"], "roomId": room,
    });
    world.ok("stay.book", args).await
}

fn block(room: &str, kind: &str, first: &str, until: &str) -> Value {
    json!({
        "roomId": room, "kind": kind, "firstNight": first, "until": until, "reason": "空调漏水",
        "returnHousekeeping": "dirty",
    })
}

#[tokio::test]
async fn the_wall_shows_every_room_with_guest_price_and_counts() {
    World::each(|world| async move {
        let wall = world.ok("room.wall", json!({})).await;
        assert_eq!(wall["businessDate"], "2026-11-22");
        assert_eq!(wall["counts"]["all"], 10);
        assert_eq!(wall["counts"]["vacantClean"], 10);
        assert_eq!(wall["floors"].as_array().map(Vec::len), Some(2));
        let before = world.card("203").await;
        assert_eq!((&before["code"], &before["price"]), (&json!("VC"), &json!(39_800)));
        world.walk_in("203", "王伟", 2).await;
        book(&world, Some("301"), "DLX", "2026-11-22", "2026-11-23").await;
        let lived_in = world.card("203").await;
        assert_eq!(lived_in["occupancy"], "occupied");
        assert_eq!(lived_in["stay"]["guestName"], "王伟");
        assert_eq!(lived_in["stay"]["nights"], 2);
        assert_eq!(lived_in["stay"]["leavingToday"], false);
        assert_eq!(lived_in["stay"]["balance"], -30_000, "the deposit stands against what will be charged");
        assert!(lived_in["stay"]["folioId"].is_string());
        assert_eq!(world.card("301").await["arriving"]["guestName"], "陈晓东");
        let counts = world.ok("room.wall", json!({})).await["counts"].clone();
        assert_eq!(
            counts,
            json!({
                "all": 10, "vacantClean": 9, "vacantDirty": 0, "occupied": 1, "arriving": 1, "leaving": 0,
                "blocked": 0, "owing": 0,
            }),
        );
    })
    .await;
}

#[tokio::test]
async fn housekeeping_follows_its_transitions_and_is_undone() {
    World::each(|world| async move {
        world.as_user("room");
        let dirty = set(&world, "201", "dirty").await;
        assert_eq!(dirty["changed"], 1);
        assert_eq!(world.card("201").await["code"], "VD");
        let again = set(&world, "201", "dirty").await;
        assert_eq!((&again["changed"], &again["actionId"]), (&json!(0), &Value::Null), "nothing to change");
        let rooms = json!([world.room("201").await, world.room("202").await]);
        let args = json!({"rooms": rooms, "housekeeping": "inspected"});
        let refused = world.refused("room.set_housekeeping", args).await;
        let state = "201 VD".to_owned();
        assert_eq!(refused, Problem::WrongState { kind: "room", state, action: "inspect".to_owned() });
        assert_eq!(world.card("202").await["code"], "VC", "a refusal changes nothing at all");
        let clean = set(&world, "201", "clean").await;
        let blocked = world.refused("undo.run", json!({"actionId": dirty["actionId"]})).await;
        assert!(matches!(blocked, Problem::UndoBlocked { .. }), "{blocked:?}");
        let preview = world.ok("undo.preview", json!({"actionId": clean["actionId"]})).await;
        assert_eq!(preview["effects"][0]["kind"], "room_status");
        assert_eq!(preview["effects"][0]["values"], json!({"room": "201", "from": "VC", "to": "VD"}));
        world.ok("undo.run", json!({"actionId": clean["actionId"]})).await;
        assert_eq!(world.card("201").await["code"], "VD");
        world.ok("undo.run", json!({"actionId": dirty["actionId"]})).await;
        assert_eq!(world.card("201").await["code"], "VC");
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn housekeeping_refuses_what_makes_no_sense() {
    World::each(|world| async move {
        let id = world.room("201").await;
        let none =
            world.refused("room.set_housekeeping", json!({"rooms": [], "housekeeping": "dirty"})).await;
        assert!(is_bad(&none, "rooms", Rule::Required), "{none:?}");
        let twice = json!({"rooms": [id, id], "housekeeping": "dirty"});
        let twice = world.refused("room.set_housekeeping", twice).await;
        assert!(is_bad(&twice, "rooms[1]", Rule::Duplicate), "{twice:?}");
        let unknown = json!({"rooms": ["01ARZ3NDEKTSV4RRFFQ69G5FAV"], "housekeeping": "dirty"});
        let unknown = world.refused("room.set_housekeeping", unknown).await;
        assert!(matches!(unknown, Problem::NotFound { kind: "room", .. }), "{unknown:?}");
        let shiny =
            world.refused("room.set_housekeeping", json!({"rooms": [id], "housekeeping": "shiny"})).await;
        assert!(is_bad(&shiny, "housekeeping", Rule::Invalid), "{shiny:?}");
        world.as_user("auditor");
        let forbidden =
            world.refused("room.set_housekeeping", json!({"rooms": [id], "housekeeping": "dirty"})).await;
        assert!(matches!(forbidden, Problem::Forbidden { .. }), "{forbidden:?}");
    })
    .await;
}

#[tokio::test]
async fn out_of_order_leaves_the_inventory_and_comes_back() {
    World::each(|world| async move {
        world.as_user("manager");
        let room = world.room("201").await;
        let args = block(&room, "out_of_order", "2026-11-22", "2026-11-25");
        let blocked = world.ok("room.block", args).await;
        assert_eq!(world.card("201").await["code"], "OOO");
        let inside = night(&world, "STD", "2026-11-24").await;
        assert_eq!(
            (&inside["physical"], &inside["outOfOrder"], &inside["available"]),
            (&json!(5), &json!(1), &json!(4))
        );
        assert_eq!(night(&world, "STD", "2026-11-25").await["outOfOrder"], 0);
        let refused = world.call("stay.walk_in", walk(&room)).await;
        assert_eq!(refused, Err(not_ready("201", RoomReason::OutOfOrder)));
        let released = world.ok("room.release", json!({"blockId": blocked["blockId"]})).await;
        assert_eq!(world.card("201").await["code"], "VD", "as the block said");
        assert_eq!(night(&world, "STD", "2026-11-24").await["available"], 5);
        let again = world.refused("room.release", json!({"blockId": blocked["blockId"]})).await;
        assert!(matches!(again, Problem::WrongState { kind: "room_block", .. }), "{again:?}");
        let stands = world.refused("undo.run", json!({"actionId": blocked["actionId"]})).await;
        assert!(matches!(stands, Problem::UndoBlocked { .. }), "{stands:?}");
        world.ok("undo.run", json!({"actionId": released["actionId"]})).await;
        assert_eq!(world.card("201").await["code"], "OOO");
        assert_eq!(night(&world, "STD", "2026-11-24").await["available"], 4);
        world.ok("undo.run", json!({"actionId": blocked["actionId"]})).await;
        let card = world.card("201").await;
        assert_eq!((&card["code"], &card["block"]), (&json!("VC"), &Value::Null));
        assert_eq!(night(&world, "STD", "2026-11-24").await["available"], 5);
        world.proves().await;
    })
    .await;
}

fn walk(room: &str) -> Value {
    let guest = json!({"name": "王伟", "idType": "passport", "idNumber": World::passport()});
    json!({"guest": guest, "nights": 1, "adults": 1, "roomId": room})
}

fn not_ready(room: &str, reason: RoomReason) -> Problem {
    Problem::RoomNotReady { room: room.to_owned(), reason }
}

#[tokio::test]
async fn out_of_service_stays_in_the_inventory() {
    World::each(|world| async move {
        world.as_user("manager");
        let room = world.room("202").await;
        world.ok("room.block", block(&room, "out_of_service", "2026-11-22", "2026-11-24")).await;
        let card = world.card("202").await;
        assert_eq!((&card["code"], &card["block"]["reason"]), (&json!("OOS"), &json!("空调漏水")));
        assert_eq!(night(&world, "STD", "2026-11-22").await["available"], 5);
        assert_eq!(
            world.call("stay.walk_in", walk(&room)).await,
            Err(not_ready("202", RoomReason::OutOfService))
        );
        let counts = world.ok("room.wall", json!({})).await["counts"].clone();
        assert_eq!((&counts["blocked"], &counts["vacantClean"]), (&json!(1), &json!(9)));
        let proposal =
            world.ok("room.propose", json!({"arrival": "2026-11-23", "departure": "2026-11-24"})).await;
        let rooms = proposal["rooms"].as_array().expect("rooms");
        assert!(rooms.iter().all(|found| found["number"] != "202"), "not proposed on any of its nights");
    })
    .await;
}

#[tokio::test]
async fn blocks_are_refused_with_the_reason() {
    World::each(|world| async move {
        world.as_user("manager");
        let room = world.room("201").await;
        let past =
            world.refused("room.block", block(&room, "out_of_order", "2026-11-21", "2026-11-24")).await;
        assert!(matches!(&past, Problem::NightInPast { field, .. } if field == "firstNight"), "{past:?}");
        let none =
            world.refused("room.block", block(&room, "out_of_order", "2026-11-22", "2026-11-22")).await;
        assert!(is_bad(&none, "until", Rule::TooSmall), "{none:?}");
        let long =
            world.refused("room.block", block(&room, "out_of_order", "2026-11-22", "2029-11-22")).await;
        assert!(is_bad(&long, "until", Rule::TooLarge), "{long:?}");
        let mut silent = block(&room, "out_of_order", "2026-11-22", "2026-11-24");
        silent["reason"] = json!("  ");
        let silent = world.refused("room.block", silent).await;
        assert!(is_bad(&silent, "reason", Rule::Required), "{silent:?}");
        world.walk_in("202", "王伟", 2).await;
        let lived_in = world.room("202").await;
        let occupied =
            world.refused("room.block", block(&lived_in, "out_of_service", "2026-11-23", "2026-11-26")).await;
        assert_eq!(occupied, not_ready("202", RoomReason::Occupied));
        book(&world, Some("203"), "STD", "2026-11-24", "2026-11-26").await;
        let promised = world.room("203").await;
        let taken =
            world.refused("room.block", block(&promised, "out_of_order", "2026-11-23", "2026-11-25")).await;
        assert_eq!(taken, Problem::RoomTaken { room: "203".to_owned(), night: None });
        world.ok("room.block", block(&promised, "out_of_service", "2026-11-23", "2026-11-25")).await;
        let second =
            world.refused("room.block", block(&promised, "out_of_service", "2026-11-22", "2026-11-24")).await;
        let night = Some("2026-11-23".parse().expect("a date"));
        assert_eq!(second, Problem::RoomTaken { room: "203".to_owned(), night });
        world.as_user("desk");
        let forbidden =
            world.refused("room.block", block(&room, "out_of_order", "2026-11-22", "2026-11-24")).await;
        assert!(matches!(forbidden, Problem::Forbidden { .. }), "{forbidden:?}");
    })
    .await;
}

#[tokio::test]
async fn the_last_rooms_promised_without_a_number_cannot_be_blocked() {
    World::each(|world| async move {
        world.as_user("manager");
        for _ in 0..4 {
            book(&world, None, "DLX", "2026-11-25", "2026-11-27").await;
        }
        let (first, second) = (world.room("301").await, world.room("302").await);
        world.ok("room.block", block(&first, "out_of_order", "2026-11-24", "2026-11-30")).await;
        let refused =
            world.refused("room.block", block(&second, "out_of_order", "2026-11-24", "2026-11-30")).await;
        let night = "2026-11-25".parse().expect("a date");
        assert_eq!(refused, Problem::SoldOut { room_type: "DLX".to_owned(), night });
        let full = self::night(&world, "DLX", "2026-11-25").await;
        assert_eq!((&full["sold"], &full["available"]), (&json!(4), &json!(0)));
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn a_long_block_reaches_beyond_the_longest_stay() {
    World::each(|world| async move {
        world.as_user("manager");
        let room = world.room("305").await;
        let blocked = world.ok("room.block", block(&room, "out_of_order", "2026-11-22", "2028-11-21")).await;
        let args = json!({"from": "2028-11-20", "to": "2028-11-22"});
        let answer = world.ok("availability.query", args).await;
        assert_eq!(answer["types"][1]["outOfOrder"][0], 1);
        assert_eq!(answer["types"][1]["outOfOrder"][1], 0);
        world.ok("undo.run", json!({"actionId": blocked["actionId"]})).await;
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn proposals_put_the_fitting_ready_room_first() {
    World::each(|world| async move {
        world.as_user("manager");
        set(&world, "204", "inspected").await;
        set(&world, "201", "dirty").await;
        world.walk_in("202", "王伟", 1).await;
        let args = json!({"arrival": "2026-11-22", "departure": "2026-11-24", "adults": 2});
        let proposal = world.ok("room.propose", args).await;
        let rooms = proposal["rooms"].as_array().expect("rooms");
        let numbers: Vec<&str> = rooms.iter().map(|room| text(room, "number")).collect();
        assert_eq!(numbers, ["204", "205", "203", "305", "304", "303", "302", "301", "201"]);
        assert_eq!(rooms[0]["reasons"], json!(["inspected", "fits_guests", "cheapest"]));
        assert_eq!(rooms[3]["reasons"], json!(["clean", "high_floor"]));
        assert_eq!((&rooms[8]["ready"], &rooms[8]["housekeeping"]), (&json!(false), &json!("dirty")));
        assert_eq!(rooms[0]["price"], 39_800);
        let free = proposal["freeByType"].as_array().expect("types");
        assert_eq!(free.iter().map(|kind| kind["free"].as_i64()).collect::<Vec<_>>(), [Some(4), Some(5)]);
    })
    .await;
}

#[tokio::test]
async fn proposals_leave_out_what_cannot_be_had() {
    World::each(|world| async move {
        let three = json!({"arrival": "2026-11-22", "departure": "2026-11-24", "adults": 3});
        let rooms = world.ok("room.propose", three).await["rooms"].clone();
        assert!(rooms.as_array().expect("rooms").iter().all(|room| room["typeCode"] == "DLX"));
        for _ in 0..4 {
            book(&world, None, "DLX", "2026-11-23", "2026-11-24").await;
        }
        let last = book(&world, None, "DLX", "2026-11-23", "2026-11-24").await["stayId"].clone();
        let asked = json!({"arrival": "2026-11-22", "departure": "2026-11-24"});
        let sold = world.ok("room.propose", asked).await;
        let rooms = sold["rooms"].as_array().expect("rooms");
        assert!(rooms.iter().all(|room| room["typeCode"] == "STD"), "all of the type are promised already");
        assert_eq!(sold["freeByType"][1]["free"], 0);
        let own = json!({"arrival": "2026-11-23", "departure": "2026-11-24", "stayId": last});
        let own = world.ok("room.propose", own).await["rooms"].clone();
        let promised = own.as_array().expect("rooms").iter().filter(|room| room["typeCode"] == "DLX").count();
        assert_eq!(promised, 5, "the last booking of a type may have any of its rooms");
        let past =
            world.refused("room.propose", json!({"arrival": "2026-11-21", "departure": "2026-11-24"})).await;
        assert!(matches!(&past, Problem::NightInPast { field, .. } if field == "arrival"), "{past:?}");
        let none =
            world.refused("room.propose", json!({"arrival": "2026-11-23", "departure": "2026-11-23"})).await;
        assert!(is_bad(&none, "departure", Rule::TooSmall), "{none:?}");
        let nobody = json!({"arrival": "2026-11-22", "departure": "2026-11-23", "adults": 0});
        let nobody = world.refused("room.propose", nobody).await;
        assert!(is_bad(&nobody, "adults", Rule::TooSmall), "{nobody:?}");
    })
    .await;
}

#[tokio::test]
async fn availability_counts_stays_with_and_without_a_room() {
    World::each(|world| async move {
        book(&world, Some("201"), "STD", "2026-11-24", "2026-11-26").await;
        let unassigned = book(&world, None, "STD", "2026-11-25", "2026-11-28").await;
        let sold = |night: Value| night["sold"].as_i64().expect("a number");
        let mut nights = Vec::new();
        for date in ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28"] {
            nights.push(sold(night(&world, "STD", date).await));
        }
        assert_eq!(nights, [0, 1, 2, 1, 1, 0]);
        assert_eq!(night(&world, "STD", "2026-11-28").await["price"], 42_800, "a Saturday");
        let args = json!({"stayId": unassigned["stayId"], "version": 1, "reason": "行程取消"});
        world.ok("stay.cancel", args).await;
        assert_eq!(sold(night(&world, "STD", "2026-11-27").await), 0);
        let kind = world.catalogue("roomTypes", "DLX").await["id"].clone();
        let one = json!({"from": "2026-11-22", "to": "2026-11-23", "roomTypeId": kind});
        assert_eq!(world.ok("availability.query", one).await["types"].as_array().map(Vec::len), Some(1));
        let long =
            world.refused("availability.query", json!({"from": "2026-11-22", "to": "2028-01-01"})).await;
        assert!(is_bad(&long, "to", Rule::TooLarge), "{long:?}");
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn counts_of_the_nights_agree_with_the_nights_held() {
    World::each(|world| async move {
        world.as_user("manager");
        let walked = world.walk_in("201", "王伟", 3).await;
        book(&world, Some("202"), "STD", "2026-11-23", "2026-11-29").await;
        let room = world.room("203").await;
        world.ok("room.block", block(&room, "out_of_order", "2026-11-22", "2026-11-30")).await;
        world.ok("undo.run", json!({"actionId": walked["actionId"]})).await;
        let mut tx = world.app.database().read().await.expect("a snapshot");
        let found = kezhan_store::room::miscounts(&mut tx).await.expect("a recount");
        assert_eq!(found, Vec::new());
        drop(tx);
        let mut tx = world.app.database().write().await.expect("a transaction");
        tx.sql("UPDATE room_type_night SET sold = sold + 1 WHERE night = $1")
            .bind("2026-11-24".parse::<chrono::NaiveDate>().expect("a date"))
            .run()
            .await
            .expect("a count falsified by hand");
        let found = kezhan_store::room::miscounts(&mut tx).await.expect("a recount");
        assert_eq!(found.len(), 1, "the recount finds it: {found:?}");
        assert_eq!((found[0].sold, found[0].held_sold), (2, 1));
    })
    .await;
}
