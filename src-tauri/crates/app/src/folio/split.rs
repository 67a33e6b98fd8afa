//! `folio.split`.

use super::step::Touched;
use super::undo::FolioUndo;
use super::{line, lookup, problem};
use crate::cx::Cx;
use crate::event::Tag;
use crate::ledger::books;
use crate::operation::{Kind, Operation};
use crate::problem::Result;
use kezhan_core::folio::{PostingKind, Split, SplitPlan, plan_split};
use kezhan_core::id::PostingId;
use kezhan_core::journal::{Account, JournalKind};
use kezhan_core::money::{Money, Quantity};
use kezhan_core::permission::Permission;
use kezhan_store::folio::{FolioRow, PostingRow};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Splits a charge into parts that sum to it in net, service charge, tax and gross; each keeps the day, the
/// code and the tax rate of the whole.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SplitPosting {
    /// The charge.
    pub posting_id: PostingId,
    /// Into equal parts, into amounts, or by shares.
    pub plan: SplitPlan,
}

/// A charge that was split.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SplitDone {
    /// The parts in the order of the plan.
    pub posting_ids: Vec<String>,
    /// The step, for undo.
    pub action_id: Option<String>,
}

/// What a split did, to take it back.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Parted {
    /// The whole.
    pub posting: String,
    /// The line that took it away.
    pub taken: String,
    /// The parts.
    pub parts: Vec<String>,
}

impl Operation for SplitPosting {
    type Output = SplitDone;
    const NAME: &'static str = "folio.split";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::FolioArrange;
    const TOUCHES: &'static [Tag] = &[Tag::Folios, Tag::Actions, Tag::Log];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<SplitDone> {
        let (posting, folio, split) = planned(cx, &self.posting_id, &self.plan).await?;
        cx.about("stay", &folio.stay_id);
        let mut touched = Touched::default();
        let parted = part(cx, &posting, &folio, &split, &mut touched).await?;
        cx.changed("posting", &posting.id, &parted.parts);
        let mut summary = super::step::told(&posting).to_vec();
        summary.extend([("parts", parted.parts.len().to_string()), ("folio", folio.label)]);
        let posting_ids = parted.parts.clone();
        let action = touched.record(cx, &folio.stay_id, &summary, FolioUndo::Split { parted }).await?;
        Ok(SplitDone { posting_ids, action_id: Some(action) })
    }
}

/// Works out how a posting would be split, and refuses one that cannot be.
pub(crate) async fn planned(
    cx: &mut Cx<'_>,
    id: &PostingId,
    plan: &SplitPlan,
) -> Result<(PostingRow, FolioRow, Split)> {
    let posting = lookup::posting(cx, id.as_str()).await?;
    let folio = lookup::folio(cx, &posting.folio_id).await?;
    lookup::facts(&posting, &folio)?
        .may_split()
        .map_err(|refusal| problem::posting(&refusal, &posting, &folio, "split"))?;
    let list = match plan {
        SplitPlan::Equal { .. } => "plan.equal.parts",
        SplitPlan::Amounts { .. } => "plan.amounts.amounts",
        SplitPlan::Percents { .. } => "plan.percents.percents",
    };
    let quantity = Quantity::from_scaled(posting.quantity);
    let split = plan_split(&lookup::amounts(&posting), quantity, plan)
        .map_err(|refusal| problem::split(&refusal, "plan", list))?;
    Ok((posting, folio, split))
}

/// Writes the line that takes the whole away and a line for each part.
pub(crate) async fn part(
    cx: &mut Cx<'_>,
    posting: &PostingRow,
    folio: &FolioRow,
    split: &Split,
    touched: &mut Touched,
) -> Result<Parted> {
    let party = lookup::party(folio)?;
    let mut draft = books::draft(cx, JournalKind::Split)?;
    draft = draft.signed(Account::guest_ledger(), party.clone(), -Money(posting.gross));
    for part in &split.parts {
        draft = draft.signed(Account::guest_ledger(), party.clone(), part.amount.gross);
    }
    let entry = books::build(cx, draft)?;
    let opened = books::open(cx, &entry, "", None).await?;
    touched.on(folio);
    touched.took(cx, posting).await?;
    let taken = line::opposite(cx, posting, opened.id(), folio, PostingKind::Split)?;
    let taken_id = taken.id.clone();
    let mut lines = vec![taken];
    let mut parts = Vec::with_capacity(split.parts.len());
    for part in &split.parts {
        let row = line::like(cx, posting, opened.id(), folio, PostingKind::Split)?;
        let row = PostingRow {
            quantity: part.quantity.scaled(),
            origin: Some(posting.id.clone()),
            ..line::amounting(row, &part.amount)
        };
        touched.made(&row.id);
        parts.push(row.id.clone());
        lines.push(row);
    }
    books::book(cx, opened, lines).await?;
    Ok(Parted { posting: posting.id.clone(), taken: taken_id, parts })
}

/// Joins the parts again; returns the line that stands for the whole from now on.
pub(crate) async fn join(cx: &mut Cx<'_>, parted: &Parted) -> Result<String> {
    let whole = lookup::posting(cx, &parted.posting).await?;
    let taken = lookup::posting(cx, &parted.taken).await?;
    let folio = lookup::folio(cx, &whole.folio_id).await?;
    lookup::need_open(&folio)?;
    let party = lookup::party(&folio)?;
    let mut draft = books::draft(cx, JournalKind::Reversal)?;
    let mut parts = Vec::with_capacity(parted.parts.len());
    for id in &parted.parts {
        let part = lookup::current(cx, id).await?;
        draft = draft.signed(Account::guest_ledger(), party.clone(), -Money(part.gross));
        parts.push(part);
    }
    draft = draft.signed(Account::guest_ledger(), party, Money(whole.gross));
    let entry = books::build(cx, draft)?;
    let opened = books::open(cx, &entry, super::undo::REASON, Some(&taken.entry_id)).await?;
    let mut lines = Vec::with_capacity(parts.len() + 1);
    for part in &parts {
        let row = line::opposite(cx, part, opened.id(), &folio, PostingKind::Split)?;
        lines.push(PostingRow { reason: super::undo::REASON.to_owned(), ..row });
    }
    let whole = super::reverse::restored(cx, opened.id(), &whole, &taken, &folio)?;
    let id = whole.id.clone();
    lines.push(whole);
    books::book(cx, opened, lines).await?;
    Ok(id)
}
