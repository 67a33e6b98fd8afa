//! Two stations want the last room at the same moment: exactly one gets it.

use kezhan_app::vault::Vault;
use kezhan_app::{App, Caller, Problem};
use kezhan_store::Db;
use kezhan_tests::{Backend, TestEntropy, World};
use serde_json::{Value, json};
use std::sync::Arc;

const ROUNDS: u64 = 200;
/// The twins that are sold before the race, so that one is left on every night.
const SOLD: [&str; 4] = ["201", "202", "203", "204"];
const LAST: &str = "205";

/// How the last room is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Type,
    Room,
    WalkIn,
}

/// The program of the second station. A folder's lock lets one process at a SQLite file, so there both
/// stations share the open file; on a server each has its own connections. Neither shares the queue of
/// commands.
async fn second_station(world: &World) -> App {
    let db = match world.backend {
        Backend::Sqlite => world.app.database().clone(),
        Backend::Postgres => Db::open(&world.location).await.expect("the books of the first station"),
    };
    let entropy = Arc::new(TestEntropy::seeded(20_261_122));
    App::new(db, world.clock.clone(), entropy, world.press.clone(), Vault::new(&[7; 32]))
}

fn night(number: u64) -> String {
    let first: chrono::NaiveDate = "2026-11-22".parse().expect("a date");
    (first + chrono::Days::new(number)).to_string()
}

fn guest(name: &str) -> Value {
    json!({"name": name, "idType": "passport", "idNumber": World::passport()})
}

/// What a station asks in a round.
fn wish(way: Way, round: u64, room: &Value, kind: &Value, name: &str) -> (&'static str, Value) {
    if way == Way::WalkIn {
        let args = json!({"guest": guest(name), "nights": 1, "adults": 1, "roomId": room});
        return ("stay.walk_in", args);
    }
    let mut args = json!({
        "guest": guest(name), "arrival": night(round), "departure": night(round + 1), "adults": 1,
        "roomTypeId": kind,
    });
    if way == Way::Room {
        args["roomId"] = room.clone();
    }
    ("stay.book", args)
}

/// The loser is told why, in the words of what was asked for.
fn told(way: Way, problem: &Problem) -> bool {
    match problem {
        Problem::SoldOut { room_type, .. } => room_type == "STD",
        Problem::RoomTaken { room, .. } => way != Way::Type && room == LAST,
        Problem::RoomNotReady { room, .. } => way == Way::WalkIn && room == LAST,
        _ => false,
    }
}

async fn station(
    app: App,
    token: String,
    (operation, args): (&'static str, Value),
) -> Result<Value, Problem> {
    let caller = Caller { token: Some(token), ..Caller::default() };
    app.call(&caller, operation, args).await
}

async fn sell_all_but_one(world: &World, kind: &Value) {
    for number in SOLD {
        let args = json!({
            "guest": guest("常客"), "arrival": night(0), "departure": night(ROUNDS + 1), "adults": 1,
            "roomTypeId": kind, "roomId": world.room(number).await,
        });
        world.ok("stay.book", args).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_last_room_is_sold_once() {
    World::each(|world| async move {
        let kind = world.catalogue("roomTypes", "STD").await["id"].clone();
        sell_all_but_one(&world, &kind).await;
        let room = json!(world.room(LAST).await);
        let apps = [world.app.clone(), second_station(&world).await];
        let tokens = [world.as_user("manager").token().await, world.as_user("desk").token().await];
        let mut won = [0_u64; 2];
        for round in 1..=ROUNDS {
            let way = [Way::Type, Way::Room, Way::WalkIn][usize::try_from(round % 3).expect("small")];
            let ask = |side: usize| {
                let wish = wish(way, round, &room, &kind, ["王伟", "李娜"][side]);
                tokio::spawn(station(apps[side].clone(), tokens[side].clone(), wish))
            };
            // Each begins first every other time.
            let first = usize::from(round.is_multiple_of(2));
            let (one, other) = (ask(first), ask(1 - first));
            let mut answers = [one.await.expect("no panic"), other.await.expect("no panic")];
            if first == 1 {
                answers.swap(0, 1);
            }
            let winner = match &answers {
                [Ok(_), Err(problem)] if told(way, problem) => 0,
                [Err(problem), Ok(_)] if told(way, problem) => 1,
                other => panic!("round {round}, {way:?}, {:?}: {other:?}", world.backend),
            };
            won[winner] += 1;
            if way == Way::WalkIn {
                let action = answers[winner].as_ref().expect("the winner")["actionId"].clone();
                world.as_user("manager").ok("undo.run", json!({"actionId": action})).await;
            }
        }
        assert!(won.iter().all(|wins| *wins > 0), "both stations must have had a chance: {won:?}");
        every_night_is_held_once(&world).await;
        world.proves().await;
        apps[1].database().close().await;
    })
    .await;
}

/// Bookings took every night but those of the walk-ins, which were undone.
async fn every_night_is_held_once(world: &World) {
    let args = json!({"from": night(1), "to": night(ROUNDS + 1)});
    let answer = world.ok("availability.query", args).await;
    let kind = answer["types"].as_array().expect("types").iter().find(|kind| kind["code"] == "STD");
    let available = kind.expect("the twins")["available"].as_array().expect("a list").clone();
    let nights = answer["nights"].as_array().expect("nights");
    for (round, found) in (1..=ROUNDS).zip(nights.iter().zip(&available)) {
        let left = i64::from(round % 3 == 2);
        assert_eq!(found, (&json!(night(round)), &json!(left)));
    }
    assert_eq!((nights.len() as u64, available.len() as u64), (ROUNDS, ROUNDS));
}
