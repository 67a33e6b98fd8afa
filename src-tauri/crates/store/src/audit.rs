//! Audit rows, chain heads and stored results of commands.

use crate::db::Tx;
use crate::error::StoreResult;
use crate::sql::Filter;
use chrono::NaiveDate;

/// Name of the audit chain's head.
pub const AUDIT_CHAIN: &str = "audit";

/// Last link of a chain.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Head {
    /// Number of the last row.
    pub seq: i64,
    /// Its hash.
    pub hash: String,
}

/// The head of a chain, if it has any row.
pub async fn head(tx: &mut Tx, chain: &str) -> StoreResult<Option<Head>> {
    tx.sql("SELECT seq, hash FROM chain_head WHERE chain = $1").text(chain).opt().await
}

/// Moves the head of a chain.
pub async fn set_head(tx: &mut Tx, chain: &str, head: &Head) -> StoreResult<()> {
    tx.sql(
        "INSERT INTO chain_head (chain, seq, hash) VALUES ($1, $2, $3) \
         ON CONFLICT (chain) DO UPDATE SET seq = excluded.seq, hash = excluded.hash",
    )
    .text(chain)
    .bind(head.seq)
    .text(&head.hash)
    .run()
    .await?;
    Ok(())
}

/// One row of the operation log.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AuditRow {
    /// Position in the chain, from 1.
    pub seq: i64,
    /// Instant.
    pub at: i64,
    /// Open business date.
    pub business_date: Option<NaiveDate>,
    /// User id, empty for public operations.
    pub actor: String,
    /// Name at that time.
    pub actor_name: String,
    /// Station.
    pub station: String,
    /// Operation.
    pub operation: String,
    /// `kind:id` of what it was about.
    pub subject: String,
    /// Arguments as JSON, secrets hidden.
    pub args: String,
    /// Changed fields as JSON.
    pub changes: String,
    /// `ok` or the code of the refusal.
    pub code: String,
    /// User id of the second person.
    pub approver: String,
    /// Hash algorithm and version.
    pub algorithm: String,
    /// Hash of the row before.
    pub prev_hash: String,
    /// Hash of this row.
    pub hash: String,
}

/// Appends a row and moves the head.
pub async fn append(tx: &mut Tx, row: &AuditRow) -> StoreResult<()> {
    tx.sql(
        "INSERT INTO audit (seq, at, business_date, actor, actor_name, station, operation, subject, args, \
        changes, \
         code, approver, algorithm, prev_hash, hash) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
    )
    .bind(row.seq)
    .bind(row.at)
    .bind(row.business_date)
    .text(&row.actor)
    .text(&row.actor_name)
    .text(&row.station)
    .text(&row.operation)
    .text(&row.subject)
    .text(&row.args)
    .text(&row.changes)
    .text(&row.code)
    .text(&row.approver)
    .text(&row.algorithm)
    .text(&row.prev_hash)
    .text(&row.hash)
    .run()
    .await?;
    set_head(tx, AUDIT_CHAIN, &Head { seq: row.seq, hash: row.hash.clone() }).await
}

/// Rows from `after` on, at most `limit`, in order.
pub async fn page(tx: &mut Tx, after: i64, limit: i64) -> StoreResult<Vec<AuditRow>> {
    tx.sql("SELECT * FROM audit WHERE seq > $1 ORDER BY seq LIMIT $2").bind(after).bind(limit).all().await
}

/// The answer of a command, kept under its idempotency key.
pub struct StoredResult<'a> {
    /// User id.
    pub user: &'a str,
    /// Key.
    pub key: &'a str,
    /// Operation.
    pub operation: &'a str,
    /// Fingerprint of name and arguments.
    pub args_hash: &'a str,
    /// Answer as JSON.
    pub result: &'a str,
    /// Instant.
    pub at: i64,
}

/// Fingerprint and answer stored under a key.
pub async fn stored_result(tx: &mut Tx, user: &str, key: &str) -> StoreResult<Option<(String, String)>> {
    tx.sql("SELECT args_hash, result FROM idempotency WHERE user_id = $1 AND key = $2")
        .text(user)
        .text(key)
        .opt()
        .await
}

/// Keeps an answer.
pub async fn store_result(tx: &mut Tx, row: &StoredResult<'_>) -> StoreResult<()> {
    tx.sql(
        "INSERT INTO idempotency (user_id, key, operation, args_hash, result, at) VALUES ($1, $2, $3, $4, \
         $5, $6)",
    )
    .text(row.user)
    .text(row.key)
    .text(row.operation)
    .text(row.args_hash)
    .text(row.result)
    .bind(row.at)
    .run()
    .await?;
    Ok(())
}

