//! Prices, seasons and taxes.

use super::*;

/// What the screen would send back unchanged.
async fn sheet(world: &World) -> Value {
    world.ok("rate.get", json!({})).await
}

async fn price_of(world: &World, code: &str, night: &str) -> i64 {
    let next = day(night).succ_opt().expect("a day");
    let args = json!({"roomTypeId": type_id(world, code).await, "arrival": night, "departure": next});
    world.ok("rate.quote", args).await["total"]["gross"].as_i64().expect("an amount")
}

fn festival(kind: &Value) -> Value {
    json!({
        "name": "元旦", "firstNight": "2026-12-31", "lastNight": "2027-01-02",
        "prices": [{"roomTypeId": kind, "price": 88_000, "weekendPrice": 98_000}],
    })
}

#[tokio::test]
async fn nights_that_were_sold_keep_their_price_and_new_ones_have_the_new() {
    World::each(|world| async move {
        let booked = book(&world, "STD", "2026-11-24", "2026-11-26").await["stayId"].clone();
        let get = async || world.ok("stay.get", json!({"stayId": booked})).await;
        let before = get().await;
        let sheet = sheet(&world).await;
        let std = sheet["prices"].as_array().expect("prices").iter().position(|row| row["price"] == 39_800);
        let std = std.expect("the twin");
        let dearer = with(sheet, &format!("/prices/{std}/price"), 45_000);
        let denied = world.refused("rate.save", dearer.clone()).await;
        assert!(matches!(denied, Problem::Forbidden { .. }), "{denied:?}");
        world.as_user("manager").ok("rate.save", dearer.clone()).await;
        assert_eq!(logged(&world, "rate.save").await, ["STD.price 39800 45000"]);
        world.as_user("desk");
        assert_eq!(get().await["nights"], before["nights"], "frozen when it was sold");
        assert_eq!(price_of(&world, "STD", "2026-11-24").await, 45_000);
        assert_eq!(price_of(&world, "STD", "2026-11-27").await, 42_800, "the weekend stays as it was");
        let version = &before["stay"]["version"];
        let longer = json!({"stayId": booked, "departure": "2026-11-27", "version": version});
        world.ok("stay.extend", longer).await;
        let nights = get().await["nights"].clone();
        let prices: Vec<i64> =
            nights.as_array().expect("nights").iter().filter_map(|n| n["price"].as_i64()).collect();
        assert_eq!(prices, [39_800, 39_800, 45_000], "only the night that was added");
        let stale = world.as_user("manager").refused("rate.save", dearer).await;
        assert!(matches!(stale, Problem::Stale { kind: "rate_plan", .. }), "{stale:?}");
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn a_season_is_made_changed_and_deleted() {
    World::each(|world| async move {
        let (std, first) = (type_id(&world, "STD").await, sheet(&world).await);
        world.as_user("manager").ok("rate.save", with(first, "/seasons", json!([festival(&std)]))).await;
        // 1 January 2027 is a Friday.
        for (night, price) in [("2026-12-30", 39_800), ("2026-12-31", 88_000), ("2027-01-01", 98_000)] {
            assert_eq!(price_of(&world, "STD", night).await, price, "{night}");
        }
        assert_eq!(price_of(&world, "DLX", "2026-12-31").await, 59_800, "no price of its own in the season");
        let kept = sheet(&world).await;
        let shorter = with(kept, "/seasons/0/lastNight", "2026-12-31");
        world.ok("rate.save", with(shorter, "/seasons/0/prices/0/price", 80_000)).await;
        let changes = ["元旦.STD.price 88000 80000", "元旦.lastNight 2027-01-02 2026-12-31"];
        assert_eq!(logged(&world, "rate.save").await, changes);
        assert_eq!(price_of(&world, "STD", "2026-12-31").await, 80_000);
        assert_eq!(price_of(&world, "STD", "2027-01-01").await, 42_800);
        let last = sheet(&world).await;
        world.as_user("manager").ok("rate.save", with(last, "/seasons", json!([]))).await;
        assert_eq!(price_of(&world, "STD", "2026-12-31").await, 39_800);
        assert_eq!(sheet(&world).await["seasons"], json!([]));
    })
    .await;
}

#[tokio::test]
async fn the_week_the_mode_and_the_service_charge_change_for_new_quotes() {
    World::each(|world| async move {
        let sheet = sheet(&world).await;
        // Sunday alone, prices without tax, and ten percent on top.
        let other = with(with(sheet, "/weekendDays", 0b100_0000), "/priceMode", "exclusive");
        world.as_user("manager").ok("rate.save", with(other, "/servicePercent", "10")).await;
        let changes = ["priceMode inclusive exclusive", "servicePercent 0 10", "weekendDays 48 64"];
        assert_eq!(logged(&world, "rate.save").await, changes);
        assert_eq!(price_of(&world, "STD", "2026-11-27").await, 46_407, "398.00 + 10 % + 6 %");
        assert_eq!(price_of(&world, "STD", "2026-11-29").await, 49_905, "428.00 on a Sunday");
    })
    .await;
}

#[tokio::test]
async fn wrong_prices_and_seasons_name_their_field() {
    World::each(|world| async move {
        let std = type_id(&world, "STD").await;
        let good = with(sheet(&world).await, "/seasons", json!([festival(&std)]));
        world.as_user("manager");
        let mut other = festival(&std);
        other["name"] = json!("跨年");
        let two = |first: &str, last: &str| {
            let other = with(with(other.clone(), "/firstNight", first), "/lastNight", last);
            with(good.clone(), "/seasons", json!([festival(&std), other]))
        };
        let wrong = [
            (two("2027-01-02", "2027-01-05"), "seasons[1].firstNight", Rule::Overlaps),
            (two("2026-12-20", "2026-12-31"), "seasons[1].lastNight", Rule::Overlaps),
            (two("2027-01-05", "2027-01-04"), "seasons[1].lastNight", Rule::TooSmall),
            (two("2027-01-05", "2047-01-06"), "seasons[1].lastNight", Rule::TooLarge),
            (
                with(two("2027-02-01", "2027-02-02"), "/seasons/1/name", "元旦"),
                "seasons[1].name",
                Rule::Duplicate,
            ),
            (with(good.clone(), "/seasons/0/name", " "), "seasons[0].name", Rule::Required),
            (with(good.clone(), "/seasons/0/prices", json!([])), "seasons[0].prices", Rule::Required),
            (
                with(good.clone(), "/seasons/0/prices/0/price", 0),
                "seasons[0].prices[0].price",
                Rule::TooSmall,
            ),
            (with(good.clone(), "/prices/1/weekendPrice", -1), "prices[1].weekendPrice", Rule::TooSmall),
            (
                with(good.clone(), "/prices/1", good["prices"][0].clone()),
                "prices[1].roomTypeId",
                Rule::Duplicate,
            ),
            (with(good.clone(), "/prices", json!([good["prices"][0]])), "prices", Rule::Required),
            (with(good.clone(), "/servicePercent", "101"), "servicePercent", Rule::Invalid),
            (with(good.clone(), "/weekendDays", 128), "weekendDays", Rule::Invalid),
        ];
        for (args, field, rule) in wrong {
            let problem = world.refused("rate.save", args).await;
            assert!(is_bad(&problem, field, rule), "{field} {rule}: {problem:?}");
        }
        let Problem::BadRequest { limit, .. } =
            world.refused("rate.save", two("2027-01-02", "2027-01-05")).await
        else {
            panic!("a bad request")
        };
        assert_eq!(limit.as_deref(), Some("元旦"), "the season it clashes with");
        let mut strange = good.clone();
        strange["seasons"][0]["id"] = good["ratePlanId"].clone();
        let strange = world.refused("rate.save", strange).await;
        assert!(matches!(strange, Problem::NotFound { kind: "season", .. }), "{strange:?}");
        assert_eq!(sheet(&world).await["seasons"], json!([]), "nothing was kept");
        world.ok("rate.save", two("2027-01-03", "2027-01-05")).await;
    })
    .await;
}

async fn tax(world: &World, percent: &str, from: &str, known: &str) -> Result<Value, Problem> {
    let args = json!({"code": "vat", "percent": percent, "validFrom": from, "knownPercent": known});
    world.call("tax.save", args).await
}

#[tokio::test]
async fn a_tax_changes_from_a_date_on() {
    World::each(|world| async move {
        let before = book(&world, "STD", "2026-12-01", "2026-12-02").await["stayId"].clone();
        let denied = tax(&world, "9", "2026-12-01", "6").await.expect_err("not the desk");
        assert!(matches!(denied, Problem::Forbidden { .. }), "{denied:?}");
        world.as_user("manager");
        tax(&world, "9", "2026-12-01", "6").await.expect("announced");
        assert_eq!(logged(&world, "tax.save").await, ["percent 6 9", "validFrom 2026-11-22 2026-12-01"]);
        let listed = world.catalogue("taxes", "vat").await;
        assert_eq!(listed["percent"], "6", "today");
        let steps = json!([
            {"validFrom": "2026-12-01", "percent": "9"}, {"validFrom": "2026-11-22", "percent": "6"},
        ]);
        assert_eq!(listed["steps"], steps);
        let kind = type_id(&world, "STD").await;
        let args = json!({"roomTypeId": kind, "arrival": "2026-11-30", "departure": "2026-12-02"});
        let quote = world.ok("rate.quote", args).await;
        let taxes: Vec<i64> =
            (0..2).filter_map(|night| quote["nights"][night]["breakdown"]["tax"].as_i64()).collect();
        assert_eq!(taxes, [2_253, 3_286], "6 % of 398.00, then 9 %");
        let sold = world.ok("stay.get", json!({"stayId": before})).await;
        assert_eq!(sold["nights"][0]["breakdown"]["tax"], 2_253, "sold before the change");
        // The step itself is corrected, and a second person sees that it is another now.
        tax(&world, "8", "2026-12-01", "9").await.expect("corrected");
        let stale = tax(&world, "7", "2026-12-01", "9").await.expect_err("another meanwhile");
        assert!(matches!(stale, Problem::Stale { kind: "tax_rate", .. }), "{stale:?}");
        assert_eq!(world.catalogue("taxes", "vat").await["steps"].as_array().map(Vec::len), Some(2));
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn wrong_taxes_name_their_field() {
    World::each(|world| async move {
        world.as_user("manager");
        let past = tax(&world, "9", "2026-11-21", "6").await.expect_err("the day is over");
        let business_date = day("2026-11-22");
        assert_eq!(past, Problem::NightInPast { field: "validFrom".to_owned(), business_date });
        let far = tax(&world, "9", "2047-11-21", "6").await.expect_err("a slip of the finger");
        assert!(is_bad(&far, "validFrom", Rule::TooLarge), "{far:?}");
        let much = tax(&world, "101", "2026-11-22", "6").await.expect_err("more than all");
        assert!(is_bad(&much, "percent", Rule::Invalid), "{much:?}");
        let args = json!({"code": "nope", "percent": "1", "validFrom": "2026-11-22", "knownPercent": "6"});
        let unknown = world.refused("tax.save", args).await;
        assert!(matches!(unknown, Problem::NotFound { kind: "tax_rate", .. }), "{unknown:?}");
        tax(&world, "9", "2026-11-22", "6").await.expect("today is not too late");
        assert_eq!(world.catalogue("items", "breakfast").await["taxPercent"], "9");
    })
    .await;
}
