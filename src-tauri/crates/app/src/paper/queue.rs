//! The print queue: hands queued papers to the printers, one at a time to each, and keeps what a printer does
//! not take. It works beside the commands and never keeps one waiting: its own transactions write one row.

use super::{JobState, PaperKind};
use crate::app::App;
use crate::event::Tag;
use kezhan_core::paper::{Paper, PaperSize};
use kezhan_core::press::PressProblem;
use kezhan_store::paper::{self as rows, JobRow};
use kezhan_store::{DbKind, StoreError, StoreResult};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::{Id, JoinError, JoinSet};

/// A try that takes longer counts as failed, and nobody knows whether paper came out.
const PATIENCE: Duration = Duration::from_secs(15);
/// A job that is still being printed after this time was interrupted, by a crash or by a lost database.
const LEASE_MS: i64 = 60_000;
/// Tries before a job waits for a person.
const TRIES: i64 = 8;
const FIRST_WAIT_MS: i64 = 5_000;
const LONGEST_WAIT_MS: i64 = 300_000;
/// How often to look without being woken.
const LOOK_AGAIN: Duration = Duration::from_secs(30);
const AFTER_TROUBLE: Duration = Duration::from_secs(5);
const JOBS_AT_ONCE: i64 = 100;
const TRIES_TO_WRITE: u32 = 20;

/// Works through the print queue for ever. Hosts spawn it once.
pub async fn run(app: Arc<App>) {
    while let Err(error) = recover(&app).await {
        tracing::warn!(?error, "the print queue cannot start");
        tokio::time::sleep(AFTER_TROUBLE).await;
    }
    let mut desk = Desk::default();
    loop {
        let wait = desk.start_due(&app).await.unwrap_or_else(|error| {
            tracing::warn!(?error, "the print queue cannot be read");
            AFTER_TROUBLE
        });
        tokio::select! {
            () = app.printer_woken() => {}
            () = tokio::time::sleep(wait) => {}
            Some(ended) = desk.tries.join_next_with_id(), if !desk.tries.is_empty() => desk.ended(ended),
        }
    }
}

/// The tries that are under way, each with its printer.
#[derive(Default)]
struct Desk {
    tries: JoinSet<()>,
    printers: HashMap<Id, String>,
}

impl Desk {
    /// Starts the first due job of every idle printer; returns how long to wait for the next.
    async fn start_due(&mut self, app: &Arc<App>) -> StoreResult<Duration> {
        let now = app.clock.now_ms();
        let mut wait = LOOK_AGAIN;
        let busy: Vec<String> = self.printers.values().cloned().collect();
        let mut tx = app.db.read().await?;
        let pending = rows::pending(&mut tx, &busy, JOBS_AT_ONCE).await?;
        tx.rollback().await?;
        for job in pending {
            if self.printers.values().any(|printer| *printer == job.printer) {
                continue;
            }
            if job.next_at > now {
                let left = Duration::from_millis((job.next_at - now).unsigned_abs());
                wait = wait.min(left.max(Duration::from_millis(50)));
                continue;
            }
            if let Some(claimed) = claim(app, job, now).await? {
                let printer = claimed.printer.clone();
                let started = self.tries.spawn(attempt(app.clone(), claimed));
                self.printers.insert(started.id(), printer);
            }
        }
        Ok(wait)
    }

    fn ended(&mut self, ended: Result<(Id, ()), JoinError>) {
        let id = match &ended {
            Ok((id, ())) => *id,
            Err(error) => error.id(),
        };
        self.printers.remove(&id);
    }
}

/// Puts jobs back that were being printed when the program ended. A local file has one program, so that all
/// of them were interrupted; on a shared server others may be printing, and their time decides.
async fn recover(app: &App) -> StoreResult<()> {
    let now = app.clock.now_ms();
    let mut tx = app.db.read().await?;
    let pending = rows::pending(&mut tx, &[], i64::MAX).await?;
    tx.rollback().await?;
    let alone = app.db.kind() == DbKind::Sqlite;
    for job in pending.into_iter().filter(|job| job.state == JobState::Printing.as_str()) {
        if alone || job.next_at <= now {
            let queued = JobState::Queued.as_str().to_owned();
            save(app, &JobRow { state: queued, next_at: now, may_repeat: true, ..job.clone() }, &job).await?;
        }
    }
    Ok(())
}

/// Takes a job that is due; `None` if somebody else has changed it meanwhile.
async fn claim(app: &App, job: JobRow, now: i64) -> StoreResult<Option<JobRow>> {
    let interrupted = job.state == JobState::Printing.as_str();
    let claimed = JobRow {
        state: JobState::Printing.as_str().to_owned(),
        attempts: job.attempts + 1,
        next_at: now + LEASE_MS,
        may_repeat: job.may_repeat || interrupted,
        ..job.clone()
    };
    Ok(save(app, &claimed, &job).await?.then_some(claimed))
}

