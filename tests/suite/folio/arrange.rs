//! Windows, routing, splits and transfers.

use super::*;

const AMOUNTS: [&str; 4] = ["net", "service", "tax", "gross"];

async fn company(world: &World, limit: i64) -> String {
    let args = json!({"name": "西湖科技有限公司", "taxNumber": "91330100MA00000001", "creditLimit": limit});
    let saved = world.as_user("manager").ok("company.save", args).await;
    world.as_user("desk");
    id(&saved, "companyId")
}

/// Sums over lines must be the whole in every component.
fn sums_to(parts: &[Value], whole: &Value) {
    for field in AMOUNTS {
        let sum: i64 = parts.iter().map(|part| part[field].as_i64().expect("money")).sum();
        assert_eq!(Some(sum), whole[field].as_i64(), "{field}");
    }
}

#[tokio::test]
async fn windows_get_letters_numbers_and_payees() {
    World::each(|world| async move {
        let (stay, first) = guest(&world).await;
        let company = company(&world, 0).await;
        let args = json!({"stayId": stay, "payee": "西湖科技", "companyId": company});
        let opened = world.ok("folio.open_window", args).await;
        assert_eq!(opened["label"], "B");
        let account = account(&world, &stay).await;
        let folios = account["folios"].as_array().expect("folios");
        assert_eq!(folios.iter().map(|folio| &folio["label"]).collect::<Vec<_>>(), ["A", "B"]);
        assert_eq!((&folios[0]["id"], &folios[0]["payee"]), (&json!(first), &json!("王伟")));
        assert_eq!(folios[1]["company"], json!({"id": company, "name": "西湖科技有限公司"}));
        assert_ne!(folios[0]["number"], folios[1]["number"]);
        let refused = world.refused("folio.open_window", json!({"stayId": stay, "payee": " "})).await;
        assert_eq!(refused, bad("payee", Rule::Required, Some("1")));
        let args = json!({"stayId": stay, "payee": "x", "companyId": NOBODY});
        assert_eq!(world.refused("folio.open_window", args).await, Problem::missing("company", NOBODY));
        for _ in 2..26 {
            window(&world, &stay, "旅伴").await;
        }
        let refused = world.refused("folio.open_window", json!({"stayId": stay, "payee": "x"})).await;
        assert_eq!(refused, bad("stayId", Rule::TooLarge, Some("26")), "Z is the last letter");
    })
    .await;
}

