//! The server is killed in the middle of charges, payments and night audits: nothing acknowledged is lost,
//! nothing is half done, nothing is charged twice.

use crate::server::{Client, Reply, Server, WORLD_KEY, proves};
use chrono::{Days, NaiveDate};
use kezhan_store::Location;
use kezhan_tests::{Backend, World};
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

const ROUNDS: u64 = 20;
/// Longer than all rounds can audit, so that nobody is due to leave.
const NIGHTS: u16 = 400;
const CLOSINGS: u64 = 15;
/// Answers that come before a kill, so that a slow machine tests as much as a fast one.
const ANSWERS: u64 = 12;
const OPENED: &str = "2026-11-22";

/// Guests, and what the clients need to know of the house.
struct House {
    location: Location,
    desk: String,
    auditor: String,
    stays: Vec<(Value, Value)>,
    item: Value,
    tenders: [Value; 2],
}

/// What a client asked for and, as far as it knows, what came of it.
struct Asked {
    key: String,
    operation: &'static str,
    args: Value,
    reply: Reply,
}

/// What the killer waits for.
#[derive(Default)]
struct Watch {
    answers: AtomicU64,
    closing: AtomicBool,
}

impl Watch {
    /// Waits for something; false if it does not come.
    fn sees(&self, happens: impl Fn(&Self) -> bool) -> bool {
        let patience = Instant::now() + Duration::from_secs(60);
        while Instant::now() < patience {
            if happens(self) {
                return true;
            }
            thread::sleep(Duration::from_millis(1));
        }
        false
    }
}

/// One client's journal.
struct Journal<'c> {
    client: &'c Client,
    watch: &'c Watch,
    asked: Vec<Asked>,
}

impl<'c> Journal<'c> {
    fn new(client: &'c Client, watch: &'c Watch) -> Self {
        Self { client, watch, asked: Vec::new() }
    }

    /// Asks and notes what came back. The answer of every fifth charge or payment gets lost on the way.
    fn ask(&mut self, key: String, operation: &'static str, args: Value) -> Reply {
        let reply = self.client.call(operation, Some(&key), &args);
        self.watch.answers.fetch_add(1, Ordering::SeqCst);
        let lost = operation.starts_with("folio.") && self.asked.len() % 5 == 3;
        let known = if lost { Reply::Unknown } else { reply.clone() };
        self.asked.push(Asked { key, operation, args, reply: known });
        reply
    }
}

/// What stands in the books.
#[derive(Default)]
struct Books {
    /// Charges and payments by the key that their client put on them.
    lines: HashMap<String, Vec<Value>>,
    /// Room nights of each stay.
    nights: BTreeMap<String, Vec<NaiveDate>>,
    room_revenue: i64,
}

impl Books {
    fn read(client: &Client, house: &House) -> Self {
        let mut books = Self::default();
        for (stay, _) in &house.stays {
            let view = client.ok("folio.get", json!({"stayId": stay}));
            for folio in view["folios"].as_array().expect("folios") {
                let mut sum = 0;
                for line in folio["postings"].as_array().expect("postings") {
                    // A deposit counts in its own ledger; its transfer is what counts here.
                    if line["kind"] != "deposit" {
                        sum += money(line, "gross");
                    }
                    books.add(stay, line);
                }
                assert_eq!(folio["balance"], sum, "a folio owes what stands on it");
            }
        }
        books
    }

    fn add(&mut self, stay: &Value, line: &Value) {
        if line["category"] == "room" {
            let night = text(line, "serviceDate").parse().expect("a date");
            self.nights.entry(stay.to_string()).or_default().push(night);
            self.room_revenue += money(line, "gross");
        } else {
            self.lines.entry(text(line, "reference").to_owned()).or_default().push(line.clone());
        }
    }

    fn of(&self, key: &str) -> &[Value] {
        self.lines.get(key).map_or(&[], Vec::as_slice)
    }

    fn room_nights(&self) -> i64 {
        self.nights.values().map(|nights| i64::try_from(nights.len()).expect("few")).sum()
    }
}

