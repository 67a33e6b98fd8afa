//! Users and roles: what may be changed, whose sessions end, and who always remains.

use kezhan_app::problem::Rule;
use kezhan_app::{Caller, Problem};
use kezhan_tests::World;
use serde_json::{Value, json};

async fn user(world: &World, login: &str) -> Value {
    let listed = world.as_user("admin").ok("user.list", json!({})).await;
    let users = listed["users"].as_array().expect("users").clone();
    users.into_iter().find(|user| user["login"] == login).unwrap_or_else(|| panic!("no user {login}"))
}

async fn role(world: &World, code: &str) -> Value {
    let listed = world.as_user("admin").ok("role.list", json!({})).await;
    let roles = listed["roles"].as_array().expect("roles").clone();
    roles.into_iter().find(|role| role["code"] == code).unwrap_or_else(|| panic!("no role {code}"))
}

/// The request that saves a user as listed, with some fields changed.
fn edit(user: &Value, changes: &Value) -> Value {
    let mut args = json!({});
    for field in ["id", "login", "name", "language", "roles", "active", "version"] {
        args[field] = user[field].clone();
    }
    for (field, value) in changes.as_object().expect("an object") {
        args[field] = value.clone();
    }
    args
}

async fn sign_in(world: &World, login: &str, password: &str) -> Result<Value, Problem> {
    let args = json!({"login": login, "password": password, "station": "test"});
    world.app.call(&Caller::default(), "session.sign_in", args).await
}

#[tokio::test]
async fn a_new_user_can_sign_in_with_the_rights_of_the_roles() {
    World::each(|world| async move {
        let front = role(&world, "front_desk").await;
        let args = json!({
            "login": " Night.Desk ", "name": "夜班", "language": "en", "roles": [front["id"]], "active": true,
            "password": "moon light", "pin": "777777",
        });
        world.ok("user.save", args.clone()).await;
        let taken = world.refused("user.save", args).await;
        assert!(
            matches!(taken, Problem::Taken { field, value } if field == "login" && value == "night.desk")
        );
        let signed_in = sign_in(&world, "night.desk", "moon light").await.expect("the new user");
        let rights = signed_in["grants"].as_array().expect("grants");
        assert_eq!(rights.len(), front["grants"].as_array().expect("grants").len());
        assert_eq!(user(&world, "night.desk").await["hasPin"], true);
    })
    .await;
}

#[tokio::test]
async fn bad_fields_of_a_user_are_named() {
    World::each(|world| async move {
        let front = role(&world, "front_desk").await["id"].clone();
        let good = json!({
            "login": "new", "name": "新人", "language": "zh-CN", "roles": [front], "active": true,
            "password": "12345678", "pin": null,
        });
        let wrong = [
            ("login", json!("x"), Rule::TooShort),
            ("login", json!("a/b"), Rule::Invalid),
            ("name", json!(""), Rule::Required),
            ("language", json!("zh"), Rule::Invalid),
            ("roles", json!([]), Rule::Required),
            ("password", json!("1234567"), Rule::TooShort),
            ("password", json!(null), Rule::Required),
            ("pin", json!("1234567"), Rule::TooLong),
            ("pin", json!("abcdef"), Rule::Invalid),
        ];
        for (field, value, rule) in wrong {
            let mut args = good.clone();
            args[field] = value;
            let problem = world.refused("user.save", args).await;
            assert!(
                matches!(&problem, Problem::BadRequest { field: f, rule: r, .. } if f == field && *r == rule),
                "{field}: {problem:?}",
            );
        }
        let mut args = good.clone();
        args["roles"] = json!([front, front]);
        let twice = world.refused("user.save", args).await;
        assert!(
            matches!(twice, Problem::BadRequest { field, rule: Rule::Duplicate, .. } if field == "roles[1]")
        );
        let mut args = good.clone();
        args["roles"] = json!(["01ARZ3NDEKTSV4RRFFQ69G5FAV"]);
        assert!(matches!(world.refused("user.save", args).await, Problem::NotFound { kind: "role", .. }));
        let refused = world.as_user("manager").refused("user.save", good).await;
        assert!(matches!(refused, Problem::Forbidden { .. }));
    })
    .await;
}

