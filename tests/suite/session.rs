//! Signing in, locking out, switching, second-person consent, and the rights of every operation.

use kezhan_app::{Caller, Problem};
use kezhan_core::id::Clock;
use kezhan_tests::World;
use serde_json::json;

async fn try_password(world: &World, password: &str) -> Result<serde_json::Value, Problem> {
    let args = json!({"login": "desk", "password": password, "station": "test"});
    world.app.call(&Caller::default(), "session.sign_in", args).await
}

#[tokio::test]
async fn wrong_passwords_are_delayed_then_locked_out() {
    World::each(|world| async move {
        for _ in 0..4 {
            assert_eq!(try_password(&world, "wrong").await, Err(Problem::WrongCredentials {}));
        }
        let refused = try_password(&world, "yunqi-2026").await;
        assert!(
            matches!(refused, Err(Problem::LockedOut { .. })),
            "the fourth wrong try costs a second: {refused:?}"
        );
        world.clock.advance_ms(1_001);
        for wait in [2_000, 4_000, 8_000, 16_000, 32_000, 900_000] {
            assert_eq!(try_password(&world, "wrong").await, Err(Problem::WrongCredentials {}));
            assert!(matches!(try_password(&world, "yunqi-2026").await, Err(Problem::LockedOut { .. })));
            world.clock.advance_ms(wait + 1);
        }
        assert!(try_password(&world, "yunqi-2026").await.is_ok(), "after the wait the right password opens");
        assert!(try_password(&world, "wrong").await.is_err());
        assert!(try_password(&world, "yunqi-2026").await.is_ok(), "and the count began anew");
    })
    .await;
}

#[tokio::test]
async fn an_unknown_login_looks_like_a_wrong_password() {
    World::each(|world| async move {
        let args = json!({"login": "nobody", "password": "x", "station": "test"});
        let refused = world.app.call(&Caller::default(), "session.sign_in", args).await;
        assert_eq!(refused, Err(Problem::WrongCredentials {}));
    })
    .await;
}

#[tokio::test]
async fn a_session_ends_by_sign_out_by_idleness_and_by_age() {
    World::each(|world| async move {
        world.ok("session.current", json!({})).await;
        world.clock.advance_ms(15 * 60_000 + 1);
        assert_eq!(world.refused("session.current", json!({})).await, Problem::SessionExpired {}, "idle");
        world.forget_session();
        world.ok("session.sign_out", json!({})).await;
        assert_eq!(
            world.refused("session.current", json!({})).await,
            Problem::SessionExpired {},
            "signed out"
        );
        world.forget_session();
        for _ in 0..(12 * 6) {
            world.ok("session.current", json!({})).await;
            world.clock.advance_ms(10 * 60_000);
        }
        assert_eq!(world.refused("session.current", json!({})).await, Problem::SessionExpired {}, "too old");
    })
    .await;
}

#[tokio::test]
async fn a_pin_hands_the_station_over() {
    World::each(|world| async move {
        let refused =
            world.refused("session.switch_user", json!({"login": "manager", "pin": "000000"})).await;
        assert_eq!(refused, Problem::WrongCredentials {});
        let switched = world.ok("session.switch_user", json!({"login": "manager", "pin": "222222"})).await;
        assert_eq!(switched["user"]["login"], "manager");
        assert_eq!(
            world.refused("session.current", json!({})).await,
            Problem::SessionExpired {},
            "the old session is over"
        );
    })
    .await;
}

#[tokio::test]
async fn a_pin_opens_no_administration_and_the_fifth_wrong_one_locks() {
    World::each(|world| async move {
        let pin = |login: &str, pin: &str| json!({"login": login, "pin": pin});
        let switched = world.ok("session.switch_user", pin("admin", "111111")).await;
        let rights = switched["grants"].to_string();
        assert!(rights.contains("night_audit") && !rights.contains("user_manage"), "{rights}");
        let token = switched["token"].as_str().map(str::to_owned);
        let by_pin = Caller { token, ..Caller::default() };
        let refused = world.app.call(&by_pin, "user.list", json!({})).await;
        assert!(matches!(refused, Err(Problem::Forbidden { .. })), "{refused:?}");
        assert!(world.app.call(&by_pin, "log.list", json!({})).await.is_ok());
        world.as_user("admin").ok("user.list", json!({})).await;

        world.as_user("cashier");
        for wait in [0, 0, 0, 1_001] {
            let refused = world.refused("session.switch_user", pin("manager", "000000")).await;
            assert_eq!(refused, Problem::WrongCredentials {});
            world.clock.advance_ms(wait);
        }
        world.refused("session.switch_user", pin("manager", "000000")).await;
        let until = world.clock.now_ms() + 15 * 60_000;
        let locked = world.refused("session.switch_user", pin("manager", "222222")).await;
        assert_eq!(locked, Problem::LockedOut { until });
    })
    .await;
}

#[tokio::test]
async fn rights_hold_and_refusals_are_logged() {
    World::each(|world| async move {
        world.as_user("room");
        let refused = world.refused("user.list", json!({})).await;
        assert!(matches!(refused, Problem::Forbidden { .. }), "{refused:?}");
        let rows = {
            let mut tx = world.app.database().read().await.expect("a snapshot");
            kezhan_store::audit::page(&mut tx, 0, 10_000).await.expect("the log")
        };
        let last = rows.last().expect("a row");
        assert_eq!((last.operation.as_str(), last.code.as_str()), ("user.list", "forbidden"));
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn the_same_key_has_one_effect_and_other_arguments_are_refused() {
    World::each(|world| async move {
        let room = world.room("201").await;
        let args = json!({"rooms": [room], "housekeeping": "dirty"});
        let first = world.call_keyed("k1", "room.set_housekeeping", args.clone()).await;
        let again = world.call_keyed("k1", "room.set_housekeeping", args).await;
        assert_eq!(first, again, "a repeat answers the same");
        let other = world
            .call_keyed("k1", "room.set_housekeeping", json!({"rooms": [room], "housekeeping": "clean"}))
            .await;
        assert_eq!(other, Err(Problem::KeyReused {}));
        assert_eq!(world.card("201").await["housekeeping"], "dirty");
    })
    .await;
}

#[tokio::test]
async fn bad_arguments_name_their_field() {
    World::each(|world| async move {
        for (args, field) in [
            (json!({"rooms": [], "housekeeping": "dirty", "x": 1}), "x"),
            (json!({"rooms": "all", "housekeeping": "dirty"}), "rooms"),
            (json!({"rooms": ["nonsense"], "housekeeping": "dirty"}), "rooms[0]"),
            (json!({"rooms": []}), "housekeeping"),
        ] {
            let refused = world.refused("room.set_housekeeping", args.clone()).await;
            match refused {
                Problem::BadRequest { field: named, .. } => assert_eq!(named, field, "for {args}"),
                other => panic!("{args} gave {other:?}"),
            }
        }
    })
    .await;
}
