//! Charges and their corrections.

use super::*;

#[tokio::test]
async fn a_charge_is_priced_taxed_and_booked() {
    World::each(|world| async move {
        let (stay, first) = guest(&world).await;
        let args = json!({
            "stayId": stay, "itemId": item(&world, "shirt").await, "quantity": "2", "note": "加急",
        });
        let posted = world.ok("folio.post_charge", args).await;
        assert_eq!((posted["gross"].as_i64(), &posted["folioId"]), (Some(5_000), &json!(first)));
        let line = line(&world, &stay, &id(&posted, "postingId")).await;
        // 50.00 with 6 % inside: 47.17 and 2.83.
        let amounts = [&line["net"], &line["service"], &line["tax"], &line["gross"], &line["unitPrice"]];
        assert_eq!(amounts.map(|amount| amount.as_i64().expect("money")), [4_717, 0, 283, 5_000, 2_500]);
        assert_eq!([&line["quantity"], &line["taxPercent"]], [&json!("2"), &json!("6")]);
        assert_eq!([&line["kind"], &line["category"]], [&json!("charge"), &json!("laundry")]);
        assert_eq!([&line["businessDate"], &line["serviceDate"]], [&json!("2026-11-22"); 2]);
        assert_eq!((&line["reference"], &line["actorName"]), (&json!("加急"), &json!("张前台")));
        assert_eq!(
            balance(&world, &stay, &first).await,
            5_000 - 30_000,
            "the deposit of the walk-in is a credit"
        );
        let account = account(&world, &stay).await;
        assert_eq!(account["stay"]["balance"], -25_000);
        assert_eq!(
            (&account["folios"][0]["charges"], &account["folios"][0]["payments"]),
            (&json!(5_000), &json!(30_000))
        );
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn a_price_and_a_part_of_one_may_be_given() {
    World::each(|world| async move {
        let (stay, first) = guest(&world).await;
        let args = json!({
            "stayId": stay, "folioId": first, "itemId": item(&world, "damage").await, "quantity": "1.5",
            "unitPrice": 3_333,
        });
        // 33.33 × 1.5 = 49.995, rounded half up.
        assert_eq!(world.ok("folio.post_charge", args).await["gross"], 5_000);
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn bad_charges_are_refused_by_field_and_change_nothing() {
    World::each(|world| async move {
        let (stay, _) = guest(&world).await;
        let cola = item(&world, "cola").await;
        let before = money(&world, &stay).await;
        let with = |more: Value| {
            let mut args = json!({"stayId": stay, "itemId": cola, "quantity": "1"});
            args.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
            args
        };
        let cases = [
            (json!({"quantity": "0"}), bad("quantity", Rule::TooSmall, Some("0.001"))),
            (json!({"quantity": "-1"}), bad("quantity", Rule::TooSmall, Some("0.001"))),
            (json!({"quantity": "10000"}), bad("quantity", Rule::TooLarge, Some("9999"))),
            (json!({"quantity": "much"}), bad("quantity", Rule::Invalid, None)),
            (json!({"quantity": 1}), bad("quantity", Rule::WrongType, None)),
            (json!({"unitPrice": -5}), bad("unitPrice", Rule::TooSmall, Some("1"))),
            (json!({"unitPrice": 0}), bad("unitPrice", Rule::TooSmall, Some("1"))),
            (
                json!({"unitPrice": 100_000_000_001_i64}),
                bad("unitPrice", Rule::TooLarge, Some("100000000000")),
            ),
            (
                json!({"unitPrice": 100_000_000_000_i64, "quantity": "2"}),
                bad("unitPrice", Rule::TooLarge, Some("100000000000")),
            ),
            (json!({"note": "x".repeat(121)}), bad("note", Rule::TooLong, Some("120"))),
            (json!({"price": 5}), bad("price", Rule::UnknownField, None)),
            (json!({"itemId": NOBODY}), Problem::missing("item", NOBODY)),
            (json!({"stayId": NOBODY}), Problem::missing("stay", NOBODY)),
            (json!({"folioId": NOBODY}), Problem::missing("folio", NOBODY)),
        ];
        for (more, expected) in cases {
            assert_eq!(world.refused("folio.post_charge", with(more.clone())).await, expected, "{more}");
        }
        let (_, other) = in_room(&world, "204", "李娜").await;
        let foreign = world.refused("folio.post_charge", with(json!({"folioId": other}))).await;
        assert_eq!(foreign, Problem::missing("folio", &other), "a folio of another stay");
        assert_eq!(money(&world, &stay).await, before);
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn a_charge_beyond_the_limit_asks_a_second_person() {
    World::each(|world| async move {
        let (stay, first) = guest(&world).await;
        let damage = item(&world, "damage").await;
        let args = json!({"stayId": stay, "itemId": damage, "quantity": "1", "unitPrice": 200_001});
        let refused = world.refused("folio.post_charge", args.clone()).await;
        let approval = consent(&world, &refused).await;
        world
            .call_approved(&approval, "folio.post_charge", args.clone())
            .await
            .expect("the manager consents");
        assert_eq!(balance(&world, &stay, &first).await, 170_001);
        let again = world.call_approved(&approval, "folio.post_charge", args).await;
        assert_eq!(again, Err(refused), "a consent is used once");
        let housekeeping = world.as_user("room").refused("folio.get", json!({"stayId": stay})).await;
        assert!(matches!(housekeeping, Problem::Forbidden { .. }));
        let auditor = world.as_user("auditor");
        let args = json!({"stayId": stay, "itemId": damage, "quantity": "1"});
        assert!(matches!(auditor.refused("folio.post_charge", args).await, Problem::Forbidden { .. }));
    })
    .await;
}

#[tokio::test]
async fn a_booking_takes_no_charges() {
    World::each(|world| async move {
        let args = booking(&world, "2026-11-25", "2026-11-27").await;
        let stay = id(&world.ok("stay.book", args).await, "stayId");
        let args = json!({"stayId": stay, "itemId": item(&world, "cola").await, "quantity": "1"});
        let refused = world.refused("folio.post_charge", args).await;
        let (state, action) = ("reserved".to_owned(), "post_charge".to_owned());
        let expected = Problem::WrongState { kind: "stay", state, action };
        assert_eq!(refused, expected);
    })
    .await;
}

#[tokio::test]
async fn a_reversal_keeps_both_lines_and_its_reason() {
    World::each(|world| async move {
        let (stay, first) = guest(&world).await;
        let posting = id(&charge(&world, &stay, "beer", "3").await, "postingId");
        let reversed = world.ok("folio.reverse", json!({"postingId": posting, "reason": " 未饮用 "})).await;
        assert_eq!(reversed["correction"], "void", "same business date, no bill printed");
        let old = line(&world, &stay, &posting).await;
        let new = line(&world, &stay, &id(&reversed, "postingId")).await;
        assert_eq!((&old["offsetBy"], &new["offsets"]), (&new["id"], &old["id"]), "each names the other");
        assert_eq!((&new["kind"], &new["reason"]), (&json!("reversal"), &json!("未饮用")));
        for field in ["net", "service", "tax", "gross"] {
            assert_eq!(new[field].as_i64(), old[field].as_i64().map(|amount| -amount), "{field}");
        }
        assert_eq!((&new["quantity"], &new["code"]), (&json!("-3"), &json!("beer")));
        assert_eq!(balance(&world, &stay, &first).await, -30_000);
        world.proves().await;
        let again = world.refused("folio.reverse", json!({"postingId": posting, "reason": "x"})).await;
        assert_eq!(again, Problem::AlreadyOffset { posting: posting.clone() });
        let of_reversal = json!({"postingId": id(&reversed, "postingId"), "reason": "x"});
        let expected = Problem::AlreadyOffset { posting: id(&reversed, "postingId") };
        assert_eq!(world.refused("folio.reverse", of_reversal).await, expected);
    })
    .await;
}

#[tokio::test]
async fn a_reversal_on_a_later_business_date_is_an_adjustment_of_that_date() {
    World::each(|world| async move {
        let (stay, first) = guest(&world).await;
        let posting = id(&charge(&world, &stay, "beer", "1").await, "postingId");
        let mut tx = world.app.database().write().await.expect("a transaction");
        let house = kezhan_store::house::the_house(&mut tx).await.expect("readable").expect("set up");
        let tomorrow = house.business_date.succ_opt().expect("a day");
        kezhan_store::house::roll_date(&mut tx, &house.id, house.business_date, tomorrow)
            .await
            .expect("rolled");
        tx.commit().await.expect("committed");
        let reversed = world.ok("folio.reverse", json!({"postingId": posting, "reason": "未饮用"})).await;
        assert_eq!(reversed["correction"], "adjustment");
        let line = line(&world, &stay, &id(&reversed, "postingId")).await;
        assert_eq!(
            (&line["businessDate"], &line["serviceDate"]),
            (&json!("2026-11-23"), &json!("2026-11-22"))
        );
        assert_eq!((&line["reason"], balance(&world, &stay, &first).await), (&json!("未饮用"), -30_000));
    })
    .await;
}

#[tokio::test]
async fn a_reversal_wants_a_reason_and_a_right() {
    World::each(|world| async move {
        let (stay, first) = guest(&world).await;
        let posting = id(&charge(&world, &stay, "suit", "2").await, "postingId");
        for reason in ["", "   "] {
            let refused =
                world.refused("folio.reverse", json!({"postingId": posting, "reason": reason})).await;
            assert_eq!(refused, bad("reason", Rule::Required, Some("1")));
        }
        let args = json!({"postingId": NOBODY, "reason": "x"});
        assert_eq!(world.refused("folio.reverse", args).await, Problem::missing("posting", NOBODY));
        // 136.00 is beyond the desk's 100.00.
        let args = json!({"postingId": posting, "reason": "洗坏"});
        let refused = world.refused("folio.reverse", args.clone()).await;
        let approval = consent(&world, &refused).await;
        assert_eq!(balance(&world, &stay, &first).await, 13_600 - 30_000);
        world.call_approved(&approval, "folio.reverse", args).await.expect("the manager consents");
        assert_eq!(balance(&world, &stay, &first).await, -30_000);
        world.proves().await;
    })
    .await;
}