fn text<'v>(value: &'v Value, field: &str) -> &'v str {
    value[field].as_str().unwrap_or_else(|| panic!("no {field} in {value}"))
}

fn money(value: &Value, field: &str) -> i64 {
    value[field].as_i64().unwrap_or_else(|| panic!("no {field} in {value}"))
}

/// Four guests in house for longer than the test can last.
async fn house(backend: Backend) -> House {
    let world = World::new(backend).await;
    // No date is closed before it has begun, so the business date is far behind the clock.
    world.clock.advance_ms(400 * 86_400_000);
    let mut stays = Vec::new();
    for (room, name) in [("201", "王伟"), ("202", "李娜"), ("301", "陈晨"), ("302", "刘洋")] {
        let stay = world.walk_in(room, name, NIGHTS).await;
        stays.push((stay["stayId"].clone(), stay["folioId"].clone()));
    }
    let item = world.catalogue("items", "water").await["id"].clone();
    let mut tenders = Vec::new();
    for code in ["cash", "card"] {
        tenders.push(world.catalogue("tenders", code).await["id"].clone());
    }
    let tenders = tenders.try_into().expect("two");
    let (desk, auditor) = (world.token().await, world.as_user("auditor").token().await);
    world.app.database().close().await;
    House { location: world.location.clone(), desk, auditor, stays, item, tenders }
}

/// Charges one guest after the other until no answer comes.
fn charge(mut journal: Journal<'_>, house: &House, round: u64, guest: usize) -> Vec<Asked> {
    for turn in 0.. {
        let key = format!("charge-{round}-{guest}-{turn}");
        let stay = &house.stays[guest].0;
        let args = json!({"stayId": stay, "itemId": house.item, "quantity": "2", "note": key});
        if journal.ask(key, "folio.post_charge", args) == Reply::Unknown {
            break;
        }
    }
    journal.asked
}

/// Pays ahead in two tenders at a time until no answer comes.
fn pay(mut journal: Journal<'_>, house: &House, round: u64, guest: usize) -> Vec<Asked> {
    let (stay, folio) = &house.stays[guest];
    for turn in 0.. {
        let view = journal.client.call("folio.get", None, &json!({"stayId": stay}));
        let Reply::Done(view) = view else { break };
        let key = format!("pay-{round}-{guest}-{turn}");
        let [cash, card] = &house.tenders;
        let tenders = json!([
            {"tenderId": cash, "amount": 700, "received": 1_000, "reference": key},
            {"tenderId": card, "amount": 500, "reference": key},
        ]);
        let version = &view["folios"][0]["version"];
        let args = json!({"folioId": folio, "version": version, "tenders": tenders, "keepCredit": true});
        if journal.ask(key, "folio.settle", args) == Reply::Unknown {
            break;
        }
    }
    journal.asked
}

/// Audits one night after the other until no answer comes; tells whether a close is under way.
fn audit(mut journal: Journal<'_>, round: u64) -> Vec<Asked> {
    for close in 0..CLOSINGS {
        for turn in 0.. {
            let key = format!("post-{round}-{close}-{turn}");
            match journal.ask(key, "night_audit.post", json!({"limit": 2})) {
                Reply::Done(posted) if posted["remaining"] == 0 => break,
                Reply::Done(_) => {}
                _ => return journal.asked,
            }
        }
        journal.watch.closing.store(true, Ordering::SeqCst);
        let reply = journal.ask(format!("close-{round}-{close}"), "night_audit.close", json!({}));
        journal.watch.closing.store(false, Ordering::SeqCst);
        if !matches!(reply, Reply::Done(_)) {
            break;
        }
    }
    journal.asked
}

