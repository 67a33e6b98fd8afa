//! The whole story of a house over HTTP: first start, walk-in, folio, night audit, check-out, and the proof.

use crate::server::{Client, Reply, Server, proves};
use kezhan_store::Location;
use kezhan_tests::World;
use serde_json::{Value, json};

const PASSWORD: &str = "moon over the lake";
const NIGHT: i64 = 39_800;

fn house() -> Value {
    json!({
        "language": "zh-CN",
        "property": {
            "name": "听雨楼", "nameEn": "Rain Inn", "address": "杭州市西湖区", "phone": "0571-00000000",
            "taxNumber": "", "currency": "CNY", "utcOffsetMinutes": 480,
        },
        "roomTypes": [
            {"code": "STD", "name": "标准间", "nameEn": "Twin", "maxGuests": 2, "price": NIGHT},
        ],
        "floors": [{"from": 3, "to": 4, "roomsPerFloor": 3, "firstRoom": 1, "skip": [4], "typeCode": "STD"}],
        "priceMode": "inclusive", "taxPercent": "6", "servicePercent": "0", "businessDate": "2026-11-22",
        "administrator": {"login": "boss", "name": "掌柜", "password": PASSWORD, "pin": "918273"},
    })
}

fn guest(name: &str) -> Value {
    json!({"name": name, "idType": "passport", "idNumber": World::passport()})
}

/// The story so far: who acts, and on which stay.
struct Story {
    desk: Client,
    stay: Value,
    first: Value,
    company: Value,
}

impl Story {
    fn of(&self, kind: &str, code: &str) -> Value {
        let catalogue = self.desk.ok("catalogue.list", json!({}));
        let entries = catalogue[kind].as_array().expect("entries");
        entries.iter().find(|entry| entry["code"] == code).unwrap_or_else(|| panic!("no {code}"))["id"]
            .clone()
    }

    fn window(&self, label: &str) -> Value {
        let view = self.desk.ok("folio.get", json!({"stayId": self.stay}));
        let folios = view["folios"].as_array().expect("folios");
        folios.iter().find(|folio| folio["label"] == label).unwrap_or_else(|| panic!("no {label}")).clone()
    }

    fn stay(&self) -> Value {
        self.desk.ok("stay.get", json!({"stayId": self.stay}))["stay"].clone()
    }

    fn charge(&self, code: &str, quantity: &str) -> Value {
        let item = self.of("items", code);
        let args = json!({"stayId": self.stay, "itemId": item, "quantity": quantity});
        self.desk.ok("folio.post_charge", args)
    }

    /// A paper that is a PDF of at least one page, not an empty sheet.
    fn paper(&self, kind: &str, subject: &Value, size: &str) {
        for language in ["zh-CN", "en"] {
            let args = json!({"kind": kind, "subject": subject, "size": size, "language": language});
            let paper = self.desk.ok("paper.preview", args);
            let pdf = paper["pdf"].as_str().expect("base64");
            // `%PDF-1` in base64.
            assert!(pdf.starts_with("JVBERi0x"), "{kind}: {}", &pdf[..pdf.len().min(40)]);
            assert!(pdf.len() > 4_000 && paper["pages"].as_u64() >= Some(1), "{kind} is empty");
            assert_ne!(paper["title"], "");
        }
    }

    fn room(&self, number: &str) -> Value {
        let wall = self.desk.ok("room.wall", json!({}));
        let floors = wall["floors"].as_array().expect("floors").iter();
        let mut rooms = floors.flat_map(|floor| floor["rooms"].as_array().expect("rooms"));
        rooms.find(|room| room["number"] == number).expect("a room of the house").clone()
    }
}

fn fresh_house(server: &Server) -> Client {
    let anyone = server.client();
    assert_eq!(anyone.ok("setup.status", json!({}))["ready"], false);
    assert_eq!(anyone.refused("room.wall", json!({}))["code"], "session_expired");
    assert_eq!(anyone.ok("setup.create", house())["rooms"], 3);
    assert_eq!(anyone.ok("setup.status", json!({}))["ready"], true);
    assert_eq!(anyone.refused("setup.create", house())["code"], "already_set_up");
    let wrong = json!({"login": "boss", "password": "wrong", "station": "desk-1"});
    assert_eq!(anyone.refused("session.sign_in", wrong)["code"], "wrong_credentials");
    anyone.signed_in("boss", PASSWORD)
}

