//! Night audit: open points, room nights, the close of a date.

use kezhan_app::Problem;
use kezhan_tests::World;
use serde_json::{Value, json};

/// A weekday night in a twin and in a deluxe room of the test house.
const TWIN: i64 = 39_800;
const DELUXE: i64 = 59_800;

async fn check(w: &World) -> Value {
    w.ok("night_audit.check", json!({})).await
}

async fn post_all(w: &World) -> Value {
    w.ok("night_audit.post", json!({"limit": 500})).await
}

fn blocked(problem: &Problem) -> Vec<String> {
    match problem {
        Problem::AuditBlocked { points } => points.clone(),
        other => panic!("expected open points, got {other:?}"),
    }
}

/// The clock reaches the afternoon of the next day; everybody signs in anew.
fn tomorrow(w: &World) {
    w.clock.advance_ms(86_400_000);
    w.forget_session();
}

#[tokio::test]
async fn a_date_that_has_not_begun_is_neither_charged_nor_closed() {
    World::each(|w| async move {
        w.walk_in("201", "王伟", 5).await;
        w.as_user("auditor");
        post_all(&w).await;
        assert_eq!(w.ok("night_audit.close", json!({})).await["nextDate"], "2026-11-23");
        let day = |text: &str| text.parse().expect("a date");
        let early = Problem::DayNotBegun {
            field: "businessDate".to_owned(),
            business_date: day("2026-11-23"),
            local_date: day("2026-11-22"),
        };
        assert_eq!(w.refused("night_audit.post", json!({})).await, early);
        assert_eq!(w.refused("night_audit.close", json!({})).await, early);
        assert_eq!(check(&w).await["blockers"], json!(["unposted", "not_begun"]));
        // 23:59:59 in the house, then midnight: UTC has not begun the 23rd yet.
        w.clock.advance_ms(36_000_000 - 1_000);
        w.forget_session();
        assert_eq!(w.refused("night_audit.close", json!({})).await, early);
        w.clock.advance_ms(1_000);
        assert_eq!(check(&w).await["blockers"], json!(["unposted"]));
        assert_eq!(post_all(&w).await["posted"], 1);
        assert_eq!(w.ok("night_audit.close", json!({})).await["nextDate"], "2026-11-24");
        w.proves().await;
    })
    .await;
}

#[tokio::test]
async fn each_night_is_charged_once_and_the_date_rolls() {
    World::each(|w| async move {
        w.walk_in("201", "王伟", 2).await;
        w.walk_in("301", "李娜", 1).await;
        w.as_user("auditor");
        let before = check(&w).await;
        assert_eq!(before["unposted"], 2);
        assert_eq!(before["inHouse"], 2);
        assert_eq!(before["charges"]["gross"], TWIN + DELUXE);
        assert_eq!(before["blockers"], json!(["unposted"]));
        assert_eq!(before["findings"], json!([]));
        assert_eq!(blocked(&w.refused("night_audit.close", json!({})).await), ["unposted"]);

        let first = w.ok("night_audit.post", json!({"limit": 1})).await;
        assert_eq!(first, json!({"posted": 1, "remaining": 1, "amount": TWIN}));
        let second = post_all(&w).await;
        assert_eq!(second, json!({"posted": 1, "remaining": 0, "amount": DELUXE}));
        assert_eq!(post_all(&w).await, json!({"posted": 0, "remaining": 0, "amount": 0}));

        let closed = w.ok("night_audit.close", json!({})).await;
        assert_eq!(closed["businessDate"], "2026-11-22");
        assert_eq!(closed["nextDate"], "2026-11-23");
        w.proves().await;
        let audits = w.ok("night_audit.list", json!({})).await;
        let audit = &audits["audits"][0];
        assert_eq!(audit["id"], closed["nightAuditId"]);
        assert_eq!(audit["actorName"], "钱稽核");
        figures_agree(&audit["summary"]);
        let card = w.card("201").await;
        assert_eq!(
            (card["code"].as_str(), card["stay"]["balance"].as_i64()),
            (Some("OD"), Some(TWIN - 30_000))
        );
        tomorrow(&w);
        let again = blocked(&w.refused("night_audit.close", json!({})).await);
        assert_eq!(
            again,
            ["due_outs", "unposted"],
            "the deluxe guest is to leave, the twin stays another night"
        );
    })
    .await;
}

