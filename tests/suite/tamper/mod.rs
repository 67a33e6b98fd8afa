//! Whoever changes the books behind the program's back is found out, and the record is named.

mod posting;

use crate::server::{proves, verify};
use kezhan_store::Tx;
use kezhan_tests::{Backend, World};
use serde_json::{Value, json};

const NOTE: &str = "two bottles, by the window";

/// Texts of a row of the operation log; each gets another first letter.
const AUDIT_TEXTS: &[&str] = &[
    "UPDATE audit SET actor = 'x' || substr(actor, 2) WHERE seq = 3",
    "UPDATE audit SET actor_name = 'x' || substr(actor_name, 2) WHERE seq = 3",
    "UPDATE audit SET station = 'x' || substr(station, 2) WHERE seq = 3",
    "UPDATE audit SET operation = 'x' || substr(operation, 2) WHERE seq = 3",
    "UPDATE audit SET subject = 'x' || substr(subject, 2) WHERE seq = 3",
    "UPDATE audit SET args = 'x' || substr(args, 2) WHERE seq = 3",
    "UPDATE audit SET changes = 'x' || substr(changes, 2) WHERE seq = 3",
    "UPDATE audit SET code = 'x' || substr(code, 2) WHERE seq = 3",
    "UPDATE audit SET approver = 'x' || substr(approver, 2) WHERE seq = 3",
    "UPDATE audit SET algorithm = 'x' || substr(algorithm, 2) WHERE seq = 3",
    "UPDATE audit SET prev_hash = 'x' || substr(prev_hash, 2) WHERE seq = 3",
    "UPDATE audit SET hash = 'x' || substr(hash, 2) WHERE seq = 3",
    "UPDATE audit SET at = at + 1 WHERE seq = 3",
    "UPDATE audit SET business_date = NULL WHERE seq = 3",
    "DELETE FROM audit WHERE seq = 3",
];
const ENTRY_TEXTS: &[&str] = &[
    "UPDATE journal_entry SET kind = 'x' || substr(kind, 2) WHERE seq = 2",
    "UPDATE journal_entry SET currency = 'x' || substr(currency, 2) WHERE seq = 2",
    "UPDATE journal_entry SET reason = 'x' || substr(reason, 2) WHERE seq = 2",
    "UPDATE journal_entry SET actor = 'x' || substr(actor, 2) WHERE seq = 2",
    "UPDATE journal_entry SET station = 'x' || substr(station, 2) WHERE seq = 2",
    "UPDATE journal_entry SET algorithm = 'x' || substr(algorithm, 2) WHERE seq = 2",
    "UPDATE journal_entry SET prev_hash = 'x' || substr(prev_hash, 2) WHERE seq = 2",
    "UPDATE journal_entry SET hash = 'x' || substr(hash, 2) WHERE seq = 2",
    "UPDATE journal_entry SET at = at + 1 WHERE seq = 2",
    "UPDATE journal_entry SET line_count = line_count + 1 WHERE seq = 2",
    "UPDATE journal_entry SET reverses = id WHERE seq = 2",
    "UPDATE journal_line SET account = 'x' || substr(account, 2) \
     WHERE line = 1 AND entry_id IN (SELECT id FROM journal_entry WHERE seq = 2)",
    "UPDATE journal_line SET amount = amount + 1 \
     WHERE line = 1 AND entry_id IN (SELECT id FROM journal_entry WHERE seq = 2)",
    // Moved from one line to the other: the entry still balances.
    "UPDATE journal_line SET amount = CASE line WHEN 1 THEN amount + 1 ELSE amount - 1 END \
     WHERE line < 3 AND entry_id IN (SELECT id FROM journal_entry WHERE seq = 2)",
    "UPDATE journal_line SET folio_id = NULL \
     WHERE folio_id IS NOT NULL AND entry_id IN (SELECT id FROM journal_entry WHERE seq = 2)",
    "UPDATE journal_line SET stay_id = NULL \
     WHERE stay_id IS NOT NULL AND entry_id IN (SELECT id FROM journal_entry WHERE seq = 2)",
    "UPDATE journal_line SET line = line + 10 \
     WHERE line = 1 AND entry_id IN (SELECT id FROM journal_entry WHERE seq = 2)",
    "DELETE FROM journal_line WHERE line = 1 AND entry_id IN (SELECT id FROM journal_entry WHERE seq = 2)",
];
const SQLITE_GUARDS: &[&str] = &[
    "DROP TRIGGER posting_no_update",
    "DROP TRIGGER posting_no_delete",
    "DROP TRIGGER audit_no_update",
    "DROP TRIGGER audit_no_delete",
    "DROP TRIGGER journal_entry_no_update",
    "DROP TRIGGER journal_line_no_update",
    "DROP TRIGGER journal_line_no_delete",
];
const POSTGRES_GUARDS: &[&str] = &[
    "DROP TRIGGER posting_append_only ON posting",
    "DROP TRIGGER audit_append_only ON audit",
    "DROP TRIGGER journal_entry_append_only ON journal_entry",
    "DROP TRIGGER journal_line_append_only ON journal_line",
];

/// A guest with a deposit and a charge: journal entry 2 is the charge.
async fn some_books(world: &World) {
    let stay = world.walk_in("203", "王伟", 2).await;
    let item = world.catalogue("items", "cola").await["id"].clone();
    let args = json!({"stayId": stay["stayId"], "itemId": item, "quantity": "2", "note": NOTE});
    world.ok("folio.post_charge", args).await;
    world.walk_in("204", "李娜", 1).await;
}

