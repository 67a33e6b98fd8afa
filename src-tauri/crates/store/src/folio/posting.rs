//! Lines of folios: appended, never changed.

use crate::db::Tx;
use crate::error::{StoreError, StoreResult};
use crate::sql::Filter;
use chrono::NaiveDate;

/// One line of a folio.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PostingRow {
    /// Id.
    pub id: String,
    /// House.
    pub property_id: String,
    /// Journal entry it belongs to.
    pub entry_id: String,
    /// Folio.
    pub folio_id: String,
    /// Position on the folio, from 1.
    pub seq: i64,
    /// Business date of the posting.
    pub business_date: NaiveDate,
    /// Day of the service.
    pub service_date: NaiveDate,
    /// Instant.
    pub at: i64,
    /// Kind as text.
    pub kind: String,
    /// Category, which routing and summary bills go by.
    pub category: String,
    /// Code of the item or tender.
    pub code: String,
    /// Text in Chinese.
    pub description: String,
    /// Text in English.
    pub description_en: String,
    /// Thousandths.
    pub quantity: i64,
    /// Minor units, in the price mode of the item.
    pub unit_price: i64,
    /// Net.
    pub net: i64,
    /// Service charge.
    pub service: i64,
    /// Tax.
    pub tax: i64,
    /// Gross: debit positive.
    pub gross: i64,
    /// Tax rate, scaled.
    pub tax_percent: i64,
    /// Revenue account; empty for money.
    pub revenue: String,
    /// Means of payment.
    pub tender_id: Option<String>,
    /// Its code, where the query looks for it.
    #[sqlx(default)]
    pub tender_code: Option<String>,
    /// Its kind, where the query looks for it.
    #[sqlx(default)]
    pub tender_kind: Option<String>,
    /// Cash handed over.
    pub received: Option<i64>,
    /// Cash given back.
    pub change_given: Option<i64>,
    /// Reference or note.
    pub reference: String,
    /// The posting that this one takes away.
    pub offsets: Option<String>,
    /// The posting that takes this one away, where the query looks for it.
    #[sqlx(default)]
    pub offset_by: Option<String>,
    /// The posting that this one came from: the whole of a part, the line on the other folio, or the line
    /// that took it away and was taken back.
    pub origin: Option<String>,
    /// Key of what may be posted once only.
    pub once_key: Option<String>,
    /// Reason of a correction.
    pub reason: String,
    /// User id.
    pub actor: String,
    /// Name of the user then.
    pub actor_name: String,
    /// Digest of the line, which the hash of its journal entry covers.
    pub hash: String,
}

impl PostingRow {
    /// Whether it stands: it takes nothing away and nothing has taken it away.
    pub fn is_live(&self) -> bool {
        self.offsets.is_none() && self.offset_by.is_none()
    }
}

const POSTING: &str = "SELECT p.id, p.property_id, p.entry_id, p.folio_id, p.seq, p.business_date, \
     p.service_date, p.at, p.kind, p.category, p.code, p.description, p.description_en, p.quantity, \
     p.unit_price, p.net, p.service, p.tax, p.gross, p.tax_percent, p.revenue, p.tender_id, \
     t.code AS tender_code, t.kind AS tender_kind, p.received, p.change_given, p.reference, p.offsets, \
     o.id AS offset_by, p.origin, p.once_key, p.reason, p.actor, p.actor_name, p.hash \
     FROM posting p LEFT JOIN tender t ON t.id = p.tender_id \
     LEFT JOIN posting o ON o.offsets = p.id WHERE 1 = 1";

/// The posting with this id.
pub async fn posting(tx: &mut Tx, id: &str) -> StoreResult<Option<PostingRow>> {
    tx.filtered(Filter::new(POSTING).text(" AND p.id =", id)).opt().await
}

/// The lines of a folio in order.
pub async fn postings(tx: &mut Tx, folio: &str) -> StoreResult<Vec<PostingRow>> {
    tx.filtered(Filter::new(POSTING).text(" AND p.folio_id =", folio).push(" ORDER BY p.seq")).all().await
}

/// The lines of all folios of a stay, folio by folio in order.
pub async fn postings_of_stay(tx: &mut Tx, stay: &str) -> StoreResult<Vec<PostingRow>> {
    let filter = Filter::new(POSTING)
        .text(" AND p.folio_id IN (SELECT f.id FROM folio f WHERE f.stay_id =", stay)
        .push(") ORDER BY p.folio_id, p.seq");
    tx.filtered(filter).all().await
}

/// The posting that brought this one back after it had been taken away.
pub async fn restoring(tx: &mut Tx, id: &str) -> StoreResult<Option<String>> {
    let found: Option<(String,)> = tx
        .sql(
            "SELECT q.id FROM posting o JOIN posting q ON q.folio_id = o.folio_id AND q.origin = o.id \
             WHERE o.offsets = $1",
        )
        .text(id)
        .opt()
        .await?;
    Ok(found.map(|(id,)| id))
}

/// The posting that this one brought back, if it did.
pub async fn restored_from(tx: &mut Tx, id: &str) -> StoreResult<Option<String>> {
    let found: Option<(String,)> = tx
        .sql(
            "SELECT o.offsets FROM posting q JOIN posting o ON o.id = q.origin \
             WHERE q.id = $1 AND o.offsets IS NOT NULL",
        )
        .text(id)
        .opt()
        .await?;
    Ok(found.map(|(id,)| id))
}

/// Position of the last line of a folio; 0 if it has none.
pub async fn last_seq(tx: &mut Tx, folio: &str) -> StoreResult<i64> {
    tx.sql("SELECT CAST(COALESCE(MAX(seq), 0) AS BIGINT) FROM posting WHERE folio_id = $1")
        .text(folio)
        .number()
        .await
}

/// Appends a line to its folio and raises the folio's version. A `once_key` that another transaction has
/// just used is a conflict: the repeated command will see that line. `offset_by` and what is known of the
/// tender are not written but found.
pub async fn insert_posting(tx: &mut Tx, row: &PostingRow) -> StoreResult<()> {
    let done = tx
        .sql(
            "INSERT INTO posting (id, property_id, entry_id, folio_id, seq, business_date, service_date, at, \
             kind, category, code, description, description_en, quantity, unit_price, net, service, tax, \
             gross, tax_percent, revenue, tender_id, received, change_given, reference, offsets, origin, \
             once_key, reason, actor, actor_name, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, \
             $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, \
             $30, $31, $32)",
        )
        .text(&row.id)
        .text(&row.property_id)
        .text(&row.entry_id)
        .text(&row.folio_id)
        .bind(row.seq)
        .bind(row.business_date)
        .bind(row.service_date)
        .bind(row.at)
        .text(&row.kind)
        .text(&row.category)
        .text(&row.code)
        .text(&row.description)
        .text(&row.description_en)
        .bind(row.quantity)
        .bind(row.unit_price)
        .bind(row.net)
        .bind(row.service)
        .bind(row.tax)
        .bind(row.gross)
        .bind(row.tax_percent)
        .text(&row.revenue)
        .text_opt(row.tender_id.as_deref())
        .bind(row.received)
        .bind(row.change_given)
        .text(&row.reference)
        .text_opt(row.offsets.as_deref())
        .text_opt(row.origin.as_deref())
        .text_opt(row.once_key.as_deref())
        .text(&row.reason)
        .text(&row.actor)
        .text(&row.actor_name)
        .text(&row.hash)
        .run()
        .await;
    match done {
        Err(StoreError::Unique) if row.once_key.is_some() => return Err(StoreError::Conflict),
        other => other?,
    };
    super::touch(tx, &row.folio_id).await
}
