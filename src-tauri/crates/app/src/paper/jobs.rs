//! `paper.jobs`.

use super::{JobState, PaperKind, state_of};
use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::Result;
use kezhan_core::permission::Permission;
use kezhan_store::StoreError;
use kezhan_store::paper::{self as rows, JobRow};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

const MOST: i64 = 100;

/// The print queue: first what waits or failed, then what came out lately.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListJobs {}

/// Print jobs.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PrintJobs {
    /// What is not done first; newest first.
    pub jobs: Vec<PrintJob>,
}

/// One print job.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PrintJob {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Kind of paper.
    pub kind: PaperKind,
    /// Printer.
    pub printer: String,
    /// Copies.
    pub copies: i64,
    /// Where it is in its life.
    pub state: JobState,
    /// Tries made.
    pub attempts: i64,
    /// Why the last try failed.
    pub problem: Option<String>,
    /// Instant.
    pub created_at: i64,
    /// Instant of the end.
    pub done_at: Option<i64>,
}

impl Operation for ListJobs {
    type Output = PrintJobs;
    const NAME: &'static str = "paper.jobs";
    const KIND: Kind = Kind::Query;
    const NEEDS: Permission = Permission::PaperPrint;
    const TOUCHES: &'static [Tag] = &[Tag::Prints];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<PrintJobs> {
        let property = cx.house()?.id.clone();
        let found = rows::jobs(&mut cx.tx, &property, MOST).await?;
        Ok(PrintJobs { jobs: found.into_iter().map(shown).collect::<Result<_>>()? })
    }
}

fn shown(row: JobRow) -> Result<PrintJob> {
    let corrupt = || StoreError::Corrupt { table: "print_job", column: "kind", id: row.id.clone() };
    Ok(PrintJob {
        kind: PaperKind::from_name(&row.kind).ok_or_else(corrupt)?,
        state: state_of(&row)?,
        id: row.id,
        title: row.title,
        printer: row.printer,
        copies: row.copies,
        attempts: row.attempts,
        problem: Some(row.problem).filter(|problem| !problem.is_empty()),
        created_at: row.created_at,
        done_at: row.done_at,
    })
}
