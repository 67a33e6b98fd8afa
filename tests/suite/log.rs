//! The operation log.

use kezhan_app::Problem;
use kezhan_tests::World;
use serde_json::{Value, json};

async fn log(w: &World, args: Value) -> Vec<Value> {
    let page = w.as_user("auditor").ok("log.list", args).await;
    page["rows"].as_array().expect("rows").clone()
}

#[tokio::test]
async fn every_command_has_a_row_without_its_secrets() {
    World::each(|w| async move {
        let stay = w.walk_in("201", "王伟", 1).await;
        let rows = log(&w, json!({"operation": "stay.walk_in"})).await;
        assert_eq!(rows.len(), 1);
        let row = &rows[0];
        assert_eq!((row["actorName"].as_str(), row["station"].as_str()), (Some("张前台"), Some("test")));
        assert_eq!((row["code"].as_str(), row["businessDate"].as_str()), (Some("ok"), Some("2026-11-22")));
        assert_eq!(row["subject"], format!("stay:{}", stay["stayId"].as_str().expect("an id")));
        assert_eq!(row["args"]["guest"]["idNumber"], "•••");
        assert_eq!(row["args"]["guest"]["name"], "王伟");
        assert_eq!(row["approverName"], Value::Null);
        assert_eq!(row["hash"].as_str().map(str::len), Some(64));
        let same = log(&w, json!({"subject": row["subject"]})).await;
        assert!(same.contains(row));
    })
    .await;
}

#[tokio::test]
async fn a_refused_right_and_a_second_person_stand_in_the_log() {
    World::each(|w| async move {
        w.as_user("cashier").refused("night_audit.post", json!({})).await;
        w.as_user("desk");
        let room = w.room("202").await;
        let args = json!({
            "guest": {"name": "赵敏", "idType": "passport", "idNumber": World::passport()},
            "nights": 1, "adults": 1, "roomId": room, "price": 20_000,
        });
        let (permission, subject, amount) = match w.refused("stay.walk_in", args.clone()).await {
            Problem::ApprovalRequired { permission, subject, amount } => (permission, subject, amount),
            other => panic!("expected the wish for a second person, got {other:?}"),
        };
        let ask = json!({
            "permission": permission, "subject": subject, "amount": amount,
            "login": "manager", "pin": "222222",
        });
        let granted = w.ok("approval.grant", ask).await;
        let approval = granted["approval"].as_str().expect("an approval");
        w.call_approved(approval, "stay.walk_in", args).await.expect("approved");
        let sold = log(&w, json!({"operation": "stay.walk_in", "limit": 1})).await;
        assert_eq!(sold[0]["approverName"], "李经理");
        let refused = log(&w, json!({"operation": "night_audit.post"})).await;
        assert_eq!(refused[0]["code"], "forbidden");
        assert_eq!(refused[0]["actorName"], "王收银");
    })
    .await;
}

#[tokio::test]
async fn only_what_was_refused_is_found_and_so_is_a_consent_that_was_not_given() {
    World::each(|w| async move {
        w.as_user("cashier").refused("night_audit.post", json!({})).await;
        let ask = json!({
            "permission": "ledger_verify", "subject": "stay:1", "amount": 100,
            "login": "desk", "pin": "333333",
        });
        let refused = w.refused("approval.grant", ask).await;
        assert!(matches!(refused, Problem::Forbidden { .. }), "{refused:?}");
        let rows = log(&w, json!({"refused": true})).await;
        let told: Vec<_> = rows.iter().map(|row| (row["operation"].as_str(), row["code"].as_str())).collect();
        let forbidden = Some("forbidden");
        assert_eq!(told, [(Some("approval.grant"), forbidden), (Some("night_audit.post"), forbidden)]);
        assert_eq!(rows[0]["actorName"], "王收银");
        assert_eq!(rows[0]["args"]["pin"], "•••");
    })
    .await;
}

#[tokio::test]
async fn pages_follow_each_other_and_filters_narrow() {
    World::each(|w| async move {
        let all = log(&w, json!({"limit": 500})).await;
        assert!(all.len() > 6, "the house was set up and users made");
        let mut seen = Vec::new();
        let mut before = Value::Null;
        loop {
            let page = w.ok("log.list", json!({"limit": 3, "before": before})).await;
            let rows = page["rows"].as_array().expect("rows").clone();
            before = rows.last().expect("no page is empty")["seq"].clone();
            seen.extend(rows);
            if page["more"] == json!(false) {
                break;
            }
        }
        assert_eq!(seen, all);
        let found = log(&w, json!({"text": "李经理"})).await;
        assert!(!found.is_empty() && found.len() < all.len());
        assert_eq!(log(&w, json!({"text": "%"})).await, Vec::<Value>::new(), "a percent sign is no wildcard");
        let shouted = log(&w, json!({"text": "USER.SAVE"})).await;
        assert_eq!(shouted, log(&w, json!({"operation": "user.save"})).await);
        let at = all[0]["at"].as_i64().expect("an instant");
        assert_eq!(log(&w, json!({"from": at + 1})).await, Vec::<Value>::new());
        assert_eq!(log(&w, json!({"to": at, "limit": 500})).await, all);
        let actor = all[0]["actor"].clone();
        assert!(log(&w, json!({"actor": actor})).await.iter().all(|row| row["actor"] == actor));
    })
    .await;
}

#[tokio::test]
async fn who_has_no_right_and_what_makes_no_sense_is_refused() {
    World::each(|w| async move {
        let refused = w.as_user("desk").refused("log.list", json!({})).await;
        assert!(matches!(refused, Problem::Forbidden { .. }));
        w.as_user("auditor");
        for limit in [0, 501] {
            let refused = w.refused("log.list", json!({"limit": limit})).await;
            assert!(matches!(&refused, Problem::BadRequest { field, .. } if field == "limit"), "{refused:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_row_tells_the_room_and_the_name_and_is_found_by_them() {
    World::each(|w| async move {
        let stay = w.walk_in("201", "王伟", 1).await["stayId"].clone();
        let item = w.catalogue("items", "cola").await["id"].clone();
        w.ok("folio.post_charge", json!({"stayId": stay, "itemId": item, "quantity": "2"})).await;
        let room = w.room("203").await;
        w.ok("room.set_housekeeping", json!({"rooms": [room], "housekeeping": "dirty"})).await;
        let charged = log(&w, json!({"operation": "folio.post_charge"})).await;
        assert_eq!((&charged[0]["room"], &charged[0]["name"]), (&json!("201"), &json!("王伟")));
        assert_eq!(charged[0]["changes"], json!([{"field": "amount", "before": null, "after": 2_000}]));
        for text in ["王伟", "201"] {
            let found = log(&w, json!({"text": text, "operation": "folio.post_charge"})).await;
            assert_eq!(found, charged, "by {text}");
        }
        assert_eq!(log(&w, json!({"text": "李娜"})).await, [Value::Null; 0]);
    })
    .await;
}