#[tokio::test]
async fn routing_sends_charges_to_their_window_and_moves_old_ones() {
    World::each(|world| async move {
        let (stay, first) = guest(&world).await;
        let second = window(&world, &stay, "西湖科技").await;
        let before = id(&charge(&world, &stay, "suit", "1").await, "postingId");
        charge(&world, &stay, "cola", "1").await;
        let rules = json!([{"category": "laundry", "folioId": second}]);
        let set = world
            .ok("folio.set_routing", json!({"stayId": stay, "rules": rules, "moveExisting": true}))
            .await;
        assert_eq!(set["moved"], 1, "the laundry, not the cola");
        assert_eq!(charge(&world, &stay, "shirt", "1").await["folioId"], json!(second));
        assert_eq!(charge(&world, &stay, "beer", "1").await["folioId"], json!(first));
        assert_eq!(balance(&world, &stay, &second).await, 6_800 + 2_500);
        assert_eq!(balance(&world, &stay, &first).await, 1_000 + 1_800 - 30_000);
        assert_eq!(account(&world, &stay).await["rules"], rules);
        let moved = &standing(&world, &stay, &second).await[0];
        assert_eq!((&moved["origin"], &moved["kind"]), (&json!(before), &json!("transfer")));
        let named = json!({
            "stayId": stay, "folioId": first, "itemId": item(&world, "shirt").await, "quantity": "1",
        });
        assert_eq!(
            world.ok("folio.post_charge", named).await["folioId"],
            json!(first),
            "a named window wins"
        );
        let set = world.ok("folio.set_routing", json!({"stayId": stay, "rules": []})).await;
        assert_eq!(set["moved"], 0);
        assert_eq!(charge(&world, &stay, "shirt", "1").await["folioId"], json!(first));
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn bad_rules_are_refused() {
    World::each(|world| async move {
        let (stay, first) = guest(&world).await;
        let (_, foreign) = in_room(&world, "204", "李娜").await;
        let with = |rules: Value| json!({"stayId": stay, "rules": rules});
        let rule = |category: &str, folio: &str| json!({"category": category, "folioId": folio});
        let cases = [
            (
                json!([rule("room", &first), rule("room", &first)]),
                bad("rules[1].category", Rule::Duplicate, None),
            ),
            (json!([rule("", &first)]), bad("rules[0].category", Rule::Required, Some("1"))),
            (json!([rule("room", &foreign)]), Problem::missing("folio", &foreign)),
            (json!([{"category": "room"}]), bad("rules[0].folioId", Rule::Required, None)),
        ];
        for (rules, expected) in cases {
            assert_eq!(world.refused("folio.set_routing", with(rules.clone())).await, expected, "{rules}");
        }
        assert_eq!(account(&world, &stay).await["rules"], json!([]));
    })
    .await;
}

#[tokio::test]
async fn a_split_sums_to_the_whole_and_shows_its_tail() {
    World::each(|world| async move {
        let (stay, first) = guest(&world).await;
        let args = damage(&world, &stay, 10_000).await;
        let whole = id(&world.ok("folio.post_charge", args).await, "postingId");
        let plan = json!({"postingId": whole, "plan": {"equal": {"parts": 3}}});
        let shown = world.ok("folio.split_preview", plan.clone()).await;
        let gross: Vec<&Value> =
            shown["parts"].as_array().expect("parts").iter().map(|part| &part["gross"]).collect();
        assert_eq!(gross, [3_334, 3_333, 3_333]);
        assert_eq!(shown["tail"], json!([0]), "the part with the missing fen is shown");
        let before = balance(&world, &stay, &first).await;
        let done = world.ok("folio.split", plan.clone()).await;
        assert_eq!(balance(&world, &stay, &first).await, before);
        let old = line(&world, &stay, &whole).await;
        let mut parts = Vec::new();
        for (index, part) in done["postingIds"].as_array().expect("parts").iter().enumerate() {
            let part = line(&world, &stay, part.as_str().expect("an id")).await;
            assert_eq!(part["gross"], shown["parts"][index]["gross"], "what was shown was done");
            for field in ["serviceDate", "code", "category", "description", "unitPrice", "taxPercent"] {
                assert_eq!(part[field], old[field], "{field}");
            }
            assert_eq!((&part["kind"], &part["origin"]), (&json!("split"), &json!(whole)));
            parts.push(part);
        }
        sums_to(&parts, &old);
        assert_eq!(world.refused("folio.split", plan).await, Problem::AlreadyOffset { posting: whole });
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn splits_by_amounts_and_shares() {
    World::each(|world| async move {
        let (stay, _) = guest(&world).await;
        let posting = id(&charge(&world, &stay, "breakfast", "2").await, "postingId");
        let plan = json!({"amounts": {"amounts": [5_000]}});
        let done = world.ok("folio.split", json!({"postingId": posting, "plan": plan})).await;
        let parts = done["postingIds"].as_array().expect("parts").clone();
        assert_eq!(parts.len(), 2, "the rest is the last part");
        let rest = line(&world, &stay, parts[1].as_str().expect("an id")).await;
        assert_eq!(rest["gross"], 4_600);
        let plan = json!({"percents": {"percents": ["50", "25", "25"]}});
        let done = world.ok("folio.split", json!({"postingId": rest["id"], "plan": plan})).await;
        assert_eq!(done["postingIds"].as_array().map(Vec::len), Some(3), "a part may be split again");
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn bad_splits_are_refused_by_field() {
    World::each(|world| async move {
        let (stay, first) = guest(&world).await;
        let posting = id(&charge(&world, &stay, "cola", "1").await, "postingId");
        let cases = [
            (json!({"equal": {"parts": 1}}), bad("plan.equal.parts", Rule::TooSmall, Some("2"))),
            (json!({"equal": {"parts": 51}}), bad("plan.equal.parts", Rule::TooLarge, Some("50"))),
            (json!({"amounts": {"amounts": []}}), bad("plan.amounts.amounts", Rule::TooSmall, Some("2"))),
            (
                json!({"amounts": {"amounts": [1_001]}}),
                bad("plan.amounts.amounts", Rule::TooLarge, Some("1000")),
            ),
            (
                json!({"amounts": {"amounts": [500, -1]}}),
                bad("plan.amounts.amounts[1]", Rule::TooSmall, Some("1")),
            ),
            (
                json!({"percents": {"percents": ["60", "30"]}}),
                bad("plan.percents.percents", Rule::Invalid, Some("100")),
            ),
            (
                json!({"percents": {"percents": ["0", "100"]}}),
                bad("plan.percents.percents[0]", Rule::TooSmall, Some("1")),
            ),
        ];
        for (plan, expected) in cases {
            let args = json!({"postingId": posting, "plan": plan});
            assert_eq!(world.refused("folio.split", args.clone()).await, expected, "{plan}");
            assert_eq!(world.refused("folio.split_preview", args).await, expected, "{plan}");
        }
        let args =
            json!({"stayId": stay, "itemId": item(&world, "damage").await, "quantity": "1", "unitPrice": 2});
        let small = id(&world.ok("folio.post_charge", args).await, "postingId");
        let args = json!({"postingId": small, "plan": {"equal": {"parts": 3}}});
        assert_eq!(world.refused("folio.split", args).await, bad("plan", Rule::TooLarge, Some("2")));
        let lines = standing(&world, &stay, &first).await;
        let money = lines.iter().find(|row| row["kind"] == "deposit_transfer").expect("the deposit");
        let args = json!({"postingId": money["id"], "plan": {"equal": {"parts": 2}}});
        let refused = world.refused("folio.split", args).await;
        assert!(matches!(refused, Problem::WrongState { kind: "posting", .. }), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn a_transfer_keeps_the_line_and_leaves_a_trace() {
    World::each(|world| async move {
        let (stay, first) = guest(&world).await;
        let second = window(&world, &stay, "西湖科技").await;
        let one = id(&charge(&world, &stay, "suit", "1").await, "postingId");
        let two = id(&charge(&world, &stay, "cola", "2").await, "postingId");
        let args = json!({"postingIds": [one, two], "toFolioId": second});
        let done = world.ok("folio.transfer", args.clone()).await;
        assert_eq!(balance(&world, &stay, &second).await, 8_800);
        assert_eq!(balance(&world, &stay, &first).await, -30_000);
        let arrived = line(&world, &stay, done["postingIds"][0].as_str().expect("an id")).await;
        let old = line(&world, &stay, &one).await;
        for field in ["serviceDate", "code", "quantity", "net", "tax", "gross", "taxPercent", "description"] {
            assert_eq!(arrived[field], old[field], "{field}");
        }
        let taken = line(&world, &stay, old["offsetBy"].as_str().expect("taken away")).await;
        assert_eq!((&arrived["origin"], &taken["kind"]), (&json!(one), &json!("transfer")));
        assert_eq!(world.refused("folio.transfer", args).await, Problem::AlreadyOffset { posting: one });
        let args = json!({"postingIds": [arrived["id"]], "toFolioId": second});
        assert_eq!(world.refused("folio.transfer", args).await, bad("toFolioId", Rule::Duplicate, None));
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn a_part_of_a_charge_moves_after_a_split() {
    World::each(|world| async move {
        let (stay, first) = guest(&world).await;
        let (other_stay, other) = in_room(&world, "204", "李娜").await;
        let posting = id(&charge(&world, &stay, "breakfast", "2").await, "postingId");
        let whole = line(&world, &stay, &posting).await;
        let with = |amount: i64| json!({"postingIds": [posting], "toFolioId": other, "amount": amount});
        assert_eq!(world.refused("folio.transfer", with(0)).await, bad("amount", Rule::TooSmall, Some("1")));
        assert_eq!(world.refused("folio.transfer", with(-1)).await, bad("amount", Rule::TooSmall, Some("1")));
        assert_eq!(
            world.refused("folio.transfer", with(9_601)).await,
            bad("amount", Rule::TooLarge, Some("9600"))
        );
        let done = world.ok("folio.transfer", with(3_600)).await;
        assert_eq!(balance(&world, &other_stay, &other).await, 3_600 - 30_000, "to another room");
        assert_eq!(balance(&world, &stay, &first).await, 6_000 - 30_000);
        let moved = line(&world, &other_stay, done["postingIds"][0].as_str().expect("an id")).await;
        let lines = standing(&world, &stay, &first).await;
        let kept = lines.iter().find(|row| row["code"] == "breakfast").expect("the rest");
        sums_to(&[moved, kept.clone()], &whole);
        let all = json!({"postingIds": [kept["id"]], "toFolioId": other, "amount": 6_000});
        world.ok("folio.transfer", all).await;
        assert_eq!(
            balance(&world, &other_stay, &other).await,
            9_600 - 30_000,
            "the whole amount needs no split"
        );
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn bad_transfers_are_refused_and_change_nothing() {
    World::each(|world| async move {
        let (stay, _) = guest(&world).await;
        let second = window(&world, &stay, "西湖科技").await;
        let one = id(&charge(&world, &stay, "suit", "1").await, "postingId");
        let two = id(&charge(&world, &stay, "cola", "1").await, "postingId");
        let before = money(&world, &stay).await;
        let cases = [
            (json!({"postingIds": [], "toFolioId": second}), bad("postingIds", Rule::Required, Some("1"))),
            (
                json!({"postingIds": [one, one], "toFolioId": second}),
                bad("postingIds[1]", Rule::Duplicate, None),
            ),
            (
                json!({"postingIds": [one, two], "toFolioId": second, "amount": 5}),
                bad("amount", Rule::Invalid, None),
            ),
            (json!({"postingIds": [one], "toFolioId": NOBODY}), Problem::missing("folio", NOBODY)),
            (json!({"postingIds": [one, NOBODY], "toFolioId": second}), Problem::missing("posting", NOBODY)),
        ];
        for (args, expected) in cases {
            assert_eq!(world.refused("folio.transfer", args.clone()).await, expected, "{args}");
        }
        assert_eq!(money(&world, &stay).await, before, "the first of two did not stay moved");
        world.proves().await;
    })
    .await;
}
