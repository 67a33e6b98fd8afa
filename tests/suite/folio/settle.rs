//! Payments, change, refunds, credits and the city ledger.

use super::*;

async fn version(world: &World, stay: &str, which: &str) -> i64 {
    folio(world, stay, which).await["version"].as_i64().expect("a version")
}

async fn settle_args(world: &World, stay: &str, which: &str, tenders: Value) -> Value {
    json!({"folioId": which, "version": version(world, stay, which).await, "tenders": tenders})
}

/// A guest without deposit who owes 300.00: the deposit is given back first.
async fn debtor(world: &World) -> (String, String) {
    let (stay, first) = guest(world).await;
    let cash = tender(world, "cash").await;
    let args = settle_args(world, &stay, &first, json!([{"tenderId": cash, "amount": -30_000}])).await;
    world.ok("folio.settle", args).await;
    let args = damage(world, &stay, 30_000).await;
    world.ok("folio.post_charge", args).await;
    (stay, first)
}

#[tokio::test]
async fn two_tenders_with_change_settle_a_balance() {
    World::each(|world| async move {
        let (stay, first) = debtor(&world).await;
        let (cash, wechat) = (tender(&world, "cash").await, tender(&world, "wechat").await);
        let tenders = json!([
            {"tenderId": wechat, "amount": 12_000, "reference": "4200001"},
            {"tenderId": cash, "amount": 18_000, "received": 20_000},
        ]);
        let done = world.ok("folio.settle", settle_args(&world, &stay, &first, tenders).await).await;
        assert_eq!((&done["balance"], &done["payments"][1]["change"]), (&json!(0), &json!(2_000)));
        assert_eq!([&done["payments"][0]["amount"], &done["payments"][1]["amount"]], [12_000, 18_000]);
        let paid = line(&world, &stay, &id(&done["payments"][1], "postingId")).await;
        assert_eq!(
            (&paid["kind"], &paid["gross"], &paid["tenderCode"]),
            (&json!("payment"), &json!(-18_000), &json!("cash"))
        );
        assert_eq!([&paid["received"], &paid["change"]], [20_000, 2_000]);
        let paid = line(&world, &stay, &id(&done["payments"][0], "postingId")).await;
        assert_eq!((&paid["reference"], &paid["received"]), (&json!("4200001"), &Value::Null));
        assert_eq!(balance(&world, &stay, &first).await, 0);
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn a_part_may_be_paid_and_more_only_as_a_credit() {
    World::each(|world| async move {
        let (stay, first) = debtor(&world).await;
        let card = tender(&world, "card").await;
        let pay = |amount: i64| json!([{"tenderId": card, "amount": amount}]);
        let done = world.ok("folio.settle", settle_args(&world, &stay, &first, pay(10_000)).await).await;
        assert_eq!(done["balance"], 20_000);
        let mut args = settle_args(&world, &stay, &first, pay(25_000)).await;
        let expected = Problem::Overpayment {
            balance: kezhan_core::money::Money(20_000),
            excess: kezhan_core::money::Money(5_000),
        };
        assert_eq!(world.refused("folio.settle", args.clone()).await, expected, "offered as a credit");
        args["keepCredit"] = json!(true);
        assert_eq!(world.ok("folio.settle", args).await["balance"], -5_000);
        let mut args = settle_args(&world, &stay, &first, pay(1_000)).await;
        let refused = world.refused("folio.settle", args.clone()).await;
        assert!(
            matches!(refused, Problem::Overpayment { .. }),
            "a credit grows only by intention: {refused:?}"
        );
        args["keepCredit"] = json!(true);
        assert_eq!(world.ok("folio.settle", args).await["balance"], -6_000);
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn a_credit_is_paid_back_up_to_a_limit() {
    World::each(|world| async move {
        let (stay, first) = guest(&world).await;
        let cash = tender(&world, "cash").await;
        let back = |amount: i64| json!([{"tenderId": cash, "amount": -amount}]);
        let args = settle_args(&world, &stay, &first, back(30_001)).await;
        assert_eq!(world.refused("folio.settle", args).await, bad("tenders", Rule::TooLarge, Some("30000")));
        let mut received = settle_args(&world, &stay, &first, back(100)).await;
        received["tenders"][0]["received"] = json!(200);
        let refused = world.refused("folio.settle", received).await;
        assert_eq!(refused, bad("tenders[0].received", Rule::Invalid, None));
        let done = world.ok("folio.settle", settle_args(&world, &stay, &first, back(30_000)).await).await;
        assert_eq!((&done["balance"], &done["payments"][0]["amount"]), (&json!(0), &json!(-30_000)));
        let refund = line(&world, &stay, &id(&done["payments"][0], "postingId")).await;
        assert_eq!((&refund["kind"], &refund["gross"]), (&json!("refund"), &json!(30_000)));
        let args = settle_args(&world, &stay, &first, back(1)).await;
        let refused = world.refused("folio.settle", args).await;
        assert_eq!(
            refused,
            bad("tenders[0].amount", Rule::TooSmall, Some("0")),
            "nothing is owed to the guest"
        );
        let mut args =
            settle_args(&world, &stay, &first, json!([{"tenderId": cash, "amount": 150_000}])).await;
        args["keepCredit"] = json!(true);
        world.ok("folio.settle", args).await;
        let args = settle_args(&world, &stay, &first, back(100_001)).await;
        let refused = world.refused("folio.settle", args.clone()).await;
        let approval = consent(&world, &refused).await;
        world.call_approved(&approval, "folio.settle", args).await.expect("the manager consents");
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn bad_settlements_are_refused_by_field_and_change_nothing() {
    World::each(|world| async move {
        let (stay, first) = debtor(&world).await;
        let (cash, card) = (tender(&world, "cash").await, tender(&world, "card").await);
        let before = money(&world, &stay).await;
        let many: Vec<Value> = (0..21).map(|_| json!({"tenderId": cash, "amount": 1})).collect();
        let cases = [
            (json!([]), bad("tenders", Rule::Required, Some("1"))),
            (json!(many), bad("tenders", Rule::TooLarge, Some("20"))),
            (json!([{"tenderId": cash, "amount": 0}]), bad("tenders[0].amount", Rule::TooSmall, Some("1"))),
            (
                json!([{"tenderId": cash, "amount": 5}, {"tenderId": cash, "amount": -5}]),
                bad("tenders[1].amount", Rule::TooSmall, Some("1")),
            ),
            (
                json!([{"tenderId": cash, "amount": 500, "received": 499}]),
                bad("tenders[0].received", Rule::TooSmall, Some("500")),
            ),
            (
                json!([{"tenderId": card, "amount": 500, "received": 600}]),
                bad("tenders[0].received", Rule::Invalid, None),
            ),
            (json!([{"tenderId": cash, "amount": "5"}]), bad("tenders[0].amount", Rule::WrongType, None)),
            (json!([{"tenderId": NOBODY, "amount": 5}]), Problem::missing("tender", NOBODY)),
            (
                json!([{"tenderId": cash, "amount": 5, "reference": "x".repeat(121)}]),
                bad("tenders[0].reference", Rule::TooLong, Some("120")),
            ),
        ];
        for (tenders, expected) in cases {
            let args = settle_args(&world, &stay, &first, tenders.clone()).await;
            assert_eq!(world.refused("folio.settle", args).await, expected, "{tenders}");
        }
        let mut stale = settle_args(&world, &stay, &first, json!([{"tenderId": cash, "amount": 5}])).await;
        charge(&world, &stay, "cola", "1").await;
        let refused = world.refused("folio.settle", stale.clone()).await;
        assert_eq!(refused, Problem::Stale { kind: "folio", id: first.clone() }, "a charge came in between");
        stale["folioId"] = json!(NOBODY);
        assert_eq!(world.refused("folio.settle", stale).await, Problem::missing("folio", NOBODY));
        let after = money(&world, &stay).await;
        assert_eq!(after[3].as_i64(), before[3].as_i64().map(|owed| owed + 1_000), "only the cola was added");
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn a_company_pays_later_within_its_credit() {
    World::each(|world| async move {
        let args = json!({"name": "西湖科技有限公司", "creditLimit": 40_000});
        let company = id(&world.as_user("manager").ok("company.save", args).await, "companyId");
        world.as_user("desk");
        let (stay, first) = debtor(&world).await;
        let later = tender(&world, "city_ledger").await;
        let offer = |more: Value| json!([{"tenderId": later, "amount": 30_000, "companyId": more}]);
        let args = settle_args(&world, &stay, &first, offer(Value::Null)).await;
        let refused = world.refused("folio.settle", args).await;
        assert_eq!(refused, bad("tenders[0].companyId", Rule::Required, None));
        let args = settle_args(&world, &stay, &first, offer(json!(NOBODY))).await;
        assert_eq!(world.refused("folio.settle", args).await, Problem::missing("company", NOBODY));
        let args = settle_args(&world, &stay, &first, offer(json!(company))).await;
        let done = world.ok("folio.settle", args).await;
        assert_eq!(done["balance"], 0);
        let posting = line(&world, &stay, &id(&done["payments"][0], "postingId")).await;
        assert_eq!((&posting["kind"], &posting["gross"]), (&json!("on_account"), &json!(-30_000)));
        let owes = world.ok("company.list", json!({})).await["companies"][0]["owes"].clone();
        assert_eq!(owes, 30_000);
        world.proves().await;
        let args = damage(&world, &stay, 10_001).await;
        world.ok("folio.post_charge", args).await;
        let offer = |amount: i64| json!([{"tenderId": later, "amount": amount, "companyId": company}]);
        let args = settle_args(&world, &stay, &first, offer(10_001)).await;
        let refused = world.refused("folio.settle", args).await;
        let Problem::CreditLimit { would_owe, .. } = refused else { panic!("no credit, not {refused:?}") };
        assert_eq!(would_owe.0, 40_001);
        let args = settle_args(&world, &stay, &first, offer(-1)).await;
        let refused = world.refused("folio.settle", args).await;
        assert_eq!(refused, bad("tenders[0].tenderId", Rule::Invalid, None));
        let mut over = settle_args(&world, &stay, &first, offer(10_002)).await;
        over["keepCredit"] = json!(true);
        let refused = world.refused("folio.settle", over).await;
        let ahead = matches!(refused, Problem::Overpayment { .. });
        assert!(ahead, "nothing is paid ahead on a company's account: {refused:?}");
        let args = json!({"postingId": id(&done["payments"][0], "postingId"), "reason": "改现付"});
        world.as_user("manager").ok("folio.reverse", args).await;
        assert_eq!(world.ok("company.list", json!({})).await["companies"][0]["owes"], 0);
        assert_eq!(balance(&world, &stay, &first).await, 40_001, "the guest owes again");
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn a_closed_folio_takes_nothing() {
    World::each(|world| async move {
        let (stay, first) = debtor(&world).await;
        let cash = tender(&world, "cash").await;
        let posting = id(&standing(&world, &stay, &first).await[2], "id");
        world.ok("folio.charge_room", json!({"stayId": stay, "share": "half"})).await;
        let args = settle_args(&world, &stay, &first, json!([{"tenderId": cash, "amount": 49_900}])).await;
        world.ok("folio.settle", args).await;
        let shown = account(&world, &stay).await;
        let args = json!({"stayId": stay, "version": shown["stay"]["version"]});
        world.ok("stay.check_out", args).await;
        let closed = Problem::FolioClosed { folio: id(&folio(&world, &stay, &first).await, "number") };
        let settle = settle_args(&world, &stay, &first, json!([{"tenderId": cash, "amount": 5}])).await;
        assert_eq!(world.refused("folio.settle", settle).await, closed);
        let reverse = json!({"postingId": posting, "reason": "x"});
        assert_eq!(world.refused("folio.reverse", reverse).await, closed);
        let split = json!({"postingId": posting, "plan": {"equal": {"parts": 2}}});
        assert_eq!(world.refused("folio.split", split).await, closed);
        let window = json!({"stayId": stay, "payee": "x"});
        assert!(matches!(world.refused("folio.open_window", window).await, Problem::WrongState { .. }));
        let (_, other) = in_room(&world, "204", "李娜").await;
        let transfer = json!({"postingIds": [posting], "toFolioId": other});
        assert_eq!(world.refused("folio.transfer", transfer).await, closed);
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn a_reversed_payment_goes_back_to_its_tender() {
    World::each(|world| async move {
        let (stay, first) = debtor(&world).await;
        let wechat = tender(&world, "wechat").await;
        let args = settle_args(&world, &stay, &first, json!([{"tenderId": wechat, "amount": 10_000}])).await;
        let done = world.ok("folio.settle", args).await;
        let payment = id(&done["payments"][0], "postingId");
        let reversed = world.ok("folio.reverse", json!({"postingId": payment, "reason": "付错"})).await;
        let new = line(&world, &stay, &id(&reversed, "postingId")).await;
        assert_eq!(
            (&new["kind"], &new["tenderCode"], &new["gross"]),
            (&json!("reversal"), &json!("wechat"), &json!(10_000))
        );
        assert_eq!(balance(&world, &stay, &first).await, 30_000);
        let trial = world.as_user("auditor").ok("ledger.trial_balance", json!({})).await;
        let lines = trial["lines"].as_array().expect("lines");
        let tender = lines.iter().find(|row| row["account"] == "tender:wechat").expect("the tender");
        assert_eq!(
            (&tender["debit"], &tender["credit"], &tender["closing"]),
            (&json!(10_000), &json!(10_000), &json!(0))
        );
        world.proves().await;
    })
    .await;
}
