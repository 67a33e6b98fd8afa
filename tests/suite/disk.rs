//! A full disk: the command answers with a code, nothing is half done, and with room again the same key
//! succeeds once, without a restart.

use kezhan_app::Problem;
use kezhan_store::Tx;
use kezhan_tests::{Backend, World};
use serde_json::{Value, json};

/// No page more than the file has now.
const FULL_SQLITE: &[&str] = &["PRAGMA max_page_count = 1"];
const ROOM_SQLITE: &[&str] = &["PRAGMA max_page_count = 4294967294"];
/// The code that PostgreSQL gives when its disk is full.
const FULL_POSTGRES: &[&str] = &[
    "CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS \
     'BEGIN RAISE EXCEPTION ''no space left on device'' USING ERRCODE = ''53100''; END;'",
    "CREATE TRIGGER disk_full BEFORE INSERT ON idempotency FOR EACH ROW EXECUTE FUNCTION disk_full()",
];
const ROOM_POSTGRES: &[&str] = &["DROP TRIGGER disk_full ON idempotency", "DROP FUNCTION disk_full()"];

async fn set(world: &World, sqlite: &[&'static str], postgres: &[&'static str]) {
    let mut tx: Tx = world.app.database().write().await.expect("a transaction");
    for text in if world.backend == Backend::Sqlite { sqlite } else { postgres } {
        tx.sql(text).run().await.expect("set");
    }
    tx.commit().await.expect("committed");
}

/// Lines with this note on the first folio.
async fn noted(world: &World, stay: &Value, note: &str) -> usize {
    let view = world.ok("folio.get", json!({"stayId": stay})).await;
    let lines = view["folios"][0]["postings"].as_array().expect("postings").clone();
    lines.iter().filter(|line| line["reference"] == note).count()
}

#[tokio::test]
async fn a_full_disk_stops_one_command_and_room_lets_the_same_one_through_once() {
    World::each(|world| async move {
        let stay = world.walk_in("203", "王伟", 2).await["stayId"].clone();
        let item = world.catalogue("items", "water").await["id"].clone();
        let charge = |note: &str| json!({"stayId": stay, "itemId": item, "quantity": "1", "note": note});
        for round in 0..3 {
            set(&world, FULL_SQLITE, FULL_POSTGRES).await;
            let mut refused = None;
            for turn in 0..400 {
                // Long notes fill the pages that still have room.
                let key = format!("{round}-{turn}-{}", "满".repeat(15));
                let note = format!("{key}{}", "满".repeat(80));
                match world.call_keyed(&key, "folio.post_charge", charge(&note)).await {
                    Ok(_) => assert_eq!(noted(&world, &stay, &note).await, 1, "what was told is there"),
                    Err(problem) => {
                        assert_eq!(problem, Problem::DiskFull {});
                        refused = Some((key, note));
                        break;
                    }
                }
            }
            let (key, note) = refused.expect("the disk gets full");
            assert_eq!(noted(&world, &stay, &note).await, 0, "reading goes on, and nothing is half done");
            world.proves().await;
            set(&world, ROOM_SQLITE, ROOM_POSTGRES).await;
            let done = world.call_keyed(&key, "folio.post_charge", charge(&note)).await;
            assert!(done.is_ok(), "{done:?}");
            let again = world.call_keyed(&key, "folio.post_charge", charge(&note)).await;
            assert_eq!(done, again, "a repeat answers the same");
            assert_eq!(noted(&world, &stay, &note).await, 1);
            world.proves().await;
        }
    })
    .await;
}
