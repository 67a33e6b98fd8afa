//! Closing the folios of a stay at check-out, and opening them again.

use super::{deposit, lookup, problem};
use crate::cx::Cx;
use crate::problem::{Problem, Result};
use kezhan_core::folio::FolioState;
use kezhan_core::money::Money;
use kezhan_store::folio::{self as rows, FolioRow};

/// Closes every open folio of the stay and returns those it closed.
///
/// Refused with `balance_due` if one of them has a balance, or if a deposit is still held for the stay.
pub async fn close_all(cx: &mut Cx<'_>, stay_id: &str) -> Result<Vec<FolioRow>> {
    let today = cx.today()?;
    let mut closed = Vec::new();
    for folio in rows::of_stay(&mut cx.tx, stay_id).await? {
        let state = lookup::folio_state(&folio)?;
        if state == FolioState::Closed {
            continue;
        }
        let balance = Money(rows::balance(&mut cx.tx, &folio.id).await?);
        state.may_close(balance).map_err(|refusal| problem::folio(&refusal, &folio))?;
        closed.push(folio);
    }
    let held = deposit::held(cx, stay_id).await?;
    if let Some(first) = closed.first().filter(|_| !held.is_zero()) {
        return Err(Problem::BalanceDue { folio: first.number.clone(), amount: -held }.into());
    }
    let now = cx.now;
    for folio in &closed {
        rows::set_state(&mut cx.tx, &folio.id, FolioState::Closed.as_str(), Some((now, today))).await?;
    }
    Ok(closed)
}

/// Opens folios again that a check-out has closed.
pub async fn reopen(cx: &mut Cx<'_>, folios: &[String]) -> Result<()> {
    for folio in folios {
        rows::set_state(&mut cx.tx, folio, FolioState::Open.as_str(), None).await?;
    }
    Ok(())
}
