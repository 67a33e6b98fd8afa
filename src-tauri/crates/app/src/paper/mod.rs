//! Papers: what a stay, a posting, a folio or a night audit looks like on paper, and the way to the printers.

mod bill;
mod cancel;
mod closing;
mod heading;
mod jobs;
mod names;
mod preview;
mod print;
mod printers;
pub mod queue;
mod receipt;
mod registration;
mod retry;

pub use cancel::CancelJob;
pub use jobs::{ListJobs, PrintJob, PrintJobs};
pub use preview::{PaperPreview, PreviewPaper};
pub use print::{PrintPaper, Queued};
pub use printers::{ListPrinters, Printers};
pub use retry::RetryJob;

use crate::app::App;
use crate::cx::{Cx, bounded};
use crate::operation::{Entry, entry};
use crate::problem::{Problem, Result};
use kezhan_core::paper::{Language, Paper, PaperSize};
use kezhan_core::permission::Permission;
use kezhan_core::press::PressProblem;
use kezhan_store::paper::{self as rows, JobRow};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The operations of this domain.
pub const OPERATIONS: &[Entry] = &[
    entry::<PreviewPaper>(),
    entry::<ListPrinters>(),
    entry::<PrintPaper>(),
    entry::<ListJobs>(),
    entry::<RetryJob>(),
    entry::<CancelJob>(),
];

/// A kind of paper; each is about one record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PaperKind {
    /// Signed at check-in; about a stay.
    RegistrationCard,
    /// For a deposit taken; about its posting.
    DepositReceipt,
    /// A bill with one line per category; about a folio.
    BillSummary,
    /// A bill with every posting; about a folio.
    BillDetail,
    /// The closing of a business date; about a night audit.
    NightAudit,
}

impl PaperKind {
    const ALL: [PaperKind; 5] =
        [Self::RegistrationCard, Self::DepositReceipt, Self::BillSummary, Self::BillDetail, Self::NightAudit];

    /// The name on the wire and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::RegistrationCard => "registration_card",
            Self::DepositReceipt => "deposit_receipt",
            Self::BillSummary => "bill_summary",
            Self::BillDetail => "bill_detail",
            Self::NightAudit => "night_audit",
        }
    }

    /// The kind with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Kind of the record it is about, as in `kind:id`.
    const fn subject(self) -> &'static str {
        match self {
            Self::RegistrationCard => "stay",
            Self::DepositReceipt => "posting",
            Self::BillSummary | Self::BillDetail => "folio",
            Self::NightAudit => "night_audit",
        }
    }

    /// Who may not see the record may not see it on paper either.
    const fn needs(self) -> Permission {
        match self {
            Self::RegistrationCard => Permission::StayView,
            Self::DepositReceipt | Self::BillSummary | Self::BillDetail => Permission::FolioView,
            Self::NightAudit => Permission::NightAudit,
        }
    }

    /// Under which name issues of a paper are counted: a bill shown before it is settled is not yet the bill.
    fn issued_as(self, paper: &Paper) -> &'static str {
        match (self, paper) {
            (Self::BillSummary, Paper::Bill(bill)) if bill.interim => "interim_bill_summary",
            (Self::BillDetail, Paper::Bill(bill)) if bill.interim => "interim_bill_detail",
            _ => self.as_str(),
        }
    }
}

/// Where a print job is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum JobState {
    /// Waits for its turn or its next try.
    Queued,
    /// Is being handed to the printer.
    Printing,
    /// The printer took it.
    Done,
    /// Given up until somebody tries again.
    Failed,
    /// Called off.
    Cancelled,
}

impl JobState {
    const ALL: [JobState; 5] = [Self::Queued, Self::Printing, Self::Done, Self::Failed, Self::Cancelled];

    /// The name on the wire and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Printing => "printing",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }
}

/// What a caller wants on paper.
pub(crate) struct Wanted<'a> {
    pub kind: PaperKind,
    pub subject: &'a str,
    pub language: Option<Language>,
}

/// A paper made from the books, and how it is called in the tray.
pub(crate) struct Made {
    pub paper: Paper,
    pub title: String,
    pub issued_as: &'static str,
}

/// Makes a paper from the books; its reprint mark is what the next print would bear.
pub(crate) async fn make(cx: &mut Cx<'_>, wanted: &Wanted<'_>) -> Result<Made> {
    cx.require(wanted.kind.needs())?;
    let subject = bounded("subject", wanted.subject, 1, 40)?;
    let mut paper = match wanted.kind {
        PaperKind::RegistrationCard => registration::build(cx, &subject, wanted.language).await?,
        PaperKind::DepositReceipt => receipt::build(cx, &subject, wanted.language).await?,
        PaperKind::BillSummary | PaperKind::BillDetail => {
            bill::build(cx, &subject, wanted.kind, wanted.language).await?
        }
        PaperKind::NightAudit => closing::build(cx, &subject, wanted.language).await?,
    };
    // A paper that contradicts itself is never shown: the books behind it are wrong.
    paper.check().map_err(|problem| Problem::PrintFailed { detail: problem.to_string() })?;
    let issued_as = wanted.kind.issued_as(&paper);
    let issued = rows::issued(&mut cx.tx, issued_as, &subject).await?;
    paper.heading_mut().reprint = u16::try_from(issued).unwrap_or(u16::MAX);
    let heading = paper.heading();
    let title = format!("{} {}", names::title(wanted.kind, heading.language), heading.number);
    Ok(Made { title, issued_as, paper })
}

/// Lays a paper out, off the threads that serve requests.
pub(crate) async fn render(
    app: &App,
    paper: Paper,
    size: PaperSize,
) -> std::result::Result<Vec<u8>, Problem> {
    let press = app.press.clone();
    let rendered = tokio::task::spawn_blocking(move || press.render(&paper, size)).await;
    rendered.map_err(|error| app.incident("press", &error.to_string()))?.map_err(|problem| failed(&problem))
}

pub(crate) fn failed(problem: &PressProblem) -> Problem {
    Problem::PrintFailed { detail: problem.to_string() }
}

/// A print job that the signed-in person may change: one of their own, or any with the right for it.
async fn own_job(cx: &mut Cx<'_>, id: &str) -> Result<(JobRow, JobState)> {
    let property = cx.house()?.id.clone();
    let found = rows::job(&mut cx.tx, id).await?.filter(|job| job.property_id == property);
    let job = found.ok_or_else(|| Problem::missing("print_job", id))?;
    if job.created_by != cx.actor()?.id {
        cx.require(Permission::PrintManage)?;
    }
    let state = state_of(&job)?;
    cx.about("print_job", id);
    Ok((job, state))
}

fn state_of(job: &JobRow) -> Result<JobState> {
    let corrupt =
        || kezhan_store::StoreError::Corrupt { table: "print_job", column: "state", id: job.id.clone() };
    Ok(JobState::from_name(&job.state).ok_or_else(corrupt)?)
}

/// Moves a job, unless the queue was faster.
async fn move_on(cx: &mut Cx<'_>, job: JobRow, from: JobState) -> Result<()> {
    cx.changed("state", from, &job.state);
    if !rows::move_job(&mut cx.tx, &job, from.as_str()).await? {
        return Err(Problem::Stale { kind: "print_job", id: job.id }.into());
    }
    Ok(())
}
