//! A folio: the bill window of a stay, what may be posted to it, how a charge is split, how a
//! balance is settled.
//!
//! The balance is the sum of the postings, positive when the guest owes. Postings are never edited:
//! a split, a transfer and a reversal each offset the old posting and make new ones beside it.

mod record;
mod settle;
mod split;

pub use record::PostingRecord;
pub use settle::{MAX_TENDERS, Payment, Settlement, TenderLine, plan_settle};
pub use split::{MAX_PARTS, Split, SplitPart, SplitPlan, plan_split};

use chrono::NaiveDate;
use thiserror::Error;

use crate::money::{Money, MoneyProblem, Percent};
use crate::wire::wire_enum;

wire_enum! {
    /// Whether a folio takes postings.
    pub enum FolioState {
        /// Takes postings.
        Open = "open",
        /// Settled; corrections need a new document.
        Closed = "closed",
    }
}

wire_enum! {
    /// What a posting is.
    pub enum PostingKind {
        /// Something consumed: debit.
        Charge = "charge",
        /// Money received: credit.
        Payment = "payment",
        /// Money paid back: debit.
        Refund = "refund",
        /// Deposit taken before arrival: shown on the folio, counted in the deposit ledger.
        Deposit = "deposit",
        /// Deposit used at check-in, or put back: credit or debit.
        DepositTransfer = "deposit_transfer",
        /// Balance left on a company's account: credit.
        OnAccount = "on_account",
        /// A charge that came from another folio, or the line that took it away.
        Transfer = "transfer",
        /// A part of a split charge, or the line that took the whole away.
        Split = "split",
        /// Takes another posting back.
        Reversal = "reversal",
    }
}

wire_enum! {
    /// What a means of payment is by nature.
    pub enum TenderKind {
        /// Banknotes and coins: the only one that gives change.
        Cash = "cash",
        /// Bank card.
        Card = "card",
        /// A wallet on the guest's phone.
        Wallet = "wallet",
        /// Transfer to the house's bank account.
        BankTransfer = "bank_transfer",
        /// Cheque.
        Cheque = "cheque",
        /// No money now: the amount goes to a company's account in the city ledger.
        CityLedger = "city_ledger",
    }
}

wire_enum! {
    /// How a posting is taken back.
    pub enum Correction {
        /// On the same business date and before the bill was printed: both lines stay visible and
        /// net to nothing.
        Void = "void",
        /// Later: a new line on the open business date, with a reason.
        Adjustment = "adjustment",
    }
}

/// Why something cannot be done to a folio.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FolioProblem {
    /// The folio is closed.
    #[error("the folio is closed")]
    Closed,
    /// A folio with a balance cannot be closed.
    #[error("the folio cannot be closed with a balance of {}", balance.0)]
    BalanceOpen {
        /// The balance.
        balance: Money,
    },
    /// An amount that is not acceptable.
    #[error("line {line}: {problem}")]
    BadAmount {
        /// Index of the part or tender, from 0.
        line: usize,
        /// What is wrong with it.
        problem: MoneyProblem,
    },
    /// A split into fewer than two parts, or into more than [`MAX_PARTS`].
    #[error("a charge splits into 2 to {MAX_PARTS} parts, not {parts}")]
    PartCount {
        /// Parts asked for.
        parts: usize,
    },
    /// A part would come to nothing.
    #[error("part {part} of {} would be empty", gross.0)]
    EmptyPart {
        /// Index of the part, from 0.
        part: usize,
        /// The amount to split.
        gross: Money,
    },
    /// The amounts of a split exceed the charge.
    #[error("parts of {} exceed the charge of {}", sum.0, gross.0)]
    PartsExceed {
        /// Sum of the amounts.
        sum: Money,
        /// The charge.
        gross: Money,
    },
    /// The percentages of a split do not sum to 100.
    #[error("the percentages sum to {sum}, not to 100")]
    PercentsOff {
        /// Their sum.
        sum: Percent,
    },
    /// There is nothing to settle with, or too many lines.
    #[error("a balance is settled with 1 to {MAX_TENDERS} tenders, not {tenders}")]
    TenderCount {
        /// Tenders given.
        tenders: usize,
    },
    /// The folio owes nothing and is owed nothing.
    #[error("the balance is zero")]
    NothingOwed,
    /// A tender without amount, where the tenders before it already cover the balance.
    #[error("nothing is left for tender {line}")]
    NothingLeft {
        /// Index of the tender, from 0.
        line: usize,
    },
    /// More than the balance; the rest may be kept as a credit of the guest if the clerk says so.
    #[error("{} exceeds the balance of {} by {}", offered.0, balance.0, excess.0)]
    Overpaid {
        /// The balance.
        balance: Money,
        /// Sum of the tenders.
        offered: Money,
        /// What is too much.
        excess: Money,
        /// Whether the excess can be kept as a credit.
        may_be_credit: bool,
    },
    /// More is to be paid back than the guest has to get.
    #[error("{} is more than the {} to be paid back", offered.0, credit.0)]
    OverRefunded {
        /// What the guest has to get, positive.
        credit: Money,
        /// What was to be paid back, positive.
        offered: Money,
    },
    /// Less was handed over than the tender is for.
    #[error("tender {line}: {} received for {}", received.0, amount.0)]
    ReceivedTooLittle {
        /// Index of the tender, from 0.
        line: usize,
        /// What it is for.
        amount: Money,
        /// What was handed over.
        received: Money,
    },
    /// Only cash gives change.
    #[error("tender {line}: a {kind} payment gives no change")]
    NoChange {
        /// Index of the tender, from 0.
        line: usize,
        /// Its kind.
        kind: TenderKind,
    },
    /// Money paid back is not handed over by the guest.
    #[error("tender {line}: nothing is received on a refund")]
    ReceivedOnRefund {
        /// Index of the tender, from 0.
        line: usize,
    },
    /// The posting was taken back, split or transferred already.
    #[error("the posting is offset already")]
    AlreadyOffset,
    /// The posting takes another one back and cannot be taken back itself.
    #[error("the posting offsets another one")]
    IsOffset,
    /// Only charges can be split or transferred.
    #[error("a {kind} cannot be split or transferred")]
    NotACharge {
        /// What it is.
        kind: PostingKind,
    },
    /// A transfer to the folio that the posting is on.
    #[error("the posting is on that folio already")]
    SameFolio,
    /// A correction must say why.
    #[error("a correction needs a reason")]
    ReasonMissing,
}

