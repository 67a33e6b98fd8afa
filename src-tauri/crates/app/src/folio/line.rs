//! Writing lines of folios, each with its journal entry.

use super::lookup;
use crate::cx::Cx;
use crate::ledger::books;
use crate::problem::Result;
use kezhan_core::folio::PostingKind;
use kezhan_core::journal::{Account, Balanced, JournalKind, Line, Party};
use kezhan_core::money::Money;
use kezhan_core::tax::Breakdown;
use kezhan_store::StoreError;
use kezhan_store::folio::{FolioRow, PostingRow};
use kezhan_store::journal::{self, LineRow};

/// A line without content on the open business date.
pub(crate) fn blank(cx: &Cx<'_>, entry: &str, folio: &FolioRow, kind: PostingKind) -> Result<PostingRow> {
    let (actor, today) = (cx.actor()?, cx.today()?);
    Ok(PostingRow {
        id: cx.new_id(),
        property_id: folio.property_id.clone(),
        entry_id: entry.to_owned(),
        folio_id: folio.id.clone(),
        seq: 0,
        business_date: today,
        service_date: today,
        at: cx.now,
        kind: kind.to_string(),
        category: String::new(),
        code: String::new(),
        description: String::new(),
        description_en: String::new(),
        quantity: 0,
        unit_price: 0,
        net: 0,
        service: 0,
        tax: 0,
        gross: 0,
        tax_percent: 0,
        revenue: String::new(),
        tender_id: None,
        tender_code: None,
        tender_kind: None,
        received: None,
        change_given: None,
        reference: String::new(),
        offsets: None,
        offset_by: None,
        origin: None,
        once_key: None,
        reason: String::new(),
        actor: actor.id.clone(),
        actor_name: actor.name.clone(),
        hash: String::new(),
    })
}

/// A line that says the same as `of`, under today's business date and today's clerk.
pub(crate) fn like(
    cx: &Cx<'_>,
    of: &PostingRow,
    entry: &str,
    folio: &FolioRow,
    kind: PostingKind,
) -> Result<PostingRow> {
    let blank = blank(cx, entry, folio, kind)?;
    Ok(PostingRow {
        service_date: of.service_date,
        offsets: None,
        offset_by: None,
        origin: None,
        once_key: None,
        reason: String::new(),
        seq: 0,
        id: blank.id,
        property_id: blank.property_id,
        entry_id: blank.entry_id,
        folio_id: blank.folio_id,
        business_date: blank.business_date,
        at: blank.at,
        kind: blank.kind,
        actor: blank.actor,
        actor_name: blank.actor_name,
        hash: blank.hash,
        ..of.clone()
    })
}

/// The line that takes `of` away: the same with opposite signs.
pub(crate) fn opposite(
    cx: &Cx<'_>,
    of: &PostingRow,
    entry: &str,
    folio: &FolioRow,
    kind: PostingKind,
) -> Result<PostingRow> {
    let same = like(cx, of, entry, folio, kind)?;
    Ok(PostingRow {
        quantity: -of.quantity,
        net: -of.net,
        service: -of.service,
        tax: -of.tax,
        gross: -of.gross,
        received: None,
        change_given: None,
        offsets: Some(of.id.clone()),
        ..same
    })
}

/// The same line with other amounts.
pub(crate) fn amounting(row: PostingRow, amount: &Breakdown) -> PostingRow {
    PostingRow {
        net: amount.net.0,
        service: amount.service.0,
        tax: amount.tax.0,
        gross: amount.gross.0,
        ..row
    }
}

/// An entry that moves an amount from one side to the other: `amount` is debited to `account` and credited to
/// the folio; a negative amount goes the other way.
pub(crate) fn against_folio(
    cx: &Cx<'_>,
    kind: JournalKind,
    account: (Account, Party),
    folio: &FolioRow,
    amount: Money,
) -> Result<Balanced> {
    let draft = books::draft(cx, kind)?.signed(account.0, account.1, amount).signed(
        Account::guest_ledger(),
        lookup::party(folio)?,
        -amount,
    );
    books::build(cx, draft)
}

/// The mirror image of a stored entry.
pub(crate) async fn mirror(cx: &mut Cx<'_>, entry: &str, kind: JournalKind) -> Result<Balanced> {
    let stored = journal::lines(&mut cx.tx, entry).await?;
    let mut draft = books::draft(cx, kind)?;
    for row in &stored {
        let line = line(row)?;
        draft = draft.signed(line.account, line.party, -line.amount);
    }
    books::build(cx, draft)
}

fn line(row: &LineRow) -> Result<Line> {
    let corrupt = |column| StoreError::Corrupt {
        table: "journal_line",
        column,
        id: format!("{}#{}", row.entry_id, row.line),
    };
    let party = Party {
        folio: row.folio_id.as_deref().map(str::parse).transpose().map_err(|_| corrupt("folio_id"))?,
        stay: row.stay_id.as_deref().map(str::parse).transpose().map_err(|_| corrupt("stay_id"))?,
        company: row.company_id.as_deref().map(str::parse).transpose().map_err(|_| corrupt("company_id"))?,
    };
    let account = row.account.parse().map_err(|_| corrupt("account"))?;
    Ok(Line { account, party, amount: Money(row.amount) })
}
