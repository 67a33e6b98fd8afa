//! `paper.preview`.

use super::{PaperKind, Wanted, make, render};
use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::Result;
use base64::Engine;
use kezhan_core::paper::{Language, PaperSize};
use kezhan_core::permission::Permission;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Shows a paper as it would be printed now. Looking at it does not count as issuing it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PreviewPaper {
    /// Kind of paper.
    pub kind: PaperKind,
    /// Id of the record it is about: stay, posting, folio or night audit, by its kind.
    pub subject: String,
    /// Size.
    pub size: PaperSize,
    /// Language; the guest's if left out, for a closing that of the screens.
    #[serde(default)]
    pub language: Option<Language>,
}

/// A paper to look at.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PaperPreview {
    /// Title.
    pub title: String,
    /// The PDF, base64.
    pub pdf: String,
    /// Pages.
    pub pages: usize,
}

impl Operation for PreviewPaper {
    type Output = PaperPreview;
    const NAME: &'static str = "paper.preview";
    const KIND: Kind = Kind::Query;
    const NEEDS: Permission = Permission::PaperPrint;
    const TOUCHES: &'static [Tag] = &[Tag::Folios, Tag::Stays, Tag::Guests, Tag::House, Tag::Prints];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<PaperPreview> {
        let wanted = Wanted { kind: self.kind, subject: &self.subject, language: self.language };
        let made = make(cx, &wanted).await?;
        let pdf = render(cx.app, made.paper, self.size).await?;
        let pages = pages(&pdf);
        let pdf = base64::engine::general_purpose::STANDARD.encode(pdf);
        Ok(PaperPreview { title: made.title, pdf, pages })
    }
}

/// Pages of a PDF: objects of the type `Page`, which the press never hides in compressed streams.
fn pages(pdf: &[u8]) -> usize {
    const PAGE: &[u8] = b"/Type /Page";
    let follows = |at: usize| pdf.get(at + PAGE.len()).is_none_or(|next| !next.is_ascii_alphabetic());
    let starts = pdf.windows(PAGE.len()).enumerate().filter(|(_, found)| *found == PAGE);
    starts.filter(|(at, _)| follows(*at)).count()
}

#[cfg(test)]
mod tests {
    use super::pages;

    #[test]
    fn pages_are_counted_and_the_tree_above_them_is_not() {
        let pdf = b"<< /Type /Pages /Count 2 >> << /Type /Page\n>> << /Type /Page >>";
        assert_eq!(pages(pdf), 2);
        assert_eq!(pages(b"no paper"), 0);
    }
}
