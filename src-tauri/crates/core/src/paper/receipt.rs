//! The receipt for a deposit.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Heading, PaperProblem, agree};
use crate::money::Money;

/// Given to the guest for money taken as a deposit; shown again when it is used or returned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DepositReceipt {
    /// House, number, language, operator, date.
    pub heading: Heading,
    /// Who paid.
    pub guest: String,
    /// Room number; `None` before a room is assigned.
    pub room: Option<String>,
    /// Number of the stay that the deposit belongs to.
    pub stay_number: String,
    /// First night.
    pub arrival: NaiveDate,
    /// Day of leaving.
    pub departure: NaiveDate,
    /// Name of the tender.
    pub tender: String,
    /// Card or transfer reference worth printing; never a card number.
    pub reference: Option<String>,
    /// The deposit taken.
    pub amount: Money,
    /// What the guest handed over, when that was more than `amount`.
    pub received: Option<Money>,
    /// All deposits held for this stay, this one included.
    pub held: Money,
    /// A remark of the clerk; empty for none.
    pub note: String,
}

impl DepositReceipt {
    /// What was given back in cash: `received - amount`, or zero.
    pub fn change(&self) -> Money {
        Money(self.received.map_or(0, |received| received.0.saturating_sub(self.amount.0)))
    }

    /// Proves that the guest did not hand over less than the receipt confirms.
    ///
    /// # Errors
    /// `received` when it is below `amount`.
    pub fn check(&self) -> Result<(), PaperProblem> {
        match self.received {
            Some(received) if received.0 < self.amount.0 => {
                agree("received", i128::from(received.0), i128::from(self.amount.0))
            }
            _ => Ok(()),
        }
    }
}
