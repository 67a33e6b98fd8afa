//! Amounts, percentages and quantities: exact, never floating point.
//!
//! [`Money`] counts the minor units of one [`Currency`] (fen, cents, yen). [`Percent`] and [`Quantity`] are
//! decimals. Wherever an amount is computed from decimals it is rounded once, by [`round_half_up`]; wherever
//! an amount is divided among several takers it is divided by [`apportion`] or [`unit_share`], so that the
//! parts always sum to the whole.

use std::borrow::Cow;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};
use std::str::FromStr;

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use thiserror::Error;
use unicode_normalization::UnicodeNormalization;

mod decimal;
#[cfg(test)]
mod tests;

pub use decimal::{Percent, Quantity};

/// The largest amount anyone may type or post, in minor units: 10¹¹, a thousand million yuan.
///
/// Anything beyond is a slip of the finger, not a hotel bill.
pub const MAX_AMOUNT: Money = Money(100_000_000_000);

/// The largest amount that goes over the wire, in minor units: 2⁵³ − 1, the last integer JavaScript keeps.
pub const MAX_WIRE: Money = Money((1 << 53) - 1);

/// Why an amount, a percentage, a quantity or a currency is not accepted.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum MoneyProblem {
    /// The text is not an amount such as `1234.5`, `1,234.50` or `１２３４．５`.
    #[error("not an amount: {text:?}")]
    NotAnAmount {
        /// What was typed.
        text: String,
    },
    /// More decimal places than the currency, percentage or quantity has.
    #[error("{text:?} has more than {allowed} decimal places")]
    TooManyDecimals {
        /// What was typed.
        text: String,
        /// The number of decimal places that can be kept.
        allowed: u32,
    },
    /// Beyond [`MAX_AMOUNT`] in either direction.
    #[error("the amount is larger than {max}")]
    TooLarge {
        /// The largest amount accepted, in minor units.
        max: i64,
    },
    /// Negative where only zero or more makes sense.
    #[error("the amount is negative")]
    Negative,
    /// Zero or less where something must be paid, charged or bought.
    #[error("the amount is not positive")]
    NotPositive,
    /// The text is not a decimal number such as `6` or `12.5`.
    #[error("not a decimal number: {text:?}")]
    NotANumber {
        /// What was typed.
        text: String,
    },
    /// A percentage outside 0 to 100 where a rate of tax or service is meant.
    #[error("a rate lies between 0 and 100 percent")]
    NotARate,
    /// Not three capital letters.
    #[error("not an ISO 4217 currency code: {code:?}")]
    NotACurrency {
        /// What was given.
        code: String,
    },
}

/// An amount in minor units of the currency of the property; negative when money is owed the other way.
///
/// On the wire an integer, and never beyond [`MAX_WIRE`]. An amount typed by a person also passes
/// [`Money::check_amount`] or one of its stricter sisters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i64")]
pub struct Money(pub i64);

impl Money {
    /// Nothing.
    pub const ZERO: Money = Money(0);

    /// The minor units.
    pub const fn minor(self) -> i64 {
        self.0
    }

