//! The key of the house: only the key that sealed its fields opens it, and no second one is ever made.

use crate::server::{Server, WORLD_KEY, refuses};
use kezhan_app::vault::Vault;
use kezhan_app::{App, Caller, Problem};
use kezhan_store::Location;
use kezhan_tests::{Backend, World};
use serde_json::json;

const CLOCK: &str = "2026-11-22T14:00:00+08:00";
const OTHER_KEY: &str = "0808080808080808080808080808080808080808080808080808080808080808";

/// A house with a sealed identity number, closed.
async fn closed_house(backend: Backend) -> Location {
    let world = World::new(backend).await;
    world.walk_in("203", "王伟", 2).await;
    world.app.database().close().await;
    world.location.clone()
}

#[tokio::test]
async fn a_server_without_the_key_or_with_another_one_refuses_and_makes_none() {
    for backend in World::backends() {
        let location = closed_house(backend).await;
        let file = location.folder.join("house.key");
        for (key, code) in [(None, "key_missing"), (Some(OTHER_KEY), "wrong_key"), (None, "key_missing")] {
            let told = refuses(&location, key);
            assert!(told.starts_with(&format!("kezhan-server: {code}\n")), "{told}");
            assert!(
                told.contains("放回原来的密钥文件") && told.contains("Bring back the key file"),
                "{told}"
            );
            assert!(!file.exists(), "no second key was made");
        }
        std::fs::write(&file, OTHER_KEY).expect("written");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).expect("private");
        }
        assert!(refuses(&location, None).contains("wrong_key"), "the file has another key");
        assert_eq!(std::fs::read_to_string(&file).expect("there"), OTHER_KEY, "and is left as it is");
        let server = Server::start(&location, CLOCK, Some(WORLD_KEY));
        let desk = server.client().signed_in("desk", "yunqi-2026");
        let found = desk.ok("guest.search", json!({"text": "王伟"}));
        let revealed = server.client().signed_in("manager", "yunqi-2026");
        let revealed =
            revealed.ok("guest.reveal", json!({"guestId": found["guests"][0]["id"], "reason": "公安核对"}));
        assert!(revealed["idNumber"].as_str().expect("a number").starts_with('E'), "{revealed}");
    }
}

#[tokio::test]
async fn a_new_house_keeps_the_key_made_at_its_first_start() {
    for backend in World::backends() {
        let world = World::empty(backend).await;
        world.app.database().close().await;
        let (location, file) = (world.location.clone(), world.location.folder.join("house.key"));
        drop(world);
        drop(Server::start(&location, CLOCK, None));
        let made = std::fs::read_to_string(&file).expect("a key for the new house");
        std::fs::remove_file(&file).expect("removed");
        let server = Server::start(&location, CLOCK, None);
        let made_again = std::fs::read_to_string(&file).expect("nothing was sealed, so another key will do");
        assert_ne!(made, made_again);
        server.client().ok("setup.create", crate::setup::house());
        drop(server);
        drop(Server::start(&location, CLOCK, None));
        std::fs::remove_file(&file).expect("removed");
        assert!(refuses(&location, None).contains("key_missing"));
        assert!(!file.exists(), "the house has a key already");
    }
}

#[tokio::test]
async fn a_program_with_another_key_on_the_same_server_is_refused_at_the_door() {
    World::each(|world| async move {
        let other = App::new(
            world.app.database().clone(),
            world.clock.clone(),
            world.app.entropy.clone(),
            world.press.clone(),
            Vault::new(&[8; 32]),
        );
        let caller = Caller { token: Some(world.token().await), ..Caller::default() };
        let save = json!({"guest": {"name": "李娜", "idType": "passport", "idNumber": World::passport()}});
        let refused = other.call(&caller, "guest.save", save.clone()).await;
        assert_eq!(refused, Err(Problem::WrongKey {}));
        assert_eq!(other.call(&caller, "room.wall", json!({})).await, Err(Problem::WrongKey {}));
        let found = world.ok("guest.search", json!({"text": "李娜"})).await;
        assert_eq!(found["guests"], json!([]), "nothing was sealed with the second key");
        world.ok("guest.save", save).await;
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn what_is_kept_of_a_request_tells_nothing_without_the_key() {
    World::each(|world| async move {
        let args = json!({"guest": {"name": "李娜", "idType": "passport", "idNumber": World::passport()}});
        let first = world.call_keyed("k1", "guest.save", args.clone()).await.expect("saved");
        assert_eq!(world.call_keyed("k1", "guest.save", args.clone()).await, Ok(first), "a repeat is known");
        let other = json!({"guest": {"name": "李娜", "idType": "passport", "idNumber": World::passport()}});
        assert_eq!(world.call_keyed("k1", "guest.save", other).await, Err(Problem::KeyReused {}));
        let mut tx = world.app.database().read().await.expect("a snapshot");
        let (kept,): (String,) =
            tx.sql("SELECT args_hash FROM idempotency WHERE key = 'k1'").one().await.expect("kept");
        tx.rollback().await.expect("rolled back");
        let print = |key: u8| Vault::new(&[key; 32]).fingerprint("guest.save", &args.to_string());
        assert_eq!(kept, print(7));
        assert_ne!(kept, print(8));
    })
    .await;
}
