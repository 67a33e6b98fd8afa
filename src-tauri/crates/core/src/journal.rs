//! The journal: double entries that balance because an unbalanced one cannot be made.
//!
//! Amounts are signed, debit positive and credit negative, and each entry sums to zero. The three
//! control accounts of a hotel (deposit, guest and city ledger) carry a [`Party`] on each line, so
//! that their balance is the sum of their sub-ledgers. Nothing is ever changed: a correction is
//! [`Balanced::reverse`] with a reason, then a new entry.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use thiserror::Error;

use crate::chain::Canonical;
use crate::id::{CompanyId, FolioId, StayId};
use crate::money::{Currency, Money};
use crate::tax::Breakdown;
use crate::wire::wire_enum;

wire_enum! {
    /// Why an entry was made.
    pub enum JournalKind {
        /// Deposit taken: money before arrival, a liability.
        Deposit = "deposit",
        /// Deposit given back.
        DepositRefund = "deposit_refund",
        /// Deposit moved to the folio at check-in, or back when the check-in is undone.
        DepositTransfer = "deposit_transfer",
        /// Something consumed.
        Charge = "charge",
        /// A night in a room.
        RoomNight = "room_night",
        /// Money received on a folio.
        Payment = "payment",
        /// Money paid back from a folio.
        Refund = "refund",
        /// A folio's balance left on a company's account.
        OnAccount = "on_account",
        /// Money received on a company's account.
        CityPayment = "city_payment",
        /// A posting moved to another folio.
        Transfer = "transfer",
        /// A posting divided into parts.
        Split = "split",
        /// An earlier entry taken back.
        Reversal = "reversal",
    }
}

/// An account of the journal: lower-case letters, digits and `_`, where a `:` parts the group from
/// the code, as in `revenue:room` or `tender:cash`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Account(String);

/// The text is not an account, or the code cannot be part of one.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{text:?} is no account: letters a-z, digits, '_', and ':' before the code are expected")]
pub struct BadAccount {
    /// What was given.
    pub text: String,
}

/// Longest name of an account in bytes.
const MAX_ACCOUNT: usize = 64;

impl Account {
    /// Money in the tills.
    pub fn cash() -> Account {
        Account("cash".to_owned())
    }

    /// Money at the bank.
    pub fn bank() -> Account {
        Account("bank".to_owned())
    }

    /// Liability for money taken before arrival; its sub-ledger is the stay.
    pub fn deposit_ledger() -> Account {
        Account("deposit_ledger".to_owned())
    }

    /// What guests in house owe; its sub-ledger is the folio.
    pub fn guest_ledger() -> Account {
        Account("guest_ledger".to_owned())
    }

    /// What companies and departed guests owe; its sub-ledger is the company, or else the folio.
    pub fn city_ledger() -> Account {
        Account("city_ledger".to_owned())
    }

    /// Service charge.
    pub fn service_charge() -> Account {
        Account("service_charge".to_owned())
    }

    /// Value added tax owed to the state.
    pub fn vat() -> Account {
        Account("vat".to_owned())
    }

    /// Money on its way through a means of payment, such as a card terminal or a wallet.
    ///
    /// # Errors
    /// [`BadAccount`] when the code has other characters than lower-case letters, digits and `_`.
    pub fn tender(code: &str) -> Result<Account, BadAccount> {
        format!("tender:{code}").parse()
    }

    /// Revenue of one kind, such as `room`, `minibar` or `laundry`.
    ///
    /// # Errors
    /// [`BadAccount`] when the code has other characters than lower-case letters, digits and `_`.
    pub fn revenue(code: &str) -> Result<Account, BadAccount> {
        format!("revenue:{code}").parse()
    }

    /// The name as stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The control account that this is, if it is one.
    pub fn control(&self) -> Option<ControlAccount> {
        ControlAccount::ALL.iter().copied().find(|control| control.as_str() == self.0)
    }

    /// Whether this is revenue of some kind; the service charge belongs to it.
    pub fn is_revenue(&self) -> bool {
        self.0.starts_with("revenue:") || *self == Account::service_charge()
    }
}

wire_enum! {
    /// The accounts whose balance is the sum of a sub-ledger.
    pub enum ControlAccount {
        /// Money before arrival, by stay.
        DepositLedger = "deposit_ledger",
        /// Guests in house, by folio.
        GuestLedger = "guest_ledger",
        /// Receivables, by company or by folio of a departed guest.
        CityLedger = "city_ledger",
    }
}

impl From<ControlAccount> for Account {
    fn from(control: ControlAccount) -> Account {
        Account(control.as_str().to_owned())
    }
}

impl fmt::Display for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Account {
    type Err = BadAccount;

    fn from_str(text: &str) -> Result<Account, BadAccount> {
        let word = |part: &str| {
            part.starts_with(|c: char| c.is_ascii_lowercase())
                && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
        };
        let good = match text.split_once(':') {
            None => word(text),
            Some((group, code)) => word(group) && word(code),
        };
        if good && text.len() <= MAX_ACCOUNT {
            Ok(Account(text.to_owned()))
        } else {
            Err(BadAccount { text: text.to_owned() })
        }
    }
}

