//! Papers: everything a printed document of the house says, and nothing about how it looks.
//!
//! A use case fills one of these from the books, stores it with the print job and hands it to a
//! [`Press`](crate::press::Press). A reprint prints the stored data again, so a paper never changes
//! after the guest has taken it; only [`Heading::reprint`] tells the copies apart.
//!
//! All amounts are minor units of [`Heading::currency`]. Descriptions are already in
//! [`Heading::language`]: the guest's language, which need not be the clerk's.

mod bill;
mod closing;
mod receipt;
mod registration;

pub use bill::{Bill, BillForm, BillLine, BillLineKind, BillTender, Payee, SummaryLine, TaxLine};
pub use closing::{
    ChainHead, DayCounts, Ledger, LedgerMovement, NightAuditClosing, RevenueLine, RoomStatistics,
    TenderTotal, TrialLine, VerifyCheck,
};
pub use receipt::DepositReceipt;
pub use registration::{NightPrice, RegisteredGuest, RegistrationCard};

use chrono::{DateTime, FixedOffset, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::money::{Currency, Money};

/// The language a paper is written in: the guest's. On the wire a BCP 47 tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
pub enum Language {
    /// Simplified Chinese.
    #[default]
    #[serde(rename = "zh-CN")]
    ZhCn,
    /// English.
    #[serde(rename = "en")]
    En,
}

impl Language {
    /// The BCP 47 tag, as stored and sent: `zh-CN` or `en`.
    pub fn as_str(self) -> &'static str {
        match self {
            Language::ZhCn => "zh-CN",
            Language::En => "en",
        }
    }

    /// The language of a BCP 47 tag; any Chinese is `zh-CN`, everything else is read in English.
    pub fn from_tag(tag: &str) -> Language {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        if primary.eq_ignore_ascii_case("zh") { Language::ZhCn } else { Language::En }
    }
}

/// The paper in the printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PaperSize {
    /// ISO 216 A4, 210 × 297 mm, upright.
    #[default]
    A4,
    /// ISO 216 A5, 148 × 210 mm, upright.
    A5,
    /// A receipt roll 80 mm wide (72 mm printable), as long as its content.
    Roll80,
}

impl PaperSize {
    /// Every size, in the order a picker shows them.
    pub const ALL: [PaperSize; 3] = [PaperSize::A4, PaperSize::A5, PaperSize::Roll80];

    /// The wire name: `a4`, `a5` or `roll80`.
    pub fn as_str(self) -> &'static str {
        match self {
            PaperSize::A4 => "a4",
            PaperSize::A5 => "a5",
            PaperSize::Roll80 => "roll80",
        }
    }
}

/// The house as it introduces itself at the head of a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PropertyHeader {
    /// The house's name in the language of the paper.
    pub name: String,
    /// Postal address on one line; empty when the house has not entered it.
    pub address: String,
    /// Telephone of the front desk; empty when unknown.
    pub phone: String,
    /// Taxpayer number (in China the unified social credit code); empty when the house has none.
    pub tax_id: String,
}

/// What every paper carries: who issued it, when, for which business date, as which document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Heading {
    /// The issuing house.
    pub property: PropertyHeader,
    /// Document number, unique per kind of paper and house.
    pub number: String,
    /// Language of the labels, and of every description on the paper.
    pub language: Language,
    /// Currency of every amount on the paper.
    pub currency: Currency,
    /// Name of the user who issued it.
    pub operator: String,
    /// Business date, which need not be the calendar date of `printed_at`.
    pub business_date: NaiveDate,
    /// When the paper was issued, in epoch milliseconds.
    pub printed_at: i64,
    /// Offset of the house's clock from UTC at that moment, in minutes east.
    pub utc_offset_minutes: i32,
    /// 0 on the first print; n on the nth reprint, which is then marked 补打.
    pub reprint: u16,
}

