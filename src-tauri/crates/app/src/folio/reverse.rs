//! `folio.reverse`.

use super::step::Touched;
use super::undo::FolioUndo;
use super::{deposit, line, lookup, problem};
use crate::cx::{Cx, bounded};
use crate::event::Tag;
use crate::ledger::books;
use crate::operation::{Kind, Operation};
use crate::problem::{Problem, Result};
use kezhan_core::folio::{Correction, PostingKind};
use kezhan_core::id::PostingId;
use kezhan_core::journal::JournalKind;
use kezhan_core::money::Money;
use kezhan_core::permission::Permission;
use kezhan_store::folio::{self as rows, FolioRow, PostingRow};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Takes a posting back by a line with opposite signs: a charge is not owed any more, a payment or a deposit
/// is given back by the means it came with. On the same business date and before a bill was printed it is a
/// void, later an adjustment on the open business date; both keep the reason.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Reverse {
    /// The posting.
    pub posting_id: PostingId,
    /// Why, 1 to 200 characters.
    pub reason: String,
}

/// A posting that was taken back.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Reversed {
    /// The line that takes it back.
    pub posting_id: String,
    /// Whether it is a void or an adjustment.
    pub correction: Correction,
    /// The step, for undo.
    pub action_id: Option<String>,
}

impl Operation for Reverse {
    type Output = Reversed;
    const NAME: &'static str = "folio.reverse";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::FolioReverse;
    const TOUCHES: &'static [Tag] = &[Tag::Folios, Tag::Stays, Tag::Rooms, Tag::Actions, Tag::Log];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<Reversed> {
        let reason = bounded("reason", &self.reason, 1, 200)?;
        let posting = lookup::posting(cx, self.posting_id.as_str()).await?;
        let folio = lookup::folio(cx, &posting.folio_id).await?;
        let facts = lookup::facts(&posting, &folio)?;
        let printed = rows::bill_printed(&mut cx.tx, &folio.id).await?;
        let correction = facts
            .may_reverse(cx.today()?, printed, &reason)
            .map_err(|refusal| problem::posting(&refusal, &posting, &folio, "reverse"))?;
        if facts.kind == PostingKind::DepositTransfer {
            let (state, action) = (facts.kind.to_string(), "reverse".to_owned());
            return Err(Problem::WrongState { kind: "posting", state, action }.into());
        }
        cx.about("stay", &folio.stay_id);
        let subject = format!("posting:{}", posting.id);
        cx.require_amount(Permission::FolioReverse, &subject, Money(posting.gross)).await?;
        let mut touched = Touched::default();
        touched.on(&folio);
        touched.took(cx, &posting).await?;
        let put_back = match facts.kind {
            PostingKind::Deposit => release(cx, &folio, &posting).await?,
            _ => None,
        };
        let reversal = take_back(cx, &posting, &folio, &reason).await?;
        cx.changed("posting", &posting.id, &reversal);
        touched.made(&reversal);
        let mut summary = super::step::told(&posting).to_vec();
        summary.extend([("reason", reason), ("folio", folio.label)]);
        let undo = FolioUndo::Reverse { posting: posting.id, reversal: reversal.clone(), put_back };
        let action = touched.record(cx, &folio.stay_id, &summary, undo).await?;
        Ok(Reversed { posting_id: reversal, correction, action_id: Some(action) })
    }
}

/// Brings as much of a deposit back from the folio to the deposit ledger as is lacking there to give it back.
pub(crate) async fn release(
    cx: &mut Cx<'_>,
    folio: &FolioRow,
    deposit: &PostingRow,
) -> Result<Option<String>> {
    let lacking = Money(-deposit.gross) - deposit::held(cx, &folio.stay_id).await?;
    if !lacking.is_positive() {
        return Ok(None);
    }
    deposit::transfer(cx, &folio.stay_id, folio, -lacking).await.map(Some)
}

/// Takes a live posting back, whatever it is; returns the line that does it.
pub(crate) async fn take_back(
    cx: &mut Cx<'_>,
    posting: &PostingRow,
    folio: &FolioRow,
    reason: &str,
) -> Result<String> {
    lookup::need_open(folio)?;
    if !posting.is_live() {
        return Err(Problem::AlreadyOffset { posting: posting.id.clone() }.into());
    }
    let kind = lookup::posting_kind(posting)?;
    match kind {
        PostingKind::Deposit => return deposit::give_back(cx, &folio.stay_id, folio, posting, reason).await,
        PostingKind::DepositTransfer => return deposit::put_back(cx, folio, posting).await,
        _ => {}
    }
    let entry = if kind.is_charge() {
        let revenue = lookup::account("posting", &posting.id, &posting.revenue)?;
        let amount = -lookup::amounts(posting);
        let draft = books::draft(cx, JournalKind::Reversal)?.charge(lookup::party(folio)?, revenue, &amount);
        books::build(cx, draft)?
    } else {
        line::mirror(cx, &posting.entry_id, JournalKind::Reversal).await?
    };
    // The entry of a split or a transfer carries other lines, too; the posting's own lineage says what is
    // taken back.
    let shared = matches!(kind, PostingKind::Split | PostingKind::Transfer);
    let reverses = (!shared).then_some(posting.entry_id.as_str());
    let opened = books::open(cx, &entry, reason, reverses).await?;
    let row = line::opposite(cx, posting, opened.id(), folio, PostingKind::Reversal)?;
    let row = PostingRow { reason: reason.to_owned(), ..row };
    let id = row.id.clone();
    books::book(cx, opened, vec![row]).await?;
    Ok(id)
}

/// Brings a posting back that `reversal` took away; returns the line that stands for it from now on.
pub(crate) async fn bring_back(
    cx: &mut Cx<'_>,
    posting: &PostingRow,
    reversal: &PostingRow,
) -> Result<String> {
    let folio = lookup::folio(cx, &posting.folio_id).await?;
    lookup::need_open(&folio)?;
    let entry = line::mirror(cx, &reversal.entry_id, JournalKind::Reversal).await?;
    let opened = books::open(cx, &entry, super::undo::REASON, Some(&reversal.entry_id)).await?;
    let back = restored(cx, opened.id(), posting, reversal, &folio)?;
    let id = back.id.clone();
    books::book(cx, opened, vec![back]).await?;
    Ok(id)
}

/// The line that stands for `posting` again after `taken` took it away.
pub(crate) fn restored(
    cx: &Cx<'_>,
    entry: &str,
    posting: &PostingRow,
    taken: &PostingRow,
    folio: &FolioRow,
) -> Result<PostingRow> {
    let row = line::like(cx, posting, entry, folio, lookup::posting_kind(posting)?)?;
    Ok(PostingRow { origin: Some(taken.id.clone()), ..row })
}
