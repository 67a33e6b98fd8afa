//! Journal entries and lines: append-only, chained per house.

use crate::audit::{Head, head, set_head};
use crate::db::Tx;
use crate::error::StoreResult;
use chrono::NaiveDate;

/// Name of a house's journal chain.
pub fn chain(property: &str) -> String {
    format!("journal:{property}")
}

/// One entry as stored.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct EntryRow {
    /// Id.
    pub id: String,
    /// House.
    pub property_id: String,
    /// Position in the house's chain, from 1.
    pub seq: i64,
    /// Business date.
    pub business_date: NaiveDate,
    /// Instant.
    pub at: i64,
    /// Kind of entry.
    pub kind: String,
    /// ISO currency code.
    pub currency: String,
    /// Reason of a correction.
    pub reason: String,
    /// The entry this one takes back.
    pub reverses: Option<String>,
    /// User id.
    pub actor: String,
    /// Station.
    pub station: String,
    /// Number of lines.
    pub line_count: i64,
    /// Hash algorithm and version.
    pub algorithm: String,
    /// Hash of the entry before.
    pub prev_hash: String,
    /// Hash of this entry and its lines.
    pub hash: String,
}

/// One line as stored.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct LineRow {
    /// Entry.
    pub entry_id: String,
    /// Position in the entry, from 1.
    pub line: i64,
    /// Account.
    pub account: String,
    /// Folio of the sub-ledger.
    pub folio_id: Option<String>,
    /// Stay of the sub-ledger.
    pub stay_id: Option<String>,
    /// Company of the sub-ledger.
    pub company_id: Option<String>,
    /// Debit positive.
    pub amount: i64,
}

/// Appends an entry with its lines and moves the head of the chain.
pub async fn append(tx: &mut Tx, entry: &EntryRow, lines: &[LineRow]) -> StoreResult<()> {
    tx.sql(
        "INSERT INTO journal_entry (id, property_id, seq, business_date, at, kind, currency, reason, \
         reverses, \
         actor, station, line_count, algorithm, prev_hash, hash) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
    )
    .text(&entry.id)
    .text(&entry.property_id)
    .bind(entry.seq)
    .bind(entry.business_date)
    .bind(entry.at)
    .text(&entry.kind)
    .text(&entry.currency)
    .text(&entry.reason)
    .text_opt(entry.reverses.as_deref())
    .text(&entry.actor)
    .text(&entry.station)
    .bind(entry.line_count)
    .text(&entry.algorithm)
    .text(&entry.prev_hash)
    .text(&entry.hash)
    .run()
    .await?;
    let columns =
        "INSERT INTO journal_line (entry_id, line, account, folio_id, stay_id, company_id, amount) VALUES";
    let mut insert = tx.rows(columns, 7, lines.len(), "");
    for line in lines {
        insert = insert
            .text(&line.entry_id)
            .bind(line.line)
            .text(&line.account)
            .text_opt(line.folio_id.as_deref())
            .text_opt(line.stay_id.as_deref())
            .text_opt(line.company_id.as_deref())
            .bind(line.amount);
    }
    insert.run().await?;
    let moved = Head { seq: entry.seq, hash: entry.hash.clone() };
    set_head(tx, &chain(&entry.property_id), &moved).await
}

/// The head of a house's journal.
pub async fn journal_head(tx: &mut Tx, property: &str) -> StoreResult<Option<Head>> {
    head(tx, &chain(property)).await
}

/// Lines of one entry in order.
pub async fn lines(tx: &mut Tx, entry: &str) -> StoreResult<Vec<LineRow>> {
    tx.sql(
        "SELECT entry_id, line, account, folio_id, stay_id, company_id, amount FROM journal_line \
         WHERE entry_id = $1 ORDER BY line",
    )
    .text(entry)
    .all()
    .await
}

/// Position of an entry in its house's chain.
pub async fn seq_of(tx: &mut Tx, entry: &str) -> StoreResult<i64> {
    tx.sql("SELECT seq FROM journal_entry WHERE id = $1").text(entry).number().await
}
