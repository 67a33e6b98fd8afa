//! Papers made from the books, and the queue that prints them.

use base64::Engine;
use kezhan_app::paper::queue;
use kezhan_app::vault::Vault;
use kezhan_app::{App, Caller, Problem};
use kezhan_core::paper::{Paper, PaperSize};
use kezhan_core::press::{Press, PressProblem, Printer};
use kezhan_store::paper::JobRow;
use kezhan_tests::World;
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::task::JoinHandle;

/// The paper as the test press shows it.
async fn preview(w: &World, kind: &str, subject: &Value, language: Option<&str>) -> Value {
    let args = json!({"kind": kind, "subject": subject, "size": "a4", "language": language});
    let shown = w.ok("paper.preview", args).await;
    let pdf = shown["pdf"].as_str().expect("base64");
    let bytes = base64::engine::general_purpose::STANDARD.decode(pdf).expect("base64");
    let mut paper: Value = serde_json::from_slice(&bytes).expect("the test press writes the paper itself");
    paper["title"] = shown["title"].clone();
    paper
}

async fn folio(w: &World, stay: &Value) -> Value {
    w.ok("folio.get", json!({"stayId": stay["stayId"]})).await["folios"][0].clone()
}

async fn charge(w: &World, stay: &Value, item: &str, quantity: &str) -> Value {
    let item = w.catalogue("items", item).await;
    w.ok("folio.post_charge", json!({"stayId": stay["stayId"], "itemId": item["id"], "quantity": quantity}))
        .await
}

fn print_args(kind: &str, subject: &Value, printer: &str) -> Value {
    json!({"kind": kind, "subject": subject, "size": "a4", "printer": printer, "copies": 1})
}

async fn job(w: &World, id: &Value) -> JobRow {
    let mut tx = w.app.database().read().await.expect("a snapshot");
    let id = id.as_str().expect("an id");
    kezhan_store::paper::job(&mut tx, id).await.expect("readable").expect("there")
}

