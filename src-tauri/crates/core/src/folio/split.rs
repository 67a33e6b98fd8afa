//! Splitting a charge: equal parts, given amounts, or percentages.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::FolioProblem;
use crate::money::{Money, MoneyProblem, Percent, Quantity, apportion};
use crate::tax::{Breakdown, split_breakdown};

/// Most parts of one split.
pub const MAX_PARTS: usize = 50;

/// How a charge is to be split.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum SplitPlan {
    /// Into parts of the same size, as far as minor units allow.
    Equal {
        /// How many.
        parts: u32,
    },
    /// Into these amounts, with the sign of the charge; what they leave over becomes the last part.
    Amounts {
        /// Gross amounts in minor units.
        amounts: Vec<Money>,
    },
    /// Into these shares, which sum to 100.
    Percents {
        /// Shares of the whole.
        percents: Vec<Percent>,
    },
}

/// One part of a split charge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SplitPart {
    /// What it amounts to; net, service charge and tax sum to its gross.
    pub amount: Breakdown,
    /// Its share of the quantity.
    pub quantity: Quantity,
    /// The part carries a minor unit of the tail, because the whole does not divide evenly.
    pub carries_tail: bool,
}

/// A charge split in parts that sum to it, in every component.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Split {
    /// The parts, in the order of the plan.
    pub parts: Vec<SplitPart>,
    /// What was left over after rounding each part towards zero, and was handed out unit by unit.
    pub tail: Money,
}

impl Split {
    /// Indexes of the parts that carry the tail.
    pub fn tail_parts(&self) -> Vec<usize> {
        (0..self.parts.len()).filter(|i| self.parts[*i].carries_tail).collect()
    }
}

/// Splits a charge: gross by the largest-remainder method, then service charge and tax likewise, so
/// that the parts sum to the whole in every component.
///
/// # Errors
/// [`FolioProblem::PartCount`], [`FolioProblem::BadAmount`], [`FolioProblem::PartsExceed`],
/// [`FolioProblem::PercentsOff`], [`FolioProblem::EmptyPart`] when a part would come to nothing.
pub fn plan_split(charge: &Breakdown, quantity: Quantity, plan: &SplitPlan) -> Result<Split, FolioProblem> {
    let gross = charge.gross;
    let weights = weights(gross, plan)?;
    let amounts = split_breakdown(*charge, &weights);
    if let Some(part) = amounts.iter().position(|amount| amount.gross == Money::ZERO) {
        return Err(FolioProblem::EmptyPart { part, gross });
    }
    let quantities = apportion(Money(quantity.scaled()), &weights);
    let whole: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
    let floor = |weight: i64| i128::from(gross.0.unsigned_abs()) * i128::from(weight) / whole;
    let extra = |amount: &Breakdown, weight: i64| i128::from(amount.gross.0.unsigned_abs()) - floor(weight);
    let tail: i128 = amounts.iter().zip(&weights).map(|(amount, weight)| extra(amount, *weight)).sum();
    let tail = i64::try_from(tail).expect("at most one minor unit for each part");
    let parts = amounts
        .iter()
        .zip(&weights)
        .zip(quantities)
        .map(|((amount, weight), quantity)| SplitPart {
            amount: *amount,
            quantity: Quantity::from_scaled(quantity.0),
            carries_tail: extra(amount, *weight) > 0,
        })
        .collect();
    Ok(Split { parts, tail: Money(tail * gross.0.signum()) })
}

fn weights(gross: Money, plan: &SplitPlan) -> Result<Vec<i64>, FolioProblem> {
    let parts = match plan {
        SplitPlan::Equal { parts } => *parts as usize,
        SplitPlan::Amounts { amounts } => amounts.len(),
        SplitPlan::Percents { percents } => percents.len(),
    };
    // One amount is enough: the rest of the charge makes the second part.
    let least = if matches!(plan, SplitPlan::Amounts { .. }) { 1 } else { 2 };
    if !(least..=MAX_PARTS).contains(&parts) {
        return Err(FolioProblem::PartCount { parts });
    }
    match plan {
        SplitPlan::Equal { .. } => Ok(vec![1; parts]),
        SplitPlan::Amounts { amounts } => by_amounts(gross, amounts),
        SplitPlan::Percents { percents } => by_percents(percents),
    }
}

fn by_amounts(gross: Money, amounts: &[Money]) -> Result<Vec<i64>, FolioProblem> {
    let mut weights = Vec::with_capacity(amounts.len() + 1);
    for (line, amount) in amounts.iter().enumerate() {
        let bad = |problem| FolioProblem::BadAmount { line, problem };
        amount.check_amount().map_err(bad)?;
        if amount.0.signum() != gross.0.signum() {
            return Err(bad(MoneyProblem::NotPositive));
        }
        weights.push(amount.abs().0);
    }
    let sum: i64 = weights.iter().sum();
    let rest = gross.abs().0 - sum;
    if rest < 0 {
        return Err(FolioProblem::PartsExceed { sum: amounts.iter().sum(), gross });
    }
    if rest > 0 {
        weights.push(rest);
    }
    if (2..=MAX_PARTS).contains(&weights.len()) {
        Ok(weights)
    } else {
        Err(FolioProblem::PartCount { parts: weights.len() })
    }
}

fn by_percents(percents: &[Percent]) -> Result<Vec<i64>, FolioProblem> {
    for (line, percent) in percents.iter().enumerate() {
        if *percent <= Percent::ZERO {
            return Err(FolioProblem::BadAmount { line, problem: MoneyProblem::NotPositive });
        }
    }
    let weights: Vec<i64> = percents.iter().map(|percent| percent.scaled()).collect();
    let sum = weights.iter().sum();
    if sum == Percent::HUNDRED.scaled() {
        Ok(weights)
    } else {
        Err(FolioProblem::PercentsOff { sum: Percent::from_scaled(sum) })
    }
}
