//! Stays from booking or walk-in to check-out, what each step refuses, and each of them undone.

mod arrive;
mod book;
mod change;
mod leave;
mod list;

use chrono::NaiveDate;
use kezhan_app::Problem;
use kezhan_app::problem::Rule;
use kezhan_tests::World;
use serde_json::{Value, json};

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_else(|| panic!("no {field} in {value}"))
}

fn is_bad(problem: &Problem, path: &str, what: Rule) -> bool {
    matches!(problem, Problem::BadRequest { field, rule, .. } if field == path && *rule == what)
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// A new guest with a paper of their own.
fn guest(name: &str) -> Value {
    json!({"name": name, "idType": "passport", "idNumber": World::passport()})
}

/// A walk-in's arguments, ready to be spoilt.
async fn walking_in(world: &World, room: &str) -> Value {
    json!({"guest": guest("王伟"), "nights": 2, "adults": 1, "roomId": world.room(room).await})
}

/// The arguments with one field changed.
fn with(mut args: Value, field: &str, value: impl Into<Value>) -> Value {
    args[field] = value.into();
    args
}

/// A booking's arguments.
async fn booking(world: &World, code: &str, arrival: &str, departure: &str) -> Value {
    let kind = world.catalogue("roomTypes", code).await;
    json!({
        "guest": guest("陈晓东"), "arrival": arrival, "departure": departure, "adults": 1,
        "roomTypeId": kind["id"],
    })
}

/// Cash of so many fen, as a deposit.
async fn cash(world: &World, amount: i64) -> Value {
    json!({"tenderId": world.catalogue("tenders", "cash").await["id"], "amount": amount})
}

async fn stay(world: &World, id: &Value) -> Value {
    world.ok("stay.get", json!({"stayId": id})).await
}

/// Arguments that name a stay as it is now.
async fn at(world: &World, id: &Value) -> Value {
    let found = stay(world, id).await;
    json!({"stayId": id, "version": found["stay"]["version"]})
}

async fn folio(world: &World, stay: &Value) -> Value {
    world.ok("folio.get", json!({"stayId": stay})).await
}

/// Pays or refunds every folio of a stay to zero in cash.
async fn settle(world: &World, stay: &Value) {
    let cash = world.catalogue("tenders", "cash").await["id"].clone();
    let found = folio(world, stay).await["folios"].clone();
    for folio in found.as_array().expect("folios").iter().filter(|folio| folio["balance"] != 0) {
        let tenders = json!([{"tenderId": cash, "amount": folio["balance"]}]);
        let args = json!({"folioId": folio["id"], "version": folio["version"], "tenders": tenders});
        world.ok("folio.settle", args).await;
    }
}

async fn post(world: &World, stay: &Value, item: &str) -> Value {
    let item = world.catalogue("items", item).await["id"].clone();
    world.ok("folio.post_charge", json!({"stayId": stay, "itemId": item, "quantity": "1"})).await
}

async fn undo(world: &World, done: &Value) -> Value {
    world.ok("undo.run", json!({"actionId": done["actionId"]})).await
}

async fn cannot_undo(world: &World, done: &Value) -> Problem {
    world.refused("undo.run", json!({"actionId": done["actionId"]})).await
}

/// Rooms of a type left on a night.
async fn left(world: &World, code: &str, night: &str) -> i64 {
    let until = (day(night) + chrono::Days::new(1)).to_string();
    let answer = world.ok("availability.query", json!({"from": night, "to": until})).await;
    let types = answer["types"].as_array().expect("types");
    let kind = types.iter().find(|kind| kind["code"] == code).expect("a type of the house");
    kind["available"][0].as_i64().expect("a number")
}

/// Ends the business date without a night audit.
async fn roll(world: &World, from: &str, to: &str) {
    let mut tx = world.app.database().write().await.expect("a transaction");
    let house = kezhan_store::house::the_house(&mut tx).await.expect("the house").expect("set up");
    let rolled = kezhan_store::house::roll_date(&mut tx, &house.id, day(from), day(to)).await.expect("rolls");
    assert!(rolled, "the business date was {from}");
    tx.commit().await.expect("commits");
}
