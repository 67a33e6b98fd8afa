//! The bill of a folio.

use super::heading::{heading, said, some, stay_facts};
use super::{PaperKind, names};
use crate::cx::Cx;
use crate::folio::undo::REASON;
use crate::problem::{Problem, Result};
use kezhan_core::folio::{FolioState, PostingKind};
use kezhan_core::money::{Money, Percent, Quantity};
use kezhan_core::paper::{
    Bill, BillForm, BillLine, BillLineKind, BillTender, Language, Paper, Payee, TaxLine,
};
use kezhan_store::folio::{self as rows, FolioRow, PostingRow};
use kezhan_store::guest;
use std::collections::{BTreeMap, HashMap, HashSet};

pub(super) async fn build(
    cx: &mut Cx<'_>,
    subject: &str,
    kind: PaperKind,
    language: Option<Language>,
) -> Result<Paper> {
    let property = cx.house()?.id.clone();
    let found = rows::get(&mut cx.tx, subject).await?.filter(|folio| folio.property_id == property);
    let folio = found.ok_or_else(|| Problem::missing("folio", subject))?;
    let facts = stay_facts(cx, &folio.stay_id, language).await?;
    let (view, language) = (facts.view, facts.language);
    let mut postings = rows::postings(&mut cx.tx, subject).await?;
    postings.retain(|row| row.kind != PostingKind::Deposit.as_str());
    let balance = postings.iter().map(|row| Money(row.gross)).sum();
    let shown = without_moves(postings);
    let (money, consumed): (Vec<&PostingRow>, Vec<&PostingRow>) =
        shown.iter().partition(|row| row.revenue.is_empty());
    let open = folio.state == FolioState::Open.as_str();
    let today = cx.today()?;
    let bill = Bill {
        heading: heading(cx, folio.number.clone(), language, today)?,
        form: if kind == PaperKind::BillSummary { BillForm::Summary } else { BillForm::Detail },
        interim: open && (balance != Money::ZERO || consumed.is_empty()),
        guest: facts.guest.name,
        room: view.room_number.unwrap_or_default(),
        room_type: said(language, &view.room_type_name, &view.room_type_name_en),
        stay_number: facts.stay.number,
        arrival: facts.stay.arrival,
        departure: facts.stay.departure,
        payee: payee(cx, &folio).await?,
        window: folio.label,
        lines: consumed.iter().map(|row| line(row, language)).collect(),
        taxes: taxes(&consumed),
        tenders: money.iter().map(|row| tender(row, language)).collect(),
        balance,
        note: names::thanks(language).to_owned(),
    };
    Ok(bill.into())
}

async fn payee(cx: &mut Cx<'_>, folio: &FolioRow) -> Result<Payee> {
    let company = match &folio.company_id {
        Some(id) => guest::company(&mut cx.tx, id).await?,
        None => None,
    };
    Ok(Payee {
        name: folio.payee.clone(),
        tax_id: company.as_ref().and_then(|company| some(&company.tax_number)),
        address: company.as_ref().and_then(|company| some(&company.address)),
    })
}

/// Leaves out pairs of lines that only moved something away or took a step back: the guest sees what is on
/// this bill, and corrections with the line they correct. The folio on the screen shows every line.
fn without_moves(postings: Vec<PostingRow>) -> Vec<PostingRow> {
    let on_folio: HashMap<&str, &PostingRow> = postings.iter().map(|row| (row.id.as_str(), row)).collect();
    let mut hidden: HashSet<String> = HashSet::new();
    for row in &postings {
        let Some(taken) = row.offsets.as_deref().and_then(|id| on_folio.get(id)) else { continue };
        let moved = row.kind == PostingKind::Split.as_str() || row.kind == PostingKind::Transfer.as_str();
        if (moved || row.reason == REASON) && taken.gross + row.gross == 0 {
            hidden.extend([row.id.clone(), taken.id.clone()]);
        }
    }
    postings.into_iter().filter(|row| !hidden.contains(&row.id)).collect()
}

fn line(row: &PostingRow, language: Language) -> BillLine {
    let kind = if row.offsets.is_some() {
        BillLineKind::Reversal
    } else if row.kind == PostingKind::Transfer.as_str() {
        BillLineKind::Transfer
    } else {
        BillLineKind::Charge
    };
    BillLine {
        date: row.service_date,
        code: row.category.clone(),
        code_name: names::category(&row.category, language),
        description: said(language, &row.description, &row.description_en),
        reference: some(&row.reference),
        quantity: Some(Quantity::from_scaled(row.quantity)).filter(|quantity| *quantity != Quantity::ZERO),
        amount: Money(row.gross),
        kind,
    }
}

fn taxes(consumed: &[&PostingRow]) -> Vec<TaxLine> {
    let mut rates: BTreeMap<i64, TaxLine> = BTreeMap::new();
    for row in consumed {
        let rate = Percent::from_scaled(row.tax_percent);
        let nothing =
            TaxLine { rate, net: Money::ZERO, service: Money::ZERO, tax: Money::ZERO, gross: Money::ZERO };
        let sum = rates.entry(row.tax_percent).or_insert(nothing);
        sum.net += Money(row.net);
        sum.service += Money(row.service);
        sum.tax += Money(row.tax);
        sum.gross += Money(row.gross);
    }
    rates.into_values().filter(|row| [row.net, row.service, row.tax, row.gross] != [Money::ZERO; 4]).collect()
}

fn tender(row: &PostingRow, language: Language) -> BillTender {
    BillTender {
        date: row.business_date,
        name: said(language, &row.description, &row.description_en),
        reference: some(&row.reference),
        amount: Money(-row.gross),
        received: row.received.map(Money).filter(|received| received.0 > -row.gross),
    }
}