/// A room is proposed and priced, the guest walks in with a deposit; a repeated click walks nobody in again.
fn walk_in(desk: Client) -> Story {
    let mut story = Story { desk, stay: Value::Null, first: Value::Null, company: Value::Null };
    let (arrival, departure) = ("2026-11-22", "2026-11-23");
    let asked = json!({"arrival": arrival, "departure": departure, "adults": 1});
    let proposed = story.desk.ok("room.propose", asked)["rooms"][0].clone();
    assert_eq!((&proposed["ready"], &proposed["price"]), (&json!(true), &json!(NIGHT)));
    let quoted = json!({"roomTypeId": proposed["typeId"], "arrival": arrival, "departure": departure});
    let total = story.desk.ok("rate.quote", quoted)["total"].clone();
    assert_eq!(total, json!({"net": 37_547, "service": 0, "tax": 2_253, "gross": NIGHT}));
    let cash = story.of("tenders", "cash");
    let args = json!({
        "guest": guest("王伟"), "nights": 1, "adults": 1, "roomId": proposed["id"],
        "deposit": {"tenderId": cash, "amount": 5_000},
    });
    let done = story.desk.call("stay.walk_in", Some("click-1"), &args);
    assert_eq!(story.desk.call("stay.walk_in", Some("click-1"), &args), done, "a repeat answers the same");
    let Reply::Done(done) = done else { panic!("{args} gave {done:?}") };
    assert_eq!((&done["total"], &done["roomNumber"]), (&total, &proposed["number"]));
    (story.stay, story.first) = (done["stayId"].clone(), done["folioId"].clone());
    let wall = story.desk.ok("room.wall", json!({}));
    assert_eq!((&wall["counts"]["occupied"], &wall["counts"]["all"]), (&json!(1), &json!(3)));
    story.paper("registration_card", &story.stay, "a5");
    story.paper("deposit_receipt", &story.window("A")["postings"][0]["id"], "roll80");
    story
}

/// Consumption, a window for the company, routing, a split in three, and a part of it transferred.
fn arrange(story: &mut Story) {
    let desk = &story.desk;
    assert_eq!(story.charge("cola", "2")["gross"], 2_000);
    assert_eq!(story.charge("suit", "1")["gross"], 6_800);
    let company = json!({"name": "西湖科技有限公司", "creditLimit": 100_000});
    story.company = desk.ok("company.save", company)["companyId"].clone();
    let opened = json!({"stayId": story.stay, "payee": "西湖科技有限公司", "companyId": story.company});
    let second = desk.ok("folio.open_window", opened)["folioId"].clone();
    let rules = json!([{"category": "room", "folioId": second}]);
    desk.ok("folio.set_routing", json!({"stayId": story.stay, "rules": rules}));
    let damage = story.of("items", "damage");
    let args = json!({"stayId": story.stay, "itemId": damage, "quantity": "1", "unitPrice": 10_000});
    let whole = desk.ok("folio.post_charge", args)["postingId"].clone();
    let split = json!({"postingId": whole, "plan": {"equal": {"parts": 3}}});
    let shown = desk.ok("folio.split_preview", split.clone());
    let parts: Vec<_> = shown["parts"].as_array().expect("parts").iter().map(|part| &part["gross"]).collect();
    assert_eq!((parts, &shown["tail"]), (vec![&json!(3_334), &json!(3_333), &json!(3_333)], &json!([0])));
    let made = desk.ok("folio.split", split)["postingIds"].clone();
    let args = json!({"postingIds": [made[2]], "toFolioId": second, "amount": 1_000});
    desk.ok("folio.transfer", args);
    assert_eq!(story.window("A")["balance"], 2_000 + 6_800 + 10_000 - 1_000 - 5_000);
    assert_eq!(story.window("B")["balance"], 1_000);
}

/// Closes a date on which so many guests sleep in the house; the charges come in two steps.
fn night_audit(story: &Story, date: &str, next: &str, sleepers: i64) {
    let desk = &story.desk;
    let open = desk.ok("night_audit.check", json!({}));
    assert_eq!((&open["businessDate"], &open["nextDate"]), (&json!(date), &json!(next)));
    assert_eq!((&open["blockers"], &open["findings"]), (&json!(["unposted"]), &json!([])));
    assert_eq!((&open["unposted"], &open["charges"]["gross"]), (&json!(sleepers), &json!(sleepers * NIGHT)));
    assert_eq!(desk.refused("night_audit.close", json!({}))["code"], "audit_blocked");
    let posted = desk.ok("night_audit.post", json!({"limit": 1}));
    assert_eq!((&posted["posted"], &posted["remaining"]), (&json!(1), &json!(sleepers - 1)));
    assert_eq!(desk.ok("night_audit.post", json!({}))["posted"], sleepers - 1);
    assert_eq!(desk.ok("night_audit.post", json!({}))["posted"], 0, "each night once");
    let closed = desk.ok("night_audit.close", json!({}));
    assert_eq!((&closed["businessDate"], &closed["nextDate"]), (&json!(date), &json!(next)));
    story.paper("night_audit", &closed["nightAuditId"], "a4");
    let house = desk.ok("session.current", json!({}))["house"].clone();
    assert_eq!(house["businessDate"], next);
}

