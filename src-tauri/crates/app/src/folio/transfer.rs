//! `folio.transfer`.

use super::split::{Parted, part};
use super::step::Touched;
use super::undo::FolioUndo;
use super::{line, lookup, problem};
use crate::cx::Cx;
use crate::event::Tag;
use crate::ledger::books::{self, Opened};
use crate::operation::{Kind, Operation};
use crate::problem::{Problem, Result, Rule};
use kezhan_core::folio::{PostingKind, SplitPlan, plan_split};
use kezhan_core::id::{FolioId, PostingId};
use kezhan_core::journal::{Account, JournalKind};
use kezhan_core::money::{Money, Quantity};
use kezhan_core::permission::Permission;
use kezhan_core::stay::StayState;
use kezhan_store::folio::{FolioRow, PostingRow};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

const MAX_POSTINGS: usize = 200;

/// Moves charges to another window, of the same stay or of another one in house. They keep their day, code
/// and tax; both sides show where they went and where they came from.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Transfer {
    /// The charges, 1 to 200.
    pub posting_ids: Vec<PostingId>,
    /// The window they go to.
    pub to_folio_id: FolioId,
    /// Only so much of the one charge given, minor units: it is split first.
    #[serde(default)]
    pub amount: Option<Money>,
}

/// Charges that were moved.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Transferred {
    /// The lines on the other window, in the order given.
    pub posting_ids: Vec<String>,
    /// The step, for undo.
    pub action_id: Option<String>,
}

/// What moving one charge did, to take it back.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Move {
    /// The charge.
    pub posting: String,
    /// The line that took it away.
    pub taken: String,
    /// The line on the other folio.
    pub arrived: String,
}

impl Operation for Transfer {
    type Output = Transferred;
    const NAME: &'static str = "folio.transfer";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::FolioArrange;
    const TOUCHES: &'static [Tag] = &[Tag::Folios, Tag::Stays, Tag::Rooms, Tag::Actions, Tag::Log];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<Transferred> {
        self.check()?;
        let to = lookup::folio(cx, self.to_folio_id.as_str()).await?;
        let stay = lookup::stay(cx, &to.stay_id).await?;
        lookup::need_open(&to)?;
        lookup::need_state(&stay, &[StayState::InHouse], "transfer")?;
        let mut touched = Touched::default();
        let (mut moves, mut parted, mut told) = (Vec::new(), None, None);
        for id in &self.posting_ids {
            let mut posting = lookup::posting(cx, id.as_str()).await?;
            let from = lookup::folio(cx, &posting.folio_id).await?;
            may_move(&posting, &from, &to)?;
            if let Some(amount) = self.amount.filter(|amount| amount.0 != posting.gross) {
                let split = split_off(cx, &posting, &from, amount, &mut touched).await?;
                posting = lookup::posting(cx, &split.parts[0]).await?;
                parted = Some(split);
            }
            told.get_or_insert_with(|| (posting.clone(), from.clone()));
            moves.push(move_posting(cx, &posting, &from, &to, &mut touched).await?);
        }
        let (first, from) = told.ok_or_else(|| Problem::field("postingIds", Rule::Required, None))?;
        cx.about("stay", &from.stay_id);
        cx.changed("folio", &from.number, &to.number);
        let posting_ids: Vec<String> = moves.iter().map(|moved| moved.arrived.clone()).collect();
        let mut summary = super::step::told(&first).to_vec();
        summary.extend([("count", moves.len().to_string()), ("from", from.label), ("to", to.label)]);
        let undo = FolioUndo::Transfer { moves, parted };
        let action = touched.record(cx, &from.stay_id, &summary, undo).await?;
        Ok(Transferred { posting_ids, action_id: Some(action) })
    }
}

