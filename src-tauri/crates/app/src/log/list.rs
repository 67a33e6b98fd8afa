//! `log.list`.

use crate::cx::{Cx, bounded};
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::{Problem, Result, Rule};
use chrono::NaiveDate;
use kezhan_core::permission::Permission;
use kezhan_store::audit::{self as rows, LogQuery, LogRow};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

const MOST: i64 = 500;
const USUAL: i64 = 100;

/// Rows of the operation log, latest first: who did what, where, when, and who consented.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListLog {
    /// Only of this user.
    #[serde(default)]
    pub actor: Option<String>,
    /// Only this operation.
    #[serde(default)]
    pub operation: Option<String>,
    /// Only about this `kind:id`.
    #[serde(default)]
    pub subject: Option<String>,
    /// Only what was refused.
    #[serde(default)]
    pub refused: bool,
    /// Only rows that hold this text in names, room number, station, subject, arguments or changes.
    #[serde(default)]
    pub text: Option<String>,
    /// Only from this instant on, epoch milliseconds.
    #[serde(default)]
    pub from: Option<i64>,
    /// Only up to this instant, epoch milliseconds.
    #[serde(default)]
    pub to: Option<i64>,
    /// Only rows before this number: the last one of the page before.
    #[serde(default)]
    pub before: Option<i64>,
    /// At most so many, 1 to 500; 100 if left out.
    #[serde(default)]
    pub limit: Option<i64>,
}

/// A page of the log.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LogPage {
    /// Latest first.
    pub rows: Vec<LogEntry>,
    /// Whether older ones follow.
    pub more: bool,
}

/// One row of the log.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LogEntry {
    /// Position in the chain.
    pub seq: i64,
    /// Instant.
    pub at: i64,
    /// Business date that was open; none before the first start.
    pub business_date: Option<NaiveDate>,
    /// User id; empty where nobody was signed in.
    pub actor: String,
    /// Name at that time.
    pub actor_name: String,
    /// Station.
    pub station: String,
    /// Operation.
    pub operation: String,
    /// `kind:id` of what it was about; empty for none.
    pub subject: String,
    /// Number of the room that it was about, as it is now.
    pub room: Option<String>,
    /// Name of the guest, company or user that it was about, as it is now.
    pub name: Option<String>,
    /// Arguments, secrets hidden.
    pub args: Value,
    /// Fields that changed.
    pub changes: Vec<LogChange>,
    /// `ok` or the code of the refusal.
    pub code: String,
    /// The second person who consented.
    pub approver_name: Option<String>,
    /// Hash of the row.
    pub hash: String,
}

/// One field that changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LogChange {
    /// The field.
    pub field: String,
    /// Value before.
    pub before: Value,
    /// Value after.
    pub after: Value,
}

impl Operation for ListLog {
    type Output = LogPage;
    const NAME: &'static str = "log.list";
    const KIND: Kind = Kind::Query;
    const NEEDS: Permission = Permission::LogView;
    const TOUCHES: &'static [Tag] = &[Tag::Log];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<LogPage> {
        let limit = self.limit.unwrap_or(USUAL);
        if limit < 1 {
            return Err(Problem::field("limit", Rule::TooSmall, Some("1".to_owned())).into());
        }
        if limit > MOST {
            return Err(Problem::field("limit", Rule::TooLarge, Some(MOST.to_string())).into());
        }
        let asked = LogQuery {
            actor: given("actor", self.actor.as_deref())?,
            operation: given("operation", self.operation.as_deref())?,
            subject: given("subject", self.subject.as_deref())?,
            refused: self.refused,
            text: given("text", self.text.as_deref())?,
            from: self.from,
            to: self.to,
            before: self.before,
            limit: limit + 1,
        };
        let mut found = rows::log(&mut cx.tx, &asked).await?;
        let wanted = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = found.len() > wanted;
        found.truncate(wanted);
        Ok(LogPage { rows: found.into_iter().map(LogEntry::from).collect(), more })
    }
}

/// An empty filter narrows nothing.
fn given(field: &str, text: Option<&str>) -> Result<Option<String>> {
    let text = text.map(|text| bounded(field, text, 0, 200)).transpose()?;
    Ok(text.filter(|text| !text.is_empty()))
}

impl From<LogRow> for LogEntry {
    fn from(row: LogRow) -> Self {
        Self {
            seq: row.seq,
            at: row.at,
            business_date: row.business_date,
            actor: row.actor,
            actor_name: row.actor_name,
            station: row.station,
            operation: row.operation,
            subject: row.subject,
            room: row.room,
            name: row.name,
            // A row that cannot be read is shown as it stands; `verify` says what happened to it.
            args: serde_json::from_str(&row.args).unwrap_or(Value::String(row.args)),
            changes: serde_json::from_str(&row.changes).unwrap_or_default(),
            code: row.code,
            approver_name: row.approver_name,
            hash: row.hash,
        }
    }
}
