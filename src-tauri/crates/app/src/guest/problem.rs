//! What a refused rule about guests means to the caller.

use crate::problem::{Problem, Rule};
use kezhan_core::guest::GuestProblem;

/// The answer for a rule that said no about a field at `path`.
pub fn refused(path: &str, problem: &GuestProblem) -> Problem {
    let (rule, limit) = match problem {
        GuestProblem::NameEmpty => (Rule::Required, None),
        GuestProblem::NameTooLong { max, .. } => (Rule::TooLong, Some(max.to_string())),
        GuestProblem::IdLength { length, expected } => {
            let least = expected.split('-').next().and_then(|least| least.parse().ok()).unwrap_or(*length);
            let rule = if *length < least { Rule::TooShort } else { Rule::TooLong };
            (rule, Some((*expected).to_owned()))
        }
        GuestProblem::IdCheck => (Rule::Checksum, None),
        GuestProblem::NameControl { .. }
        | GuestProblem::Phone
        | GuestProblem::IdCharacter { .. }
        | GuestProblem::IdBirthDate => (Rule::Invalid, None),
    };
    Problem::field(path, rule, limit)
}
