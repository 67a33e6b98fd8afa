//! state(undo(do(S))) = S for every step on folios, also twice over, also in long chains; and what blocks an
//! undo.

use super::*;

/// Does a step, sees that it changed something, takes it back, and sees that all is as before; then does it
/// again.
async fn there_and_back(world: &World, stay: &str, operation: &str, args: Value) -> Value {
    let before = money(world, stay).await;
    let done = world.ok(operation, args).await;
    let after = money(world, stay).await;
    let again = there_and_back_of(world, stay, &done, &before, &after).await;
    world.proves().await;
    again
}

async fn there_and_back_of(world: &World, stay: &str, done: &Value, before: &Value, after: &Value) -> Value {
    assert_ne!(before, after, "the step changes something");
    undo(world, done).await;
    assert_eq!(&money(world, stay).await, before, "undone, all is as before");
    let refused = world.refused("undo.run", json!({"actionId": id(done, "actionId")})).await;
    assert_eq!(refused, Problem::NothingToUndo {}, "once only");
    done.clone()
}

#[tokio::test]
async fn every_step_goes_there_and_back() {
    World::each(|world| async move {
        let (stay, first) = guest(&world).await;
        let args = json!({"stayId": stay, "payee": "西湖科技"});
        there_and_back(&world, &stay, "folio.open_window", args).await;
        let second = window(&world, &stay, "西湖科技").await;
        let suit = id(&charge(&world, &stay, "suit", "1").await, "postingId");
        let beer = id(&charge(&world, &stay, "beer", "3").await, "postingId");
        let args = json!({"stayId": stay, "itemId": item(&world, "cola").await, "quantity": "2"});
        there_and_back(&world, &stay, "folio.post_charge", args).await;
        let args = json!({"postingId": beer, "reason": "未饮用"});
        there_and_back(&world, &stay, "folio.reverse", args).await;
        let rules = json!([{"category": "laundry", "folioId": second}]);
        let args = json!({"stayId": stay, "rules": rules, "moveExisting": true});
        there_and_back(&world, &stay, "folio.set_routing", args).await;
        let cash = tender(&world, "cash").await;
        let version = folio(&world, &stay, &first).await["version"].clone();
        let tenders = json!([{"tenderId": cash, "amount": -5_000}]);
        let args = json!({"folioId": first, "version": version, "tenders": tenders});
        there_and_back(&world, &stay, "folio.settle", args).await;
        // The suit went to the other window and came back under another id.
        assert!(standing(&world, &stay, &first).await.iter().all(|row| row["id"] != json!(suit)));
        let suit = current(&world, &stay, &first, "suit").await;
        let args = json!({"postingId": suit, "plan": {"equal": {"parts": 3}}});
        there_and_back(&world, &stay, "folio.split", args).await;
        let suit = current(&world, &stay, &first, "suit").await;
        let args = json!({"postingIds": [suit], "toFolioId": second, "amount": 2_000});
        there_and_back(&world, &stay, "folio.transfer", args).await;
        let suit = current(&world, &stay, &first, "suit").await;
        let args =
            json!({"postingIds": [suit, current(&world, &stay, &first, "beer").await], "toFolioId": second});
        there_and_back(&world, &stay, "folio.transfer", args).await;
    })
    .await;
}

async fn current(world: &World, stay: &str, which: &str, code: &str) -> String {
    let lines = standing(world, stay, which).await;
    id(lines.iter().find(|row| row["code"] == code).unwrap_or_else(|| panic!("no {code}")), "id")
}

#[tokio::test]
async fn a_chain_is_taken_back_step_by_step_to_the_start() {
    World::each(|world| async move {
        let (stay, first) = guest(&world).await;
        let second = window(&world, &stay, "西湖科技").await;
        let start = money(&world, &stay).await;
        let charged = charge(&world, &stay, "breakfast", "3").await;
        let posting = id(&charged, "postingId");
        let split =
            world.ok("folio.split", json!({"postingId": posting, "plan": {"equal": {"parts": 3}}})).await;
        let parts: Vec<String> = split["postingIds"]
            .as_array()
            .expect("parts")
            .iter()
            .map(|part| part.as_str().expect("an id").to_owned())
            .collect();
        let moved = world.ok("folio.transfer", json!({"postingIds": [parts[0]], "toFolioId": second})).await;
        let arrived = moved["postingIds"][0].clone();
        let reversed = world.ok("folio.reverse", json!({"postingId": arrived, "reason": "赠送"})).await;
        for blocked in [&charged, &split, &moved] {
            let refused = world.refused("undo.run", json!({"actionId": id(blocked, "actionId")})).await;
            assert!(matches!(refused, Problem::UndoBlocked { .. }), "{refused:?}");
        }
        let refused = world.refused("undo.run", json!({"actionId": id(&charged, "actionId")})).await;
        let Problem::UndoBlocked { by } = refused else { panic!("blocked") };
        assert_eq!(
            (by.id, by.operation.as_str()),
            (id(&split, "actionId"), "folio.split"),
            "it names the step in its way"
        );
        for step in [&reversed, &moved, &split, &charged] {
            undo(&world, step).await;
            world.proves().await;
        }
        assert_eq!(money(&world, &stay).await, start);
        assert_eq!(balance(&world, &stay, &first).await, -30_000);
    })
    .await;
}

