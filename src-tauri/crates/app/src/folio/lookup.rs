//! Finding what a request names, and reading what is stored.

use crate::cx::Cx;
use crate::problem::{Problem, Result};
use kezhan_core::folio::{FolioState, PostingFacts, PostingKind, TenderKind};
use kezhan_core::journal::{Account, Party};
use kezhan_core::money::Money;
use kezhan_core::stay::StayState;
use kezhan_core::tax::Breakdown;
use kezhan_store::StoreError;
use kezhan_store::catalogue::TenderRow;
use kezhan_store::folio::{self as rows, FolioRow, PostingRow};
use kezhan_store::stay::StayRow;
use std::str::FromStr;

/// Reads a stored name; one that is not known is a corrupt row.
fn stored<T: FromStr>(table: &'static str, column: &'static str, id: &str, text: &str) -> Result<T> {
    let corrupt = |_| StoreError::Corrupt { table, column, id: id.to_owned() };
    Ok(text.parse().map_err(corrupt)?)
}

/// The stay with this id.
pub(crate) async fn stay(cx: &mut Cx<'_>, id: &str) -> Result<StayRow> {
    let row = kezhan_store::stay::get(&mut cx.tx, id).await?;
    row.ok_or_else(|| Problem::missing("stay", id).into())
}

/// Where the stay is in its life.
pub(crate) fn stay_state(stay: &StayRow) -> Result<StayState> {
    stored("stay", "state", &stay.id, &stay.state)
}

/// Refuses what is possible only while the stay is in one of these states.
pub(crate) fn need_state(stay: &StayRow, allowed: &[StayState], action: &str) -> Result<StayState> {
    let state = stay_state(stay)?;
    if allowed.contains(&state) {
        return Ok(state);
    }
    Err(Problem::WrongState { kind: "stay", state: state.to_string(), action: action.to_owned() }.into())
}

/// The folio with this id.
pub(crate) async fn folio(cx: &mut Cx<'_>, id: &str) -> Result<FolioRow> {
    let row = rows::get(&mut cx.tx, id).await?;
    row.ok_or_else(|| Problem::missing("folio", id).into())
}

/// Whether the folio takes postings.
pub(crate) fn folio_state(folio: &FolioRow) -> Result<FolioState> {
    stored("folio", "state", &folio.id, &folio.state)
}

/// Refuses a closed folio.
pub(crate) fn need_open(folio: &FolioRow) -> Result<()> {
    let may = folio_state(folio)?.may_post();
    Ok(may.map_err(|problem| super::problem::folio(&problem, folio))?)
}

/// The posting with this id.
pub(crate) async fn posting(cx: &mut Cx<'_>, id: &str) -> Result<PostingRow> {
    let row = rows::posting(&mut cx.tx, id).await?;
    row.ok_or_else(|| Problem::missing("posting", id).into())
}

/// What kind of posting it is.
pub(crate) fn posting_kind(posting: &PostingRow) -> Result<PostingKind> {
    stored("posting", "kind", &posting.id, &posting.kind)
}

/// The nature of a means of payment.
pub(crate) fn tender_kind(tender: &TenderRow) -> Result<TenderKind> {
    stored("tender", "kind", &tender.id, &tender.kind)
}

/// The nature of the means a posting was paid with, if it is money.
pub(crate) fn tender_kind_of(posting: &PostingRow) -> Result<Option<TenderKind>> {
    posting.tender_kind.as_deref().map(|kind| stored("tender", "kind", &posting.id, kind)).transpose()
}

/// What the rules want to know of a posting.
pub(crate) fn facts(posting: &PostingRow, folio: &FolioRow) -> Result<PostingFacts> {
    Ok(PostingFacts {
        kind: posting_kind(posting)?,
        folio: folio_state(folio)?,
        offsets: posting.offsets.is_some(),
        offset: posting.offset_by.is_some(),
        business_date: posting.business_date,
    })
}

/// What a posting is made of.
pub(crate) fn amounts(posting: &PostingRow) -> Breakdown {
    Breakdown {
        net: Money(posting.net),
        service: Money(posting.service),
        tax: Money(posting.tax),
        gross: Money(posting.gross),
    }
}

/// The folio as the party of a journal line.
pub(crate) fn party(folio: &FolioRow) -> Result<Party> {
    let id = stored("folio", "id", &folio.id, &folio.id)?;
    Ok(Party::folio(id, stored("folio", "stay_id", &folio.id, &folio.stay_id)?))
}

/// A stored account.
pub(crate) fn account(table: &'static str, id: &str, text: &str) -> Result<Account> {
    stored(table, "account", id, text)
}

/// The posting as it stands now: one that was taken away and brought back goes by another id.
pub(crate) async fn current(cx: &mut Cx<'_>, id: &str) -> Result<PostingRow> {
    let mut id = id.to_owned();
    while let Some(next) = rows::restoring(&mut cx.tx, &id).await? {
        id = next;
    }
    posting(cx, &id).await
}

/// The subjects that a change of this posting marks: itself and all it was before it was brought back.
pub(crate) async fn marks(cx: &mut Cx<'_>, id: &str) -> Result<Vec<String>> {
    let mut marks = vec![format!("posting:{id}")];
    let mut id = id.to_owned();
    while let Some(before) = rows::restored_from(&mut cx.tx, &id).await? {
        marks.push(format!("posting:{before}"));
        id = before;
    }
    Ok(marks)
}
