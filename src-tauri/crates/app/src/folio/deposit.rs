//! Deposits: money held for a guest before arrival, a liability in the deposit ledger; at check-in it moves
//! to the folio (the three ledgers of the Uniform System of Accounts for the Lodging Industry).

use super::{line, lookup};
use crate::cx::{Cx, amount_within, bounded};
use crate::ledger::books;
use crate::problem::{Problem, Result, Rule};
use kezhan_core::folio::{PostingKind, TenderKind};
use kezhan_core::id::TenderId;
use kezhan_core::journal::{Account, JournalKind, Party};
use kezhan_core::money::{MAX_AMOUNT, Money, Quantity};
use kezhan_store::catalogue::{self, TenderRow};
use kezhan_store::folio::{self as rows, FolioRow, PostingRow};
use schemars::JsonSchema;
use serde::Deserialize;

/// Money that is taken as a deposit.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Deposit {
    /// Means of payment.
    pub tender_id: TenderId,
    /// How much, minor units.
    pub amount: Money,
    /// Reference, such as the number of the card slip.
    #[serde(default)]
    pub reference: Option<String>,
}

/// Takes a deposit into the deposit ledger and shows it on the folio, outside its balance; returns the
/// posting.
pub async fn take(cx: &mut Cx<'_>, stay: &str, folio: &FolioRow, deposit: &Deposit) -> Result<String> {
    lookup::need_open(folio)?;
    let amount = amount_within("deposit.amount", deposit.amount, 1, MAX_AMOUNT.0)?;
    let reference = bounded("deposit.reference", deposit.reference.as_deref().unwrap_or_default(), 0, 120)?;
    let tender = tender(cx, &deposit.tender_id).await?;
    let account = lookup::account("tender", &tender.id, &tender.account)?;
    let entry = books::draft(cx, JournalKind::Deposit)?.debit(account, Party::none(), amount).credit(
        Account::deposit_ledger(),
        party(stay)?,
        amount,
    );
    let entry = books::build(cx, entry)?;
    let opened = books::open(cx, &entry, "", None).await?;
    let blank = line::blank(cx, opened.id(), folio, PostingKind::Deposit)?;
    let row = PostingRow {
        category: "deposit".to_owned(),
        code: tender.code,
        description: tender.name,
        description_en: tender.name_en,
        quantity: one(),
        unit_price: amount.0,
        net: -amount.0,
        gross: -amount.0,
        tender_id: Some(tender.id),
        reference,
        ..blank
    };
    let id = row.id.clone();
    books::book(cx, opened, vec![row]).await?;
    Ok(id)
}

/// Moves all that is held for the stay to the folio; returns the posting, or nothing if nothing is held.
pub async fn to_folio(cx: &mut Cx<'_>, stay: &str, folio: &FolioRow) -> Result<Option<String>> {
    let amount = held(cx, stay).await?;
    if !amount.is_positive() {
        return Ok(None);
    }
    transfer(cx, stay, folio, amount).await.map(Some)
}

/// Puts back to the deposit ledger what was moved to the folio: the check-in that moved it is undone.
pub async fn back_to_ledger(cx: &mut Cx<'_>, stay: &str, folio: &FolioRow) -> Result<()> {
    debug_assert_eq!(folio.stay_id, stay, "a deposit moves within its stay");
    for row in live(cx, folio, PostingKind::DepositTransfer).await? {
        put_back(cx, folio, &row).await?;
    }
    Ok(())
}

/// Gives back every deposit shown on the folio, each by the means it was taken with: their taking is undone.
pub async fn refund(cx: &mut Cx<'_>, stay: &str, folio: &FolioRow) -> Result<()> {
    for row in live(cx, folio, PostingKind::Deposit).await? {
        give_back(cx, stay, folio, &row, super::undo::REASON).await?;
    }
    Ok(())
}