/// One row of the operation log with the name of the second person.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct LogRow {
    /// Position in the chain, from 1.
    pub seq: i64,
    /// Instant.
    pub at: i64,
    /// Open business date.
    pub business_date: Option<NaiveDate>,
    /// User id, empty for public operations.
    pub actor: String,
    /// Name at that time.
    pub actor_name: String,
    /// Station.
    pub station: String,
    /// Operation.
    pub operation: String,
    /// `kind:id` of what it was about.
    pub subject: String,
    /// Number of the room that it was about, as it is now: the stay's or the room itself.
    pub room: Option<String>,
    /// Name of the guest, company or user that it was about, as it is now.
    pub name: Option<String>,
    /// Arguments as JSON, secrets hidden.
    pub args: String,
    /// Changed fields as JSON.
    pub changes: String,
    /// `ok` or the code of the refusal.
    pub code: String,
    /// Name of the second person now.
    pub approver_name: Option<String>,
    /// Hash of this row.
    pub hash: String,
}

/// What the operation log is asked for; what is left out does not narrow it.
#[derive(Debug, Clone, Default)]
pub struct LogQuery {
    /// User id.
    pub actor: Option<String>,
    /// Operation.
    pub operation: Option<String>,
    /// `kind:id`.
    pub subject: Option<String>,
    /// Only what was refused.
    pub refused: bool,
    /// Somewhere in names, station, subject, arguments or changes; without regard to case.
    pub text: Option<String>,
    /// From this instant on.
    pub from: Option<i64>,
    /// Up to this instant.
    pub to: Option<i64>,
    /// Rows before this number.
    pub before: Option<i64>,
    /// At most so many.
    pub limit: i64,
}

/// A row refers to people by id only, so that they can be forgotten; their names are looked up.
const LOG: &str = "SELECT a.seq, a.at, a.business_date, a.actor, a.actor_name, a.station, a.operation, \
     a.subject, r.number AS room, COALESCE(g.name, c.name, w.name) AS name, a.args, a.changes, a.code, \
     u.name AS approver_name, a.hash FROM audit a \
     LEFT JOIN user_account u ON u.id = a.approver \
     LEFT JOIN stay s ON s.id = CASE WHEN SUBSTR(a.subject, 1, 5) = 'stay:' THEN SUBSTR(a.subject, 6) END \
     LEFT JOIN guest g ON g.id = COALESCE(s.guest_id, \
     CASE WHEN SUBSTR(a.subject, 1, 6) = 'guest:' THEN SUBSTR(a.subject, 7) END) \
     LEFT JOIN room r ON r.id = COALESCE(s.room_id, \
     CASE WHEN SUBSTR(a.subject, 1, 5) = 'room:' THEN SUBSTR(a.subject, 6) END) \
     LEFT JOIN company c ON c.id = \
     CASE WHEN SUBSTR(a.subject, 1, 8) = 'company:' THEN SUBSTR(a.subject, 9) END \
     LEFT JOIN user_account w ON w.id = \
     CASE WHEN SUBSTR(a.subject, 1, 5) = 'user:' THEN SUBSTR(a.subject, 6) END \
     WHERE 1 = 1";

/// Rows of the operation log, latest first.
pub async fn log(tx: &mut Tx, asked: &LogQuery) -> StoreResult<Vec<LogRow>> {
    let mut filter = Filter::new(LOG);
    let texts = [(" AND a.actor =", &asked.actor), (" AND a.operation =", &asked.operation)];
    for (text, value) in texts.into_iter().chain([(" AND a.subject =", &asked.subject)]) {
        if let Some(value) = value {
            filter = filter.text(text, value.clone());
        }
    }
    let numbers = [(" AND a.at >=", asked.from), (" AND a.at <=", asked.to), (" AND a.seq <", asked.before)];
    for (text, value) in numbers {
        if let Some(value) = value {
            filter = filter.int(text, value);
        }
    }
    if asked.refused {
        filter = filter.push(" AND a.code <> 'ok'");
    }
    if let Some(text) = &asked.text {
        filter = filter
            .text(
                " AND LOWER(a.actor_name || ' ' || a.station || ' ' || a.operation || ' ' || a.subject || \
                 ' ' || a.args || ' ' || a.changes || ' ' || COALESCE(u.name, '') || ' ' || \
                 COALESCE(r.number, '') || ' ' || COALESCE(g.name, c.name, w.name, '')) LIKE",
                pattern(text),
            )
            .push(" ESCAPE '!'");
    }
    tx.filtered(filter.int(" ORDER BY a.seq DESC LIMIT", asked.limit)).all().await
}

/// "Contains" as a pattern: what a person typed has no wildcards.
fn pattern(text: &str) -> String {
    let mut pattern = String::from("%");
    for letter in text.to_lowercase().chars() {
        if matches!(letter, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}
