//! Guests: finding them by name or the end of a telephone number, checking their papers, hiding what a screen
//! need not show.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use thiserror::Error;
use unicode_normalization::UnicodeNormalization;

mod search;
#[cfg(test)]
mod tests;

pub use search::{fold, search_terms, search_text};

/// Why a guest's particulars are not accepted.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum GuestProblem {
    /// Nothing but spaces where a name is needed.
    #[error("the name is empty")]
    NameEmpty,
    /// A name longer than [`MAX_NAME`] characters.
    #[error("the name has {length} characters, more than {max}")]
    NameTooLong {
        /// Characters given.
        length: usize,
        /// The most accepted.
        max: usize,
    },
    /// A control character such as a line break in a name.
    #[error("the name holds a control character at {position}")]
    NameControl {
        /// Its position, counted from 1.
        position: usize,
    },
    /// Not a telephone number: other characters than digits, or fewer than 3 or more than 20 digits.
    #[error("not a telephone number")]
    Phone,
    /// The number of an identity paper has the wrong length.
    #[error("the number has {length} characters; {expected} are needed")]
    IdLength {
        /// Characters given.
        length: usize,
        /// What the paper has: `18`, or a range such as `5-20`.
        expected: &'static str,
    },
    /// A character that cannot stand at its place in the number.
    #[error("the character at {position} cannot stand there")]
    IdCharacter {
        /// Its position, counted from 1.
        position: usize,
    },
    /// Digits 7 to 14 of a resident identity number are not a date.
    #[error("digits 7 to 14 are not a date of birth")]
    IdBirthDate,
    /// The check character does not fit the other seventeen: a digit was mistyped.
    #[error("the last character does not fit the others")]
    IdCheck,
}

/// The longest name, in characters: as many as the machine-readable zone of a passport could ever need,
/// twice.
pub const MAX_NAME: usize = 80;

/// What a guest shows at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum IdType {
    /// Resident identity card of the People's Republic of China (居民身份证).
    ResidentId,
    /// A passport of any country.
    Passport,
    /// Mainland travel permit of residents of Hong Kong and Macau (港澳居民来往内地通行证).
    HkMacauPermit,
    /// Mainland travel permit of residents of Taiwan (台湾居民来往大陆通行证).
    TaiwanPermit,
    /// Residence permit of residents of Hong Kong, Macau and Taiwan (港澳台居民居住证).
    HkMacauTaiwanResidence,
    /// Foreign permanent resident's identity card (外国人永久居留身份证).
    ForeignPermanentResident,
    /// Military identity paper (军官证, 士兵证).
    MilitaryId,
    /// Driving licence (驾驶证).
    DrivingLicence,
    /// Another official paper.
    Other,
}

impl IdType {
    /// Every paper, in the order a desk meets them.
    pub const ALL: [IdType; 9] = [
        IdType::ResidentId,
        IdType::Passport,
        IdType::HkMacauPermit,
        IdType::TaiwanPermit,
        IdType::HkMacauTaiwanResidence,
        IdType::ForeignPermanentResident,
        IdType::MilitaryId,
        IdType::DrivingLicence,
        IdType::Other,
    ];

    /// The name on the wire and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            IdType::ResidentId => "resident_id",
            IdType::Passport => "passport",
            IdType::HkMacauPermit => "hk_macau_permit",
            IdType::TaiwanPermit => "taiwan_permit",
            IdType::HkMacauTaiwanResidence => "hk_macau_taiwan_residence",
            IdType::ForeignPermanentResident => "foreign_permanent_resident",
            IdType::MilitaryId => "military_id",
            IdType::DrivingLicence => "driving_licence",
            IdType::Other => "other",
        }
    }

    /// The paper of a stored name.
    pub fn from_name(name: &str) -> Option<IdType> {
        IdType::ALL.into_iter().find(|paper| paper.as_str() == name)
    }

    /// The number of a paper as it is kept: half width, capitals, no spaces or hyphens.
    ///
    /// A resident identity number and a residence permit are checked to their last character, see
    /// [`ResidentId::parse`]; of other papers only length and characters are known to be stable.
    ///
    /// # Errors
    /// The `Id…` problems of [`GuestProblem`].
    pub fn check_number(self, number: &str) -> Result<String, GuestProblem> {
        match self {
            IdType::ResidentId | IdType::HkMacauTaiwanResidence => {
                ResidentId::parse(number).map(|resident| resident.number)
            }
            // Chinese letters stand in the numbers of military papers and some others.
            IdType::MilitaryId | IdType::Other => {
                check_loose(number, 3, 30, "3-30", |c| c.is_alphanumeric() || c == '/')
            }
            _ => check_loose(number, 5, 20, "5-20", |c| c.is_ascii_alphanumeric()),
        }
    }
}

fn check_loose(
    number: &str,
    min: usize,
    max: usize,
    expected: &'static str,
    fits: impl Fn(char) -> bool,
) -> Result<String, GuestProblem> {
    let plain = compact(number);
    let length = plain.chars().count();
    if let Some(at) = plain.chars().position(|c| !fits(c)) {
        return Err(GuestProblem::IdCharacter { position: at + 1 });
    }
    if !(min..=max).contains(&length) {
        return Err(GuestProblem::IdLength { length, expected });
    }
    Ok(plain)
}

