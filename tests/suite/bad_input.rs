//! What no operation takes: fields it does not know, values of another type, a record as it was before
//! somebody else changed it.

use kezhan_app::problem::Rule;
use kezhan_app::{Problem, openapi, operations};
use kezhan_tests::World;
use serde_json::{Map, Value, json};

/// Fields of every operation, as its contract names them, with their schemas.
fn contract() -> Vec<(&'static str, Map<String, Value>)> {
    let document = openapi::document();
    let fields = |name: &str| {
        let content = "requestBody/content/application~1json/schema";
        let path = format!("/paths/~1api~1{name}/post/{content}");
        let mut schema = document.pointer(&path).unwrap_or_else(|| panic!("{name} has no schema"));
        while let Some(reference) = schema["$ref"].as_str() {
            schema = document.pointer(&reference[1..]).expect("a schema of the document");
        }
        schema["properties"].as_object().cloned().unwrap_or_default()
    };
    operations::all().map(|entry| (entry.name, fields(entry.name))).collect()
}

/// A value that this field cannot be.
fn of_another_type(schema: &Value) -> Value {
    let kinds = schema["type"].to_string();
    if kinds.contains("boolean") { json!("yes") } else { json!(true) }
}

#[tokio::test]
async fn every_operation_refuses_a_field_it_does_not_know_and_names_it() {
    World::each(|world| async move {
        world.as_user("admin");
        for (operation, _) in contract() {
            let refused = world.refused(operation, json!({"nonsense": 1})).await;
            assert_eq!(refused, Problem::field("nonsense", Rule::UnknownField, None), "{operation}");
        }
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn every_field_of_every_operation_refuses_another_type_and_is_named() {
    World::each(|world| async move {
        world.as_user("admin");
        let mut tried = 0;
        for (operation, fields) in contract() {
            for (field, schema) in fields {
                let refused = world.refused(operation, json!({&field: of_another_type(&schema)})).await;
                let named = matches!(
                    &refused,
                    Problem::BadRequest { field: named, rule: Rule::WrongType | Rule::Invalid, .. }
                        if *named == field
                );
                assert!(named, "{operation} {field}: {refused:?}");
                tried += 1;
            }
        }
        assert!(tried > 100, "only {tried} fields");
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn a_stay_as_it_was_before_is_refused_by_every_step() {
    World::each(|world| async move {
        let id = world.walk_in("203", "王伟", 3).await["stayId"].clone();
        let room = world.room("204").await;
        for (operation, more) in [
            ("stay.check_in", json!({})),
            ("stay.check_out", json!({})),
            ("stay.cancel", json!({"reason": "改期"})),
            ("stay.no_show", json!({})),
            ("stay.extend", json!({"departure": "2026-11-24"})),
            ("stay.move", json!({"roomId": room})),
        ] {
            let mut args = json!({"stayId": id, "version": 1});
            args.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
            let refused = world.refused(operation, args).await;
            let stay = id.as_str().expect("an id").to_owned();
            assert_eq!(refused, Problem::Stale { kind: "stay", id: stay }, "{operation}");
        }
        let found = world.ok("stay.get", json!({"stayId": id})).await;
        assert_eq!(
            (&found["stay"]["state"], &found["stay"]["roomNumber"]),
            (&json!("in_house"), &json!("203"))
        );
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn two_windows_on_one_role_do_not_overwrite_each_other() {
    World::each(|world| async move {
        world.as_user("admin");
        let role = json!({"code": "night", "name": "夜班", "nameEn": "Night", "grants": []});
        let id = world.ok("role.save", role.clone()).await["roleId"].clone();
        let edit = |name: &str| {
            let mut args = role.clone();
            args["id"] = id.clone();
            args["version"] = json!(1);
            args["name"] = json!(name);
            args
        };
        world.ok("role.save", edit("夜班组长")).await;
        let stale = world.refused("role.save", edit("夜班经理")).await;
        assert!(matches!(stale, Problem::Stale { kind: "role", .. }), "{stale:?}");
        let roles = world.ok("role.list", json!({})).await;
        let named: Vec<&Value> =
            roles["roles"].as_array().expect("roles").iter().filter(|role| role["id"] == id).collect();
        assert_eq!(named[0]["name"], "夜班组长", "the first window's change stands");
    })
    .await;
}
