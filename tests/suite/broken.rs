//! Databases that are not ours, not whole or not of our schema: the server says so with a code and a remedy
//! in both languages, and leaves them as they are.

use crate::server::{Server, WORLD_KEY, refuses, verify_refuses};
use kezhan_store::Location;
use kezhan_tests::{Backend, World};
use std::fs;

const CLOCK: &str = "2026-11-22T14:00:00+08:00";

/// A house with a guest, closed.
async fn closed_house(backend: Backend) -> Location {
    let world = World::new(backend).await;
    world.walk_in("203", "王伟", 2).await;
    world.app.database().close().await;
    world.location.clone()
}

/// Both `serve` and `verify` refuse with this code and these words, and the server makes no key.
fn refused(location: &Location, code: &str, words: [&str; 2]) {
    for told in [refuses(location, Some(WORLD_KEY)), verify_refuses(location)] {
        assert!(told.starts_with(&format!("kezhan-server: {code}\n")), "expected {code}: {told}");
        assert!(words.iter().all(|word| told.contains(word)), "{told}");
    }
    assert!(!location.folder.join("house.key").exists(), "a key for a house that does not open");
}

#[tokio::test]
async fn a_spoilt_or_foreign_file_is_refused_and_left_alone() {
    let location = closed_house(Backend::Sqlite).await;
    let file = location.folder.join("kezhan.sqlite");
    let good = fs::read(&file).expect("the file");
    let foreign = ["请选择正确的数据文件夹", "Choose the right folder"];
    let damaged = ["从最近的备份恢复", "restore the latest backup"];
    let patched = |at: std::ops::Range<usize>, value: u8| {
        let mut bytes = good.clone();
        bytes[at].fill(value);
        bytes
    };
    let middle = good.len() / 2 / 4096 * 4096;
    for (what, bytes, code, words) in [
        ("a text that was renamed", "room,price\n203,398\n".repeat(40).into_bytes(), "foreign", foreign),
        ("a short text", b"hello".to_vec(), "foreign", foreign),
        ("the database of another program", patched(68..72, 7), "foreign", foreign),
        ("an empty file", Vec::new(), "damaged", damaged),
        ("a file cut in its header", good[..60].to_vec(), "damaged", damaged),
        ("a file cut in the middle", good[..middle].to_vec(), "damaged", damaged),
        ("a file with a torn page", patched(middle..middle + 4096, 0xA5), "damaged", damaged),
        ("a file with a torn schema", patched(100..4096, 0), "damaged", damaged),
    ] {
        fs::write(&file, &bytes).expect("written");
        refused(&location, code, words);
        assert!(fs::read(&file).expect("the file") == bytes, "{what} was changed");
    }
    fs::write(&file, &good).expect("written");
    drop(Server::start(&location, CLOCK, Some(WORLD_KEY)));
}

#[tokio::test]
async fn a_closed_house_is_free_for_another_program_though_somebody_still_holds_it() {
    let world = World::new(Backend::Sqlite).await;
    let told = refuses(world.location(), Some(WORLD_KEY));
    assert!(told.starts_with("kezhan-server: in_use\n"), "{told}");
    world.app.database().close().await;
    drop(Server::start(world.location(), CLOCK, Some(WORLD_KEY)));
}

#[tokio::test]
async fn a_house_that_lost_power_in_its_first_moments_opens_again() {
    let world = World::empty(Backend::Sqlite).await;
    let folder = world.folder().join("first");
    fs::create_dir(&folder).expect("a new folder");
    let location = Location { folder, url: None };
    let mut first = Server::start(&location, CLOCK, Some(WORLD_KEY));
    first.kill();
    drop(Server::start(&location, CLOCK, Some(WORLD_KEY)));
}

#[tokio::test]
async fn a_newer_or_an_altered_schema_is_refused_and_left_alone() {
    for backend in World::backends() {
        for (change, code, words) in [
            (
                "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
                 SELECT 9999, 'later', success, checksum, 0 FROM _sqlx_migrations WHERE version = 1",
                "newer",
                ["请先把本机的客栈升级", "Update Kezhan on this machine"],
            ),
            (
                "UPDATE _sqlx_migrations SET checksum = substr(checksum, 2) WHERE version = 1",
                "altered",
                ["请用写入它的那个版本的客栈打开", "Open it with the Kezhan that wrote it"],
            ),
        ] {
            let world = World::new(backend).await;
            world.walk_in("203", "王伟", 2).await;
            let mut tx = world.app.database().write().await.expect("a transaction");
            tx.sql(change).run().await.expect("changed");
            tx.commit().await.expect("committed");
            world.app.database().close().await;
            let location = world.location.clone();
            // The lock of the folder goes with it.
            drop(world);
            let file = location.folder.join("kezhan.sqlite");
            let before = fs::read(&file).ok();
            refused(&location, code, words);
            assert!(before == fs::read(&file).ok(), "{code}: the file was changed");
        }
    }
}

#[tokio::test]
async fn a_postgres_database_of_somebody_else_is_refused_and_left_alone() {
    if !World::backends().contains(&Backend::Postgres) {
        return;
    }
    let world = World::empty(Backend::Postgres).await;
    let mut tx = world.app.database().write().await.expect("a transaction");
    tx.sql("ALTER TABLE property RENAME TO flats").run().await.expect("renamed");
    tx.sql("ALTER TABLE audit RENAME TO visits").run().await.expect("renamed");
    tx.commit().await.expect("committed");
    refused(
        &world.location,
        "foreign",
        ["请选择正确的数据文件夹或数据库", "Choose the right folder or database"],
    );
    let mut tx = world.app.database().read().await.expect("a snapshot");
    let (found,): (i64,) = tx
        .sql("SELECT COUNT(*) FROM information_schema.tables WHERE table_name IN ('property', 'audit')")
        .one()
        .await
        .expect("counted");
    assert_eq!(found, 0, "nothing was made in it");
}

#[tokio::test]
async fn a_server_that_does_not_answer_and_a_folder_that_is_in_use_are_told_apart() {
    let world = World::new(Backend::Sqlite).await;
    let told = refuses(&world.location, Some(WORLD_KEY));
    assert!(told.starts_with("kezhan-server: in_use\n"), "{told}");
    assert!(told.contains("先把它关闭再重试") && told.contains("close it and try again"), "{told}");
    let nobody = Location {
        folder: world.location.folder.clone(),
        // The discard port, where no database listens.
        url: Some("postgres://nobody@127.0.0.1:9/kezhan".to_owned()),
    };
    refused(&nobody, "no_server", ["请检查网络", "Check the network"]);
}
