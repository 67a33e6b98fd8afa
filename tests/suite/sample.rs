//! The sample hotel: built through the operations, proven, looked at, cleared.

use kezhan_app::{Caller, Problem, sample};
use kezhan_tests::{Backend, World};
use serde_json::{Value, json};

async fn public(world: &World, operation: &str, args: Value) -> Result<Value, Problem> {
    world.app.call(&Caller::default(), operation, args).await
}

fn number(value: &Value) -> i64 {
    value.as_i64().unwrap_or_else(|| panic!("a number was expected, got {value}"))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_else(|| panic!("a list was expected, got {value}"))
}

/// Long enough for every kind of step to happen, short enough for every run; the whole history is built,
/// proven
/// and measured by the benchmark.
const HISTORY: u16 = 10;

/// One building serves all questions: it is the longest thing the suite does.
#[tokio::test]
async fn the_sample_hotel_is_alive_proves_and_can_be_cleared() {
    for backend in World::backends() {
        let mut world = World::empty(backend).await;
        world.app = world.app.clone().with_sample_history(HISTORY);
        let built = sample::ensure(&world.app).await;
        assert!(built.is_ok(), "the building stopped: {:?}", world.app.progress());
        let status = public(&world, "setup.status", json!({})).await.expect("public");
        assert_eq!((&status["ready"], &status["sample"]), (&json!(true), &json!(true)));
        assert_eq!(status["progress"]["state"], "done");
        world.proves().await;
        looks_alive(&world).await;
        has_a_history(&world).await;
        sample::ensure(&world.app).await.expect("a second time changes nothing");
        assert_eq!(world.as_user("desk").ok("room.wall", json!({})).await["counts"]["all"], 120);
        is_cleared(&world).await;
        world.app.database().close().await;
        std::fs::remove_dir_all(world.folder()).ok();
    }
}