/// The guest pays in cash with change and by card, the company on account.
fn settle(story: &Story) {
    let a = story.window("A");
    assert_eq!(a["balance"], 12_800);
    let tenders = json!([
        {"tenderId": story.of("tenders", "cash"), "amount": 6_800, "received": 10_000},
        {"tenderId": story.of("tenders", "card"), "amount": 6_000, "reference": "slip 0042"},
    ]);
    let mut args = json!({"folioId": a["id"], "version": a["version"], "tenders": tenders});
    args["tenders"][1]["amount"] = json!(6_001);
    assert_eq!(story.desk.refused("folio.settle", args.clone())["code"], "overpayment");
    args["tenders"][1]["amount"] = json!(6_000);
    let paid = story.desk.ok("folio.settle", args);
    assert_eq!((&paid["balance"], &paid["payments"][0]["change"]), (&json!(0), &json!(3_200)));
    let due = story.desk.refused("stay.check_out", leaving(story));
    assert_eq!((&due["code"], &due["data"]["amount"]), (&json!("balance_due"), &json!(NIGHT + 1_000)));
    let b = story.window("B");
    let room: Vec<_> =
        b["postings"].as_array().expect("postings").iter().map(|row| &row["category"]).collect();
    assert!(room.contains(&&json!("room")), "the room night went to the company: {room:?}");
    let account = json!([{"tenderId": story.of("tenders", "city_ledger"), "amount": b["balance"]}]);
    let args = json!({"folioId": b["id"], "version": b["version"], "tenders": account});
    assert_eq!(story.desk.ok("folio.settle", args)["balance"], 0);
    let companies = story.desk.ok("company.list", json!({}))["companies"].clone();
    assert_eq!((&companies[0]["id"], &companies[0]["owes"]), (&story.company, &json!(NIGHT + 1_000)));
    for (folio, size) in [(&a, "a4"), (&b, "roll80")] {
        story.paper("bill_summary", &folio["id"], size);
        story.paper("bill_detail", &folio["id"], size);
    }
}

fn leaving(story: &Story) -> Value {
    json!({"stayId": story.stay, "version": story.stay()["version"]})
}

/// Out, back, and out again.
fn check_out(story: &Story, number: &str) {
    let gone = story.desk.ok("stay.check_out", leaving(story));
    assert_eq!((&gone["roomNumber"], &story.room(number)["code"]), (&json!(number), &json!("VD")));
    let late = story.of("items", "cola");
    let args = json!({"stayId": story.stay, "itemId": late, "quantity": "1"});
    assert_eq!(story.desk.refused("folio.post_charge", args)["code"], "wrong_state");
    let shown = story.desk.ok("undo.preview", json!({"actionId": gone["actionId"]}));
    assert_eq!(shown["blockedBy"], Value::Null);
    story.desk.ok("undo.run", json!({"actionId": gone["actionId"]}));
    assert_eq!(
        (&story.stay()["state"], &story.room(number)["occupancy"]),
        (&json!("in_house"), &json!("occupied"))
    );
    story.desk.ok("stay.check_out", leaving(story));
    assert_eq!((&story.stay()["state"], &story.room(number)["code"]), (&json!("checked_out"), &json!("VD")));
}

/// The room nights that stand on a stay.
fn nights(desk: &Client, stay: &Value) -> Vec<Value> {
    let view = desk.ok("folio.get", json!({"stayId": stay}));
    let folios = view["folios"].as_array().expect("folios").iter();
    let lines = folios.flat_map(|folio| folio["postings"].as_array().expect("postings"));
    lines.filter(|line| line["category"] == "room").map(|line| line["serviceDate"].clone()).collect()
}

fn tell(location: &Location) {
    // The house is a day behind the clock, so that it can close two dates in one go.
    let server = Server::start(location, "2026-11-23T14:00:00+08:00", None);
    let mut story = walk_in(fresh_house(&server));
    let number = story.stay()["roomNumber"].as_str().expect("a room").to_owned();
    arrange(&mut story);
    let propose = json!({"arrival": "2026-11-22", "departure": "2026-11-25"});
    let room = story.desk.ok("room.propose", propose)["rooms"][0]["id"].clone();
    let other = json!({"guest": guest("李娜"), "nights": 3, "adults": 2, "roomId": room});
    let other = story.desk.ok("stay.walk_in", other)["stayId"].clone();
    night_audit(&story, "2026-11-22", "2026-11-23", 2);
    settle(&story);
    check_out(&story, &number);
    night_audit(&story, "2026-11-23", "2026-11-24", 1);
    assert_eq!(nights(&story.desk, &story.stay), ["2026-11-22"]);
    assert_eq!(nights(&story.desk, &other), ["2026-11-22", "2026-11-23"]);
    let report = story.desk.ok("ledger.verify", json!({}));
    assert_eq!((&report["clean"], &report["findings"]), (&json!(true), &json!([])));
    story.desk.ok("session.sign_out", json!({}));
    assert_eq!(story.desk.refused("room.wall", json!({}))["code"], "session_expired");
    proves(location, "while the server runs");
    drop(server);
    proves(location, "after the story");
}

#[tokio::test]
async fn from_the_first_start_to_the_second_night_audit() {
    for backend in World::backends() {
        let world = World::empty(backend).await;
        world.app.database().close().await;
        let location = world.location.clone();
        // The lock of the folder goes with it.
        drop(world);
        tell(&location);
    }
}