/// Whom a line concerns: the key of the sub-ledger.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Party {
    /// The folio.
    pub folio: Option<FolioId>,
    /// The stay.
    pub stay: Option<StayId>,
    /// The company.
    pub company: Option<CompanyId>,
}

impl Party {
    /// Nobody in particular: money, revenue and tax accounts.
    pub fn none() -> Party {
        Party::default()
    }

    /// A folio of a stay.
    pub fn folio(folio: FolioId, stay: StayId) -> Party {
        Party { folio: Some(folio), stay: Some(stay), company: None }
    }

    /// A stay, before it has a folio in use.
    pub fn stay(stay: StayId) -> Party {
        Party { stay: Some(stay), ..Party::default() }
    }

    /// A company.
    pub fn company(company: CompanyId) -> Party {
        Party { company: Some(company), ..Party::default() }
    }

    /// The same, with the company that pays.
    #[must_use]
    pub fn and_company(self, company: CompanyId) -> Party {
        Party { company: Some(company), ..self }
    }
}

/// One line of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Where it goes.
    pub account: Account,
    /// Whom it concerns.
    pub party: Party,
    /// Debit positive, credit negative; never zero.
    pub amount: Money,
}

/// Why an entry cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum JournalProblem {
    /// Debits and credits differ.
    #[error("debits and credits differ by {difference}")]
    Unbalanced {
        /// Debits less credits in minor units.
        difference: i128,
    },
    /// No line moves any money.
    #[error("the entry has no line")]
    Empty,
    /// A debit or credit below zero; a rebate is written with [`EntryDraft::signed`].
    #[error("{account} was given the negative amount {}", amount.0)]
    NegativeAmount {
        /// The account.
        account: Account,
        /// The amount.
        amount: Money,
    },
    /// A line of a stored entry without an amount.
    #[error("{account} has a line of zero")]
    ZeroLine {
        /// The account.
        account: Account,
    },
    /// A control account needs to know whom the line concerns.
    #[error("a line on {account} needs a party")]
    MissingParty {
        /// The account.
        account: ControlAccount,
    },
}

/// An entry in the making.
#[derive(Debug, Clone)]
#[must_use]
pub struct EntryDraft {
    kind: JournalKind,
    currency: Currency,
    lines: Vec<Line>,
    problem: Option<JournalProblem>,
}

impl EntryDraft {
    /// An entry without lines.
    pub fn new(kind: JournalKind, currency: Currency) -> EntryDraft {
        EntryDraft { kind, currency, lines: Vec::new(), problem: None }
    }

    /// Debits the account with an amount of zero or more; zero leaves no line.
    pub fn debit(self, account: Account, party: Party, amount: Money) -> EntryDraft {
        self.not_negative(account, party, amount, amount)
    }

    /// Credits the account with an amount of zero or more; zero leaves no line.
    pub fn credit(self, account: Account, party: Party, amount: Money) -> EntryDraft {
        self.not_negative(account, party, amount, Money::ZERO - amount)
    }

    fn not_negative(mut self, account: Account, party: Party, amount: Money, signed: Money) -> EntryDraft {
        if amount < Money::ZERO {
            self.problem.get_or_insert(JournalProblem::NegativeAmount { account, amount });
            return self;
        }
        self.signed(account, party, signed)
    }

    /// Adds a line with its sign, debit positive; zero leaves no line.
    pub fn signed(mut self, account: Account, party: Party, amount: Money) -> EntryDraft {
        if amount != Money::ZERO {
            self.lines.push(Line { account, party, amount });
        }
        self
    }

    /// A charge: debits the guest ledger with the gross, credits revenue, service charge and tax. A
    /// negative breakdown is a rebate and gives the mirror image.
    pub fn charge(self, folio: Party, revenue: Account, charge: &Breakdown) -> EntryDraft {
        self.signed(Account::guest_ledger(), folio, charge.gross)
            .signed(revenue, Party::none(), Money::ZERO - charge.net)
            .signed(Account::service_charge(), Party::none(), Money::ZERO - charge.service)
            .signed(Account::vat(), Party::none(), Money::ZERO - charge.tax)
    }

    /// The finished entry.
    ///
    /// # Errors
    /// The first thing wrong with it: a negative amount, no line, a control account without party, or
    /// debits and credits that differ.
    pub fn build(self) -> Result<Balanced, JournalProblem> {
        match self.problem {
            Some(problem) => Err(problem),
            None => Balanced::from_lines(self.kind, self.currency, self.lines),
        }
    }
}

/// An entry whose lines sum to zero. There is no way to make another kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Balanced {
    kind: JournalKind,
    currency: Currency,
    lines: Vec<Line>,
}

impl Balanced {
    /// An entry from lines that were stored.
    ///
    /// # Errors
    /// As [`EntryDraft::build`], and [`JournalProblem::ZeroLine`].
    pub fn from_lines(
        kind: JournalKind,
        currency: Currency,
        lines: Vec<Line>,
    ) -> Result<Balanced, JournalProblem> {
        check_lines(&lines)?;
        Ok(Balanced { kind, currency, lines })
    }

