//! Steps that can be undone, what they marked and what stands in their way.

use crate::db::Tx;
use crate::error::StoreResult;
use crate::sql::Filter;
use chrono::NaiveDate;

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ActionRow {
    /// Id.
    pub id: String,
    /// Number of the audit row of the command.
    pub seq: i64,
    /// House.
    pub property_id: String,
    /// Operation.
    pub operation: String,
    /// Instant.
    pub at: i64,
    /// Business date.
    pub business_date: NaiveDate,
    /// User id.
    pub actor: String,
    /// Name of the user now.
    pub actor_name: String,
    /// `kind:id` of what it was about.
    pub subject: String,
    /// Values for the sentence, JSON object of texts.
    pub summary: String,
    /// How to take it back, JSON.
    pub compensation: String,
    /// Subjects whose later marks block the undo, JSON array.
    pub guards: String,
    /// The step this one takes back.
    pub undoes: Option<String>,
    /// The step that took this one back.
    pub undone_by: Option<String>,
}

const COLUMNS: &str = "SELECT a.id, a.seq, a.property_id, a.operation, a.at, a.business_date, a.actor, \
                       COALESCE(u.name, '') AS actor_name, a.subject, a.summary, a.compensation, a.guards, \
                       a.undoes, \
                       (SELECT b.id FROM action b WHERE b.undoes = a.id) AS undone_by \
                       FROM action a LEFT JOIN user_account u ON u.id = a.actor WHERE 1 = 1";

/// Almost every step is no undo, so an index on that helps nothing; written like this none is tempted to
/// use it.
const NO_UNDO: &str = " AND COALESCE(a.undoes, '') = ''";

/// Writes a step and its marks.
pub async fn insert(tx: &mut Tx, row: &ActionRow, marks: &[String]) -> StoreResult<()> {
    tx.sql(
        "INSERT INTO action (id, seq, property_id, operation, at, business_date, actor, subject, summary, \
         compensation, guards, undoes) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    )
    .text(&row.id)
    .bind(row.seq)
    .text(&row.property_id)
    .text(&row.operation)
    .bind(row.at)
    .bind(row.business_date)
    .text(&row.actor)
    .text(&row.subject)
    .text(&row.summary)
    .text(&row.compensation)
    .text(&row.guards)
    .text_opt(row.undoes.as_deref())
    .run()
    .await?;
    if marks.is_empty() {
        return Ok(());
    }
    let mut insert = tx.rows("INSERT INTO action_mark (action_id, subject, seq) VALUES", 3, marks.len(), "");
    for mark in marks {
        insert = insert.text(&row.id).text(mark).bind(row.seq);
    }
    insert.run().await?;
    Ok(())
}

/// The step with this id.
pub async fn get(tx: &mut Tx, id: &str) -> StoreResult<Option<ActionRow>> {
    tx.filtered(Filter::new(COLUMNS).text(" AND a.id =", id)).opt().await
}

/// The latest step after `seq` that marked one of the subjects and has not been taken back; itself no undo.
pub async fn blocker(tx: &mut Tx, seq: i64, subjects: &[String]) -> StoreResult<Option<ActionRow>> {
    if subjects.is_empty() {
        return Ok(None);
    }
    let filter = Filter::new(COLUMNS)
        .int(" AND a.seq >", seq)
        .push(NO_UNDO)
        .push(" AND NOT EXISTS (SELECT 1 FROM action c WHERE c.undoes = a.id)")
        .among(
            " AND a.id IN (SELECT m.action_id FROM action_mark m WHERE m.subject IN",
            subjects.iter().cloned(),
        )
        .push(") ORDER BY a.seq DESC LIMIT 1");
    tx.filtered(filter).opt().await
}

/// Latest steps, newest first; of one subject if given. Undo steps themselves are left out.
pub async fn latest(tx: &mut Tx, subject: Option<&str>, limit: i64) -> StoreResult<Vec<ActionRow>> {
    let mut filter = Filter::new(COLUMNS).push(NO_UNDO);
    if let Some(subject) = subject {
        // Found by its indexes and then ordered; asked the other way round, all steps of the house are read.
        filter = filter
            .text(" AND a.id IN (SELECT s.id FROM action s WHERE s.subject =", subject)
            .text(" UNION SELECT m.action_id FROM action_mark m WHERE m.subject =", subject)
            .push(")");
    }
    tx.filtered(filter.int(" ORDER BY a.seq DESC LIMIT", limit)).all().await
}
