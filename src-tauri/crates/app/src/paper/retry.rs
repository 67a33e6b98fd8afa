//! `paper.retry`.

use super::{JobState, move_on, own_job};
use crate::cx::{Cx, Effect};
use crate::event::Tag;
use crate::operation::{Done, Kind, Operation};
use crate::problem::{Problem, Result};
use kezhan_core::id::JobId;
use kezhan_core::permission::Permission;
use kezhan_store::paper::JobRow;
use schemars::JsonSchema;
use serde::Deserialize;

/// Tries a job again now: one that failed, or one that waits for its next try.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RetryJob {
    /// The job.
    pub job_id: JobId,
}

impl Operation for RetryJob {
    type Output = Done;
    const NAME: &'static str = "paper.retry";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::PaperPrint;
    const TOUCHES: &'static [Tag] = &[Tag::Prints, Tag::Log];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<Done> {
        let (job, state) = own_job(cx, self.job_id.as_str()).await?;
        if !matches!(state, JobState::Failed | JobState::Queued) {
            let action = "retry".to_owned();
            return Err(Problem::WrongState { kind: "print_job", state: job.state, action }.into());
        }
        let queued = JobState::Queued.as_str().to_owned();
        let job = JobRow { state: queued, attempts: 0, next_at: cx.now, done_at: None, ..job };
        move_on(cx, job, state).await?;
        cx.after_commit(Effect::WakePrinter);
        Ok(Done {})
    }
}
