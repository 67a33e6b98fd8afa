//! Charging something consumed to a folio: the one way for the cashier, the night audit and everybody else.

use super::{line, lookup};
use crate::cx::Cx;
use crate::ledger::books;
use crate::problem::{Problem, Result};
use chrono::NaiveDate;
use kezhan_core::folio::PostingKind;
use kezhan_core::journal::JournalKind;
use kezhan_core::money::{Money, Percent, Quantity};
use kezhan_core::tax::Breakdown;
use kezhan_store::folio::{self as rows, FolioRow, PostingRow};

/// A charge to be posted.
#[derive(Debug, Clone)]
pub struct ChargeDraft {
    /// The stay that consumed.
    pub stay_id: String,
    /// The folio; the routing of the stay decides if it is left out.
    pub folio_id: Option<String>,
    /// Category that routing and summary bills go by, such as `room`.
    pub category: String,
    /// Code of what was sold.
    pub code: String,
    /// Text in Chinese.
    pub description: String,
    /// Text in English.
    pub description_en: String,
    /// How much.
    pub quantity: Quantity,
    /// Price of one, in the price mode of the list.
    pub unit_price: Money,
    /// What it comes to.
    pub breakdown: Breakdown,
    /// Tax rate that is in the breakdown.
    pub tax_percent: Percent,
    /// Revenue account, such as `revenue:room`.
    pub revenue: String,
    /// Day of the service.
    pub service_date: NaiveDate,
    /// Kind of the journal entry: [`JournalKind::Charge`] or [`JournalKind::RoomNight`].
    pub journal: JournalKind,
    /// Key of what may be charged once only, such as `room:STAY:NIGHT`.
    pub once_key: Option<String>,
}

/// A charge that was posted.
#[derive(Debug, Clone)]
pub(crate) struct Posted {
    /// The line, its place on the folio left out.
    pub posting: PostingRow,
    /// The folio it went to, as it was before.
    pub folio: FolioRow,
}

/// Posts a charge on the open business date, with a note that the bill shows. The caller has checked amounts
/// and rights.
///
/// Refused with `not_found` for a folio that is not one of the stay, with `folio_closed` for a closed one.
pub(crate) async fn charge(cx: &mut Cx<'_>, draft: ChargeDraft, note: String) -> Result<Posted> {
    let folio = target(cx, &draft).await?;
    lookup::need_open(&folio)?;
    let revenue = lookup::account("item", &draft.code, &draft.revenue)?;
    let entry = books::draft(cx, draft.journal)?.charge(lookup::party(&folio)?, revenue, &draft.breakdown);
    let entry = books::build(cx, entry)?;
    let opened = books::open(cx, &entry, "", None).await?;
    let row = line::blank(cx, opened.id(), &folio, PostingKind::Charge)?;
    let row = PostingRow {
        service_date: draft.service_date,
        category: draft.category,
        code: draft.code,
        description: draft.description,
        description_en: draft.description_en,
        quantity: draft.quantity.scaled(),
        unit_price: draft.unit_price.0,
        tax_percent: draft.tax_percent.scaled(),
        revenue: draft.revenue,
        reference: note,
        once_key: draft.once_key,
        ..line::amounting(row, &draft.breakdown)
    };
    books::book(cx, opened, vec![row.clone()]).await?;
    Ok(Posted { posting: row, folio })
}

async fn target(cx: &mut Cx<'_>, draft: &ChargeDraft) -> Result<FolioRow> {
    let found = match &draft.folio_id {
        Some(id) => rows::get(&mut cx.tx, id).await?.filter(|folio| folio.stay_id == draft.stay_id),
        None => rows::routed(&mut cx.tx, &draft.stay_id, &draft.category).await?,
    };
    let looked_for = draft.folio_id.as_deref().unwrap_or(&draft.stay_id);
    found.ok_or_else(|| Problem::missing("folio", looked_for).into())
}
