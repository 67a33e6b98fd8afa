//! The cashier's day: windows, routing, charges, corrections, splits, transfers, settlement, deposits, and
//! the undo of each.

mod arrange;
mod charge;
mod deposit;
mod settle;
mod undo;
mod walk;

use kezhan_app::Problem;
use kezhan_app::problem::Rule;
use kezhan_tests::World;
use serde_json::{Value, json};

/// Text of a field.
fn id(value: &Value, field: &str) -> String {
    value[field].as_str().unwrap_or_else(|| panic!("no {field} in {value}")).to_owned()
}

async fn tender(world: &World, code: &str) -> String {
    id(&world.catalogue("tenders", code).await, "id")
}

async fn item(world: &World, code: &str) -> String {
    id(&world.catalogue("items", code).await, "id")
}

/// A guest in room 203 with 300.00 of deposit; stay and first folio.
async fn guest(world: &World) -> (String, String) {
    in_room(world, "203", "王伟").await
}

async fn in_room(world: &World, room: &str, name: &str) -> (String, String) {
    let checked_in = world.walk_in(room, name, 2).await;
    (id(&checked_in, "stayId"), id(&checked_in, "folioId"))
}

/// Charges something to the stay; the answer.
async fn charge(world: &World, stay: &str, code: &str, quantity: &str) -> Value {
    let args = json!({"stayId": stay, "itemId": item(world, code).await, "quantity": quantity});
    world.ok("folio.post_charge", args).await
}

/// Arguments of a charge of this amount.
async fn damage(world: &World, stay: &str, amount: i64) -> Value {
    let item = item(world, "damage").await;
    json!({"stayId": stay, "itemId": item, "quantity": "1", "unitPrice": amount})
}

/// Arguments of a booking.
async fn booking(world: &World, arrival: &str, departure: &str) -> Value {
    let kind = id(&world.catalogue("roomTypes", "STD").await, "id");
    let guest = json!({"name": "陈晨", "idType": "passport", "idNumber": World::passport()});
    json!({"guest": guest, "arrival": arrival, "departure": departure, "adults": 1, "roomTypeId": kind})
}

async fn window(world: &World, stay: &str, payee: &str) -> String {
    let args = json!({"stayId": stay, "payee": payee});
    id(&world.ok("folio.open_window", args).await, "folioId")
}

async fn account(world: &World, stay: &str) -> Value {
    world.ok("folio.get", json!({"stayId": stay})).await
}

/// One window of an account.
async fn folio(world: &World, stay: &str, folio: &str) -> Value {
    let account = account(world, stay).await;
    let folios = account["folios"].as_array().expect("folios");
    folios.iter().find(|row| row["id"] == folio).unwrap_or_else(|| panic!("no folio {folio}")).clone()
}

async fn balance(world: &World, stay: &str, which: &str) -> i64 {
    folio(world, stay, which).await["balance"].as_i64().expect("a balance")
}

/// One line of a stay's windows.
async fn line(world: &World, stay: &str, posting: &str) -> Value {
    let account = account(world, stay).await;
    let folios = account["folios"].as_array().expect("folios").iter();
    let mut lines = folios.flat_map(|folio| folio["postings"].as_array().expect("postings"));
    lines.find(|row| row["id"] == posting).unwrap_or_else(|| panic!("no posting {posting}")).clone()
}

/// Lines that stand on a window: nothing took them away and they take nothing away.
async fn standing(world: &World, stay: &str, which: &str) -> Vec<Value> {
    let folio = folio(world, stay, which).await;
    let lines = folio["postings"].as_array().expect("postings");
    lines.iter().filter(|row| row["offsets"].is_null() && row["offsetBy"].is_null()).cloned().collect()
}

async fn undo(world: &World, answer: &Value) -> Value {
    world.ok("undo.run", json!({"actionId": id(answer, "actionId")})).await
}

/// What the money of a stay looks like, lineage left out: what an undo has to bring back.
async fn money(world: &World, stay: &str) -> Value {
    let account = account(world, stay).await;
    let folios = account["folios"].as_array().expect("folios");
    let mut windows = Vec::new();
    for folio in folios.iter().filter(|folio| folio["state"] == "open") {
        let lines = standing(world, stay, &id(folio, "id")).await;
        let mut lines: Vec<Value> = lines
            .iter()
            .map(|row| {
                json!([
                    row["kind"],
                    row["code"],
                    row["serviceDate"],
                    row["quantity"],
                    row["net"],
                    row["service"],
                    row["tax"],
                    row["gross"]
                ])
            })
            .collect();
        lines.sort_by_key(Value::to_string);
        windows.push(json!([folio["label"], folio["balance"], folio["charges"], folio["payments"], lines]));
    }
    json!([windows, account["rules"], account["depositHeld"], account["stay"]["balance"]])
}

/// Consent of the manager to what was just refused with `approval_required`.
async fn consent(world: &World, refused: &Problem) -> String {
    let Problem::ApprovalRequired { permission, subject, amount } = refused else {
        panic!("expected a request for consent, got {refused:?}");
    };
    let args = json!({
        "permission": permission, "subject": subject, "amount": amount, "login": "manager", "pin": "222222",
    });
    id(&world.ok("approval.grant", args).await, "approval")
}

fn bad(field: &str, rule: Rule, limit: Option<&str>) -> Problem {
    Problem::field(field, rule, limit.map(str::to_owned))
}

const NOBODY: &str = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
