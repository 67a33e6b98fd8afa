//! Two programs on one server: what one commits reaches the screens of the other.

use kezhan_app::Tag;
use kezhan_tests::{Backend, World};
use serde_json::json;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::timeout;

const SOON: Duration = Duration::from_secs(10);

#[tokio::test]
async fn a_command_of_another_program_is_heard_and_one_of_its_own_only_once() {
    if !World::backends().contains(&Backend::Postgres) {
        return;
    }
    let here = World::new(Backend::Postgres).await;
    let there = World::open(here.location().clone(), Backend::Postgres).await;
    let listening = tokio::spawn(kezhan_app::others::run(Arc::new(there.app.clone())));
    let mut changes = there.app.changes();
    let room = here.as_user("room").room("201").await;
    let dirty = |housekeeping: &str| json!({"rooms": [room], "housekeeping": housekeeping});
    let heard = async {
        // The ear may open a moment after the first command.
        loop {
            here.ok("room.set_housekeeping", dirty("dirty")).await;
            while let Ok(change) = timeout(Duration::from_millis(300), changes.recv()).await {
                let change = change.expect("the stream is open");
                if change.tags.contains(&Tag::Rooms) {
                    return change;
                }
            }
        }
    };
    let change = timeout(SOON, heard).await.expect("heard in time");
    assert!(change.seq > 0 && change.origin.is_empty(), "{change:?}");

    let mut own = here.app.changes();
    let echo = tokio::spawn(kezhan_app::others::run(Arc::new(here.app.clone())));
    tokio::time::sleep(Duration::from_millis(500)).await;
    here.ok("room.set_housekeeping", dirty("clean")).await;
    let first = timeout(SOON, own.recv()).await.expect("told at once").expect("open");
    assert!(first.tags.contains(&Tag::Rooms));
    let again = timeout(Duration::from_millis(800), own.recv()).await;
    assert!(again.is_err(), "its own change came back: {again:?}");
    there.app.database().close().await;
    timeout(SOON, listening).await.expect("ends with the database").expect("without a panic");
    echo.abort();
}

#[tokio::test]
async fn on_a_local_file_there_is_nobody_to_listen_to() {
    let world = World::new(Backend::Sqlite).await;
    timeout(SOON, kezhan_app::others::run(Arc::new(world.app.clone()))).await.expect("ends at once");
}