async fn is_cleared(world: &World) {
    world.as_user("admin");
    let wrong = world.refused("setup.clear_sample", json!({"confirm": "云"})).await;
    assert!(matches!(wrong, Problem::BadRequest { field, .. } if field == "confirm"));
    world.ok("setup.clear_sample", json!({"confirm": "云栖客栈"})).await;
    let at_once = public(world, "setup.status", json!({})).await.expect("a status");
    assert_eq!(at_once["ready"], false, "nobody signs in to a house that is on its way out");
    let mut cleared = false;
    for _ in 0..200 {
        let status = public(world, "setup.status", json!({})).await;
        cleared = status.is_ok_and(|status| status["ready"] == false && status["name"] == "");
        if cleared {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    assert!(cleared, "the house is empty again");
    let login = json!({"login": "admin", "password": "yunqi-2026", "station": "test"});
    let refused = public(world, "session.sign_in", login).await;
    assert_eq!(refused.expect_err("nobody is left"), Problem::NotSetUp {});
}

/// Guests in house, arrivals and departures still to come, rooms in every state.
async fn looks_alive(world: &World) {
    let wall = world.as_user("desk").ok("room.wall", json!({})).await;
    assert_eq!(wall["businessDate"], "2026-11-22");
    let count = |name: &str| number(&wall["counts"][name]);
    assert_eq!((count("all"), list(&wall["floors"]).len()), (120, 6));
    for name in ["vacantClean", "vacantDirty", "occupied", "arriving", "leaving"] {
        assert!(count(name) > 0, "{name} of {}", wall["counts"]);
    }
    assert!((40..=110).contains(&count("occupied")), "{}", wall["counts"]);
    assert_eq!(world.card("814").await["features"], json!(["hill_view", "high_floor", "non_smoking"]));
    let season = &world.ok("rate.get", json!({})).await["seasons"][0];
    assert_eq!((&season["name"], &season["firstNight"]), (&json!("元旦"), &json!("2026-12-31")));
    let ahead = world.ok("stay.list", json!({"scope": "reserved", "limit": 500})).await;
    let far =
        list(&ahead["stays"]).iter().filter(|stay| stay["arrival"].as_str() > Some("2026-12-12")).count();
    assert!(list(&ahead["stays"]).len() > 100 && far > 5, "bookings reach into the next month");
}

/// Closed days with sales, and every kind of step in the log.
async fn has_a_history(world: &World) {
    let audits = world.as_user("manager").ok("night_audit.list", json!({})).await;
    assert_eq!(list(&audits["audits"]).len(), usize::from(HISTORY));
    for operation in [
        "stay.walk_in",
        "stay.book",
        "stay.check_in",
        "stay.extend",
        "stay.move",
        "stay.cancel",
        "stay.no_show",
        "stay.check_out",
        "folio.open_window",
        "folio.transfer",
        "folio.split",
        "folio.reverse",
        "folio.settle",
        "undo.run",
        "room.block",
        "room.release",
        "room.set_housekeeping",
    ] {
        let log = world.ok("log.list", json!({"operation": operation, "limit": 1})).await;
        assert_eq!(list(&log["rows"]).len(), 1, "{operation} happened");
    }
    let balance = world.ok("ledger.trial_balance", json!({})).await;
    assert_eq!(balance["balanced"], true);
    let closing = |account: &str| {
        let line = list(&balance["lines"]).iter().find(|line| line["account"] == account);
        number(&line.unwrap_or_else(|| panic!("no {account}"))["closing"])
    };
    assert!(closing("city_ledger") > 0 && closing("cash") > 0 && closing("tender:wechat") > 0);
    assert!(closing("deposit_ledger") < 0, "deposits of guests to come are held");
}

/// What a crash leaves behind: a house that says so and can be begun anew.
#[tokio::test]
async fn an_interrupted_building_is_told() {
    let world = World::empty(Backend::Sqlite).await;
    let started =
        public(&world, "setup.create_sample", json!({"language": "zh-CN"})).await.expect("it starts");
    assert!(started["propertyId"].is_string());
    let twice = public(&world, "setup.create_sample", json!({"language": "zh-CN"})).await;
    assert_eq!(twice.expect_err("one building at a time"), Problem::AlreadySetUp {});
    // The program ends in the middle.
    let location = world.location.clone();
    world.app.database().close().await;
    drop(world);
    let World { app, .. } = loop {
        // The builder of the ended program lets go of the folder as soon as it notices.
        match kezhan_store::Db::open(&location).await {
            Ok(db) => {
                db.close().await;
                drop(db);
                break World::open(location.clone(), Backend::Sqlite).await;
            }
            Err(_) => tokio::time::sleep(std::time::Duration::from_millis(20)).await,
        }
    };
    let told = app.call(&Caller::default(), "setup.progress", json!({})).await.expect("public");
    assert_eq!((&told["state"], &told["problem"]), (&json!("failed"), &json!("interrupted")));
    let status = app.call(&Caller::default(), "setup.status", json!({})).await.expect("public");
    assert_eq!((&status["ready"], &status["sample"]), (&json!(false), &json!(true)));
}

/// Two programs on one server: the second sees the building of the first and lets it be, until it has been
/// silent
/// for a minute.
#[tokio::test]
async fn a_building_of_another_program_is_let_be() {
    if !World::backends().contains(&Backend::Postgres) {
        return;
    }
    let world = World::empty(Backend::Postgres).await;
    public(&world, "setup.create_sample", json!({"language": "zh-CN"})).await.expect("it starts");
    let other = World::open(world.location.clone(), Backend::Postgres).await;
    let told = public(&other, "setup.progress", json!({})).await.expect("public");
    assert_eq!((&told["state"], &told["problem"]), (&json!("running"), &Value::Null));
    let twice = public(&other, "setup.create_sample", json!({"language": "zh-CN"})).await;
    assert_eq!(twice.expect_err("one building at a time"), Problem::AlreadySetUp {});
    other.clock.advance_ms(61_000);
    let told = public(&other, "setup.progress", json!({})).await.expect("public");
    assert_eq!((&told["state"], &told["problem"]), (&json!("failed"), &json!("interrupted")));
    world.app.database().close().await;
    other.app.database().close().await;
}
