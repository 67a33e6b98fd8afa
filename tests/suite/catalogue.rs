//! What the house sells: the list, items, and what nights cost.

use kezhan_app::Problem;
use kezhan_app::problem::Rule;
use kezhan_tests::World;
use serde_json::{Value, json};

fn is_bad(problem: &Problem, path: &str, what: Rule) -> bool {
    matches!(problem, Problem::BadRequest { field, rule, .. } if field == path && *rule == what)
}

fn tea() -> Value {
    json!({
        "code": "tea", "name": "龙井茶", "nameEn": "Longjing tea", "category": "minibar", "unitPrice": 3_800,
        "priceMode": "inclusive", "servicePercent": "0", "taxCode": "vat", "active": true,
    })
}

#[tokio::test]
async fn the_catalogue_lists_what_is_sold_and_taken() {
    World::each(|world| async move {
        let list = world.ok("catalogue.list", json!({})).await;
        assert_eq!(list["roomTypes"][0]["code"], "STD");
        assert_eq!(list["ratePlans"][0]["taxPercent"], "6");
        assert_eq!(list["ratePlans"][0]["priceMode"], "inclusive");
        let cash = world.catalogue("tenders", "cash").await;
        assert_eq!(cash["kind"], "cash");
        let categories: Vec<&str> =
            list["categories"].as_array().expect("categories").iter().filter_map(Value::as_str).collect();
        let items = list["items"].as_array().expect("items");
        assert!(!items.is_empty());
        for item in items {
            assert!(categories.contains(&item["category"].as_str().expect("a category")), "{item}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_item_is_made_changed_and_taken_off_the_list() {
    World::each(|world| async move {
        let forbidden = world.refused("item.save", tea()).await;
        assert!(matches!(forbidden, Problem::Forbidden { .. }), "{forbidden:?}");
        world.as_user("manager");
        let id = world.ok("item.save", tea()).await["id"].clone();
        let listed = world.catalogue("items", "tea").await;
        assert_eq!(
            (&listed["unitPrice"], &listed["taxPercent"], &listed["version"]),
            (&json!(3_800), &json!("6"), &json!(1))
        );
        let edit = |active: bool, version: i64| {
            let mut item = tea();
            item["id"] = id.clone();
            item["active"] = json!(active);
            item["version"] = json!(version);
            item
        };
        world.ok("item.save", edit(false, 1)).await;
        let stale = world.refused("item.save", edit(true, 1)).await;
        assert!(matches!(stale, Problem::Stale { kind: "item", .. }), "{stale:?}");
        let shown = world.ok("catalogue.list", json!({})).await["items"].clone();
        assert!(shown.as_array().expect("items").iter().all(|item| item["code"] != "tea"));
        let all = world.ok("catalogue.list", json!({"inactive": true})).await["items"].clone();
        assert!(all.as_array().expect("items").iter().any(|item| item["code"] == "tea"));
    })
    .await;
}

#[tokio::test]
async fn an_item_keeps_the_revenue_it_counts_to() {
    World::each(|world| async move {
        world.as_user("manager");
        let item = world.catalogue("items", "late_check_out").await;
        let mut edit = tea();
        for field in ["id", "code", "category", "version"] {
            edit[field] = item[field].clone();
        }
        world.ok("item.save", edit).await;
        let mut tx = world.app.database().read().await.expect("a snapshot");
        let row = kezhan_store::catalogue::item(&mut tx, item["id"].as_str().expect("an id"))
            .await
            .expect("a read");
        let row = row.expect("the item");
        assert_eq!((row.name.as_str(), row.revenue.as_str()), ("龙井茶", "revenue:room"));
    })
    .await;
}

#[tokio::test]
async fn wrong_items_name_their_field() {
    World::each(|world| async move {
        world.as_user("manager");
        let wrong = [
            ("code", json!("茶"), Rule::Invalid),
            ("code", json!(""), Rule::Required),
            ("name", json!(""), Rule::Required),
            ("nameEn", json!("x".repeat(61)), Rule::TooLong),
            ("category", json!("weapons"), Rule::Invalid),
            ("unitPrice", json!(-1), Rule::TooSmall),
            ("unitPrice", json!(100_000_000_001_i64), Rule::TooLarge),
            ("unitPrice", json!(1.5), Rule::WrongType),
            ("servicePercent", json!("101"), Rule::Invalid),
            ("taxCode", json!("nope"), Rule::Invalid),
        ];
        for (field, value, rule) in wrong {
            let mut item = tea();
            item[field] = value.clone();
            let problem = world.refused("item.save", item).await;
            assert!(is_bad(&problem, field, rule), "{field} {value}: {problem:?}");
        }
        let mut taken = tea();
        taken["code"] = json!("water");
        let taken = world.refused("item.save", taken).await;
        assert_eq!(taken, Problem::Taken { field: "code".to_owned(), value: "water".to_owned() });
    })
    .await;
}

#[tokio::test]
async fn a_quote_prices_each_night_and_adds_up() {
    World::each(|world| async move {
        let kind = world.catalogue("roomTypes", "STD").await["id"].clone();
        let args = json!({"roomTypeId": kind, "arrival": "2026-11-26", "departure": "2026-11-30"});
        let quote = world.ok("rate.quote", args).await;
        let nights = quote["nights"].as_array().expect("nights");
        let prices: Vec<i64> = nights.iter().filter_map(|night| night["price"].as_i64()).collect();
        assert_eq!(prices, [39_800, 42_800, 42_800, 39_800], "Friday and Saturday are the weekend");
        for part in ["net", "service", "tax", "gross"] {
            let sum: i64 = nights.iter().filter_map(|night| night["breakdown"][part].as_i64()).sum();
            assert_eq!(quote["total"][part], sum, "{part}");
        }
        assert_eq!(quote["total"]["gross"], 165_200);
        let first = json!({"net": 37_547, "service": 0, "tax": 2_253, "gross": 39_800});
        assert_eq!(nights[0]["breakdown"], first);
        let with = |field: &str, value: Value| {
            let mut args = json!({"roomTypeId": kind, "arrival": "2026-11-26", "departure": "2026-11-28"});
            args[field] = value;
            args
        };
        let by_hand = with("price", json!(1_000));
        assert_eq!(world.ok("rate.quote", by_hand).await["total"]["gross"], 2_000, "only calculated with");
        let negative = with("price", json!(-1));
        let negative = world.refused("rate.quote", negative).await;
        assert!(is_bad(&negative, "price", Rule::TooSmall), "{negative:?}");
        let unknown = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
        let other = with("roomTypeId", json!(unknown));
        let other = world.refused("rate.quote", other).await;
        assert!(matches!(other, Problem::NotFound { .. }), "{other:?}");
        let plan = with("ratePlanId", json!(unknown));
        let plan = world.refused("rate.quote", plan).await;
        assert!(matches!(plan, Problem::NotFound { kind: "rate_plan", .. }), "{plan:?}");
    })
    .await;
}

#[tokio::test]
async fn a_price_by_hand_beyond_the_limit_needs_a_second_person() {
    World::each(|world| async move {
        let room = world.room("201").await;
        let guest = json!({"name": "王伟", "idType": "passport", "idNumber": World::passport()});
        let args =
            |price: i64| json!({"guest": guest, "nights": 1, "adults": 1, "roomId": room, "price": price});
        let problem = world.refused("stay.walk_in", args(30_000)).await;
        let Problem::ApprovalRequired { subject, amount, .. } = problem else { panic!("{problem:?}") };
        assert_eq!(amount.0, 9_800, "the difference to the plan's 398.00");
        let consent = json!({
            "permission": "rate_override", "subject": subject, "amount": amount.0,
            "login": "manager", "pin": "222222",
        });
        let granted = world.ok("approval.grant", consent).await;
        let approval = granted["approval"].as_str().expect("an id");
        let sold = world.call_approved(approval, "stay.walk_in", args(30_000)).await.expect("with consent");
        assert_eq!(sold["total"]["gross"], 30_000);
    })
    .await;
}
