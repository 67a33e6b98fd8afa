//! `folio.settle`.

use super::step::Touched;
use super::undo::FolioUndo;
use super::{line, lookup, problem};
use crate::cx::{Cx, bounded};
use crate::event::Tag;
use crate::ledger::books;
use crate::operation::{Kind, Operation};
use crate::problem::{Problem, Result, Rule};
use kezhan_core::folio::{Payment, PostingKind, Settlement, TenderKind, TenderLine, plan_settle};
use kezhan_core::id::{CompanyId, FolioId, TenderId};
use kezhan_core::journal::{Account, JournalKind, Party};
use kezhan_core::money::{Money, Quantity};
use kezhan_core::permission::Permission;
use kezhan_core::stay::StayState;
use kezhan_store::catalogue::{self, TenderRow};
use kezhan_store::folio::{self as rows, FolioRow, PostingRow};
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Settles a folio or a part of its balance with one or several tenders: payments by the guest, or, on a
/// folio with a credit, refunds to the guest. City ledger leaves the amount on a company's account within its
/// credit limit.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Settle {
    /// The folio.
    pub folio_id: FolioId,
    /// Its version as the cashier saw it.
    pub version: i64,
    /// 1 to 20 tenders; all payments or all refunds.
    pub tenders: Vec<TenderOffer>,
    /// Whether what is paid beyond the balance stays on the folio as a credit.
    #[serde(default)]
    pub keep_credit: Option<bool>,
}

/// One tender.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TenderOffer {
    /// Means of payment.
    pub tender_id: TenderId,
    /// What is applied to the folio, minor units; negative = paid back to the guest.
    pub amount: Money,
    /// Cash handed over; left out, exactly the amount.
    #[serde(default)]
    pub received: Option<Money>,
    /// Reference, such as the number of the card slip.
    #[serde(default)]
    pub reference: Option<String>,
    /// For city ledger: whose account; left out, the company of the folio.
    #[serde(default)]
    pub company_id: Option<CompanyId>,
}

/// A settlement that was done.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Settled {
    /// One for each tender, in the same order.
    pub payments: Vec<SettledPayment>,
    /// Balance of the folio now, minor units.
    pub balance: Money,
    /// The step, for undo.
    pub action_id: Option<String>,
}

/// One payment or refund.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SettledPayment {
    /// The line.
    pub posting_id: String,
    /// Paid by the guest; negative = paid back.
    pub amount: Money,
    /// Change to be given.
    pub change: Money,
}

/// A tender with what it refers to.
struct Offered<'a> {
    asked: &'a TenderOffer,
    row: TenderRow,
    kind: TenderKind,
    reference: String,
}

impl Operation for Settle {
    type Output = Settled;
    const NAME: &'static str = "folio.settle";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::FolioSettle;
    const TOUCHES: &'static [Tag] =
        &[Tag::Folios, Tag::Stays, Tag::Rooms, Tag::Guests, Tag::Actions, Tag::Log];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<Settled> {
        let folio = lookup::folio(cx, self.folio_id.as_str()).await?;
        lookup::need_open(&folio)?;
        if folio.version != self.version {
            return Err(Problem::Stale { kind: "folio", id: folio.id }.into());
        }
        let stay = lookup::stay(cx, &folio.stay_id).await?;
        lookup::need_state(&stay, &[StayState::InHouse], "settle")?;
        let offered = self.offered(cx).await?;
        let balance = Money(rows::balance(&mut cx.tx, &folio.id).await?);
        let settlement = self.plan(&offered, balance)?;
        cx.about("stay", &stay.id);
        authorise(cx, &folio, &settlement).await?;
        let mut touched = Touched::default();
        touched.on(&folio);
        let mut payments = Vec::with_capacity(offered.len());
        for (index, (tender, payment)) in offered.iter().zip(&settlement.payments).enumerate() {
            let posting_id = pay(cx, &folio, index, tender, payment).await?;
            touched.made(&posting_id);
            payments.push(SettledPayment { posting_id, amount: payment.amount, change: payment.change });
        }
        let remaining = balance - settlement.payments.iter().map(|payment| payment.amount).sum::<Money>();
        cx.changed("balance", balance, remaining);
        let names = |name: fn(&TenderRow) -> &str| -> String {
            offered.iter().map(|tender| name(&tender.row)).collect::<Vec<_>>().join(", ")
        };
        let summary = [
            ("amount", (balance - remaining).0.to_string()),
            ("tender", names(|row| &row.name)),
            ("tenderEn", names(|row| &row.name_en)),
            ("folio", folio.label.clone()),
        ];
        let undo =
            FolioUndo::Settle { payments: payments.iter().map(|made| made.posting_id.clone()).collect() };
        let action = touched.record(cx, &stay.id, &summary, undo).await?;
        Ok(Settled { payments, balance: remaining, action_id: Some(action) })
    }
}

