//! Folios, their routing rules and their balances.

mod posting;

pub use posting::{
    PostingRow, insert_posting, last_seq, posting, postings, postings_of_stay, restored_from, restoring,
};

use crate::db::Tx;
use crate::error::StoreResult;
use crate::sql::Filter;
use chrono::NaiveDate;

/// One bill window of a stay.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct FolioRow {
    /// Id.
    pub id: String,
    /// House.
    pub property_id: String,
    /// Stay.
    pub stay_id: String,
    /// Number on the bill.
    pub number: String,
    /// Letter of the window, `A` first.
    pub label: String,
    /// Who is to pay.
    pub payee: String,
    /// The company that is to pay.
    pub company_id: Option<String>,
    /// Its name.
    pub company_name: Option<String>,
    /// `open` or `closed`.
    pub state: String,
    /// Closed at.
    pub closed_at: Option<i64>,
    /// Business date of the closing.
    pub closed_on: Option<NaiveDate>,
    /// Version for edits; every posting raises it.
    pub version: i64,
}

const FOLIO: &str = "SELECT f.id, f.property_id, f.stay_id, f.number, f.label, f.payee, f.company_id, \
                     c.name AS company_name, f.state, f.closed_at, f.closed_on, f.version \
                     FROM folio f LEFT JOIN company c ON c.id = f.company_id WHERE 1 = 1";

/// The folio with this id.
pub async fn get(tx: &mut Tx, id: &str) -> StoreResult<Option<FolioRow>> {
    tx.filtered(Filter::new(FOLIO).text(" AND f.id =", id)).opt().await
}

/// The folios of a stay in the order of their letters.
pub async fn of_stay(tx: &mut Tx, stay: &str) -> StoreResult<Vec<FolioRow>> {
    tx.filtered(Filter::new(FOLIO).text(" AND f.stay_id =", stay).push(" ORDER BY f.label")).all().await
}

/// Writes a new folio.
pub async fn insert(tx: &mut Tx, row: &FolioRow) -> StoreResult<()> {
    tx.sql(
        "INSERT INTO folio (id, property_id, stay_id, number, label, payee, company_id, state, closed_at, \
         closed_on, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .text(&row.id)
    .text(&row.property_id)
    .text(&row.stay_id)
    .text(&row.number)
    .text(&row.label)
    .text(&row.payee)
    .text_opt(row.company_id.as_deref())
    .text(&row.state)
    .bind(row.closed_at)
    .bind(row.closed_on)
    .bind(row.version)
    .run()
    .await?;
    Ok(())
}

/// Closes or opens a folio; `closed` says when and on which business date it was closed.
pub async fn set_state(
    tx: &mut Tx,
    id: &str,
    state: &str,
    closed: Option<(i64, NaiveDate)>,
) -> StoreResult<()> {
    tx.sql(
        "UPDATE folio SET state = $2, closed_at = $3, closed_on = $4, version = version + 1 WHERE id = $1",
    )
    .text(id)
    .text(state)
    .bind(closed.map(|(at, _)| at))
    .bind(closed.map(|(_, on)| on))
    .run()
    .await?;
    Ok(())
}

/// Raises the version, so that whoever looks at the folio as it was before is told.
pub async fn touch(tx: &mut Tx, id: &str) -> StoreResult<()> {
    tx.sql("UPDATE folio SET version = version + 1 WHERE id = $1").text(id).run().await?;
    Ok(())
}

/// What the guest owes on a folio, negative when the guest has to get; deposits held are not in it.
pub async fn balance(tx: &mut Tx, folio: &str) -> StoreResult<i64> {
    tx.sql(
        "SELECT CAST(COALESCE(SUM(gross), 0) AS BIGINT) FROM posting \
         WHERE folio_id = $1 AND kind <> 'deposit'",
    )
    .text(folio)
    .number()
    .await
}

/// The same over all folios of a stay.
pub async fn stay_balance(tx: &mut Tx, stay: &str) -> StoreResult<i64> {
    tx.sql(
        "SELECT CAST(COALESCE(SUM(p.gross), 0) AS BIGINT) FROM folio f JOIN posting p ON p.folio_id = f.id \
         WHERE f.stay_id = $1 AND p.kind <> 'deposit'",
    )
    .text(stay)
    .number()
    .await
}

/// Balances of the house's stays that have postings, as (stay, balance); of those in house alone if asked.
pub async fn stay_balances(
    tx: &mut Tx,
    property: &str,
    only_in_house: bool,
) -> StoreResult<Vec<(String, i64)>> {
    let mut filter = Filter::new(
        "SELECT f.stay_id, CAST(COALESCE(SUM(p.gross), 0) AS BIGINT) AS balance FROM stay s \
         JOIN folio f ON f.stay_id = s.id JOIN posting p ON p.folio_id = f.id WHERE p.kind <> 'deposit'",
    )
    .text(" AND s.property_id =", property);
    if only_in_house {
        filter = filter.text(" AND s.state =", "in_house");
    }
    tx.filtered(filter.push(" GROUP BY f.stay_id")).all().await
}

/// Money held for a stay in the deposit ledger.
pub async fn deposit_held(tx: &mut Tx, stay: &str) -> StoreResult<i64> {
    tx.sql(
        "SELECT CAST(COALESCE(-SUM(amount), 0) AS BIGINT) FROM journal_line \
         WHERE stay_id = $1 AND account = 'deposit_ledger'",
    )
    .text(stay)
    .number()
    .await
}

/// Which folio of a stay takes the charges of a category.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RuleRow {
    /// Category of the charges.
    pub category: String,
    /// The folio.
    pub folio_id: String,
}

