//! What the guest reads on the bill is under the proof, column by column.

use super::{NOTE, some_books, unguarded};
use kezhan_app::ledger::books;
use kezhan_app::ledger::verify::{self, Report};
use kezhan_store::Tx;
use kezhan_store::folio::{self, PostingRow};
use kezhan_store::sql::Filter;
use kezhan_tests::{Backend, World};
use std::collections::BTreeSet;

/// Each gets another first letter.
const TEXTS: &[&str] = &[
    "kind",
    "category",
    "code",
    "description",
    "description_en",
    "revenue",
    "reference",
    "once_key",
    "reason",
    "actor",
    "actor_name",
    "hash",
];
const FIGURES: &[&str] = &[
    "seq",
    "at",
    "quantity",
    "unit_price",
    "net",
    "service",
    "tax",
    "gross",
    "tax_percent",
    "received",
    "change_given",
];
/// Dates and references, with another value that the database takes.
const OTHERS: &[(&str, &str)] = &[
    ("business_date", "(SELECT MAX(night) FROM stay_night)"),
    ("service_date", "(SELECT MAX(night) FROM stay_night)"),
    ("entry_id", "(SELECT MIN(e.id) FROM journal_entry e WHERE e.id <> posting.entry_id)"),
    ("folio_id", "(SELECT MIN(f.id) FROM folio f WHERE f.id <> posting.folio_id)"),
    ("tender_id", "(SELECT MIN(t.id) FROM tender t)"),
    ("offsets", "id"),
    ("origin", "id"),
];
/// A posting with another id has another name, and no database here has a second house.
const NOT_TRIED: &[&str] = &["id", "property_id"];

fn changes() -> Vec<(&'static str, Filter)> {
    let set = |column| Filter::new("UPDATE posting SET ").push(column).push(" = ");
    let texts = TEXTS.iter().map(|column| {
        let changed = set(column).push("'x' || substr(COALESCE(").push(column).push(", ''), 2)");
        (*column, changed)
    });
    let figures = FIGURES.iter().map(|column| {
        let changed = set(column).push("COALESCE(").push(column).push(", 0) + 1");
        (*column, changed)
    });
    let others = OTHERS.iter().map(|(column, value)| (*column, set(column).push(value)));
    texts.chain(figures).chain(others).collect()
}

async fn columns(world: &World, tx: &mut Tx) -> BTreeSet<String> {
    let asked = match world.backend {
        Backend::Sqlite => "SELECT name FROM pragma_table_info('posting')",
        Backend::Postgres => {
            "SELECT column_name::text FROM information_schema.columns \
             WHERE table_schema = current_schema() AND table_name = 'posting'"
        }
    };
    let rows: Vec<(String,)> = tx.sql(asked).all().await.expect("the schema");
    rows.into_iter().map(|row| row.0).collect()
}

/// The charge with the note.
async fn charge(tx: &mut Tx) -> PostingRow {
    let (id,): (String,) =
        tx.sql("SELECT id FROM posting WHERE reference = $1").text(NOTE).one().await.expect("the charge");
    folio::posting(tx, &id).await.expect("read").expect("there")
}

fn names(report: &Report, table: &str, id: &str) -> bool {
    report.findings.iter().any(|finding| finding.table == table && finding.id == id)
}

async fn proof(tx: &mut Tx) -> Report {
    verify::run(tx).await.expect("the proof runs")
}

#[tokio::test]
async fn one_changed_value_in_any_column_of_a_posting_is_found_and_named() {
    World::each(|world| async move {
        some_books(&world).await;
        let mut tx = unguarded(&world).await;
        let posting = charge(&mut tx).await;
        let tried = changes().into_iter().map(|(column, _)| column).chain(NOT_TRIED.iter().copied());
        let tried: BTreeSet<String> = tried.map(str::to_owned).collect();
        assert_eq!(tried, columns(&world, &mut tx).await, "every column is tried");
        tx.rollback().await.expect("rolled back");
        for (column, change) in changes() {
            let mut tx = unguarded(&world).await;
            let change = change.text(" WHERE id =", posting.id.clone());
            assert_eq!(tx.filtered(change).run().await.expect("nobody guards"), 1, "{column}");
            let report = proof(&mut tx).await;
            tx.rollback().await.expect("rolled back");
            assert!(names(&report, "posting", &posting.id), "{column}: {:?}", report.findings);
        }
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn a_posting_that_is_forged_whole_left_out_or_added_breaks_its_entry() {
    World::each(|world| async move {
        some_books(&world).await;
        let mut tx = unguarded(&world).await;
        let mut posting = charge(&mut tx).await;
        let entry = posting.entry_id.clone();
        posting.description = "送的".to_owned();
        let forged = Filter::new("UPDATE posting SET")
            .text(" description =", posting.description.clone())
            .text(", hash =", books::digest(&posting))
            .text(" WHERE id =", posting.id.clone());
        tx.filtered(forged).run().await.expect("nobody guards");
        let report = proof(&mut tx).await;
        assert!(names(&report, "journal_entry", &entry), "forged: {:?}", report.findings);
        tx.rollback().await.expect("rolled back");

        let mut tx = unguarded(&world).await;
        tx.sql("DELETE FROM posting WHERE id = $1").text(&posting.id).run().await.expect("nobody guards");
        let report = proof(&mut tx).await;
        assert!(names(&report, "journal_entry", &entry), "left out: {:?}", report.findings);
        tx.rollback().await.expect("rolled back");

        let mut tx = unguarded(&world).await;
        let mut added = charge(&mut tx).await;
        added.id = world.app.vault.index("another", &added.id)[..26].to_owned();
        added.seq += 1;
        (added.gross, added.net, added.service, added.tax) = (0, 0, 0, 0);
        added.hash = books::digest(&added);
        folio::insert_posting(&mut tx, &added).await.expect("nobody guards");
        let report = proof(&mut tx).await;
        assert!(names(&report, "journal_entry", &entry), "added: {:?}", report.findings);
        tx.rollback().await.expect("rolled back");
        world.proves().await;
    })
    .await;
}