    /// Whether there is nothing at all.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Whether the amount is below zero.
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// Whether the amount is above zero.
    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }

    /// The amount without its sign.
    pub const fn abs(self) -> Money {
        Money(self.0.saturating_abs())
    }

    /// The sum, or `None` when it does not fit.
    pub const fn checked_add(self, other: Money) -> Option<Money> {
        match self.0.checked_add(other.0) {
            Some(minor) => Some(Money(minor)),
            None => None,
        }
    }

    /// The difference, or `None` when it does not fit.
    pub const fn checked_sub(self, other: Money) -> Option<Money> {
        match self.0.checked_sub(other.0) {
            Some(minor) => Some(Money(minor)),
            None => None,
        }
    }

    /// The amount `count` times, or `None` when it does not fit.
    pub const fn checked_mul(self, count: i64) -> Option<Money> {
        match self.0.checked_mul(count) {
            Some(minor) => Some(Money(minor)),
            None => None,
        }
    }

    /// The price of `quantity` units at this price each, rounded to the minor unit.
    ///
    /// # Errors
    /// [`MoneyProblem::TooLarge`] when the result is beyond [`MAX_AMOUNT`].
    pub fn times(self, quantity: Quantity) -> Result<Money, MoneyProblem> {
        let too_large = MoneyProblem::TooLarge { max: MAX_AMOUNT.0 };
        let product = Decimal::from(self.0).checked_mul(quantity.0).ok_or(too_large.clone())?;
        if product.abs() > Decimal::from(MAX_AMOUNT.0) {
            return Err(too_large);
        }
        Ok(Money(round_half_up(product)))
    }

    /// An amount that a person may enter: not beyond [`MAX_AMOUNT`] either way.
    ///
    /// # Errors
    /// [`MoneyProblem::TooLarge`].
    pub fn check_amount(self) -> Result<Money, MoneyProblem> {
        if self > MAX_AMOUNT || self < -MAX_AMOUNT {
            return Err(MoneyProblem::TooLarge { max: MAX_AMOUNT.0 });
        }
        Ok(self)
    }

    /// A price or limit: zero or more, and not absurd.
    ///
    /// # Errors
    /// [`MoneyProblem::Negative`], [`MoneyProblem::TooLarge`].
    pub fn check_not_negative(self) -> Result<Money, MoneyProblem> {
        if self.is_negative() {
            return Err(MoneyProblem::Negative);
        }
        self.check_amount()
    }

    /// A charge or payment: more than zero, and not absurd.
    ///
    /// # Errors
    /// [`MoneyProblem::NotPositive`], [`MoneyProblem::TooLarge`].
    pub fn check_positive(self) -> Result<Money, MoneyProblem> {
        if !self.is_positive() {
            return Err(MoneyProblem::NotPositive);
        }
        self.check_amount()
    }

    /// Reads an amount as people write it: `1234.5`, `1,234.50`, `-3`, `￥12`, and all of it in full width.
    ///
    /// Commas may only stand between groups of three digits, so that a decimal comma is refused, not misread.
    ///
    /// # Errors
    /// [`MoneyProblem::NotAnAmount`], [`MoneyProblem::TooManyDecimals`] (places beyond those of `currency`),
    /// [`MoneyProblem::TooLarge`].
    pub fn parse(text: &str, currency: Currency) -> Result<Money, MoneyProblem> {
        let not_an_amount = || MoneyProblem::NotAnAmount { text: text.to_owned() };
        let plain: String = text.nfkc().map(|c| if c == '−' { '-' } else { c }).collect();
        let (negative, unsigned) = match plain.trim().strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, plain.trim()),
        };
        let digits = unsigned.trim_start_matches('¥').trim_start();
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        if !is_grouped(whole) || !fraction.bytes().all(|b| b.is_ascii_digit()) || digits.ends_with('.') {
            return Err(not_an_amount());
        }
        let fraction = fraction.trim_end_matches('0');
        let allowed = currency.minor_digits();
        let Some(padding) = (allowed as usize).checked_sub(fraction.len()) else {
            return Err(MoneyProblem::TooManyDecimals { text: text.to_owned(), allowed });
        };
        let minor: String = whole
            .chars()
            .filter(|c| *c != ',')
            .chain(fraction.chars())
            .chain("0".repeat(padding).chars())
            .collect();
        let too_large = MoneyProblem::TooLarge { max: MAX_AMOUNT.0 };
        let minor: i64 = minor.parse().map_err(|_| too_large)?;
        Money(if negative { -minor } else { minor }).check_amount()
    }

    /// The amount in major units as plain text for files and logs: `-1234.50`, without groups or a sign of
    /// the currency. Screens and papers format for their reader.
    pub fn plain(self, currency: Currency) -> String {
        Decimal::from_i128_with_scale(i128::from(self.0), currency.minor_digits()).to_string()
    }
}

/// Whether `text` is digits, or groups of three digits with commas between.
fn is_grouped(text: &str) -> bool {
    let mut groups = text.split(',');
    let first = groups.next().unwrap_or_default();
    let all_digits = |group: &str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    let grouped = text.contains(',');
    all_digits(first) && (!grouped || first.len() <= 3) && groups.all(|g| g.len() == 3 && all_digits(g))
}

impl TryFrom<i64> for Money {
    type Error = MoneyProblem;

    fn try_from(minor: i64) -> Result<Money, MoneyProblem> {
        if minor.unsigned_abs() > MAX_WIRE.0.unsigned_abs() {
            return Err(MoneyProblem::TooLarge { max: MAX_WIRE.0 });
        }
        Ok(Money(minor))
    }
}

impl JsonSchema for Money {
    fn schema_name() -> Cow<'static, str> {
        "Money".into()
    }

    fn schema_id() -> Cow<'static, str> {
        concat!(module_path!(), "::Money").into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "integer",
            "format": "int64",
            "description": "An amount in minor units of the currency of the property (fen, cents).",
            "minimum": -MAX_WIRE.0,
            "maximum": MAX_WIRE.0,
        })
    }
}

// A sum of amounts each within MAX_AMOUNT needs ninety million of them to overflow.
const FITS: &str = "amounts are limited, so their sums stay far inside 64 bits";

impl Add for Money {
    type Output = Money;

    fn add(self, other: Money) -> Money {
        self.checked_add(other).expect(FITS)
    }
}

impl Sub for Money {
    type Output = Money;

    fn sub(self, other: Money) -> Money {
        self.checked_sub(other).expect(FITS)
    }
}

impl Neg for Money {
    type Output = Money;

    fn neg(self) -> Money {
        Money::ZERO - self
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Money) {
        *self = *self + other;
    }
}

impl SubAssign for Money {
    fn sub_assign(&mut self, other: Money) {
        *self = *self - other;
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Money>>(amounts: I) -> Money {
        amounts.fold(Money::ZERO, Add::add)
    }
}

impl<'a> Sum<&'a Money> for Money {
    fn sum<I: Iterator<Item = &'a Money>>(amounts: I) -> Money {
        amounts.copied().sum()
    }
}