impl Transfer {
    fn check(&self) -> Result<()> {
        let count = self.posting_ids.len();
        if count == 0 {
            return Err(Problem::field("postingIds", Rule::Required, Some("1".to_owned())).into());
        }
        if count > MAX_POSTINGS {
            return Err(Problem::field("postingIds", Rule::TooLarge, Some(MAX_POSTINGS.to_string())).into());
        }
        let mut known = BTreeSet::new();
        if let Some(index) = self.posting_ids.iter().position(|id| !known.insert(id)) {
            return Err(Problem::field(format!("postingIds[{index}]"), Rule::Duplicate, None).into());
        }
        if self.amount.is_some() && count > 1 {
            return Err(Problem::field("amount", Rule::Invalid, None).into());
        }
        Ok(())
    }
}

fn may_move(posting: &PostingRow, from: &FolioRow, to: &FolioRow) -> Result<()> {
    let may = lookup::facts(posting, from)?.may_transfer(lookup::folio_state(to)?, from.id == to.id);
    Ok(may.map_err(|refusal| problem::posting(&refusal, posting, from, "transfer"))?)
}

/// Splits so much off a charge; the first part is what was asked for.
async fn split_off(
    cx: &mut Cx<'_>,
    posting: &PostingRow,
    folio: &FolioRow,
    amount: Money,
    touched: &mut Touched,
) -> Result<Parted> {
    let plan = SplitPlan::Amounts { amounts: vec![amount] };
    let split = plan_split(&lookup::amounts(posting), Quantity::from_scaled(posting.quantity), &plan)
        .map_err(|refusal| problem::split_off(&refusal))?;
    part(cx, posting, folio, &split, touched).await
}

/// Moves one charge; the caller has checked that it may be moved.
pub(crate) async fn move_posting(
    cx: &mut Cx<'_>,
    posting: &PostingRow,
    from: &FolioRow,
    to: &FolioRow,
    touched: &mut Touched,
) -> Result<Move> {
    let opened = between(cx, JournalKind::Transfer, from, to, Money(posting.gross)).await?;
    touched.on(from);
    touched.on(to);
    touched.took(cx, posting).await?;
    let taken = line::opposite(cx, posting, opened.id(), from, PostingKind::Transfer)?;
    let arrived = line::like(cx, posting, opened.id(), to, PostingKind::Transfer)?;
    let arrived = PostingRow { origin: Some(posting.id.clone()), ..arrived };
    touched.made(&arrived.id);
    let moved = Move { posting: posting.id.clone(), taken: taken.id.clone(), arrived: arrived.id.clone() };
    books::book(cx, opened, vec![taken, arrived]).await?;
    Ok(moved)
}

/// Moves one charge back; returns the line that stands for it from now on.
pub(crate) async fn move_back(cx: &mut Cx<'_>, moved: &Move) -> Result<String> {
    let posting = lookup::posting(cx, &moved.posting).await?;
    let taken = lookup::posting(cx, &moved.taken).await?;
    let arrived = lookup::current(cx, &moved.arrived).await?;
    let home = lookup::folio(cx, &posting.folio_id).await?;
    let away = lookup::folio(cx, &arrived.folio_id).await?;
    lookup::need_open(&home)?;
    lookup::need_open(&away)?;
    let opened = between(cx, JournalKind::Reversal, &away, &home, Money(posting.gross)).await?;
    let row = line::opposite(cx, &arrived, opened.id(), &away, PostingKind::Transfer)?;
    let row = PostingRow { reason: super::undo::REASON.to_owned(), ..row };
    let back = super::reverse::restored(cx, opened.id(), &posting, &taken, &home)?;
    let id = back.id.clone();
    books::book(cx, opened, vec![row, back]).await?;
    Ok(id)
}

async fn between(
    cx: &mut Cx<'_>,
    kind: JournalKind,
    from: &FolioRow,
    to: &FolioRow,
    amount: Money,
) -> Result<Opened> {
    let account = (Account::guest_ledger(), lookup::party(to)?);
    let entry = line::against_folio(cx, kind, account, from, amount)?;
    books::open(cx, &entry, "", None).await
}
