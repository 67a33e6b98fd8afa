//! `paper.cancel`.

use super::{JobState, move_on, own_job};
use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Done, Kind, Operation};
use crate::problem::{Problem, Result};
use kezhan_core::id::JobId;
use kezhan_core::permission::Permission;
use kezhan_store::paper::JobRow;
use schemars::JsonSchema;
use serde::Deserialize;

/// Calls a job off that waits or failed. One that the printer has taken over is the printer's.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CancelJob {
    /// The job.
    pub job_id: JobId,
}

impl Operation for CancelJob {
    type Output = Done;
    const NAME: &'static str = "paper.cancel";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::PaperPrint;
    const TOUCHES: &'static [Tag] = &[Tag::Prints, Tag::Log];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<Done> {
        let (job, state) = own_job(cx, self.job_id.as_str()).await?;
        if !matches!(state, JobState::Failed | JobState::Queued) {
            let action = "cancel".to_owned();
            return Err(Problem::WrongState { kind: "print_job", state: job.state, action }.into());
        }
        let cancelled = JobState::Cancelled.as_str().to_owned();
        let job = JobRow { state: cancelled, done_at: Some(cx.now), ..job };
        move_on(cx, job, state).await?;
        Ok(Done {})
    }
}