fn figures_agree(summary: &Value) {
    let rooms = &summary["rooms"];
    assert_eq!((rooms["physical"].as_i64(), rooms["sold"].as_i64()), (Some(10), Some(2)));
    assert_eq!(rooms["occupancy"], "20");
    // 6 % tax is inside the prices: 375.47 and 564.15 net.
    assert_eq!(rooms["roomRevenue"], 37_547 + 56_415);
    assert_eq!(rooms["adr"], 46_981);
    assert_eq!(rooms["revPar"], 9_396);
    let revenue = &summary["revenue"][0];
    assert_eq!((revenue["category"].as_str(), revenue["postings"].as_i64()), (Some("room"), Some(2)));
    assert_eq!(revenue["gross"], TWIN + DELUXE);
    let taken = &summary["tenders"][0];
    assert_eq!((taken["code"].as_str(), taken["received"].as_i64()), (Some("cash"), Some(60_000)));
    let guest = &summary["ledgers"][1];
    assert_eq!((guest["ledger"].as_str(), guest["opening"].as_i64()), (Some("guest"), Some(0)));
    assert_eq!(guest["closing"], TWIN + DELUXE - 60_000);
    let counts = &summary["counts"];
    assert_eq!((counts["arrivals"].as_i64(), counts["nightsPosted"].as_i64()), (Some(2), Some(2)));
}

#[tokio::test]
async fn an_expected_guest_keeps_the_date_open_until_somebody_decides() {
    World::each(|w| async move {
        let twin = w.catalogue("roomTypes", "STD").await;
        let booking = json!({
            "guest": {"name": "赵敏"}, "arrival": "2026-11-22", "departure": "2026-11-24", "adults": 1,
            "roomTypeId": twin["id"],
        });
        let booked = w.ok("stay.book", booking).await;
        let found = check(&w).await;
        assert_eq!(found["blockers"], json!(["arrivals"]));
        assert_eq!(found["arrivals"][0]["id"], booked["stayId"]);
        assert_eq!(blocked(&w.refused("night_audit.close", json!({})).await), ["arrivals"]);
        let version = found["arrivals"][0]["version"].clone();
        w.ok("stay.no_show", json!({"stayId": booked["stayId"], "version": version})).await;
        w.ok("night_audit.close", json!({})).await;
        let audits = w.ok("night_audit.list", json!({})).await;
        assert_eq!(audits["audits"][0]["summary"]["counts"]["noShows"], 1);
        w.proves().await;
    })
    .await;
}

#[tokio::test]
async fn a_night_taken_back_is_not_charged_anew() {
    World::each(|w| async move {
        let stay = w.walk_in("202", "陈晨", 1).await;
        post_all(&w).await;
        let view = w.ok("folio.get", json!({"stayId": stay["stayId"]})).await;
        let lines = view["folios"][0]["postings"].as_array().expect("postings").clone();
        let night = lines.iter().find(|line| line["category"] == "room").expect("the night");
        assert_eq!((night["kind"].as_str(), night["reference"].as_str()), (Some("charge"), Some("202")));
        w.as_user("manager");
        let reverse = json!({"postingId": night["id"], "reason": "免一晚房费"});
        w.ok("folio.reverse", reverse).await;
        assert_eq!(post_all(&w).await["posted"], 0);
        w.ok("night_audit.close", json!({})).await;
        w.proves().await;
    })
    .await;
}

#[tokio::test]
async fn a_night_given_away_is_slept_but_not_charged() {
    World::each(|w| async move {
        w.as_user("manager");
        let room = w.room("203").await;
        let args = json!({
            "guest": {"name": "刘洋", "idType": "passport", "idNumber": World::passport()},
            "nights": 1, "adults": 2, "roomId": room, "price": 0,
        });
        w.ok("stay.walk_in", args).await;
        let found = check(&w).await;
        assert_eq!((found["unposted"].as_i64(), found["inHouse"].as_i64()), (Some(0), Some(1)));
        w.ok("night_audit.close", json!({})).await;
        let audits = w.ok("night_audit.list", json!({})).await;
        let rooms = &audits["audits"][0]["summary"]["rooms"];
        assert_eq!((rooms["sold"].as_i64(), rooms["guests"].as_i64()), (Some(1), Some(2)));
        assert_eq!(rooms["adr"], 0);
    })
    .await;
}