    /// Why it was made.
    pub const fn kind(&self) -> JournalKind {
        self.kind
    }

    /// The currency of every line.
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// The lines, in the order they were added.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The movement of an account in this entry, debit positive.
    pub fn movement(&self, account: &Account) -> Money {
        self.lines.iter().filter(|line| line.account == *account).map(|line| line.amount).sum()
    }

    /// The entry that takes this one back: same lines, opposite signs.
    #[must_use]
    pub fn reverse(&self) -> Balanced {
        let mirror = |line: &Line| Line { amount: Money::ZERO - line.amount, ..line.clone() };
        Balanced {
            kind: JournalKind::Reversal,
            currency: self.currency,
            lines: self.lines.iter().map(mirror).collect(),
        }
    }
}

/// Checks that lines make up an entry; `verify` uses it on stored ones.
///
/// # Errors
/// No line, a line of zero, a control account without party, or a sum that is not zero.
pub fn check_lines(lines: &[Line]) -> Result<(), JournalProblem> {
    if lines.is_empty() {
        return Err(JournalProblem::Empty);
    }
    for line in lines {
        if line.amount == Money::ZERO {
            return Err(JournalProblem::ZeroLine { account: line.account.clone() });
        }
        if let Some(account) = line.account.control().filter(|control| !has_party(*control, &line.party)) {
            return Err(JournalProblem::MissingParty { account });
        }
    }
    // Stored lines may hold anything, so the sum is taken where it cannot overflow.
    match lines.iter().map(|line| i128::from(line.amount.0)).sum() {
        0 => Ok(()),
        difference => Err(JournalProblem::Unbalanced { difference }),
    }
}

fn has_party(control: ControlAccount, party: &Party) -> bool {
    match control {
        ControlAccount::DepositLedger => party.stay.is_some(),
        ControlAccount::GuestLedger => party.folio.is_some(),
        ControlAccount::CityLedger => party.company.is_some() || party.folio.is_some(),
    }
}

/// A journal entry as it is stored, for its hash. Text fields hold what the database holds, even
/// where it is no longer a valid name: a changed byte must change the hash, not the ability to read.
#[derive(Debug, Clone, Copy)]
pub struct EntryRecord<'a> {
    /// Id of the entry.
    pub id: &'a str,
    /// The house.
    pub property: &'a str,
    /// Place in the chain of the house: 1, 2, 3 …
    pub seq: i64,
    /// Business date of the entry.
    pub business_date: NaiveDate,
    /// Clock time in epoch milliseconds.
    pub at: i64,
    /// [`JournalKind`] as text.
    pub kind: &'a str,
    /// ISO 4217 code.
    pub currency: &'a str,
    /// Reason of a correction; empty otherwise.
    pub reason: &'a str,
    /// The entry that this one takes back.
    pub reverses: Option<&'a str>,
    /// Who made it.
    pub actor: &'a str,
    /// Where it was made.
    pub station: &'a str,
}

/// A journal line as it is stored.
#[derive(Debug, Clone, Copy)]
pub struct LineRecord<'a> {
    /// [`Account`] as text.
    pub account: &'a str,
    /// Folio of the party.
    pub folio: Option<&'a str>,
    /// Stay of the party.
    pub stay: Option<&'a str>,
    /// Company of the party.
    pub company: Option<&'a str>,
    /// Debit positive, in minor units.
    pub amount: i64,
}

impl<'a> From<&'a Line> for LineRecord<'a> {
    fn from(line: &'a Line) -> LineRecord<'a> {
        LineRecord {
            account: line.account.as_str(),
            folio: line.party.folio.as_ref().map(FolioId::as_str),
            stay: line.party.stay.as_ref().map(StayId::as_str),
            company: line.party.company.as_ref().map(CompanyId::as_str),
            amount: line.amount.0,
        }
    }
}

impl EntryRecord<'_> {
    /// The bytes to chain: every field of the entry, then every line in order, then the digest of every
    /// posting on a folio that the entry carries, in the order of their ids.
    pub fn canonical<'l>(
        &self,
        lines: impl ExactSizeIterator<Item = LineRecord<'l>>,
        postings: impl ExactSizeIterator<Item = &'l str>,
    ) -> Canonical {
        let head = Canonical::new("journal_entry")
            .text(self.id)
            .text(self.property)
            .int(self.seq)
            .date(self.business_date)
            .int(self.at)
            .text(self.kind)
            .text(self.currency)
            .text(self.reason)
            .maybe_text(self.reverses)
            .text(self.actor)
            .text(self.station)
            .list(lines.len());
        let lined = lines.fold(head, |record, line| {
            record
                .text(line.account)
                .maybe_text(line.folio)
                .maybe_text(line.stay)
                .maybe_text(line.company)
                .int(line.amount)
        });
        let listed = lined.list(postings.len());
        postings.fold(listed, Canonical::text)
    }
}

#[cfg(test)]
mod tests;
