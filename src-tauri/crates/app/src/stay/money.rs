//! A stay and its money: the folio it arrives with, its deposits, the folios that close behind it.

use super::problem;
use crate::cx::Cx;
use crate::folio::{close, deposit, undo as corrections, windows};
use crate::problem::{Problem, Result};
use crate::undo::UndoPlan;
use kezhan_core::folio::PostingKind;
use kezhan_core::id::FolioId;
use kezhan_core::money::Money;
use kezhan_core::stay::{self as rules, FolioBalance, StayProblem, StayState};
use kezhan_store::StoreError;
use kezhan_store::folio::{self as rows, FolioRow, PostingRow};
use kezhan_store::stay::StayRow;

/// The folio that deposits of the stay move to.
pub(super) async fn first_folio(cx: &mut Cx<'_>, stay: &str) -> Result<FolioRow> {
    windows::first_open(cx, stay).await
}

/// The state after the guest leaves; refused with the folio that is not settled and its balance.
pub(super) async fn may_check_out(cx: &mut Cx<'_>, stay: &StayRow) -> Result<StayState> {
    let folios = rows::of_stay(&mut cx.tx, &stay.id).await?;
    let mut balances = Vec::with_capacity(folios.len());
    for folio in &folios {
        let corrupt = |_| StoreError::Corrupt { table: "folio", column: "id", id: folio.id.clone() };
        let id = FolioId::try_from(folio.id.clone()).map_err(corrupt)?;
        let balance = Money(rows::balance(&mut cx.tx, &folio.id).await?);
        balances.push(FolioBalance { folio: id, balance });
    }
    let held = deposit::held(cx, &stay.id).await?;
    let now = super::state(&stay.id, &stay.state)?;
    let refused = |refused| match refused {
        StayProblem::BalanceOpen { folios: open, .. } => {
            let first = open.first().map(|open| (open.folio.as_str().to_owned(), open.balance));
            let (id, amount) = first.unwrap_or_default();
            let number = folios.iter().find(|folio| folio.id == id).map(|folio| folio.number.clone());
            Problem::BalanceDue { folio: number.unwrap_or_default(), amount }
        }
        StayProblem::DepositHeld { deposit } => Problem::BalanceDue {
            folio: folios.first().map(|folio| folio.number.clone()).unwrap_or_default(),
            amount: -deposit,
        },
        other => problem::refusal(other),
    };
    Ok(rules::may_check_out(now, &balances, held).map_err(refused)?)
}

/// Closes the open folios of the stay and returns their ids. Refused with `balance_due` while one has a
/// balance or a deposit is held.
pub(super) async fn close_all(cx: &mut Cx<'_>, stay: &str) -> Result<Vec<String>> {
    let closed = close::close_all(cx, stay).await?;
    Ok(closed.into_iter().map(|folio| folio.id).collect())
}

/// Adds the folios that would open again.
pub(super) async fn plan_reopen(cx: &mut Cx<'_>, folios: &[String], mut plan: UndoPlan) -> Result<UndoPlan> {
    for id in folios {
        if let Some(folio) = rows::get(&mut cx.tx, id).await? {
            plan = plan.effect("folio_reopened", &[("folio", folio.number), ("payee", folio.payee)]);
        }
    }
    Ok(plan)
}

/// How many postings of the stay stand, deposits and their transfers left out.
pub(super) async fn live_postings(cx: &mut Cx<'_>, stay: &str) -> Result<i64> {
    let deposits = [PostingKind::Deposit.as_str(), PostingKind::DepositTransfer.as_str()];
    let found = rows::postings_of_stay(&mut cx.tx, stay).await?;
    let live = found.iter().filter(|row| row.is_live() && !deposits.contains(&row.kind.as_str()));
    Ok(i64::try_from(live.count()).unwrap_or(i64::MAX))
}

/// Puts the deposits that an arrival moved to the folio back to the deposit ledger.
pub(super) async fn hold_deposits_again(cx: &mut Cx<'_>, stay: &str) -> Result<()> {
    let folio = first_folio(cx, stay).await?;
    deposit::back_to_ledger(cx, stay, &folio).await
}

/// Pays one deposit of the stay back, or all of them, each by the means it was taken with.
pub(super) async fn give_back(cx: &mut Cx<'_>, stay: &str, one: Option<&str>) -> Result<()> {
    let folio = first_folio(cx, stay).await?;
    deposit::back_to_ledger(cx, stay, &folio).await?;
    for row in deposits(cx, stay, one).await? {
        deposit::give_back(cx, stay, &folio, &row, corrections::REASON).await?;
    }
    Ok(())
}

/// Adds what [`give_back`] would pay back, and what people have to do for it.
pub(super) async fn plan_refund(
    cx: &mut Cx<'_>,
    stay: &str,
    one: Option<&str>,
    mut plan: UndoPlan,
) -> Result<UndoPlan> {
    for row in deposits(cx, stay, one).await? {
        plan = corrections::paid_back(cx, plan, &row.id).await?;
    }
    Ok(plan)
}

async fn deposits(cx: &mut Cx<'_>, stay: &str, one: Option<&str>) -> Result<Vec<PostingRow>> {
    // A deposit that was reversed and brought back stands under another id.
    let one = match one {
        Some(id) => Some(crate::folio::lookup::current(cx, id).await?.id),
        None => None,
    };
    let mut found = rows::postings_of_stay(&mut cx.tx, stay).await?;
    found.retain(|row| {
        let wanted = one.as_ref().is_none_or(|id| row.id == *id);
        row.is_live() && row.kind == PostingKind::Deposit.as_str() && wanted
    });
    Ok(found)
}