#[tokio::test]
async fn broken_books_are_named_and_nothing_is_closed() {
    World::each(|w| async move {
        let room = w.room("204").await;
        let mut tx = w.app.database().write().await.expect("a transaction");
        kezhan_store::room::set_status(&mut tx, &room, "occupied", "clean").await.expect("written");
        tx.commit().await.expect("committed");
        assert_eq!(check(&w).await["blockers"], json!(["findings"]));
        match w.refused("night_audit.close", json!({})).await {
            Problem::BooksBroken { findings } => {
                assert!(findings.iter().any(|finding| finding.id == room), "{findings:?}");
            }
            other => panic!("expected broken books, got {other:?}"),
        }
        assert_eq!(w.ok("night_audit.list", json!({})).await["audits"], json!([]));
        assert_eq!(w.ok("room.wall", json!({})).await["businessDate"], "2026-11-22");
    })
    .await;
}

#[tokio::test]
async fn a_block_ends_with_its_last_night() {
    World::each(|w| async move {
        w.as_user("manager");
        let block = json!({
            "roomId": w.room("205").await, "kind": "out_of_order", "firstNight": "2026-11-22",
            "until": "2026-11-23", "reason": "换空调", "returnHousekeeping": "dirty",
        });
        w.ok("room.block", block).await;
        w.ok("night_audit.close", json!({})).await;
        let card = w.card("205").await;
        assert_eq!((card["code"].as_str(), &card["block"]), (Some("VD"), &Value::Null));
        let audits = w.ok("night_audit.list", json!({})).await;
        let rooms = &audits["audits"][0]["summary"]["rooms"];
        assert_eq!((rooms["outOfOrder"].as_i64(), &rooms["adr"]), (Some(1), &Value::Null));
        w.proves().await;
    })
    .await;
}

#[tokio::test]
async fn the_trial_balance_of_a_closed_date_stays_and_the_open_one_follows_it() {
    World::each(|w| async move {
        w.walk_in("201", "王伟", 3).await;
        post_all(&w).await;
        w.as_user("auditor");
        let open = w.ok("ledger.trial_balance", json!({})).await;
        w.ok("night_audit.close", json!({})).await;
        let closed = w.ok("ledger.trial_balance", json!({"date": "2026-11-22"})).await;
        assert_eq!(open["lines"], closed["lines"]);
        assert_eq!((&closed["balanced"], &open["balanced"]), (&json!(true), &json!(true)));
        let of = |balance: &Value, account: &str| {
            let lines = balance["lines"].as_array().expect("lines").clone();
            lines
                .into_iter()
                .find(|line| line["account"] == account)
                .unwrap_or_else(|| panic!("no {account}"))
        };
        assert_eq!(of(&closed, "cash")["closing"], 30_000);
        assert_eq!(of(&closed, "revenue:room")["closing"], -37_547);
        assert_eq!(of(&closed, "deposit_ledger")["closing"], 0);
        let today = w.ok("ledger.trial_balance", json!({})).await;
        assert_eq!(today["date"], "2026-11-23");
        assert_eq!(of(&today, "cash")["opening"], 30_000);
        assert_eq!(of(&today, "cash")["debit"], 0);
        for date in ["2026-11-24", "2026-11-21"] {
            let refused = w.refused("ledger.trial_balance", json!({"date": date})).await;
            assert!(matches!(&refused, Problem::BadRequest { field, .. } if field == "date"), "{refused:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn who_has_no_right_and_what_makes_no_sense_is_refused() {
    World::each(|w| async move {
        for limit in [0, 501] {
            let refused = w.refused("night_audit.post", json!({"limit": limit})).await;
            assert!(matches!(&refused, Problem::BadRequest { field, .. } if field == "limit"), "{refused:?}");
        }
        w.as_user("cashier");
        for operation in ["night_audit.check", "night_audit.post", "night_audit.close", "night_audit.list"] {
            let refused = w.refused(operation, json!({})).await;
            assert!(matches!(refused, Problem::Forbidden { .. }), "{operation}: {refused:?}");
        }
    })
    .await;
}