#[tokio::test]
async fn what_was_brought_back_still_blocks_the_undo_of_its_first_charge() {
    World::each(|world| async move {
        let (stay, first) = guest(&world).await;
        let second = window(&world, &stay, "西湖科技").await;
        let start = money(&world, &stay).await;
        let charged = charge(&world, &stay, "suit", "1").await;
        let posting = id(&charged, "postingId");
        let reversed = world.ok("folio.reverse", json!({"postingId": posting, "reason": "x"})).await;
        undo(&world, &reversed).await;
        let suit = current(&world, &stay, &first, "suit").await;
        assert_ne!(suit, posting);
        let moved = world.ok("folio.transfer", json!({"postingIds": [suit], "toFolioId": second})).await;
        let refused = world.refused("undo.run", json!({"actionId": id(&charged, "actionId")})).await;
        let Problem::UndoBlocked { by } = refused else { panic!("blocked, not {refused:?}") };
        assert_eq!(by.operation, "folio.transfer");
        undo(&world, &moved).await;
        undo(&world, &charged).await;
        assert_eq!(money(&world, &stay).await, start);
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn undo_says_what_hands_have_to_do() {
    World::each(|world| async move {
        let (stay, first) = guest(&world).await;
        let (cash, wechat) = (tender(&world, "cash").await, tender(&world, "wechat").await);
        let version = folio(&world, &stay, &first).await["version"].clone();
        let args =
            json!({"folioId": first, "version": version, "tenders": [{"tenderId": cash, "amount": -30_000}]});
        let refunded = world.ok("folio.settle", args).await;
        let preview = world.ok("undo.preview", json!({"actionId": id(&refunded, "actionId")})).await;
        assert_eq!(preview["steps"], json!(["collect_cash"]));
        let charged = charge(&world, &stay, "suit", "1").await;
        let preview = world.ok("undo.preview", json!({"actionId": id(&charged, "actionId")})).await;
        let effect = json!({
            "kind": "posting_reversed",
            "values": {"description": "西装干洗", "descriptionEn": "Suit, dry-clean", "amount": "6800"},
        });
        assert_eq!((&preview["effects"], &preview["steps"]), (&json!([effect]), &json!([])));
        let version = folio(&world, &stay, &first).await["version"].clone();
        let tenders = json!([{"tenderId": cash, "amount": 3_000}, {"tenderId": wechat, "amount": 3_800}]);
        let args = json!({"folioId": first, "version": version, "tenders": tenders});
        let paid = world.ok("folio.settle", args).await;
        let undone = undo(&world, &paid).await;
        assert_eq!(undone["steps"], json!(["return_cash", "return_payment"]));
        assert_eq!(balance(&world, &stay, &first).await, 6_800);
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn a_window_in_use_cannot_be_taken_back() {
    World::each(|world| async move {
        let (stay, _) = guest(&world).await;
        let opened = world.ok("folio.open_window", json!({"stayId": stay, "payee": "西湖科技"})).await;
        let second = id(&opened, "folioId");
        let rules = json!([{"category": "laundry", "folioId": second}]);
        let routed = world.ok("folio.set_routing", json!({"stayId": stay, "rules": rules})).await;
        let charged = charge(&world, &stay, "shirt", "1").await;
        for step in [&charged, &routed] {
            let refused = world.refused("undo.run", json!({"actionId": id(&opened, "actionId")})).await;
            assert!(matches!(refused, Problem::UndoBlocked { .. }), "{refused:?}");
            undo(&world, step).await;
        }
        undo(&world, &opened).await;
        assert_eq!(
            folio(&world, &stay, &second).await["state"],
            "closed",
            "it was used, so it stays to be seen"
        );
        let again = window(&world, &stay, "旅伴").await;
        assert_eq!(folio(&world, &stay, &again).await["label"], "C", "a letter is given once");
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn others_steps_need_a_right_and_a_closed_folio_blocks() {
    World::each(|world| async move {
        let (stay, first) = guest(&world).await;
        let charged = charge(&world, &stay, "suit", "1").await;
        let refused =
            world.as_user("cashier").refused("undo.run", json!({"actionId": id(&charged, "actionId")})).await;
        assert!(matches!(refused, Problem::Forbidden { .. }), "{refused:?}");
        let half = json!({"stayId": stay, "share": "half"});
        let room = world.as_user("desk").ok("folio.charge_room", half).await;
        let cash = tender(&world, "cash").await;
        let version = folio(&world, &stay, &first).await["version"].clone();
        let args =
            json!({"folioId": first, "version": version, "tenders": [{"tenderId": cash, "amount": -3_300}]});
        let paid = world.ok("folio.settle", args).await;
        let version = account(&world, &stay).await["stay"]["version"].clone();
        let left = world.ok("stay.check_out", json!({"stayId": stay, "version": version})).await;
        for step in [&charged, &paid] {
            let refused =
                world.as_user("manager").refused("undo.run", json!({"actionId": id(step, "actionId")})).await;
            let Problem::UndoBlocked { by } = refused else { panic!("blocked, not {refused:?}") };
            assert_eq!(by.operation, "stay.check_out");
        }
        undo(&world, &left).await;
        undo(&world, &paid).await;
        undo(&world, &charged).await;
        undo(&world, &room).await;
        assert_eq!(balance(&world, &stay, &first).await, -30_000);
        world.proves().await;
    })
    .await;
}
