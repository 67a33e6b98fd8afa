//! The night-audit closing: one business date, proved and sealed.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Heading, PaperProblem, agree, total};
use crate::money::{Money, Percent};

/// The house's figures for one night, as the Uniform System of Accounts for the Lodging Industry
/// defines them: occupancy = sold ÷ available, ADR = room revenue ÷ sold, RevPAR = room revenue ÷
/// available, where available = physical − out of order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RoomStatistics {
    /// Rooms that the house has.
    pub physical: i64,
    /// Rooms taken out of the inventory for the night.
    pub out_of_order: i64,
    /// Rooms sold for the night.
    pub sold: i64,
    /// Guests in the house.
    pub guests: i64,
    /// Room revenue of the night, net of service charge and tax.
    pub room_revenue: Money,
    /// `None` when no room was available.
    pub occupancy: Option<Percent>,
    /// Average daily rate; `None` when no room was sold.
    pub adr: Option<Money>,
    /// Revenue per available room; `None` when no room was available.
    pub rev_par: Option<Money>,
}

/// The day's revenue of one charge code; `net + service + tax == gross`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RevenueLine {
    /// Charge code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// How many postings, reversals included.
    pub postings: i64,
    /// Before service charge and tax.
    pub net: Money,
    /// Service charge.
    pub service: Money,
    /// Tax.
    pub tax: Money,
    /// Gross.
    pub gross: Money,
}

/// What one tender took on the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TenderTotal {
    /// Name of the tender.
    pub name: String,
    /// How many payments and refunds.
    pub count: i64,
    /// Taken in.
    pub received: Money,
    /// Given back, as a positive amount.
    pub refunded: Money,
}

/// The three ledgers of a hotel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Ledger {
    /// Money taken before arrival: a liability.
    Deposit,
    /// Folios of guests in house, and house accounts.
    Guest,
    /// Receivables from companies, agents and guests who left with a balance.
    City,
}

/// One ledger over the day; `opening + debit - credit == closing`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LedgerMovement {
    /// Which ledger.
    pub ledger: Ledger,
    /// Balance when the day opened, debit positive.
    pub opening: Money,
    /// Debits of the day, positive.
    pub debit: Money,
    /// Credits of the day, positive.
    pub credit: Money,
    /// Balance when the day closed, debit positive.
    pub closing: Money,
}

/// One account of the trial balance; one of the two columns is zero.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TrialLine {
    /// Account code.
    pub account: String,
    /// Its name.
    pub name: String,
    /// Debit balance, positive, or zero.
    pub debit: Money,
    /// Credit balance, positive, or zero.
    pub credit: Money,
}

/// One proof that `verify` ran over the whole books.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VerifyCheck {
    /// What it proves, in the language of the paper.
    pub name: String,
    /// Records looked at.
    pub examined: i64,
    /// Records found wrong.
    pub findings: i64,
}

/// What happened on the business date.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DayCounts {
    /// Check-ins.
    pub arrivals: i64,
    /// Check-outs.
    pub departures: i64,
    /// Reservations that did not show up.
    pub no_shows: i64,
    /// Room nights posted by this night audit.
    pub nights_posted: i64,
    /// Folio postings.
    pub postings: i64,
    /// Reversals among them.
    pub reversals: i64,
    /// Journal entries.
    pub journal_entries: i64,
    /// Audit records.
    pub audit_records: i64,
}

/// The newest record of a hash chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChainHead {
    /// Its number in the chain.
    pub sequence: i64,
    /// Its hash in lower-case hexadecimal.
    pub hash: String,
}

/// The day's proof: statistics, revenue, tenders, ledgers, trial balance, and the heads of the
/// journal and audit chains. A later change of any record no longer leads to the printed heads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NightAuditClosing {
    /// House, number, language, operator; its business date is the one closed.
    pub heading: Heading,
    /// The business date that begins.
    pub next_business_date: NaiveDate,
    /// Rooms and their figures.
    pub rooms: RoomStatistics,
    /// Revenue by charge code.
    pub revenue: Vec<RevenueLine>,
    /// Takings by tender.
    pub tenders: Vec<TenderTotal>,
    /// Deposit, guest and city ledger.
    pub ledgers: Vec<LedgerMovement>,
    /// Every account with a balance.
    pub trial_balance: Vec<TrialLine>,
    /// What `verify` looked at.
    pub verify: Vec<VerifyCheck>,
    /// What happened.
    pub counts: DayCounts,
    /// Name of the chain algorithm, e.g. `sha256-v1`.
    pub algorithm: String,
    /// Head of the journal chain.
    pub journal_head: ChainHead,
    /// Head of the audit chain.
    pub audit_head: ChainHead,
}

impl NightAuditClosing {
    /// Gross revenue of the day.
    pub fn gross_revenue(&self) -> i128 {
        total(self.revenue.iter().map(|line| &line.gross))
    }

    /// Takings of the day, refunds taken off.
    pub fn takings(&self) -> i128 {
        let received = total(self.tenders.iter().map(|line| &line.received));
        received - total(self.tenders.iter().map(|line| &line.refunded))
    }

    /// Records that `verify` found wrong; a day closes with none.
    pub fn findings(&self) -> i64 {
        self.verify.iter().map(|check| check.findings).sum()
    }

    /// The text of the QR code: enough to compare a paper with the books years later.
    ///
    /// Fields are separated by `|`: format, document number, business date, algorithm, `J` sequence and hash
    /// of the journal head, `A` sequence and hash of the audit head, gross revenue, takings and the
    /// trial balance's debit total in minor units of the currency.
    pub fn seal(&self) -> String {
        format!(
            "KEZHAN-CLOSING-1|{}|{}|{}|J{}:{}|A{}:{}|{}|{}|{}",
            self.heading.number,
            self.heading.business_date,
            self.algorithm,
            self.journal_head.sequence,
            self.journal_head.hash,
            self.audit_head.sequence,
            self.audit_head.hash,
            self.gross_revenue(),
            self.takings(),
            total(self.trial_balance.iter().map(|line| &line.debit)),
        )
    }

    /// Proves revenue lines, ledgers and the trial balance.
    ///
    /// # Errors
    /// The first figure that does not follow from the others.
    pub fn check(&self) -> Result<(), PaperProblem> {
        for line in &self.revenue {
            agree(
                "revenue.gross",
                i128::from(line.gross.0),
                total([line.net, line.service, line.tax].iter()),
            )?;
        }
        for line in &self.ledgers {
            let moved = i128::from(line.opening.0) + i128::from(line.debit.0) - i128::from(line.credit.0);
            agree("ledgers.closing", i128::from(line.closing.0), moved)?;
        }
        let debit = total(self.trial_balance.iter().map(|line| &line.debit));
        let credit = total(self.trial_balance.iter().map(|line| &line.credit));
        agree("trialBalance", debit, credit)
    }
}