/// Half width, capitals, no spaces or hyphens.
fn compact(number: &str) -> String {
    let dropped = |c: char| c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | '–' | '−');
    number.nfkc().filter(|c| !dropped(*c)).flat_map(char::to_uppercase).collect()
}

/// Sex as the identity number states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
}

/// What a Chinese resident identity number says (GB 11643): six digits of region, eight of birth, three of
/// order, one check character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResidentId {
    /// The number as it is kept: eighteen characters, the last a digit or `X`.
    pub number: String,
    /// The date of birth.
    pub birth_date: NaiveDate,
    /// Odd order numbers are given to men, even ones to women.
    pub sex: Sex,
}

impl ResidentId {
    /// Reads and checks a number. The check character is that of ISO 7064, MOD 11-2.
    ///
    /// # Errors
    /// [`GuestProblem::IdLength`], [`GuestProblem::IdCharacter`], [`GuestProblem::IdBirthDate`],
    /// [`GuestProblem::IdCheck`].
    pub fn parse(number: &str) -> Result<ResidentId, GuestProblem> {
        let number = compact(number);
        let chars: Vec<char> = number.chars().collect();
        let fits = |i: usize, c: char| c.is_ascii_digit() || (i == 17 && c == 'X');
        if let Some(at) = chars.iter().enumerate().position(|(i, c)| !fits(i, *c)) {
            return Err(GuestProblem::IdCharacter { position: at + 1 });
        }
        if chars.len() != 18 {
            return Err(GuestProblem::IdLength { length: chars.len(), expected: "18" });
        }
        let birth_date = NaiveDate::parse_from_str(&number[6..14], "%Y%m%d")
            .ok()
            .filter(|_| number[6..14].starts_with(['1', '2']))
            .ok_or(GuestProblem::IdBirthDate)?;
        if check_character(&number.as_bytes()[..17]) != number.as_bytes()[17] {
            return Err(GuestProblem::IdCheck);
        }
        let sex = if number.as_bytes()[16] % 2 == 1 { Sex::Male } else { Sex::Female };
        Ok(ResidentId { number, birth_date, sex })
    }
}

/// The check character of seventeen digits: weights 2^(17 − i) mod 11, the remainder looked up.
fn check_character(digits: &[u8]) -> u8 {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    b"10X98765432"[(sum % 11) as usize]
}

/// A name as it is kept: trimmed, inner runs of spaces made one, full-width letters made half width. Case and
/// order stay as the guest writes them.
///
/// # Errors
/// [`GuestProblem::NameEmpty`], [`GuestProblem::NameTooLong`], [`GuestProblem::NameControl`].
pub fn check_name(name: &str) -> Result<String, GuestProblem> {
    if let Some(at) = name.trim().chars().position(char::is_control) {
        return Err(GuestProblem::NameControl { position: at + 1 });
    }
    let plain = name.nfkc().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    let length = plain.chars().count();
    if length == 0 {
        return Err(GuestProblem::NameEmpty);
    }
    if length > MAX_NAME {
        return Err(GuestProblem::NameTooLong { length, max: MAX_NAME });
    }
    Ok(plain)
}

/// A telephone number as it is kept: half-width digits with an optional `+` in front.
///
/// # Errors
/// [`GuestProblem::Phone`].
pub fn check_phone(phone: &str) -> Result<String, GuestProblem> {
    let plain: String = compact(phone).chars().filter(|c| !matches!(c, '(' | ')' | '.' | '/')).collect();
    let digits = plain.strip_prefix('+').unwrap_or(&plain);
    if !digits.bytes().all(|b| b.is_ascii_digit()) || !(3..=20).contains(&digits.len()) {
        return Err(GuestProblem::Phone);
    }
    Ok(plain)
}

/// The last four digits of a telephone number, by which a desk looks a guest up; `None` when it has fewer.
pub fn phone_tail(phone: &str) -> Option<String> {
    let digits: String = compact(phone).chars().filter(char::is_ascii_digit).collect();
    digits.len().checked_sub(4).map(|start| digits[start..].to_owned())
}

/// A telephone number for a screen: `138****0086`, `+86138****0086`. Four digits or fewer are hidden whole.
pub fn mask_phone(phone: &str) -> String {
    let plain = compact(phone);
    let (prefix, number) = match plain.strip_prefix("+86") {
        Some(rest) if rest.len() == 11 => ("+86", rest),
        _ => ("", plain.as_str()),
    };
    format!("{prefix}{}", mask(number, 11))
}

/// The number of an identity paper for a screen: the first three and last four characters of a long one, such
/// as `110***********002X`; less of a short one, so that at least half of it is always hidden.
pub fn mask_identity(number: &str) -> String {
    mask(&compact(number), 14)
}

/// Hides the middle: all but the first three and last four characters of a text of `long` characters or more,
/// all but a quarter at each end of a shorter one, and the whole of four characters or fewer.
fn mask(text: &str, long: usize) -> String {
    let length = text.chars().count();
    let (head, tail) = match length {
        0..=4 => (0, 0),
        _ if length >= long => (3, 4),
        _ => (length / 4, length / 4),
    };
    text.chars().enumerate().map(|(i, c)| if i < head || i >= length - tail { c } else { '*' }).collect()
}