impl FolioState {
    /// Whether the folio takes a posting.
    ///
    /// # Errors
    /// [`FolioProblem::Closed`].
    pub const fn may_post(self) -> Result<(), FolioProblem> {
        match self {
            FolioState::Open => Ok(()),
            FolioState::Closed => Err(FolioProblem::Closed),
        }
    }

    /// Whether the folio may be closed.
    ///
    /// # Errors
    /// Closed already, or a balance that is not zero.
    pub fn may_close(self, balance: Money) -> Result<(), FolioProblem> {
        self.may_post()?;
        if balance == Money::ZERO { Ok(()) } else { Err(FolioProblem::BalanceOpen { balance }) }
    }
}

impl PostingKind {
    /// Whether the posting stands for something consumed, so that it carries net, service charge and
    /// tax and may be split and transferred.
    pub const fn is_charge(self) -> bool {
        matches!(self, PostingKind::Charge | PostingKind::Transfer | PostingKind::Split)
    }
}

impl TenderKind {
    /// Whether more may be handed over than is owed, and the rest given back.
    pub const fn gives_change(self) -> bool {
        matches!(self, TenderKind::Cash)
    }
}

/// What decides whether a posting may be taken back, split or moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PostingFacts {
    /// What it is.
    pub kind: PostingKind,
    /// The folio it is on.
    pub folio: FolioState,
    /// It takes another posting away.
    pub offsets: bool,
    /// Another posting has taken it away.
    pub offset: bool,
    /// Its business date.
    pub business_date: NaiveDate,
}

impl PostingFacts {
    fn live(&self) -> Result<(), FolioProblem> {
        self.folio.may_post()?;
        match (self.offset, self.offsets) {
            (true, _) => Err(FolioProblem::AlreadyOffset),
            (_, true) => Err(FolioProblem::IsOffset),
            _ => Ok(()),
        }
    }

    /// Whether the posting may be split.
    ///
    /// # Errors
    /// A closed folio, a posting that is no live charge.
    pub fn may_split(&self) -> Result<(), FolioProblem> {
        self.live()?;
        if self.kind.is_charge() { Ok(()) } else { Err(FolioProblem::NotACharge { kind: self.kind }) }
    }

    /// Whether the posting may be moved to another folio, which is in state `target`.
    ///
    /// # Errors
    /// As [`PostingFacts::may_split`]; a closed target; the folio that it is on.
    pub fn may_transfer(&self, target: FolioState, same_folio: bool) -> Result<(), FolioProblem> {
        self.may_split()?;
        target.may_post()?;
        if same_folio { Err(FolioProblem::SameFolio) } else { Ok(()) }
    }

    /// How the posting is taken back on `business_date`, if it may be.
    ///
    /// # Errors
    /// A closed folio, a posting that is not live, or no reason.
    pub fn may_reverse(
        &self,
        business_date: NaiveDate,
        bill_printed: bool,
        reason: &str,
    ) -> Result<Correction, FolioProblem> {
        self.live()?;
        if reason.trim().is_empty() {
            return Err(FolioProblem::ReasonMissing);
        }
        let void = self.business_date == business_date && !bill_printed;
        Ok(if void { Correction::Void } else { Correction::Adjustment })
    }
}

#[cfg(test)]
mod tests;