/// A transaction of somebody who owns the database and has taken the guards away.
async fn unguarded(world: &World) -> Tx {
    let mut tx = world.app.database().write().await.expect("a transaction");
    let guards = if world.backend == Backend::Sqlite { SQLITE_GUARDS } else { POSTGRES_GUARDS };
    for guard in guards {
        tx.sql(guard).run().await.expect("the guard was there");
    }
    tx
}

async fn entry_id(tx: &mut Tx) -> String {
    let id: (String,) = tx.sql("SELECT id FROM journal_entry WHERE seq = 2").one().await.expect("an entry");
    id.0
}

#[tokio::test]
async fn the_guards_refuse_every_change() {
    World::each(|world| async move {
        some_books(&world).await;
        let postings = ["UPDATE posting SET description = 'x'", "DELETE FROM posting"];
        for change in AUDIT_TEXTS.iter().chain(ENTRY_TEXTS).chain(&postings) {
            let mut tx = world.app.database().write().await.expect("a transaction");
            let refused = tx.sql(change).run().await;
            assert!(format!("{refused:?}").contains("append-only"), "{change}: {refused:?}");
            tx.rollback().await.expect("rolled back");
        }
        if world.backend == Backend::Postgres {
            let mut tx = world.app.database().write().await.expect("a transaction");
            let refused = tx.sql("TRUNCATE audit").run().await;
            assert!(format!("{refused:?}").contains("append-only"), "{refused:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn one_changed_value_in_any_column_is_found_and_named() {
    World::each(|world| async move {
        some_books(&world).await;
        let mut tx = unguarded(&world).await;
        let entry = entry_id(&mut tx).await;
        tx.rollback().await.expect("rolled back");
        let audit = AUDIT_TEXTS.iter().map(|change| (change, "audit", "3"));
        let journal = ENTRY_TEXTS.iter().map(|change| (change, "journal_entry", entry.as_str()));
        for (change, table, id) in audit.chain(journal) {
            let mut tx = unguarded(&world).await;
            let changed = tx.sql(change).run().await.expect("nobody guards");
            assert!(changed > 0, "{change} changed nothing");
            let report = kezhan_app::ledger::verify::run(&mut tx).await.expect("the proof runs");
            tx.rollback().await.expect("rolled back");
            let named = report.findings.iter().any(|finding| finding.table == table && finding.id == id);
            assert!(!report.clean && named, "{change}: {:?}", report.findings);
        }
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn a_cut_tail_is_found() {
    World::each(|world| async move {
        some_books(&world).await;
        let mut tx = unguarded(&world).await;
        let cut = "DELETE FROM audit WHERE seq = (SELECT MAX(seq) FROM audit)";
        tx.sql(cut).run().await.expect("nobody guards");
        let report = kezhan_app::ledger::verify::run(&mut tx).await.expect("the proof runs");
        tx.rollback().await.expect("rolled back");
        assert!(report.findings.iter().any(|finding| finding.table == "chain_head"), "{:?}", report.findings);
    })
    .await;
}

fn names(report: &Value, table: &str, id: &str) -> bool {
    let findings = report["findings"].as_array().expect("findings");
    findings.iter().any(|finding| finding["table"] == table && finding["id"] == id)
}

#[tokio::test]
async fn the_server_s_verify_ends_with_one_and_names_the_records() {
    World::each(|world| async move {
        some_books(&world).await;
        proves(&world.location, "before anything was touched");
        let mut tx = unguarded(&world).await;
        let entry = entry_id(&mut tx).await;
        for change in [
            "UPDATE audit SET args = 'x' || substr(args, 2) WHERE seq = 3",
            "UPDATE journal_line SET amount = amount + 1 \
             WHERE line = 1 AND entry_id IN (SELECT id FROM journal_entry WHERE seq = 2)",
            "UPDATE journal_entry SET reason = 'gift' WHERE seq = 3",
        ] {
            tx.sql(change).run().await.expect("nobody guards");
        }
        let other: (String,) =
            tx.sql("SELECT id FROM journal_entry WHERE seq = 3").one().await.expect("an entry");
        tx.commit().await.expect("committed");
        let (code, report) = verify(&world.location);
        assert_eq!((code, &report["clean"]), (1, &json!(false)), "{report}");
        for (table, id) in [("audit", "3"), ("journal_entry", &entry), ("journal_entry", &other.0)] {
            assert!(names(&report, table, id), "{table} {id} is not named in {report}");
        }
    })
    .await;
}

#[tokio::test]
async fn one_flipped_byte_in_the_file_is_found() {
    let world = World::new(Backend::Sqlite).await;
    some_books(&world).await;
    let mut tx = world.app.database().read().await.expect("a snapshot");
    let row: (i64,) = tx
        .sql("SELECT seq FROM audit WHERE operation = 'folio.post_charge'")
        .one()
        .await
        .expect("the charge was logged");
    tx.rollback().await.expect("rolled back");
    world.app.database().close().await;
    proves(&world.location, "before anything was touched");
    let file = world.folder().join("kezhan.sqlite");
    let mut bytes = std::fs::read(&file).expect("the file");
    let argument = format!("\"note\":\"{NOTE}\"");
    let places: Vec<usize> = bytes
        .windows(argument.len())
        .enumerate()
        .filter(|(_, window)| *window == argument.as_bytes())
        .map(|(place, _)| place)
        .collect();
    assert!(!places.is_empty(), "the arguments stand in the file");
    for place in places {
        bytes[place + argument.len() - 2] ^= 1;
    }
    std::fs::write(&file, &bytes).expect("written");
    let (code, report) = verify(&world.location);
    assert_eq!(code, 1, "{report}");
    assert!(names(&report, "audit", &row.0.to_string()), "{report}");
}