/// Lets five clients work, kills the server under them, and gives back all they asked for.
fn work_until_killed(server: &mut Server, house: &House, round: u64) -> Vec<Asked> {
    let desk = server.client().with_token(&house.desk);
    let auditor = server.client().with_token(&house.auditor);
    let watch = Watch::default();
    thread::scope(|scope| {
        let journal = |client| Journal::new(client, &watch);
        let (one, two, three, four) = (journal(&desk), journal(&desk), journal(&desk), journal(&desk));
        let five = journal(&auditor);
        let clients = [
            scope.spawn(move || charge(one, house, round, 0)),
            scope.spawn(move || charge(two, house, round, 1)),
            scope.spawn(move || pay(three, house, round, 2)),
            scope.spawn(move || pay(four, house, round, 3)),
            scope.spawn(move || audit(five, round)),
        ];
        let busy = watch.sees(|watch| watch.answers.load(Ordering::SeqCst) >= ANSWERS);
        // Every other round in the middle of a close, else of room nights; at another point of it each time.
        let close = round.is_multiple_of(2);
        let ready = busy && watch.sees(|watch| watch.closing.load(Ordering::SeqCst) == close);
        thread::sleep(Duration::from_millis(if close { round * 7 % 61 } else { round * 3 % 13 }));
        server.kill();
        let join = |client: thread::ScopedJoinHandle<'_, _>| client.join().expect("clients do not panic");
        let asked: Vec<Asked> = clients.into_iter().flat_map(join).collect();
        let seen: Vec<_> = asked.iter().map(|asked| (&asked.key, &asked.reply)).collect();
        assert!(ready, "the clients got stuck: {seen:?}");
        asked
    })
}

/// The entries of the books that an answer speaks of, with their amounts as lines of a folio.
fn told(asked: &Asked, answer: &Value) -> Vec<(Value, i64)> {
    match asked.operation {
        "folio.post_charge" => vec![(answer["postingId"].clone(), money(answer, "gross"))],
        "folio.settle" => {
            let payments = answer["payments"].as_array().expect("payments").iter();
            payments.map(|paid| (paid["postingId"].clone(), -money(paid, "amount"))).collect()
        }
        _ => Vec::new(),
    }
}

/// What was acknowledged is there once, what was refused is not, what is unknown is there whole or not.
fn judge(asked: &Asked, books: &Books) {
    let found = books.of(&asked.key);
    match &asked.reply {
        Reply::Done(answer) => {
            let mut found: Vec<_> =
                found.iter().map(|line| (line["id"].clone(), money(line, "gross"))).collect();
            let mut told = told(asked, answer);
            found.sort_by_key(|line| line.0.to_string());
            told.sort_by_key(|line| line.0.to_string());
            assert_eq!(found, told, "{} {} was acknowledged", asked.operation, asked.key);
        }
        Reply::Refused(problem) => {
            // A room night that came between the look and the payment makes the folio's version old.
            let codes = [json!("stale"), json!("busy")];
            assert!(codes.contains(&problem["code"]), "{} {}: {problem}", asked.operation, asked.key);
            assert_eq!(found.len(), 0, "{} {} was refused", asked.operation, asked.key);
        }
        Reply::Unknown => {
            let whole = if asked.operation == "folio.settle" { 2 } else { 1 };
            let count = found.len();
            assert!(count == 0 || count == whole, "{} is half done: {found:?}", asked.key);
        }
    }
}

/// Sums what the acknowledged answers of `night_audit.post` say.
fn acknowledged(asked: &[Asked], field: &str) -> i64 {
    let posts = asked.iter().filter(|asked| asked.operation == "night_audit.post");
    posts.map(|asked| if let Reply::Done(done) = &asked.reply { money(done, field) } else { 0 }).sum()
}

