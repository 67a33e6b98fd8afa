//! Print jobs, and how often each paper was issued.

use crate::db::Tx;
use crate::error::StoreResult;
use crate::sql::Filter;

/// One job of the print queue.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct JobRow {
    /// Id.
    pub id: String,
    /// House.
    pub property_id: String,
    /// Kind of paper.
    pub kind: String,
    /// What it is of: a stay, a posting, a folio, a night audit.
    pub subject: String,
    /// Title in the tray and in the printer's own queue.
    pub title: String,
    /// Size of the paper.
    pub size: String,
    /// Printer.
    pub printer: String,
    /// Copies.
    pub copies: i64,
    /// The paper as data, JSON.
    pub paper: String,
    /// `queued`, `printing`, `done`, `failed` or `cancelled`.
    pub state: String,
    /// Tries made.
    pub attempts: i64,
    /// Instant of the next try; while printing, the instant after which the try counts as interrupted.
    pub next_at: i64,
    /// Whether an earlier try may have come out.
    pub may_repeat: bool,
    /// Why the last try failed; empty if it did not.
    pub problem: String,
    /// User id.
    pub created_by: String,
    /// Instant.
    pub created_at: i64,
    /// Instant of the end.
    pub done_at: Option<i64>,
}

const JOB: &str = "SELECT id, property_id, kind, subject, title, size, printer, copies, paper, state, \
                   attempts, next_at, may_repeat, problem, created_by, created_at, done_at FROM print_job \
                   WHERE 1 = 1";

/// The job with this id.
pub async fn job(tx: &mut Tx, id: &str) -> StoreResult<Option<JobRow>> {
    tx.filtered(Filter::new(JOB).text(" AND id =", id)).opt().await
}

/// Jobs that are not done, and the latest of the others, newest first.
pub async fn jobs(tx: &mut Tx, property: &str, limit: i64) -> StoreResult<Vec<JobRow>> {
    let filter = Filter::new(JOB)
        .text(" AND property_id =", property)
        .push(" ORDER BY CASE WHEN state IN ('queued', 'printing', 'failed') THEN 0 ELSE 1 END, id DESC")
        .int(" LIMIT", limit);
    tx.filtered(filter).all().await
}

/// Writes a new job.
pub async fn insert_job(tx: &mut Tx, row: &JobRow) -> StoreResult<()> {
    tx.sql(
        "INSERT INTO print_job (id, property_id, kind, subject, title, size, printer, copies, paper, state, \
         attempts, next_at, may_repeat, problem, created_by, created_at, done_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
    )
    .text(&row.id)
    .text(&row.property_id)
    .text(&row.kind)
    .text(&row.subject)
    .text(&row.title)
    .text(&row.size)
    .text(&row.printer)
    .bind(row.copies)
    .text(&row.paper)
    .text(&row.state)
    .bind(row.attempts)
    .bind(row.next_at)
    .bind(row.may_repeat)
    .text(&row.problem)
    .text(&row.created_by)
    .bind(row.created_at)
    .bind(row.done_at)
    .run()
    .await?;
    Ok(())
}

/// Where a job goes next; false if it is not in the state `from` any more.
pub async fn move_job(tx: &mut Tx, row: &JobRow, from: &str) -> StoreResult<bool> {
    let changed = tx
        .sql(
            "UPDATE print_job SET state = $3, attempts = $4, next_at = $5, may_repeat = $6, problem = $7, \
             done_at = $8 WHERE id = $1 AND state = $2",
        )
        .text(&row.id)
        .text(from)
        .text(&row.state)
        .bind(row.attempts)
        .bind(row.next_at)
        .bind(row.may_repeat)
        .text(&row.problem)
        .bind(row.done_at)
        .run()
        .await?;
    Ok(changed == 1)
}

/// Jobs that wait or are being printed, in the order in which they are due; those of busy printers left out.
pub async fn pending(tx: &mut Tx, busy: &[String], limit: i64) -> StoreResult<Vec<JobRow>> {
    let mut filter = Filter::new(JOB).push(" AND state IN ('queued', 'printing')");
    if !busy.is_empty() {
        filter = filter.among(" AND printer NOT IN", busy.iter().cloned());
    }
    tx.filtered(filter.int(" ORDER BY next_at, id LIMIT", limit)).all().await
}

/// How often the paper of a subject was issued so far.
pub async fn issued(tx: &mut Tx, kind: &str, subject: &str) -> StoreResult<i64> {
    tx.sql(
        "SELECT CAST(COALESCE(SUM(issued), 0) AS BIGINT) FROM paper_issue WHERE kind = $1 AND subject = $2",
    )
    .text(kind)
    .text(subject)
    .number()
    .await
}

/// Counts one more issue and returns how many there were before.
pub async fn issue(tx: &mut Tx, kind: &str, subject: &str) -> StoreResult<i64> {
    tx.sql(
        "INSERT INTO paper_issue (kind, subject, issued) VALUES ($1, $2, 1) \
         ON CONFLICT (kind, subject) DO UPDATE SET issued = paper_issue.issued + 1 RETURNING issued - 1",
    )
    .text(kind)
    .text(subject)
    .number()
    .await
}