/// Gives one deposit back by the means it was taken with; returns the posting that takes it away.
///
/// Refused with `balance_due` if the deposit was moved to the folio meanwhile and is not held any more.
pub async fn give_back(
    cx: &mut Cx<'_>,
    stay: &str,
    folio: &FolioRow,
    deposit: &PostingRow,
    reason: &str,
) -> Result<String> {
    let lacking = Money(-deposit.gross) - held(cx, stay).await?;
    if lacking.is_positive() {
        return Err(Problem::BalanceDue { folio: folio.number.clone(), amount: lacking }.into());
    }
    let entry = line::mirror(cx, &deposit.entry_id, JournalKind::DepositRefund).await?;
    let opened = books::open(cx, &entry, reason, Some(&deposit.entry_id)).await?;
    let row = line::opposite(cx, deposit, opened.id(), folio, PostingKind::Deposit)?;
    let row = PostingRow { reason: reason.to_owned(), ..row };
    let id = row.id.clone();
    books::book(cx, opened, vec![row]).await?;
    Ok(id)
}

/// What is held for the stay in the deposit ledger.
pub async fn held(cx: &mut Cx<'_>, stay: &str) -> Result<Money> {
    Ok(Money(rows::deposit_held(&mut cx.tx, stay).await?))
}

/// Moves `amount` from the deposit ledger to the folio, or back if it is negative; returns the posting.
pub(crate) async fn transfer(cx: &mut Cx<'_>, stay: &str, folio: &FolioRow, amount: Money) -> Result<String> {
    lookup::need_open(folio)?;
    let ledger = (Account::deposit_ledger(), party(stay)?);
    let entry = line::against_folio(cx, JournalKind::DepositTransfer, ledger, folio, amount)?;
    let opened = books::open(cx, &entry, "", None).await?;
    let blank = line::blank(cx, opened.id(), folio, PostingKind::DepositTransfer)?;
    let row = PostingRow {
        category: "deposit".to_owned(),
        code: "deposit".to_owned(),
        description: "押金转入".to_owned(),
        description_en: "Deposit applied".to_owned(),
        quantity: one(),
        unit_price: amount.0,
        net: -amount.0,
        gross: -amount.0,
        ..blank
    };
    let id = row.id.clone();
    books::book(cx, opened, vec![row]).await?;
    Ok(id)
}

/// Takes one move between deposit ledger and folio back.
pub(crate) async fn put_back(cx: &mut Cx<'_>, folio: &FolioRow, moved: &PostingRow) -> Result<String> {
    lookup::need_open(folio)?;
    let entry = line::mirror(cx, &moved.entry_id, JournalKind::DepositTransfer).await?;
    let opened = books::open(cx, &entry, super::undo::REASON, Some(&moved.entry_id)).await?;
    let row = line::opposite(cx, moved, opened.id(), folio, PostingKind::DepositTransfer)?;
    let row = PostingRow { reason: super::undo::REASON.to_owned(), ..row };
    let id = row.id.clone();
    books::book(cx, opened, vec![row]).await?;
    Ok(id)
}

async fn live(cx: &mut Cx<'_>, folio: &FolioRow, kind: PostingKind) -> Result<Vec<PostingRow>> {
    let mut found = rows::postings(&mut cx.tx, &folio.id).await?;
    found.retain(|row| row.is_live() && row.kind == kind.as_str());
    Ok(found)
}

async fn tender(cx: &mut Cx<'_>, id: &TenderId) -> Result<TenderRow> {
    let tender = catalogue::tender(&mut cx.tx, id.as_str()).await?;
    let tender = tender.ok_or_else(|| Problem::missing("tender", id))?;
    // A deposit is money in hand; a company's account holds none.
    if !tender.active || tender.kind == TenderKind::CityLedger.as_str() {
        return Err(Problem::field("deposit.tenderId", Rule::Invalid, None).into());
    }
    Ok(tender)
}

fn party(stay: &str) -> Result<Party> {
    let id = stay.parse().map_err(|_| Problem::missing("stay", stay))?;
    Ok(Party::stay(id))
}

fn one() -> i64 {
    Quantity(rust_decimal::Decimal::ONE).scaled()
}