/// Each night of each guest is charged once, and each date closed once.
fn nights_are_whole(client: &Client, asked: &[Asked], books: &Books) {
    assert_eq!(books.room_nights(), acknowledged(asked, "posted"), "room nights");
    assert_eq!(books.room_revenue, acknowledged(asked, "amount"), "room revenue");
    let closes = asked.iter().filter(|asked| asked.operation == "night_audit.close");
    let told: Vec<_> = closes
        .map(|asked| match &asked.reply {
            Reply::Done(closed) => (closed["nightAuditId"].clone(), closed["businessDate"].clone()),
            other => panic!("{} gave {other:?}", asked.key),
        })
        .collect();
    let list = client.ok("night_audit.list", json!({}));
    let kept = list["audits"].as_array().expect("audits").iter().rev();
    let kept: Vec<_> = kept.map(|audit| (audit["id"].clone(), audit["businessDate"].clone())).collect();
    assert_eq!(kept, told, "closed dates");
    let opened: NaiveDate = OPENED.parse().expect("a date");
    let day = |number: usize| opened + Days::new(u64::try_from(number).expect("few"));
    for (number, (_, date)) in kept.iter().enumerate() {
        assert_eq!(*date, json!(day(number)), "dates follow each other");
    }
    let current = client.ok("session.current", json!({}));
    assert_eq!(current["house"]["businessDate"], json!(day(kept.len())));
    for (stay, nights) in &books.nights {
        let expected: Vec<_> = (0..nights.len()).map(day).collect();
        let (least, most) = (kept.len(), kept.len() + 1);
        assert_eq!(*nights, expected, "the nights of {stay}");
        assert!((least..=most).contains(&nights.len()), "{} nights in {least} days", nights.len());
    }
}

/// Asks again, with the same keys, what got no answer; gives back how much of it had been done already.
fn replay(server: &Server, house: &House, asked: &mut [Asked], before: &Books) -> usize {
    let mut done = 0;
    let nights = acknowledged(asked, "posted");
    for asked in asked.iter_mut().filter(|asked| asked.reply == Reply::Unknown) {
        judge(asked, before);
        let audit = asked.operation.starts_with("night_audit.");
        let client = server.client().with_token(if audit { &house.auditor } else { &house.desk });
        asked.reply = client.call(asked.operation, Some(&asked.key), &asked.args);
        let existed = match &asked.reply {
            Reply::Done(posted) if asked.operation == "night_audit.post" => {
                let found = before.room_nights() - nights;
                let whole = money(posted, "posted");
                assert!(found == 0 || found == whole, "{found} of {whole} nights were charged");
                found > 0
            }
            _ => !before.of(&asked.key).is_empty(),
        };
        if existed || audit {
            assert!(matches!(asked.reply, Reply::Done(_)), "{} gave {:?}", asked.key, asked.reply);
        }
        assert_ne!(asked.reply, Reply::Unknown, "the server lives");
        done += usize::from(existed);
    }
    done
}

#[tokio::test]
async fn a_killed_server_loses_and_doubles_nothing() {
    for backend in World::backends() {
        let house = house(backend).await;
        let clock = |round: u64| format!("2027-12-27T14:{round:02}:00+08:00");
        let mut asked: Vec<Asked> = Vec::new();
        let mut caught: BTreeMap<&str, usize> = BTreeMap::new();
        let mut done = 0;
        let mut server = Server::start(&house.location, &clock(0), Some(WORLD_KEY));
        for round in 1..=ROUNDS {
            let mut news = work_until_killed(&mut server, &house, round);
            for open in news.iter().filter(|asked| asked.reply == Reply::Unknown) {
                *caught.entry(open.operation).or_default() += 1;
            }
            asked.append(&mut news);
            proves(&house.location, "after the kill");
            server = Server::start(&house.location, &clock(round), Some(WORLD_KEY));
            let desk = server.client().with_token(&house.desk);
            let before = Books::read(&desk, &house);
            done += replay(&server, &house, &mut asked, &before);
            let after = Books::read(&desk, &house);
            for asked in &asked {
                judge(asked, &after);
            }
            nights_are_whole(&server.client().with_token(&house.auditor), &asked, &after);
        }
        drop(server);
        proves(&house.location, "after all rounds");
        println!("{backend:?}: {} requests, unanswered {caught:?}, of these done {done}", asked.len());
        assert!(done > 0, "no answer got lost");
        for operation in ["folio.post_charge", "folio.settle", "night_audit.post", "night_audit.close"] {
            assert!(caught.contains_key(operation), "no kill hit a {operation}: {caught:?}");
        }
    }
}