impl Settle {
    async fn offered(&self, cx: &mut Cx<'_>) -> Result<Vec<Offered<'_>>> {
        let mut offered = Vec::with_capacity(self.tenders.len());
        for (index, asked) in self.tenders.iter().enumerate() {
            let field = |name: &str| format!("tenders[{index}].{name}");
            let row = catalogue::tender(&mut cx.tx, asked.tender_id.as_str()).await?;
            let row = row.ok_or_else(|| Problem::missing("tender", &asked.tender_id))?;
            let kind = lookup::tender_kind(&row)?;
            // Nothing is paid back out of a company's account.
            if !row.active || (kind == TenderKind::CityLedger && asked.amount.is_negative()) {
                return Err(Problem::field(field("tenderId"), Rule::Invalid, None).into());
            }
            let reference = asked.reference.as_deref().unwrap_or_default();
            let reference = bounded(&field("reference"), reference, 0, 120)?;
            offered.push(Offered { asked, row, kind, reference });
        }
        Ok(offered)
    }

    fn plan(&self, offered: &[Offered<'_>], balance: Money) -> Result<Settlement> {
        let sum: Money = offered.iter().map(|tender| tender.asked.amount).sum();
        let refund = offered.first().is_some_and(|tender| tender.asked.amount.is_negative());
        let against = offered
            .iter()
            .position(|tender| tender.asked.amount.is_negative() != refund || tender.asked.amount.is_zero());
        if let Some(index) = against {
            let (rule, limit) = if refund { (Rule::TooLarge, "-1") } else { (Rule::TooSmall, "1") };
            return Err(
                Problem::field(format!("tenders[{index}].amount"), rule, Some(limit.to_owned())).into()
            );
        }
        if refund && !balance.is_negative() {
            return Err(Problem::field("tenders[0].amount", Rule::TooSmall, Some("0".to_owned())).into());
        }
        let lines: Vec<TenderLine> = offered
            .iter()
            .map(|tender| TenderLine {
                kind: tender.kind,
                amount: Some(tender.asked.amount.abs()),
                received: tender.asked.received,
            })
            .collect();
        // A guest with a credit who pays has nothing to pay: all of it would be ahead.
        let owed = if refund { balance } else { balance.max(Money::ZERO) };
        Ok(plan_settle(owed, &lines, self.keep_credit.unwrap_or(false))
            .map_err(|refusal| problem::settle(&refusal, balance, sum))?)
    }
}

/// Rights that depend on the amount: what is paid back, and what is left on account.
async fn authorise(cx: &mut Cx<'_>, folio: &FolioRow, settlement: &Settlement) -> Result<()> {
    let sum = |chosen: fn(&Payment) -> bool| -> Money {
        settlement.payments.iter().filter(|payment| chosen(payment)).map(|payment| payment.amount).sum()
    };
    let subject = format!("folio:{}", folio.id);
    let refunded = sum(|payment| payment.amount.is_negative());
    if !refunded.is_zero() {
        cx.require_amount(Permission::FolioRefund, &subject, refunded).await?;
    }
    let on_account = sum(|payment| payment.kind == TenderKind::CityLedger);
    if !on_account.is_zero() {
        cx.require_amount(Permission::CityLedger, &subject, on_account).await?;
    }
    Ok(())
}

/// Books and posts one payment or refund, each in an entry of its own.
async fn pay(
    cx: &mut Cx<'_>,
    folio: &FolioRow,
    index: usize,
    tender: &Offered<'_>,
    payment: &Payment,
) -> Result<String> {
    let (kind, journal, account) = match tender.kind {
        TenderKind::CityLedger => {
            let company = debtor(cx, folio, index, tender, payment.amount).await?;
            let account = (Account::city_ledger(), lookup::party(folio)?.and_company(company));
            (PostingKind::OnAccount, JournalKind::OnAccount, account)
        }
        _ => {
            let account = (lookup::account("tender", &tender.row.id, &tender.row.account)?, Party::none());
            match payment.amount.is_negative() {
                true => (PostingKind::Refund, JournalKind::Refund, account),
                false => (PostingKind::Payment, JournalKind::Payment, account),
            }
        }
    };
    let entry = line::against_folio(cx, journal, account, folio, payment.amount)?;
    let opened = books::open(cx, &entry, "", None).await?;
    let cash = tender.kind.gives_change() && !payment.amount.is_negative();
    let blank = line::blank(cx, opened.id(), folio, kind)?;
    let row = PostingRow {
        category: "payment".to_owned(),
        code: tender.row.code.clone(),
        description: tender.row.name.clone(),
        description_en: tender.row.name_en.clone(),
        quantity: Quantity(Decimal::ONE).scaled(),
        unit_price: payment.amount.0,
        net: -payment.amount.0,
        gross: -payment.amount.0,
        tender_id: Some(tender.row.id.clone()),
        received: cash.then_some(payment.received.0),
        change_given: cash.then_some(payment.change.0),
        reference: tender.reference.clone(),
        ..blank
    };
    let id = row.id.clone();
    books::book(cx, opened, vec![row]).await?;
    Ok(id)
}

/// The company whose account takes the amount, if its credit reaches.
async fn debtor(
    cx: &mut Cx<'_>,
    folio: &FolioRow,
    index: usize,
    tender: &Offered<'_>,
    amount: Money,
) -> Result<CompanyId> {
    let field = format!("tenders[{index}].companyId");
    let of_folio = || folio.company_id.as_deref().and_then(|id| id.parse().ok());
    let Some(id): Option<CompanyId> = tender.asked.company_id.clone().or_else(of_folio) else {
        return Err(Problem::field(field, Rule::Required, None).into());
    };
    let company = rows::company_credit(&mut cx.tx, id.as_str()).await?;
    let company = company.ok_or_else(|| Problem::missing("company", &id))?;
    if !company.active {
        return Err(Problem::field(field, Rule::Invalid, None).into());
    }
    let (limit, would_owe) = (Money(company.credit_limit), Money(company.owes) + amount);
    if would_owe > limit {
        return Err(Problem::CreditLimit { company: company.name, limit, would_owe }.into());
    }
    Ok(id)
}