/// A currency by its ISO 4217 code: `CNY`, `USD`. On the wire the code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

impl Currency {
    /// The yuan renminbi.
    pub const CNY: Currency = Currency(*b"CNY");
    /// The euro.
    pub const EUR: Currency = Currency(*b"EUR");
    /// The Japanese yen, which has no minor unit.
    pub const JPY: Currency = Currency(*b"JPY");
    /// The United States dollar.
    pub const USD: Currency = Currency(*b"USD");

    /// The currency of a code of three capital letters.
    ///
    /// # Errors
    /// [`MoneyProblem::NotACurrency`].
    pub fn parse(code: &str) -> Result<Currency, MoneyProblem> {
        match <[u8; 3]>::try_from(code.as_bytes()) {
            Ok(bytes) if bytes.iter().all(u8::is_ascii_uppercase) => Ok(Currency(bytes)),
            _ => Err(MoneyProblem::NotACurrency { code: code.to_owned() }),
        }
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.0).expect("only ASCII letters get in")
    }

    /// Decimal places of the minor unit, as ISO 4217 lists them.
    pub fn minor_digits(self) -> u32 {
        match &self.0 {
            b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG" | b"RWF"
            | b"UGX" | b"UYI" | b"VND" | b"VUV" | b"XAF" | b"XOF" | b"XPF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            _ => 2,
        }
    }

    /// Minor units in one major unit: 100 fen to the yuan.
    pub fn minor_per_major(self) -> i64 {
        10_i64.pow(self.minor_digits())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Currency({self})")
    }
}

impl FromStr for Currency {
    type Err = MoneyProblem;

    fn from_str(code: &str) -> Result<Currency, MoneyProblem> {
        Currency::parse(code)
    }
}

impl TryFrom<String> for Currency {
    type Error = MoneyProblem;

    fn try_from(code: String) -> Result<Currency, MoneyProblem> {
        Currency::parse(&code)
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> String {
        currency.as_str().to_owned()
    }
}

impl JsonSchema for Currency {
    fn schema_name() -> Cow<'static, str> {
        "Currency".into()
    }

    fn schema_id() -> Cow<'static, str> {
        concat!(module_path!(), "::Currency").into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": "^[A-Z]{3}$",
            "description": "A currency by its ISO 4217 code.",
        })
    }
}

/// Rounds to a whole number, a half going away from zero: 0.5 → 1, −0.5 → −1.
///
/// The one rounding of the house. Away from zero keeps a reversal the exact mirror of what it reverses.
///
/// # Panics
/// When the value does not fit 64 bits, which limited amounts and rates cannot bring about.
pub fn round_half_up(value: Decimal) -> i64 {
    round_to(value, 0).to_i64().expect(FITS)
}

fn round_to(value: Decimal, decimals: u32) -> Decimal {
    value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

/// Divides `total` in proportion to `weights` so that the parts sum to it: the largest-remainder method.
///
/// Each part first gets its share rounded towards zero; the missing units go one each to the parts with the
/// largest remainders, ties to the larger weight, then to the lower index. When no weight is above zero all
/// count the same; a weight below zero counts as zero. A negative total gives the mirror of the positive one.
///
/// # Panics
/// When there are no weights but something to divide.
pub fn apportion(total: Money, weights: &[i64]) -> Vec<Money> {
    assert!(!weights.is_empty() || total.is_zero(), "an amount needs someone to carry it");
    let weighted = weights.iter().any(|weight| *weight > 0);
    let weights: Vec<i128> =
        weights.iter().map(|weight| if weighted { i128::from((*weight).max(0)) } else { 1 }).collect();
    let sum: i128 = weights.iter().sum();
    let amount = i128::from(total.0.unsigned_abs());
    let mut parts: Vec<i128> = weights.iter().map(|weight| amount * weight / sum).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    // The sort is stable, so equal remainders of equal weights keep the order of their index.
    order.sort_by_key(|i| std::cmp::Reverse((amount * weights[*i] % sum, weights[*i])));
    let missing = usize::try_from(amount - parts.iter().sum::<i128>())
        .expect("each part misses less than one unit, so fewer are missing than there are parts");
    for i in order.into_iter().take(missing) {
        parts[i] += 1;
    }
    let sign = i128::from(total.0.signum());
    parts.into_iter().map(|part| Money(i64::try_from(sign * part).expect("a part of an i64"))).collect()
}

/// The share of unit `k` (counted from 1) when `total` pays for `n` units: cumulative rounding, so that units
/// taken back one by one give exactly the total.
///
/// # Panics
/// When `k` is not in `1..=n`.
pub fn unit_share(total: Money, n: u32, k: u32) -> Money {
    assert!((1..=n).contains(&k), "unit {k} of {n}");
    let up_to = |k: u32| Money(round_half_up(Decimal::from(total.0) * Decimal::from(k) / Decimal::from(n)));
    up_to(k) - up_to(k - 1)
}
