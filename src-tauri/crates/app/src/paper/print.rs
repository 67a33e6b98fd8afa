//! `paper.print`.

use super::{JobState, PaperKind, Wanted, make};
use crate::cx::{Cx, Effect, bounded};
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::{Problem, Result, Rule};
use kezhan_core::id::JobId;
use kezhan_core::paper::{Language, PaperSize};
use kezhan_core::permission::Permission;
use kezhan_store::paper::{self as rows, JobRow};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

const MOST_COPIES: u16 = 20;

/// Puts a paper into the print queue. What is printed is the paper as it is now; every print after the first
/// is marked as a reprint.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PrintPaper {
    /// Kind of paper.
    pub kind: PaperKind,
    /// Id of the record it is about: stay, posting, folio or night audit, by its kind.
    pub subject: String,
    /// Size.
    pub size: PaperSize,
    /// Language; the guest's if left out, for a closing that of the screens.
    #[serde(default)]
    pub language: Option<Language>,
    /// A name from `paper.printers`, or the `ipp://` address of a printer in the network.
    pub printer: String,
    /// 1 to 20.
    pub copies: u16,
}

/// A job that waits for its printer.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Queued {
    /// The job.
    pub job_id: JobId,
}

impl Operation for PrintPaper {
    type Output = Queued;
    const NAME: &'static str = "paper.print";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::PaperPrint;
    const TOUCHES: &'static [Tag] = &[Tag::Prints, Tag::Log];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<Queued> {
        let printer = bounded("printer", &self.printer, 1, 200)?;
        if self.copies == 0 {
            return Err(Problem::field("copies", Rule::TooSmall, Some("1".to_owned())).into());
        }
        if self.copies > MOST_COPIES {
            return Err(Problem::field("copies", Rule::TooLarge, Some(MOST_COPIES.to_string())).into());
        }
        let wanted = Wanted { kind: self.kind, subject: &self.subject, language: self.language };
        let made = make(cx, &wanted).await?;
        let subject = self.subject.trim().to_owned();
        cx.about(self.kind.subject(), &subject);
        let issued = rows::issue(&mut cx.tx, made.issued_as, &subject).await?;
        cx.changed("issued", issued, issued + 1);
        let paper = serde_json::to_string(&made.paper);
        let paper = paper.map_err(|error| cx.app.incident("paper", &error.to_string()))?;
        let (clock, entropy) = cx.sources();
        let job_id = JobId::make(clock, entropy);
        let row = JobRow {
            id: job_id.to_string(),
            property_id: cx.house()?.id.clone(),
            kind: self.kind.as_str().to_owned(),
            subject,
            title: made.title,
            size: self.size.as_str().to_owned(),
            printer,
            copies: i64::from(self.copies),
            paper,
            state: JobState::Queued.as_str().to_owned(),
            attempts: 0,
            next_at: cx.now,
            may_repeat: false,
            problem: String::new(),
            created_by: cx.actor()?.id.clone(),
            created_at: cx.now,
            done_at: None,
        };
        rows::insert_job(&mut cx.tx, &row).await?;
        cx.after_commit(Effect::WakePrinter);
        Ok(Queued { job_id })
    }
}
