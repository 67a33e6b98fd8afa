//! The bill of one folio.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Heading, PaperProblem, agree, total};
use crate::money::{Money, Percent, Quantity};

/// How much a bill tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BillForm {
    /// One line per charge code.
    Summary,
    /// Every posting on its date.
    #[default]
    Detail,
}

/// Why a line stands on the bill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BillLineKind {
    /// A consumption, or the guest's share of one.
    #[default]
    Charge,
    /// Brought from, or moved to, another folio; the sign tells which.
    Transfer,
    /// Takes an earlier line back; both stay visible.
    Reversal,
}

/// One posting on a bill. Payments are not lines: see [`BillTender`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BillLine {
    /// Business date of the posting; a transferred charge keeps its own.
    pub date: NaiveDate,
    /// Charge code, the key by which a summary gathers lines.
    pub code: String,
    /// Name of the charge code, the text of a summary line.
    pub code_name: String,
    /// What was consumed, the text of a detail line.
    pub description: String,
    /// A reference worth printing: the room it came from, a share such as `1/3`, a slip number.
    pub reference: Option<String>,
    /// How many; `None` where counting means nothing.
    pub quantity: Option<Quantity>,
    /// Gross amount, service charge and tax included; negative when taken back or moved away.
    pub amount: Money,
    /// Why the line is here.
    pub kind: BillLineKind,
}

/// One line of a summary bill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryLine {
    /// Charge code.
    pub code: String,
    /// Name of the charge code.
    pub name: String,
    /// Business date of the earliest posting.
    pub first: NaiveDate,
    /// Business date of the latest posting.
    pub last: NaiveDate,
    /// How many postings it gathers.
    pub postings: usize,
    /// Gross sum.
    pub amount: Money,
}

/// The part of a bill taxed at one rate; `net + service + tax == gross`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TaxLine {
    /// Tax rate in percent; zero for what is not taxed.
    pub rate: Percent,
    /// Before service charge and tax.
    pub net: Money,
    /// Service charge.
    pub service: Money,
    /// Tax.
    pub tax: Money,
    /// What the guest pays.
    pub gross: Money,
}

/// One payment, deposit used, or refund on a bill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BillTender {
    /// Business date of the payment.
    pub date: NaiveDate,
    /// Name of the tender: cash, bank card, deposit used, on account …
    pub name: String,
    /// Card or transfer reference worth printing; never a card number.
    pub reference: Option<String>,
    /// What it settles; negative for a refund.
    pub amount: Money,
    /// What the guest handed over, when that was more than `amount`.
    pub received: Option<Money>,
}

impl BillTender {
    /// What was given back in cash: `received - amount`, or zero.
    pub fn change(&self) -> Money {
        Money(self.received.map_or(0, |received| received.0.saturating_sub(self.amount.0)))
    }
}

/// Who pays a bill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Payee {
    /// The guest or the company that the bill is made out to.
    pub name: String,
    /// The company's taxpayer number.
    pub tax_id: Option<String>,
    /// The company's address.
    pub address: Option<String>,
}

/// The bill of one folio (one window of a stay).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Bill {
    /// House, number, language, operator, date.
    pub heading: Heading,
    /// How much it tells.
    pub form: BillForm,
    /// True for a bill shown before it is settled; the paper then says so in its title.
    pub interim: bool,
    /// Name of the guest in the room.
    pub guest: String,
    /// Room number; empty for a folio without a room.
    pub room: String,
    /// Name of the room type; empty for a folio without a room.
    pub room_type: String,
    /// Number of the stay.
    pub stay_number: String,
    /// First night.
    pub arrival: NaiveDate,
    /// Day of leaving.
    pub departure: NaiveDate,
    /// The folio's window as the clerk calls it: `A`, `B` …
    pub window: String,
    /// Who pays.
    pub payee: Payee,
    /// Every posting that is not a payment, oldest first.
    pub lines: Vec<BillLine>,
    /// The sum of the lines by tax rate; empty when the house prints none.
    pub taxes: Vec<TaxLine>,
    /// Payments, deposits used and refunds, oldest first.
    pub tenders: Vec<BillTender>,
    /// What the folio still owes by the books; negative when the house owes the guest.
    pub balance: Money,
    /// A sentence of the house to the guest at the foot; empty for none.
    pub note: String,
}

impl Bill {
    /// Sum of the lines: what the guest consumed, gross.
    pub fn total(&self) -> Money {
        Money(clamp(total(self.lines.iter().map(|line| &line.amount))))
    }

    /// Sum of the tenders: what was paid, refunds taken off.
    pub fn paid(&self) -> Money {
        Money(clamp(total(self.tenders.iter().map(|tender| &tender.amount))))
    }

    /// Nights between arrival and departure; 0 for a day use.
    pub fn nights(&self) -> i64 {
        (self.departure - self.arrival).num_days()
    }

    /// The lines gathered by charge code, in the order in which the codes first appear.
    ///
    /// Reversals and transfers count into their code, so a summary and a detail of the same
    /// folio always show the same total.
    pub fn summary(&self) -> Vec<SummaryLine> {
        let mut gathered: Vec<SummaryLine> = Vec::new();
        for line in &self.lines {
            match gathered.iter_mut().find(|entry| entry.code == line.code) {
                Some(entry) => {
                    entry.first = entry.first.min(line.date);
                    entry.last = entry.last.max(line.date);
                    entry.postings += 1;
                    entry.amount = Money(entry.amount.0.saturating_add(line.amount.0));
                }
                None => gathered.push(SummaryLine {
                    code: line.code.clone(),
                    name: line.code_name.clone(),
                    first: line.date,
                    last: line.date,
                    postings: 1,
                    amount: line.amount,
                }),
            }
        }
        gathered
    }

    /// Proves that lines, taxes, tenders and balance agree.
    ///
    /// # Errors
    /// The first figure that does not follow from the others.
    pub fn check(&self) -> Result<(), PaperProblem> {
        let consumed = total(self.lines.iter().map(|line| &line.amount));
        let paid = total(self.tenders.iter().map(|tender| &tender.amount));
        agree("balance", i128::from(self.balance.0), consumed - paid)?;
        for row in &self.taxes {
            agree("taxes.gross", i128::from(row.gross.0), total([row.net, row.service, row.tax].iter()))?;
        }
        if !self.taxes.is_empty() {
            agree("taxes", total(self.taxes.iter().map(|row| &row.gross)), consumed)?;
        }
        Ok(())
    }
}

/// Brings a sum back into 64 bits; amounts are far smaller, so this only ever tames nonsense.
fn clamp(sum: i128) -> i64 {
    i64::try_from(sum).unwrap_or(if sum < 0 { i64::MIN } else { i64::MAX })
}
