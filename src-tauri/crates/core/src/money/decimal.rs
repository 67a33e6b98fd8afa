//! Percentages and quantities: decimals with a fixed smallest step.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{MoneyProblem, round_half_up, round_to};

/// Defines a decimal kept as a whole number of its smallest step, with a decimal string on the wire.
macro_rules! decimal_type {
    ($(#[$doc:meta])* $name:ident, decimals = $decimals:literal, description = $description:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Decimal);

        impl $name {
            /// None at all.
            pub const ZERO: $name = $name(Decimal::ZERO);
            /// Decimal places that are kept.
            pub const DECIMALS: u32 = $decimals;
            /// The largest value, either way, that is accepted from outside.
            pub const MAX: i64 = 1_000_000;

            /// From the whole number that is stored: steps of 10^-[`Self::DECIMALS`].
            pub fn from_scaled(steps: i64) -> $name {
                $name(Decimal::from_i128_with_scale(i128::from(steps), $decimals).normalize())
            }

            /// As the whole number that is stored: steps of 10^-[`Self::DECIMALS`], rounded.
            pub fn scaled(self) -> i64 {
                round_half_up(self.0 * Decimal::from(10_i64.pow($decimals)))
            }

            /// Reads plain decimal text: an optional `-`, digits, and up to [`Self::DECIMALS`] places.
            ///
            /// # Errors
            /// [`MoneyProblem::NotANumber`], [`MoneyProblem::TooManyDecimals`], [`MoneyProblem::TooLarge`].
            pub fn parse(text: &str) -> Result<$name, MoneyProblem> {
                parse_decimal(text, $decimals, $name::MAX).map($name)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.normalize().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = MoneyProblem;

            fn from_str(text: &str) -> Result<$name, MoneyProblem> {
                $name::parse(text)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                let text = Cow::<'de, str>::deserialize(deserializer)?;
                $name::parse(&text).map_err(de::Error::custom)
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn schema_id() -> Cow<'static, str> {
                concat!(module_path!(), "::", stringify!($name)).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({
                    "type": "string",
                    "pattern": format!(r"^-?[0-9]{{1,7}}(\.[0-9]{{1,{}}})?$", $decimals),
                    "description": $description,
                })
            }
        }
    };
}

decimal_type! {
    /// A percentage: `6` is 6 %. Stored in steps of 0.0001 %, on the wire a decimal string.
    Percent, decimals = 4, description = "A percentage as a decimal string: \"6\" is 6 %."
}

decimal_type! {
    /// How many of something, in its unit of sale. Stored in thousandths, on the wire a decimal string.
    Quantity, decimals = 3, description = "A quantity as a decimal string, to the thousandth."
}

impl Percent {
    /// The whole of something.
    pub const HUNDRED: Percent = Percent(Decimal::ONE_HUNDRED);

    /// What percentage `part` is of `whole`, rounded to the step; `None` when there is no whole.
    pub fn of_whole(part: i64, whole: i64) -> Option<Percent> {
        if whole == 0 {
            return None;
        }
        let hundred_parts = Decimal::from(part) * Decimal::ONE_HUNDRED;
        Some(Percent(round_to(hundred_parts / Decimal::from(whole), Percent::DECIMALS).normalize()))
    }

    /// A rate of tax or service: from 0 to 100.
    ///
    /// # Errors
    /// [`MoneyProblem::NotARate`].
    pub fn check_rate(self) -> Result<Percent, MoneyProblem> {
        if self < Percent::ZERO || self > Percent::HUNDRED { Err(MoneyProblem::NotARate) } else { Ok(self) }
    }
}

impl Quantity {
    /// One unit.
    pub const ONE: Quantity = Quantity(Decimal::ONE);

    /// A quantity that can be sold or posted: more than zero.
    ///
    /// # Errors
    /// [`MoneyProblem::NotPositive`].
    pub fn check_positive(self) -> Result<Quantity, MoneyProblem> {
        if self <= Quantity::ZERO { Err(MoneyProblem::NotPositive) } else { Ok(self) }
    }
}

impl From<i32> for Quantity {
    fn from(count: i32) -> Quantity {
        Quantity(Decimal::from(count))
    }
}

fn parse_decimal(text: &str, decimals: u32, max: i64) -> Result<Decimal, MoneyProblem> {
    let not_a_number = || MoneyProblem::NotANumber { text: text.to_owned() };
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(whole) || !all_digits(fraction) {
        return Err(not_a_number());
    }
    if fraction.trim_end_matches('0').len() > decimals as usize {
        return Err(MoneyProblem::TooManyDecimals { text: text.to_owned(), allowed: decimals });
    }
    let too_large = MoneyProblem::TooLarge { max };
    let value = Decimal::from_str(text).map_err(|_| too_large.clone())?;
    if value.abs() > Decimal::from(max) { Err(too_large) } else { Ok(value.normalize()) }
}
