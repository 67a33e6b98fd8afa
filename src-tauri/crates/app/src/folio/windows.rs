//! Bill windows of a stay.

use super::lookup;
use crate::cx::Cx;
use crate::problem::{Problem, Result, Rule};
use kezhan_core::folio::FolioState;
use kezhan_store::folio::{self as rows, FolioRow};

/// Most windows of one stay.
const MAX_WINDOWS: usize = 26;

/// Opens the first window of a new stay; `payee` is who is to pay, usually the guest.
pub async fn open_first(cx: &mut Cx<'_>, stay_id: &str, payee: &str) -> Result<FolioRow> {
    open(cx, stay_id, payee, None).await
}

/// Opens the next window of a stay.
pub(crate) async fn open(
    cx: &mut Cx<'_>,
    stay_id: &str,
    payee: &str,
    company: Option<(String, String)>,
) -> Result<FolioRow> {
    let count = rows::of_stay(&mut cx.tx, stay_id).await?.len();
    if count >= MAX_WINDOWS {
        return Err(Problem::field("stayId", Rule::TooLarge, Some(MAX_WINDOWS.to_string())).into());
    }
    let label = ('A'..='Z').nth(count).map(String::from).unwrap_or_default();
    let number = cx.next_number("folio").await?;
    let (company_id, company_name) = company.unzip();
    let row = FolioRow {
        id: cx.new_id(),
        property_id: cx.house()?.id.clone(),
        stay_id: stay_id.to_owned(),
        number: format!("F{number:06}"),
        label,
        payee: payee.to_owned(),
        company_id,
        company_name,
        state: FolioState::Open.to_string(),
        closed_at: None,
        closed_on: None,
        version: 1,
    };
    rows::insert(&mut cx.tx, &row).await?;
    Ok(row)
}

/// The window that money of the stay goes to when none is named: the first that is open.
pub(crate) async fn first_open(cx: &mut Cx<'_>, stay_id: &str) -> Result<FolioRow> {
    let folios = rows::of_stay(&mut cx.tx, stay_id).await?;
    let Some(first) = folios.first().cloned() else {
        return Err(Problem::missing("folio", stay_id).into());
    };
    let open = FolioState::Open.as_str();
    let found = folios.into_iter().find(|folio| folio.state == open).unwrap_or(first);
    lookup::need_open(&found)?;
    Ok(found)
}