async fn until(w: &World, id: &Value, ready: impl Fn(&JobRow) -> bool) -> JobRow {
    for _ in 0..200 {
        let row = job(w, id).await;
        if ready(&row) {
            return row;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("the job stays as it is: {:?}", job(w, id).await);
}

fn start(w: &World) -> JoinHandle<()> {
    tokio::spawn(queue::run(Arc::new(w.app.clone())))
}

#[tokio::test]
async fn a_registration_card_says_who_stays_and_hides_the_number_of_the_paper() {
    World::each(|w| async move {
        let stay = w.walk_in("201", "王伟", 2).await;
        let card = preview(&w, "registration_card", &stay["stayId"], None).await;
        assert_eq!(card["kind"], "registration_card");
        assert_eq!(card["heading"]["language"], "zh-CN");
        assert_eq!(card["heading"]["operator"], "张前台");
        assert_eq!((card["room"].as_str(), card["roomType"].as_str()), (Some("201"), Some("标准双床")));
        assert_eq!((card["total"].as_i64(), card["deposit"].as_i64()), (Some(79_600), Some(30_000)));
        assert_eq!(card["prices"].as_array().map(Vec::len), Some(2));
        let number = card["guests"][0]["idNumber"].as_str().expect("a number");
        assert!(number.contains('*'), "masked: {number}");
        let english = preview(&w, "registration_card", &stay["stayId"], Some("en")).await;
        assert_eq!(
            (english["roomType"].as_str(), english["guests"][0]["nationality"].as_str()),
            (Some("Twin"), Some("China"))
        );
        assert!(english["title"].as_str().is_some_and(|title| title.starts_with("Registration Card ")));
    })
    .await;
}

#[tokio::test]
async fn a_deposit_receipt_is_for_money_that_is_still_there() {
    World::each(|w| async move {
        let stay = w.walk_in("202", "李娜", 1).await;
        let lines = folio(&w, &stay).await["postings"].as_array().expect("postings").clone();
        let deposit = lines.iter().find(|line| line["kind"] == "deposit").expect("the deposit").clone();
        let receipt = preview(&w, "deposit_receipt", &deposit["id"], None).await;
        assert_eq!((receipt["amount"].as_i64(), receipt["held"].as_i64()), (Some(30_000), Some(30_000)));
        assert_eq!(receipt["tender"], "现金");
        let other = charge(&w, &stay, "water", "1").await;
        let wrong = json!({"kind": "deposit_receipt", "subject": other["postingId"], "size": "a5"});
        assert!(matches!(
            w.refused("paper.preview", wrong).await,
            Problem::WrongState { kind: "posting", .. }
        ));
    })
    .await;
}

#[tokio::test]
async fn a_bill_adds_up_and_shows_no_moves_but_every_correction() {
    World::each(|w| async move {
        let stay = w.walk_in("301", "Anna Schmidt", 1).await;
        w.ok("night_audit.post", json!({})).await;
        let water = charge(&w, &stay, "water", "3").await;
        let cola = charge(&w, &stay, "cola", "1").await;
        let plan = json!({"postingId": water["postingId"], "plan": {"equal": {"parts": 3}}});
        w.ok("folio.split", plan).await;
        w.ok("folio.reverse", json!({"postingId": cola["postingId"], "reason": "没有喝"})).await;
        let open = folio(&w, &stay).await;
        let bill = preview(&w, "bill_detail", &open["id"], Some("zh-CN")).await;
        assert_eq!((bill["interim"].as_bool(), bill["form"].as_str()), (Some(true), Some("detail")));
        let lines = bill["lines"].as_array().expect("lines").clone();
        let amount = |line: &Value| line["amount"].as_i64().expect("an amount");
        let mut told: Vec<(&str, i64)> =
            lines.iter().map(|line| (line["kind"].as_str().expect("a kind"), amount(line))).collect();
        told.sort_unstable();
        let thirds = [("charge", 600); 3];
        let others = [("charge", 1_000), ("charge", 59_800), ("reversal", -1_000)];
        assert_eq!(
            told,
            [&thirds[..], &others[..]].concat(),
            "the whole that was split is gone, the correction stays"
        );
        assert_eq!(bill["balance"], 59_800 + 1_800 - 30_000);
        let taxed: i64 = bill["taxes"]
            .as_array()
            .expect("taxes")
            .iter()
            .map(|row| row["gross"].as_i64().unwrap_or(0))
            .sum();
        assert_eq!(taxed, 61_600);
        assert_eq!(bill["tenders"][0]["amount"], 30_000);
        settle_and_bill(&w, &open, &stay).await;
    })
    .await;
}

async fn settle_and_bill(w: &World, open: &Value, stay: &Value) {
    let cash = w.catalogue("tenders", "cash").await;
    let version = folio(w, stay).await["version"].clone();
    let tenders = json!([{"tenderId": cash["id"], "amount": 31_600, "received": 40_000}]);
    w.ok("folio.settle", json!({"folioId": open["id"], "version": version, "tenders": tenders})).await;
    let bill = preview(w, "bill_summary", &open["id"], None).await;
    assert_eq!((bill["interim"].as_bool(), bill["balance"].as_i64()), (Some(false), Some(0)));
    let tenders = bill["tenders"].as_array().expect("tenders");
    assert!(tenders.iter().any(|tender| tender["amount"] == 31_600 && tender["received"] == 40_000));
}

#[tokio::test]
async fn a_closing_bears_the_heads_of_both_chains() {
    World::each(|w| async move {
        w.walk_in("201", "王伟", 2).await;
        w.as_user("auditor");
        w.ok("night_audit.post", json!({})).await;
        let heads = w.ok("ledger.verify", json!({})).await["heads"].clone();
        let closed = w.ok("night_audit.close", json!({})).await;
        let paper = preview(&w, "night_audit", &closed["nightAuditId"], None).await;
        assert_eq!(paper["heading"]["businessDate"], "2026-11-22");
        assert_eq!(paper["nextBusinessDate"], "2026-11-23");
        assert_eq!(
            paper["journalHead"],
            json!({"sequence": heads["journalSeq"], "hash": heads["journalHash"]})
        );
        assert_eq!(paper["auditHead"]["hash"], heads["auditHash"]);
        assert!(paper["verify"].as_array().expect("checks").iter().all(|check| check["findings"] == 0));
        let named = |account: &str| {
            let lines = paper["trialBalance"].as_array().expect("lines").clone();
            lines
                .into_iter()
                .find(|line| line["account"] == account)
                .unwrap_or_else(|| panic!("no {account}"))
        };
        assert_eq!(named("cash")["debit"], 30_000);
        assert_eq!(named("revenue:room")["name"], "客房收入");
        let refused = w.as_user("cashier");
        let args = json!({"kind": "night_audit", "subject": closed["nightAuditId"], "size": "a4"});
        assert!(matches!(refused.refused("paper.preview", args).await, Problem::Forbidden { .. }));
    })
    .await;
}

#[tokio::test]
async fn the_second_print_is_marked_and_looking_is_not_printing() {
    World::each(|w| async move {
        let stay = w.walk_in("201", "王伟", 1).await;
        let subject = &stay["stayId"];
        for _ in 0..2 {
            assert_eq!(preview(&w, "registration_card", subject, None).await["heading"]["reprint"], 0);
        }
        let first = w.ok("paper.print", print_args("registration_card", subject, "desk")).await;
        let second = w.ok("paper.print", print_args("registration_card", subject, "desk")).await;
        for (printed, mark) in [(&first, 0), (&second, 1)] {
            let row = job(&w, &printed["jobId"]).await;
            let paper: Paper = serde_json::from_str(&row.paper).expect("a paper");
            assert_eq!(paper.heading().reprint, mark);
        }
        assert_eq!(preview(&w, "registration_card", subject, None).await["heading"]["reprint"], 2);
    })
    .await;
}

#[tokio::test]
async fn a_dead_printer_loses_nothing_and_prints_when_it_lives() {
    World::each(|w| async move {
        let stay = w.walk_in("201", "王伟", 1).await;
        w.press.set_dead(true);
        let desk = start(&w);
        let queued = w.ok("paper.print", print_args("registration_card", &stay["stayId"], "desk")).await;
        let waiting = until(&w, &queued["jobId"], |row| row.state == "queued" && row.attempts == 1).await;
        assert!(waiting.problem.contains("desk"), "{}", waiting.problem);
        assert!(waiting.may_repeat, "nobody knows whether a printer out of reach printed");
        for attempts in 2..=8 {
            w.clock.advance_ms(300_000);
            w.app.wake_printer();
            until(&w, &queued["jobId"], |row| row.state != "printing" && row.attempts == attempts).await;
        }
        w.forget_session();
        let jobs = w.ok("paper.jobs", json!({})).await["jobs"].clone();
        assert_eq!((jobs[0]["state"].as_str(), jobs[0]["attempts"].as_i64()), (Some("failed"), Some(8)));
        w.press.set_dead(false);
        w.ok("paper.retry", json!({"jobId": queued["jobId"]})).await;
        let done = until(&w, &queued["jobId"], |row| row.state == "done").await;
        assert_eq!((done.problem.as_str(), done.done_at.is_some()), ("", true));
        assert_eq!(w.press.submitted().len(), 1);
        let again = w.refused("paper.retry", json!({"jobId": queued["jobId"]})).await;
        assert!(matches!(again, Problem::WrongState { kind: "print_job", .. }), "{again:?}");
        desk.abort();
    })
    .await;
}

#[tokio::test]
async fn a_job_interrupted_by_a_crash_is_printed_as_a_possible_repeat() {
    World::each(|w| async move {
        let stay = w.walk_in("201", "王伟", 1).await;
        let queued = w.ok("paper.print", print_args("registration_card", &stay["stayId"], "desk")).await;
        let row = job(&w, &queued["jobId"]).await;
        let mut tx = w.app.database().write().await.expect("a transaction");
        let printing =
            JobRow { state: "printing".to_owned(), attempts: 1, next_at: row.next_at + 60_000, ..row };
        assert!(kezhan_store::paper::move_job(&mut tx, &printing, "queued").await.expect("moved"));
        tx.commit().await.expect("committed");
        // On a shared server another desk may be printing it, so its time must be over first.
        w.clock.advance_ms(61_000);
        let desk = start(&w);
        let done = until(&w, &queued["jobId"], |row| row.state == "done").await;
        assert!(done.may_repeat);
        let shown = preview(&w, "registration_card", &stay["stayId"], None).await;
        assert_eq!(shown["heading"]["reprint"], 2, "the possible repeat counts as one");
        desk.abort();
    })
    .await;
}

/// One printer that hangs for three seconds, and all others that print at once.
struct OneHangs(Mutex<Vec<String>>);

impl Press for OneHangs {
    fn render(&self, _: &Paper, _: PaperSize) -> Result<Vec<u8>, PressProblem> {
        Ok(Vec::new())
    }

    fn printers(&self) -> Result<Vec<Printer>, PressProblem> {
        Ok(Vec::new())
    }

    fn submit(&self, printer: &str, _: &str, _: &[u8], _: u16) -> Result<(), PressProblem> {
        if printer == "hung" {
            std::thread::sleep(Duration::from_secs(3));
        }
        self.0.lock().expect("no thread panics").push(printer.to_owned());
        Ok(())
    }
}

#[tokio::test]
async fn a_printer_that_hangs_keeps_no_other_waiting() {
    World::each(|w| async move {
        let stay = w.walk_in("201", "王伟", 1).await;
        let press = Arc::new(OneHangs(Mutex::default()));
        let db = w.app.database().clone();
        let app = Arc::new(App::new(
            db,
            w.clock.clone(),
            w.app.entropy.clone(),
            press.clone(),
            Vault::new(&[7; 32]),
        ));
        let desk = tokio::spawn(queue::run(app.clone()));
        let caller = Caller { token: Some(w.token().await), ..Caller::default() };
        let mut queued = Vec::new();
        for printer in ["hung", "hung", "lives"] {
            let args = print_args("registration_card", &stay["stayId"], printer);
            queued.push(app.call(&caller, "paper.print", args).await.expect("queued"));
        }
        until(&w, &queued[2]["jobId"], |row| row.state == "done").await;
        assert_eq!(*press.0.lock().expect("no thread panics"), ["lives"], "the hung one is still at it");
        let first = job(&w, &queued[0]["jobId"]).await;
        let second = job(&w, &queued[1]["jobId"]).await;
        let mut states = [first.state.as_str(), second.state.as_str()];
        states.sort_unstable();
        assert_eq!(states, ["printing", "queued"], "one job at a time goes to a printer");
        desk.abort();
    })
    .await;
}

#[tokio::test]
async fn jobs_of_others_are_theirs_and_nonsense_is_refused() {
    World::each(|w| async move {
        let stay = w.walk_in("201", "王伟", 1).await;
        let queued = w.ok("paper.print", print_args("registration_card", &stay["stayId"], "desk")).await;
        let refused = w.as_user("cashier").refused("paper.cancel", json!({"jobId": queued["jobId"]})).await;
        assert!(matches!(refused, Problem::Forbidden { .. }), "{refused:?}");
        w.as_user("manager").ok("paper.cancel", json!({"jobId": queued["jobId"]})).await;
        assert_eq!(w.ok("paper.jobs", json!({})).await["jobs"][0]["state"], "cancelled");
        for (field, value) in
            [("copies", json!(0)), ("copies", json!(21)), ("printer", json!(" ")), ("kind", json!("menu"))]
        {
            let mut args = print_args("registration_card", &stay["stayId"], "desk");
            args[field] = value;
            let refused = w.refused("paper.print", args).await;
            assert!(
                matches!(&refused, Problem::BadRequest { field: named, .. } if named == field),
                "{refused:?}"
            );
        }
        let missing = print_args("bill_detail", &stay["stayId"], "desk");
        assert!(matches!(w.refused("paper.print", missing).await, Problem::NotFound { kind: "folio", .. }));
        assert_eq!(w.ok("paper.printers", json!({})).await["printers"][0]["name"], "desk");
        w.as_user("room");
        assert!(matches!(w.refused("paper.jobs", json!({})).await, Problem::Forbidden { .. }));
    })
    .await;
}
