//! Recording steps on folios, so that they can be taken back.

use super::lookup;
use super::undo::FolioUndo;
use crate::cx::Cx;
use crate::problem::Result;
use crate::undo::{self, Compensation, Step};
use kezhan_store::folio::{FolioRow, PostingRow};
use std::collections::BTreeSet;

/// What a step guards and what it marks.
#[derive(Debug, Default)]
pub(crate) struct Touched {
    guards: BTreeSet<String>,
    marks: BTreeSet<String>,
}

impl Touched {
    /// Something happened on this folio: nothing of it can be taken back after the folio is closed, the
    /// window cannot be taken back before.
    pub(crate) fn on(&mut self, folio: &FolioRow) {
        self.guards.insert(format!("folio-state:{}", folio.id));
        self.marks.insert(format!("window:{}", folio.id));
        self.marks.insert(format!("stay-postings:{}", folio.stay_id));
    }

    /// A posting was made.
    pub(crate) fn made(&mut self, posting: &str) {
        self.guard(format!("posting:{posting}"));
        self.mark(format!("posting:{posting}"));
    }

    /// A posting was taken away.
    pub(crate) async fn took(&mut self, cx: &mut Cx<'_>, posting: &PostingRow) -> Result<()> {
        self.marks.extend(lookup::marks(cx, &posting.id).await?);
        Ok(())
    }

    /// Guards another subject.
    pub(crate) fn guard(&mut self, subject: String) {
        self.guards.insert(subject);
    }

    /// Marks another subject.
    pub(crate) fn mark(&mut self, subject: String) {
        self.marks.insert(subject);
    }

    /// Records the step; the id of the action.
    pub(crate) async fn record(
        self,
        cx: &mut Cx<'_>,
        stay: &str,
        summary: &[(&str, String)],
        undo: FolioUndo,
    ) -> Result<String> {
        let step = Step {
            subject: format!("stay:{stay}"),
            summary,
            compensation: Compensation::Folio(undo),
            guards: self.guards.into_iter().collect(),
            marks: self.marks.into_iter().collect(),
        };
        Ok(undo::record(cx, step).await?.to_string())
    }
}

/// What a posting is, for the sentence of a step; the amount without its sign.
pub(crate) fn told(posting: &PostingRow) -> [(&'static str, String); 3] {
    [
        ("description", posting.description.clone()),
        ("descriptionEn", posting.description_en.clone()),
        ("amount", posting.gross.abs().to_string()),
    ]
}
