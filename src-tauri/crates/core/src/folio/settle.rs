//! Settling a balance: which tender pays how much, what change is given, what remains.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{FolioProblem, TenderKind};
use crate::money::Money;

/// Most tenders in one settlement.
pub const MAX_TENDERS: usize = 20;

/// One tender that is offered; for a balance the guest has to get, one that is paid back with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TenderLine {
    /// What kind of tender.
    pub kind: TenderKind,
    /// What it pays (or pays back), more than zero. Absent: whatever the lines with an amount and
    /// the lines before this one leave, at most what was handed over.
    #[serde(default)]
    pub amount: Option<Money>,
    /// What the guest handed over. Absent: exactly the amount.
    #[serde(default)]
    pub received: Option<Money>,
}

/// One payment that results, or one refund.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Payment {
    /// What kind of tender.
    pub kind: TenderKind,
    /// Positive: paid by the guest. Negative: paid back to the guest.
    pub amount: Money,
    /// What the guest handed over: the amount and the change; zero on a refund.
    pub received: Money,
    /// What the guest gets back of it.
    pub change: Money,
}

/// A settlement worked out, one payment for each tender in the same order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Settlement {
    /// The payments or refunds.
    pub payments: Vec<Payment>,
    /// Change over all of them.
    pub change: Money,
    /// The balance that remains; negative when the guest has paid ahead.
    pub remaining: Money,
}

/// Works out how `balance` is settled with `tenders`; a part of it is enough.
///
/// A positive balance is paid by the guest and a negative one is paid back, in which case the
/// tenders' amounts say how much goes back. With `overpay_ok` the guest may pay ahead: the excess
/// stays on the folio as a credit. Nothing is ever left ahead on a company's account.
///
/// # Errors
/// [`FolioProblem::TenderCount`], [`FolioProblem::NothingOwed`], [`FolioProblem::BadAmount`],
/// [`FolioProblem::NothingLeft`], [`FolioProblem::ReceivedTooLittle`], [`FolioProblem::NoChange`],
/// [`FolioProblem::ReceivedOnRefund`], [`FolioProblem::Overpaid`], [`FolioProblem::OverRefunded`].
pub fn plan_settle(
    balance: Money,
    tenders: &[TenderLine],
    overpay_ok: bool,
) -> Result<Settlement, FolioProblem> {
    if !(1..=MAX_TENDERS).contains(&tenders.len()) {
        return Err(FolioProblem::TenderCount { tenders: tenders.len() });
    }
    check_amounts(tenders)?;
    if balance < Money::ZERO { pay_back(balance, tenders) } else { take(balance, tenders, overpay_ok) }
}

fn check_amounts(tenders: &[TenderLine]) -> Result<(), FolioProblem> {
    for (line, tender) in tenders.iter().enumerate() {
        for amount in [tender.amount, tender.received].into_iter().flatten() {
            amount.check_positive().map_err(|problem| FolioProblem::BadAmount { line, problem })?;
        }
    }
    Ok(())
}

/// What each tender pays of `owed`: given amounts first, then the lines without one in order.
fn amounts(owed: Money, tenders: &[TenderLine]) -> Result<Vec<Money>, FolioProblem> {
    let given: Money = tenders.iter().filter_map(|tender| tender.amount).sum();
    let mut left = (owed - given).max(Money::ZERO);
    let mut amounts = Vec::with_capacity(tenders.len());
    for (line, tender) in tenders.iter().enumerate() {
        let amount = match tender.amount {
            Some(amount) => amount,
            None if left == Money::ZERO => return Err(FolioProblem::NothingLeft { line }),
            None => {
                let amount = tender.received.map_or(left, |received| received.min(left));
                left -= amount;
                amount
            }
        };
        amounts.push(amount);
    }
    Ok(amounts)
}

fn take(balance: Money, tenders: &[TenderLine], overpay_ok: bool) -> Result<Settlement, FolioProblem> {
    let on_account = |tender: &&TenderLine| tender.kind == TenderKind::CityLedger;
    let may_be_credit = tenders.iter().find(on_account).is_none();
    if balance == Money::ZERO && !(overpay_ok && may_be_credit) {
        return Err(FolioProblem::NothingOwed);
    }
    let amounts = amounts(balance, tenders)?;
    let offered: Money = amounts.iter().sum();
    if offered > balance && !(overpay_ok && may_be_credit) {
        return Err(FolioProblem::Overpaid { balance, offered, excess: offered - balance, may_be_credit });
    }
    let lines = tenders.iter().zip(amounts).enumerate();
    let payments: Vec<Payment> =
        lines.map(|(line, (tender, amount))| payment(line, tender, amount)).collect::<Result<_, _>>()?;
    let change = payments.iter().map(|payment| payment.change).sum();
    Ok(Settlement { payments, change, remaining: balance - offered })
}

fn payment(line: usize, tender: &TenderLine, amount: Money) -> Result<Payment, FolioProblem> {
    let kind = tender.kind;
    let received = tender.received.unwrap_or(amount);
    if received < amount {
        return Err(FolioProblem::ReceivedTooLittle { line, amount, received });
    }
    let change = received - amount;
    if change > Money::ZERO && !kind.gives_change() {
        return Err(FolioProblem::NoChange { line, kind });
    }
    Ok(Payment { kind, amount, received, change })
}

fn pay_back(balance: Money, tenders: &[TenderLine]) -> Result<Settlement, FolioProblem> {
    if let Some(line) = tenders.iter().position(|tender| tender.received.is_some()) {
        return Err(FolioProblem::ReceivedOnRefund { line });
    }
    let credit = balance.abs();
    let amounts = amounts(credit, tenders)?;
    let offered: Money = amounts.iter().sum();
    if offered > credit {
        return Err(FolioProblem::OverRefunded { credit, offered });
    }
    let refund = |(tender, amount): (&TenderLine, Money)| Payment {
        kind: tender.kind,
        amount: -amount,
        received: Money::ZERO,
        change: Money::ZERO,
    };
    let payments = tenders.iter().zip(amounts).map(refund).collect();
    Ok(Settlement { payments, change: Money::ZERO, remaining: balance + offered })
}
