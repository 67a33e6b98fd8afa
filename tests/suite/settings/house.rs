//! The hotel's own name and address.

use super::*;

async fn facts(world: &World) -> Value {
    let house = world.ok("session.current", json!({})).await["house"].clone();
    let kept = ["name", "nameEn", "address", "phone", "taxNumber", "language", "version"];
    kept.iter()
        .map(|field| ((*field).to_owned(), house[field].clone()))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

#[tokio::test]
async fn a_hotel_changes_its_name_and_address() {
    World::each(|world| async move {
        let denied = world.as_user("manager").refused("property.save", facts(&world).await).await;
        assert!(matches!(denied, Problem::Forbidden { .. }), "{denied:?}");
        world.as_user("admin");
        let edit = with(with(facts(&world).await, "/name", "云上客栈"), "/taxNumber", "91330100ma0000001x");
        world.ok("property.save", edit.clone()).await;
        let status = world.ok("setup.status", json!({})).await;
        assert_eq!(status["name"], "云上客栈");
        let kept = facts(&world).await;
        assert_eq!(kept["taxNumber"], "91330100MA0000001X");
        assert_eq!((&kept["address"], &kept["nameEn"]), (&json!("杭州市西湖区"), &json!("Test Inn")));
        let changes = ["name 测试客栈 云上客栈", "taxNumber 91330100TEST000001 91330100MA0000001X"];
        assert_eq!(logged(&world, "property.save").await, changes);
        let stale = world.refused("property.save", edit).await;
        assert!(matches!(stale, Problem::Stale { kind: "property", .. }), "{stale:?}");
        let wrong = [
            ("/name", json!(" "), "name", Rule::Required),
            ("/nameEn", json!("x".repeat(81)), "nameEn", Rule::TooLong),
            ("/taxNumber", json!("9133-01"), "taxNumber", Rule::Invalid),
            ("/language", json!("fr"), "language", Rule::Invalid),
        ];
        for (place, value, field, rule) in wrong {
            let problem = world.refused("property.save", with(kept.clone(), place, value)).await;
            assert!(is_bad(&problem, field, rule), "{field} {rule}: {problem:?}");
        }
        world.proves().await;
    })
    .await;
}
