//! What is in a price: net, service charge and value-added tax.
//!
//! A price list either includes service and tax ([`PriceMode::Inclusive`]) or adds them
//! ([`PriceMode::Exclusive`]). Value-added tax is due on the price with the service charge, which is part of
//! the consideration, so 100 with 10 % service and 6 % tax is 100 → 110 → 116.60. Every amount is rounded
//! half away from zero per charge, and net + service + tax is always exactly gross.

use std::iter::Sum;
use std::ops::{Add, Neg, Sub};

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::money::{Money, Percent, apportion, round_half_up};

#[cfg(test)]
mod tests;

/// Whether listed prices include service charge and tax.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PriceMode {
    /// The guest pays the listed price; service and tax are inside it.
    #[default]
    Inclusive,
    /// Service and tax come on top of the listed price.
    Exclusive,
}

impl PriceMode {
    /// The name on the wire and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            PriceMode::Inclusive => "inclusive",
            PriceMode::Exclusive => "exclusive",
        }
    }

    /// The mode of a stored name.
    pub fn from_name(name: &str) -> Option<PriceMode> {
        [PriceMode::Inclusive, PriceMode::Exclusive].into_iter().find(|mode| mode.as_str() == name)
    }
}

/// What a charge is made of. All four amounts are in minor units; net + service + tax = gross.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Breakdown {
    /// The revenue without service charge and tax.
    pub net: Money,
    /// The service charge.
    pub service: Money,
    /// The value-added tax.
    pub tax: Money,
    /// What the guest pays.
    pub gross: Money,
}

impl Breakdown {
    /// Nothing.
    pub const ZERO: Breakdown =
        Breakdown { net: Money::ZERO, service: Money::ZERO, tax: Money::ZERO, gross: Money::ZERO };

    /// The breakdown of a price that bears neither service charge nor tax.
    pub const fn untaxed(price: Money) -> Breakdown {
        Breakdown { net: price, service: Money::ZERO, tax: Money::ZERO, gross: price }
    }

    /// Whether the components sum to the gross amount, as they must.
    pub fn adds_up(&self) -> bool {
        let sum = [self.net, self.service, self.tax].iter().map(|amount| i128::from(amount.0)).sum::<i128>();
        sum == i128::from(self.gross.0)
    }
}

impl Add for Breakdown {
    type Output = Breakdown;

    fn add(self, other: Breakdown) -> Breakdown {
        Breakdown {
            net: self.net + other.net,
            service: self.service + other.service,
            tax: self.tax + other.tax,
            gross: self.gross + other.gross,
        }
    }
}

impl Neg for Breakdown {
    type Output = Breakdown;

    fn neg(self) -> Breakdown {
        Breakdown { net: -self.net, service: -self.service, tax: -self.tax, gross: -self.gross }
    }
}

impl Sub for Breakdown {
    type Output = Breakdown;

    fn sub(self, other: Breakdown) -> Breakdown {
        self + -other
    }
}

impl Sum for Breakdown {
    fn sum<I: Iterator<Item = Breakdown>>(parts: I) -> Breakdown {
        parts.fold(Breakdown::ZERO, Add::add)
    }
}

impl<'a> Sum<&'a Breakdown> for Breakdown {
    fn sum<I: Iterator<Item = &'a Breakdown>>(parts: I) -> Breakdown {
        parts.copied().sum()
    }
}

/// Breaks a listed price into net, service charge, tax and gross.
///
/// Exclusive: service = price · service %, tax = (price + service) · tax %, gross is their sum. Inclusive:
/// gross is the price, net + service = gross · 100 ∕ (100 + tax), tax is the rest, and net and service come
/// apart the same way. A negative price (a rebate) gives the exact mirror of the positive one.
///
/// # Panics
/// When a rate is below zero; [`Percent::check_rate`] keeps such rates out of the set-up.
pub fn breakdown(price: Money, mode: PriceMode, service: Percent, tax: Percent) -> Breakdown {
    assert!(service >= Percent::ZERO && tax >= Percent::ZERO, "rates of service and tax are not negative");
    match mode {
        PriceMode::Exclusive => {
            let service = percent_of(price, service);
            let tax = percent_of(price + service, tax);
            Breakdown { net: price, service, tax, gross: price + service + tax }
        }
        PriceMode::Inclusive => {
            let before_tax = without_percent(price, tax);
            let net = without_percent(before_tax, service);
            Breakdown { net, service: before_tax - net, tax: price - before_tax, gross: price }
        }
    }
}

/// `rate` percent of an amount, rounded.
fn percent_of(amount: Money, rate: Percent) -> Money {
    Money(round_half_up(Decimal::from(amount.0) * rate.0 / Decimal::ONE_HUNDRED))
}

/// What an amount was before `rate` percent was added to it, rounded.
fn without_percent(amount: Money, rate: Percent) -> Money {
    Money(round_half_up(Decimal::from(amount.0) * Decimal::ONE_HUNDRED / (Decimal::ONE_HUNDRED + rate.0)))
}

/// Divides a charge in proportion to `weights`; the parts sum to it in every component, and each part adds
/// up.
///
/// The gross amount is divided first, by the largest-remainder method of [`apportion`]. Tax is then divided
/// in proportion to the gross parts and service in proportion to what is left of them, which keeps every
/// component on the side of zero where the whole has it even when the parts are single fen. Net is the rest.
///
/// # Panics
/// When there are no weights but something to divide.
pub fn split_breakdown(charge: Breakdown, weights: &[i64]) -> Vec<Breakdown> {
    let gross = apportion(charge.gross, weights);
    let tax = apportion(charge.tax, &sizes(&gross));
    let before_tax: Vec<Money> = gross.iter().zip(&tax).map(|(gross, tax)| *gross - *tax).collect();
    let service = apportion(charge.service, &sizes(&before_tax));
    (0..gross.len())
        .map(|i| Breakdown {
            net: before_tax[i] - service[i],
            service: service[i],
            tax: tax[i],
            gross: gross[i],
        })
        .collect()
}

fn sizes(amounts: &[Money]) -> Vec<i64> {
    amounts.iter().map(|amount| amount.abs().0).collect()
}