#[tokio::test]
async fn a_changed_secret_role_or_activity_ends_the_sessions() {
    World::each(|world| async move {
        let housekeeping = role(&world, "housekeeping").await["id"].clone();
        let changes = [
            json!({"pin": "987654"}),
            json!({"password": "another one"}),
            json!({"roles": [housekeeping]}),
            json!({"active": false}),
        ];
        let mut password = "yunqi-2026";
        for change in changes {
            let open = sign_in(&world, "cashier", password).await.expect("the cashier");
            let caller = Caller { token: open["token"].as_str().map(str::to_owned), ..Caller::default() };
            let alive = world.app.call(&caller, "session.current", json!({})).await;
            assert!(alive.is_ok(), "before {change}");
            let cashier = user(&world, "cashier").await;
            world.ok("user.save", edit(&cashier, &change)).await;
            let ended = world.app.call(&caller, "session.current", json!({})).await;
            assert_eq!(ended.expect_err("after the change"), Problem::SessionExpired {}, "{change}");
            if change["password"].is_string() {
                password = "another one";
            }
        }
        let refused = sign_in(&world, "cashier", password).await.expect_err("not active any more");
        assert_eq!(refused, Problem::WrongCredentials {});
    })
    .await;
}

#[tokio::test]
async fn a_mere_change_of_name_leaves_the_session_and_an_old_version_is_refused() {
    World::each(|world| async move {
        world.as_user("desk").ok("session.current", json!({})).await;
        let desk = user(&world, "desk").await;
        world.ok("user.save", edit(&desk, &json!({"name": "张三丰"}))).await;
        let current = world.as_user("desk").ok("session.current", json!({})).await;
        assert_eq!(current["user"]["name"], "张三丰");
        world.as_user("admin");
        let stale = world.refused("user.save", edit(&desk, &json!({"name": "李四"}))).await;
        assert!(matches!(stale, Problem::Stale { kind: "user", .. }));
        let unversioned = world.refused("user.save", edit(&desk, &json!({"version": null}))).await;
        assert!(matches!(unversioned, Problem::BadRequest { field, .. } if field == "version"));
    })
    .await;
}

#[tokio::test]
async fn somebody_who_manages_users_always_remains() {
    World::each(|world| async move {
        let admin = user(&world, "admin").await;
        let front = role(&world, "front_desk").await;
        let last = |problem: &Problem| {
            matches!(problem, Problem::WrongState { state, .. } if state == "last_administrator")
        };
        for change in [json!({"active": false}), json!({"roles": [front["id"]]})] {
            let problem = world.refused("user.save", edit(&admin, &change)).await;
            assert!(last(&problem), "{change}: {problem:?}");
        }
        let mut stripped = role(&world, "administrator").await;
        let grants = stripped["grants"].as_array_mut().expect("grants");
        grants.retain(|grant| grant["permission"] != "user_manage");
        let args = json!({
            "id": stripped["id"], "code": "administrator", "name": "管理员", "nameEn": "Administrator",
            "grants": stripped["grants"], "version": stripped["version"],
        });
        let problem = world.refused("role.save", args).await;
        assert!(last(&problem), "{problem:?}");
        // With a second one the first may go.
        let administrator = role(&world, "administrator").await["id"].clone();
        let manager = user(&world, "manager").await;
        world.ok("user.save", edit(&manager, &json!({"roles": [administrator]}))).await;
        world.ok("user.save", edit(&user(&world, "admin").await, &json!({"active": false}))).await;
    })
    .await;
}

#[tokio::test]
async fn changing_the_own_password_needs_the_old_one_and_keeps_only_this_session() {
    World::each(|world| async move {
        let other = sign_in(&world, "desk", "yunqi-2026").await.expect("a second station");
        world.as_user("desk");
        let wrong = json!({"password": "guessed it", "newPassword": "brand new one"});
        assert_eq!(world.refused("user.change_password", wrong).await, Problem::WrongCredentials {});
        let same = json!({"password": "yunqi-2026", "newPassword": "yunqi-2026"});
        let same = world.refused("user.change_password", same).await;
        assert!(
            matches!(same, Problem::BadRequest { field, rule: Rule::Duplicate, .. } if field == "newPassword")
        );
        world
            .ok("user.change_password", json!({"password": "yunqi-2026", "newPassword": "brand new one"}))
            .await;
        world.ok("session.current", json!({})).await;
        let caller = Caller { token: other["token"].as_str().map(str::to_owned), ..Caller::default() };
        let ended = world.app.call(&caller, "session.current", json!({})).await;
        assert_eq!(ended.expect_err("the other station"), Problem::SessionExpired {});
        assert!(sign_in(&world, "desk", "yunqi-2026").await.is_err());
        sign_in(&world, "desk", "brand new one").await.expect("the new password");
        let log = world.as_user("admin").ok("log.list", json!({"operation": "user.change_password"})).await;
        assert!(!log.to_string().contains("brand new one"), "no password in the log");
    })
    .await;
}