/// Routing rules of a stay.
pub async fn rules(tx: &mut Tx, stay: &str) -> StoreResult<Vec<RuleRow>> {
    tx.sql("SELECT category, folio_id FROM routing_rule WHERE stay_id = $1 ORDER BY category")
        .text(stay)
        .all()
        .await
}

/// Takes all routing rules of a stay away.
pub async fn clear_rules(tx: &mut Tx, stay: &str) -> StoreResult<()> {
    tx.sql("DELETE FROM routing_rule WHERE stay_id = $1").text(stay).run().await?;
    Ok(())
}

/// Adds a routing rule.
pub async fn insert_rule(tx: &mut Tx, id: &str, stay: &str, rule: &RuleRow) -> StoreResult<()> {
    tx.sql("INSERT INTO routing_rule (id, stay_id, category, folio_id) VALUES ($1, $2, $3, $4)")
        .text(id)
        .text(stay)
        .text(&rule.category)
        .text(&rule.folio_id)
        .run()
        .await?;
    Ok(())
}

/// Where a charge of this category goes: by rule, else to the first window.
pub async fn routed(tx: &mut Tx, stay: &str, category: &str) -> StoreResult<Option<FolioRow>> {
    let filter = Filter::new(FOLIO)
        .text(" AND f.stay_id =", stay)
        .text(
            " ORDER BY CASE WHEN EXISTS (SELECT 1 FROM routing_rule r \
             WHERE r.folio_id = f.id AND r.category =",
            category,
        )
        .push(") THEN 0 ELSE 1 END, f.label LIMIT 1");
    tx.filtered(filter).opt().await
}

/// Whether a bill of this folio was printed.
pub async fn bill_printed(tx: &mut Tx, folio: &str) -> StoreResult<bool> {
    let issued = tx
        .sql(
            "SELECT CAST(COALESCE(SUM(issued), 0) AS BIGINT) FROM paper_issue \
             WHERE subject = $1 AND kind IN ('bill_summary', 'bill_detail')",
        )
        .text(folio)
        .number()
        .await?;
    Ok(issued > 0)
}

/// A company's credit.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct CreditRow {
    /// Its name.
    pub name: String,
    /// How much it may owe.
    pub credit_limit: i64,
    /// Whether it may be used.
    pub active: bool,
    /// What it owes.
    pub owes: i64,
}

/// Credit and debt of a company.
pub async fn company_credit(tx: &mut Tx, company: &str) -> StoreResult<Option<CreditRow>> {
    tx.sql(
        "SELECT c.name, c.credit_limit, c.active, \
         (SELECT CAST(COALESCE(SUM(l.amount), 0) AS BIGINT) FROM journal_line l \
          WHERE l.company_id = c.id AND l.account = 'city_ledger') AS owes \
         FROM company c WHERE c.id = $1",
    )
    .text(company)
    .opt()
    .await
}
