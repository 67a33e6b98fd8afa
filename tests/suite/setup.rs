//! First start of a house and its bad inputs.

use kezhan_app::problem::Rule;
use kezhan_app::{Caller, Problem};
use kezhan_tests::World;
use serde_json::{Value, json};

/// What the wizard sends.
pub fn house() -> Value {
    json!({
        "language": "zh-CN",
        "property": {
            "name": "听雨楼", "nameEn": "", "address": "", "phone": "", "taxNumber": "",
            "currency": "CNY", "utcOffsetMinutes": 480,
        },
        "roomTypes": [
            {
                "code": "STD", "name": "标准间", "nameEn": "", "maxGuests": 2, "price": 30_000,
                "weekendPrice": 36_000,
            },
        ],
        "floors": [{"from": 3, "to": 5, "roomsPerFloor": 4, "firstRoom": 1, "skip": [4], "typeCode": "STD"}],
        "priceMode": "inclusive", "taxPercent": "6", "servicePercent": "10",
        "administrator": {"login": "Boss", "name": "掌柜", "password": "correct horse", "pin": "918273"},
    })
}

async fn empty(test: impl AsyncFn(&World)) {
    for backend in World::backends() {
        let world = World::empty(backend).await;
        test(&world).await;
        world.app.database().close().await;
    }
}

async fn call(world: &World, operation: &str, args: Value) -> Result<Value, Problem> {
    world.app.call(&Caller::default(), operation, args).await
}

#[tokio::test]
async fn a_new_house_has_rooms_by_pattern_and_all_it_sells() {
    empty(async |world| {
        let before = call(world, "setup.status", json!({})).await.expect("public");
        assert_eq!(
            (before["ready"].as_bool(), before["progress"]["state"].as_str()),
            (Some(false), Some("idle"))
        );
        let made = call(world, "setup.create", house()).await.expect("a good request");
        assert_eq!(made["rooms"], 8);
        let after = call(world, "setup.status", json!({})).await.expect("public");
        assert_eq!((after["ready"].as_bool(), after["nameEn"].as_str()), (Some(true), Some("听雨楼")));

        let sign_in = json!({"login": "boss", "password": "correct horse", "station": "test"});
        let signed_in = call(world, "session.sign_in", sign_in).await.expect("the first administrator");
        // The date of the house's clock, not that of UTC.
        assert_eq!(signed_in["house"]["businessDate"], "2026-11-22");
        let caller = Caller { token: signed_in["token"].as_str().map(str::to_owned), ..Caller::default() };
        let ask =
            async |operation, args| world.app.call(&caller, operation, args).await.expect("an administrator");
        let wall = ask("room.wall", json!({})).await;
        let numbers: Vec<&str> = wall["floors"]
            .as_array()
            .expect("floors")
            .iter()
            .flat_map(|floor| floor["rooms"].as_array().expect("rooms"))
            .filter_map(|room| room["number"].as_str())
            .collect();
        assert_eq!(numbers, ["301", "302", "303", "304", "501", "502", "503", "504"]);
        let catalogue = ask("catalogue.list", json!({})).await;
        let find = |kind: &str, code: &str| {
            catalogue[kind].as_array().expect(kind).iter().find(|entry| entry["code"] == code).cloned()
        };
        let water = find("items", "water").expect("a minibar item");
        assert_eq!((&water["category"], &water["taxPercent"]), (&json!("minibar"), &json!("13")));
        assert_eq!(find("items", "damage").expect("an item")["servicePercent"], "0");
        assert_eq!(find("items", "breakfast").expect("an item")["servicePercent"], "10");
        assert_eq!(find("tenders", "cash").expect("a tender")["kind"], "cash");
        // Friday and Saturday nights cost more.
        let quote = ask("rate.quote", json!({
            "roomTypeId": catalogue["roomTypes"][0]["id"], "arrival": "2026-11-26", "departure": "2026-11-30",
        })).await;
        let prices: Vec<i64> = quote["nights"]
            .as_array()
            .expect("nights")
            .iter()
            .filter_map(|night| night["price"].as_i64())
            .collect();
        assert_eq!(prices, [30_000, 36_000, 36_000, 30_000]);
    })
    .await;
}

#[tokio::test]
async fn there_is_only_one_first_start() {
    empty(async |world| {
        call(world, "setup.create", house()).await.expect("the first");
        let again = call(world, "setup.create", house()).await.expect_err("the second");
        assert_eq!(again, Problem::AlreadySetUp {});
        let sample = call(world, "setup.create_sample", json!({"language": "en"}))
            .await
            .expect_err("no sample either");
        assert_eq!(sample, Problem::AlreadySetUp {});
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn a_bad_field_is_named_and_nothing_is_made() {
    let wrong: &[(&str, Value, &str, Rule)] = &[
        ("/language", json!("fr"), "language", Rule::Invalid),
        ("/property/name", json!("  "), "property.name", Rule::Required),
        ("/property/currency", json!("RMB¥"), "property.currency", Rule::Invalid),
        ("/property/utcOffsetMinutes", json!(900), "property.utcOffsetMinutes", Rule::Invalid),
        ("/property/taxNumber", json!("9133-01"), "property.taxNumber", Rule::Invalid),
        ("/roomTypes", json!([]), "roomTypes", Rule::Required),
        ("/roomTypes/0/price", json!(-1), "roomTypes[0].price", Rule::TooSmall),
        ("/roomTypes/0/maxGuests", json!(0), "roomTypes[0].maxGuests", Rule::TooSmall),
        ("/floors/0/to", json!(2), "floors[0].to", Rule::TooSmall),
        ("/floors/0/typeCode", json!("KING"), "floors[0].typeCode", Rule::Invalid),
        ("/taxPercent", json!("101"), "taxPercent", Rule::TooLarge),
        ("/servicePercent", json!("-1"), "servicePercent", Rule::TooSmall),
        ("/priceMode", json!("free"), "priceMode", Rule::Invalid),
        ("/administrator/login", json!("a b"), "administrator.login", Rule::Invalid),
        ("/administrator/password", json!("1234567"), "administrator.password", Rule::TooShort),
        ("/administrator/pin", json!("12345"), "administrator.pin", Rule::TooShort),
        ("/administrator/pin", json!("12345a"), "administrator.pin", Rule::Invalid),
    ];
    empty(async |world| {
        for (place, value, field, rule) in wrong {
            let mut args = house();
            *args.pointer_mut(place).expect("a field of the request") = value.clone();
            let problem = call(world, "setup.create", args).await.expect_err(place);
            assert!(
                matches!(&problem, Problem::BadRequest { field: f, rule: r, .. } if f == field && r == rule),
                "{place}: {problem:?}",
            );
        }
        let mut late = house();
        late["businessDate"] = json!("2028-01-01");
        let problem = call(world, "setup.create", late).await.expect_err("a year away");
        assert!(matches!(problem, Problem::BadRequest { field, .. } if field == "businessDate"));
        let status = call(world, "setup.status", json!({})).await.expect("public");
        assert_eq!(status["ready"], false);
        call(world, "setup.create", house()).await.expect("nothing stands in the way");
    })
    .await;
}

#[tokio::test]
async fn a_real_house_is_never_cleared() {
    World::each(|world| async move {
        let refused = world.refused("setup.clear_sample", json!({"confirm": "测试客栈"})).await;
        assert!(matches!(refused, Problem::Forbidden { .. }));
        world.as_user("admin");
        let refused = world.refused("setup.clear_sample", json!({"confirm": "测试客栈"})).await;
        assert!(matches!(refused, Problem::WrongState { kind: "property", state, .. } if state == "real"));
    })
    .await;
}