#[tokio::test]
async fn everybody_chooses_the_own_language() {
    World::each(|world| async move {
        world.as_user("room").ok("user.set_language", json!({"language": "en"})).await;
        assert_eq!(world.ok("session.current", json!({})).await["user"]["language"], "en");
        let wrong = world.refused("user.set_language", json!({"language": "xx"})).await;
        assert!(matches!(wrong, Problem::BadRequest { field, .. } if field == "language"));
    })
    .await;
}

#[tokio::test]
async fn a_role_grants_at_once_and_a_shipped_one_keeps_its_code() {
    World::each(|world| async move {
        let args = json!({
            "code": "concierge", "name": "礼宾", "nameEn": "Concierge",
            "grants": [
                {"permission": "room_view", "limit": null}, {"permission": "folio_post", "limit": 20_000},
            ],
        });
        let made = world.as_user("admin").ok("role.save", args.clone()).await;
        let taken = world.refused("role.save", args).await;
        assert!(matches!(taken, Problem::Taken { field, .. } if field == "code"));
        let auditor = user(&world, "auditor").await;
        world.ok("user.save", edit(&auditor, &json!({"roles": [made["roleId"]]}))).await;
        world.as_user("auditor").forget_session();
        world.ok("room.wall", json!({})).await;
        let concierge = role(&world, "concierge").await;
        assert_eq!(concierge["users"], 1);
        let args = json!({
            "id": concierge["id"], "code": "concierge", "name": "礼宾", "nameEn": "Concierge",
            "grants": [{"permission": "folio_post", "limit": null}], "version": concierge["version"],
        });
        world.ok("role.save", args).await;
        let refused = world.as_user("auditor").refused("room.wall", json!({})).await;
        assert!(matches!(refused, Problem::Forbidden { .. }), "the open session has lost the right");

        let front = role(&world, "front_desk").await;
        let renamed = json!({
            "id": front["id"], "code": "reception", "name": "前台", "nameEn": "Front desk",
            "grants": front["grants"], "version": front["version"],
        });
        let refused = world.refused("role.save", renamed).await;
        assert!(matches!(refused, Problem::WrongState { kind: "role", state, .. } if state == "builtin"));
    })
    .await;
}

#[tokio::test]
async fn bad_grants_are_named() {
    World::each(|world| async move {
        let wrong = [
            (json!([{"permission": "public", "limit": null}]), "grants[0].permission", Rule::Invalid),
            (json!([{"permission": "folio_post", "limit": -1}]), "grants[0].limit", Rule::TooSmall),
            (
                json!([{"permission": "room_view", "limit": null}, {"permission": "room_view", "limit": 1}]),
                "grants[1].permission",
                Rule::Duplicate,
            ),
            (json!([{"permission": "fly", "limit": null}]), "grants[0].permission", Rule::Invalid),
        ];
        world.as_user("admin");
        for (grants, field, rule) in wrong {
            let args = json!({"code": "odd", "name": "怪", "nameEn": "Odd", "grants": grants});
            let problem = world.refused("role.save", args).await;
            assert!(
                matches!(&problem, Problem::BadRequest { field: f, rule: r, .. } if f == field && *r == rule),
                "{grants}: {problem:?}",
            );
        }
        let args = json!({"code": "Odd One", "name": "怪", "nameEn": "Odd", "grants": []});
        let problem = world.refused("role.save", args).await;
        assert!(matches!(problem, Problem::BadRequest { field, .. } if field == "code"));
    })
    .await;
}
