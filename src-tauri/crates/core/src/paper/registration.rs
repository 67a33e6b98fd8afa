//! The registration card.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Heading, PaperProblem, agree, total};
use crate::guest::IdType;
use crate::money::Money;

/// One person on a registration card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RegisteredGuest {
    /// Full name as on the identity document.
    pub name: String,
    /// Kind of identity document; `None` when it was not taken yet.
    pub id_type: Option<IdType>,
    /// Number of the document, masked as the house's rules want it; empty when not taken.
    pub id_number: String,
    /// Nationality, in the language of the paper; empty when unknown.
    pub nationality: String,
    /// Telephone, masked as the house's rules want it; empty when unknown.
    pub phone: String,
}

/// The price of one night.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NightPrice {
    /// The night that begins on this date.
    pub night: NaiveDate,
    /// Gross price of the night, service charge and tax included.
    pub amount: Money,
}

/// Signed by the guest at check-in: who stays, how long, at what price, under which rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RegistrationCard {
    /// House, number, language, operator, date.
    pub heading: Heading,
    /// Number of the stay.
    pub stay_number: String,
    /// Room number; empty when the room is not assigned yet.
    pub room: String,
    /// Name of the room type.
    pub room_type: String,
    /// First night.
    pub arrival: NaiveDate,
    /// Day of leaving.
    pub departure: NaiveDate,
    /// Grown-ups.
    pub adults: u16,
    /// Children.
    pub children: u16,
    /// The guest who signs, then everybody who shares the room.
    pub guests: Vec<RegisteredGuest>,
    /// Name of the rate plan.
    pub rate_plan: String,
    /// One price per night of the stay, in order.
    pub prices: Vec<NightPrice>,
    /// Sum of the nights, gross.
    pub total: Money,
    /// Deposits held for the stay.
    pub deposit: Money,
    /// How the stay will be paid, as agreed; empty when not agreed.
    pub payment: String,
    /// Wishes and remarks; empty for none.
    pub note: String,
    /// The house rules that the guest signs for, one paragraph each.
    pub house_rules: Vec<String>,
}

impl RegistrationCard {
    /// Nights between arrival and departure; 0 for a day use.
    pub fn nights(&self) -> i64 {
        (self.departure - self.arrival).num_days()
    }

    /// Proves that the nights add up to the total.
    ///
    /// # Errors
    /// `total` when it is not the sum of the nights.
    pub fn check(&self) -> Result<(), PaperProblem> {
        agree("total", i128::from(self.total.0), total(self.prices.iter().map(|night| &night.amount)))
    }
}