impl Heading {
    /// `printed_at` as the house's wall clock showed it.
    ///
    /// `None` when the instant or the offset is outside what a calendar can hold.
    pub fn printed_local(&self) -> Option<DateTime<FixedOffset>> {
        let seconds = self.utc_offset_minutes.checked_mul(60)?;
        let offset = FixedOffset::east_opt(seconds)?;
        Some(DateTime::from_timestamp_millis(self.printed_at)?.with_timezone(&offset))
    }
}

/// One document of the house, ready for a [`Press`](crate::press::Press).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Paper {
    /// Signed by the guest at check-in.
    RegistrationCard(Box<RegistrationCard>),
    /// Given to the guest for money taken as a deposit.
    DepositReceipt(Box<DepositReceipt>),
    /// The guest's or company's bill of one folio.
    Bill(Box<Bill>),
    /// The day's proof, printed by night audit.
    NightAuditClosing(Box<NightAuditClosing>),
}

impl Paper {
    /// The part that all papers share.
    pub fn heading(&self) -> &Heading {
        match self {
            Paper::RegistrationCard(paper) => &paper.heading,
            Paper::DepositReceipt(paper) => &paper.heading,
            Paper::Bill(paper) => &paper.heading,
            Paper::NightAuditClosing(paper) => &paper.heading,
        }
    }

    /// The shared part, for a reprint to raise [`Heading::reprint`].
    pub fn heading_mut(&mut self) -> &mut Heading {
        match self {
            Paper::RegistrationCard(paper) => &mut paper.heading,
            Paper::DepositReceipt(paper) => &mut paper.heading,
            Paper::Bill(paper) => &mut paper.heading,
            Paper::NightAuditClosing(paper) => &mut paper.heading,
        }
    }

    /// The kind of paper as stored and sent: `registration_card`, `deposit_receipt`, `bill` or
    /// `night_audit_closing`.
    pub fn kind(&self) -> &'static str {
        match self {
            Paper::RegistrationCard(_) => "registration_card",
            Paper::DepositReceipt(_) => "deposit_receipt",
            Paper::Bill(_) => "bill",
            Paper::NightAuditClosing(_) => "night_audit_closing",
        }
    }

    /// Proves that the figures on the paper agree with each other before anybody signs them.
    ///
    /// # Errors
    /// The first figure that does not follow from the others.
    pub fn check(&self) -> Result<(), PaperProblem> {
        match self {
            Paper::RegistrationCard(paper) => paper.check(),
            Paper::DepositReceipt(paper) => paper.check(),
            Paper::Bill(paper) => paper.check(),
            Paper::NightAuditClosing(paper) => paper.check(),
        }
    }
}

impl From<RegistrationCard> for Paper {
    fn from(paper: RegistrationCard) -> Paper {
        Paper::RegistrationCard(Box::new(paper))
    }
}

impl From<DepositReceipt> for Paper {
    fn from(paper: DepositReceipt) -> Paper {
        Paper::DepositReceipt(Box::new(paper))
    }
}

impl From<Bill> for Paper {
    fn from(paper: Bill) -> Paper {
        Paper::Bill(Box::new(paper))
    }
}

impl From<NightAuditClosing> for Paper {
    fn from(paper: NightAuditClosing) -> Paper {
        Paper::NightAuditClosing(Box::new(paper))
    }
}

/// A figure on a paper that does not follow from the others; such a paper is not printed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{figure} is {printed} minor units on the paper but the lines give {computed}")]
pub struct PaperProblem {
    /// Which figure, by field name.
    pub figure: &'static str,
    /// What the paper would have said, in minor units.
    pub printed: i128,
    /// What the other figures give, in minor units.
    pub computed: i128,
}

/// `Ok` when a printed figure equals the computed one.
fn agree(figure: &'static str, printed: i128, computed: i128) -> Result<(), PaperProblem> {
    if printed == computed { Ok(()) } else { Err(PaperProblem { figure, printed, computed }) }
}

/// Sums amounts without overflow, however many lines a paper has.
fn total<'a>(amounts: impl Iterator<Item = &'a Money>) -> i128 {
    amounts.map(|amount| i128::from(amount.0)).sum()
}

#[cfg(test)]
mod tests;