/// How a try ended.
enum Outcome {
    Printed,
    /// Another try may help; whether paper came out is not known in `unsure`.
    Later {
        problem: String,
        unsure: bool,
    },
    /// No try will help.
    Never {
        problem: String,
    },
}

async fn attempt(app: Arc<App>, job: JobRow) {
    let outcome = print(&app, &job).await;
    let now = app.clock.now_ms();
    let after = match outcome {
        Outcome::Printed => finished(&job, JobState::Done, String::new(), now),
        Outcome::Never { problem } => finished(&job, JobState::Failed, problem, now),
        Outcome::Later { problem, unsure } => {
            let state = if job.attempts >= TRIES { JobState::Failed } else { JobState::Queued };
            JobRow {
                state: state.as_str().to_owned(),
                next_at: now + pause(job.attempts),
                may_repeat: job.may_repeat || unsure,
                problem,
                ..job.clone()
            }
        }
    };
    if let Err(error) = save(&app, &after, &job).await {
        // The job stays as being printed; when its time is over it counts as interrupted and is not lost.
        tracing::warn!(?error, job = job.id, "the end of a print job could not be noted");
    }
}

fn finished(job: &JobRow, state: JobState, problem: String, now: i64) -> JobRow {
    JobRow { state: state.as_str().to_owned(), problem, done_at: Some(now), ..job.clone() }
}

/// Waits double from five seconds to five minutes.
fn pause(attempts: i64) -> i64 {
    let doublings = u32::try_from(attempts - 1).unwrap_or(0).min(16);
    (FIRST_WAIT_MS << doublings).min(LONGEST_WAIT_MS)
}

async fn print(app: &App, job: &JobRow) -> Outcome {
    let size = PaperSize::ALL.into_iter().find(|size| size.as_str() == job.size);
    let (Some(size), Ok(mut paper)) = (size, serde_json::from_str::<Paper>(&job.paper)) else {
        return Outcome::Never { problem: "the stored paper cannot be read".to_owned() };
    };
    if job.may_repeat {
        let heading = paper.heading_mut();
        heading.reprint = heading.reprint.saturating_add(1);
    }
    let press = app.press.clone();
    let (printer, title) = (job.printer.clone(), job.title.clone());
    let copies = u16::try_from(job.copies).unwrap_or(1);
    let working = tokio::task::spawn_blocking(move || {
        let pdf = press.render(&paper, size)?;
        press.submit(&printer, &title, &pdf, copies)
    });
    match tokio::time::timeout(PATIENCE, working).await {
        Ok(Ok(Ok(()))) => Outcome::Printed,
        Ok(Ok(Err(problem))) => told(&problem),
        Ok(Err(crashed)) => Outcome::Later { problem: crashed.to_string(), unsure: true },
        Err(_) => {
            Outcome::Later { problem: format!("printer {} does not answer", job.printer), unsure: true }
        }
    }
}

fn told(problem: &PressProblem) -> Outcome {
    let said = problem.to_string();
    match problem {
        PressProblem::Render { .. } => Outcome::Never { problem: said },
        // The press cannot tell whether the printer got the paper before the line went dead.
        PressProblem::PrinterUnreachable { .. } => Outcome::Later { problem: said, unsure: true },
        PressProblem::PrinterUnknown { .. } | PressProblem::PrinterRefused { .. } => {
            Outcome::Later { problem: said, unsure: false }
        }
    }
}

/// Writes where a job goes, if it is still where it was; a paper that may come out twice counts as issued
/// again.
async fn save(app: &App, after: &JobRow, before: &JobRow) -> StoreResult<bool> {
    let mut tries = 0;
    loop {
        match save_once(app, after, before).await {
            Err(StoreError::Conflict) if tries < TRIES_TO_WRITE => {
                tries += 1;
                tokio::time::sleep(Duration::from_millis(10 * u64::from(tries))).await;
            }
            Ok(moved) => {
                app.announce(&[Tag::Prints]);
                return Ok(moved);
            }
            Err(error) => return Err(error),
        }
    }
}

async fn save_once(app: &App, after: &JobRow, before: &JobRow) -> StoreResult<bool> {
    let _turn = app.lane.lock().await;
    let mut tx = app.db.write().await?;
    let moved = rows::move_job(&mut tx, after, &before.state).await?;
    if moved && after.may_repeat && !before.may_repeat {
        let paper = serde_json::from_str::<Paper>(&after.paper);
        if let (Ok(paper), Some(kind)) = (paper, PaperKind::from_name(&after.kind)) {
            rows::issue(&mut tx, kind.issued_as(&paper), &after.subject).await?;
        }
    }
    tx.commit().await?;
    Ok(moved)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_five_minutes() {
        let pauses: Vec<i64> = (1..=TRIES).map(|attempts| pause(attempts) / 1_000).collect();
        assert_eq!(pauses, [5, 10, 20, 40, 80, 160, 300, 300]);
    }
}
