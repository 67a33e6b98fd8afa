//! What a house changes about itself after the first start: prices, taxes, rooms, its own name.

mod house;
mod rates;
mod rooms;

use kezhan_app::Problem;
use kezhan_app::problem::Rule;
use kezhan_tests::World;
use serde_json::{Value, json};

fn is_bad(problem: &Problem, path: &str, what: Rule) -> bool {
    matches!(problem, Problem::BadRequest { field, rule, .. } if field == path && *rule == what)
}

/// The request with another value at a place such as `/seasons/0/name`.
fn with(mut args: Value, place: &str, value: impl Into<Value>) -> Value {
    *args.pointer_mut(place).unwrap_or_else(|| panic!("no {place}")) = value.into();
    args
}

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().expect("a date")
}

async fn type_id(world: &World, code: &str) -> Value {
    world.catalogue("roomTypes", code).await["id"].clone()
}

/// A booking without a room.
async fn book(world: &World, code: &str, arrival: &str, departure: &str) -> Value {
    let args = json!({
        "guest": {"name": "王伟"}, "arrival": arrival, "departure": departure, "adults": 1,
        "roomTypeId": type_id(world, code).await,
    });
    world.ok("stay.book", args).await
}

/// What the operation log keeps of the last change of this operation: `field before after`.
async fn logged(world: &World, operation: &str) -> Vec<String> {
    let log = world.as_user("admin").ok("log.list", json!({"operation": operation, "limit": 1})).await;
    let changes = log["rows"][0]["changes"].as_array().expect("changes").clone();
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let line = |change: &Value| {
        format!("{} {} {}", text(&change["field"]), text(&change["before"]), text(&change["after"]))
    };
    changes.iter().map(line).collect()
}
