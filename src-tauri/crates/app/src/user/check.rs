//! Bounds of what is typed about a user.

use crate::cx::bounded;
use crate::problem::{Problem, Result, Rule};

/// Shortest password: NIST SP 800-63B asks for eight characters of a secret a person chose.
pub const SHORTEST_PASSWORD: usize = 8;
const LONGEST_PASSWORD: usize = 200;
const PIN_DIGITS: usize = 6;

/// A login as it is kept: 2 to 32 letters, digits, `.`, `_` or `-`, in lower case.
pub fn login(field: &str, text: &str) -> Result<String> {
    let login = bounded(field, text, 2, 32)?.to_lowercase();
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-');
    if login.chars().all(fits) { Ok(login) } else { Err(Problem::field(field, Rule::Invalid, None).into()) }
}

/// The name of a person as it is shown and printed.
pub fn name(field: &str, text: &str) -> Result<String> {
    bounded(field, text, 1, 60)
}

/// A language of the screens.
pub fn language(field: &str, text: &str) -> Result<String> {
    match text {
        "zh-CN" | "en" => Ok(text.to_owned()),
        _ => Err(Problem::field(field, Rule::Invalid, None).into()),
    }
}

/// A password of enough characters. Spaces count: they are part of what was typed.
pub fn password(field: &str, text: &str) -> Result<()> {
    match text.chars().count() {
        0 => Err(Problem::field(field, Rule::Required, Some(SHORTEST_PASSWORD.to_string())).into()),
        n if n < SHORTEST_PASSWORD => {
            Err(Problem::field(field, Rule::TooShort, Some(SHORTEST_PASSWORD.to_string())).into())
        }
        n if n > LONGEST_PASSWORD => {
            Err(Problem::field(field, Rule::TooLong, Some(LONGEST_PASSWORD.to_string())).into())
        }
        _ => Ok(()),
    }
}

/// A PIN: exactly six digits.
pub fn pin(field: &str, text: &str) -> Result<()> {
    let rule = match text.len() {
        0 => Rule::Required,
        _ if !text.bytes().all(|byte| byte.is_ascii_digit()) => Rule::Invalid,
        n if n < PIN_DIGITS => Rule::TooShort,
        n if n > PIN_DIGITS => Rule::TooLong,
        _ => return Ok(()),
    };
    Err(Problem::field(field, rule, Some(PIN_DIGITS.to_string())).into())
}
