//! What the rules of folios refuse, told as the answer of an operation.

use crate::problem::{Problem, Rule};
use kezhan_core::folio::{FolioProblem, MAX_PARTS, MAX_TENDERS};
use kezhan_core::money::{Money, MoneyProblem};
use kezhan_store::folio::{FolioRow, PostingRow};

/// The amount in `field` is not acceptable.
pub(crate) fn money(field: impl Into<String>, problem: &MoneyProblem) -> Problem {
    let (rule, limit) = match problem {
        MoneyProblem::TooLarge { max } => (Rule::TooLarge, Some(max.to_string())),
        MoneyProblem::Negative => (Rule::TooSmall, Some("0".to_owned())),
        MoneyProblem::NotPositive => (Rule::TooSmall, Some("1".to_owned())),
        MoneyProblem::NotARate => (Rule::Invalid, Some("0..100".to_owned())),
        MoneyProblem::NotAnAmount { .. }
        | MoneyProblem::NotANumber { .. }
        | MoneyProblem::TooManyDecimals { .. }
        | MoneyProblem::NotACurrency { .. } => (Rule::Invalid, None),
    };
    Problem::field(field, rule, limit)
}

/// A folio does not take the posting, or cannot be closed.
pub(crate) fn folio(problem: &FolioProblem, folio: &FolioRow) -> Problem {
    match problem {
        FolioProblem::BalanceOpen { balance } => {
            Problem::BalanceDue { folio: folio.number.clone(), amount: *balance }
        }
        _ => Problem::FolioClosed { folio: folio.number.clone() },
    }
}

/// A posting cannot be taken back, split or moved.
pub(crate) fn posting(
    problem: &FolioProblem,
    posting: &PostingRow,
    folio: &FolioRow,
    action: &str,
) -> Problem {
    match problem {
        FolioProblem::Closed => Problem::FolioClosed { folio: folio.number.clone() },
        FolioProblem::SameFolio => Problem::field("toFolioId", Rule::Duplicate, None),
        FolioProblem::ReasonMissing => Problem::field("reason", Rule::Required, Some("1".to_owned())),
        FolioProblem::NotACharge { kind } => {
            Problem::WrongState { kind: "posting", state: kind.to_string(), action: action.to_owned() }
        }
        _ => Problem::AlreadyOffset { posting: posting.id.clone() },
    }
}

/// A charge cannot be split so; `plan` is the path of the plan, `list` that of its amounts or shares.
pub(crate) fn split(problem: &FolioProblem, plan: &str, list: &str) -> Problem {
    match problem {
        FolioProblem::PartCount { parts } if *parts > MAX_PARTS => {
            Problem::field(list, Rule::TooLarge, Some(MAX_PARTS.to_string()))
        }
        FolioProblem::EmptyPart { gross, .. } => {
            Problem::field(plan, Rule::TooLarge, Some(gross.abs().0.to_string()))
        }
        FolioProblem::PartsExceed { gross, .. } => {
            Problem::field(list, Rule::TooLarge, Some(gross.0.to_string()))
        }
        FolioProblem::PercentsOff { .. } => Problem::field(list, Rule::Invalid, Some("100".to_owned())),
        FolioProblem::BadAmount { line, problem } => money(format!("{list}[{line}]"), problem),
        _ => Problem::field(list, Rule::TooSmall, Some("2".to_owned())),
    }
}

/// A balance cannot be settled so; `offered` is the sum of the tenders.
pub(crate) fn settle(problem: &FolioProblem, balance: Money, offered: Money) -> Problem {
    let tender = |line: &usize, name: &str| format!("tenders[{line}].{name}");
    match problem {
        FolioProblem::TenderCount { tenders } if *tenders > MAX_TENDERS => {
            Problem::field("tenders", Rule::TooLarge, Some(MAX_TENDERS.to_string()))
        }
        FolioProblem::TenderCount { .. } => Problem::field("tenders", Rule::Required, Some("1".to_owned())),
        FolioProblem::BadAmount { line, problem } => money(tender(line, "amount"), problem),
        FolioProblem::NothingLeft { line } => Problem::field(tender(line, "amount"), Rule::Required, None),
        FolioProblem::ReceivedTooLittle { line, amount, .. } => {
            Problem::field(tender(line, "received"), Rule::TooSmall, Some(amount.0.to_string()))
        }
        FolioProblem::NoChange { line, .. } | FolioProblem::ReceivedOnRefund { line } => {
            Problem::field(tender(line, "received"), Rule::Invalid, None)
        }
        FolioProblem::OverRefunded { credit, .. } => {
            Problem::field("tenders", Rule::TooLarge, Some(credit.0.to_string()))
        }
        FolioProblem::Overpaid { balance, excess, .. } => {
            Problem::Overpayment { balance: *balance, excess: *excess }
        }
        _ => Problem::Overpayment { balance, excess: offered - balance.max(Money::ZERO) },
    }
}

/// So much cannot be split off a charge.
pub(crate) fn split_off(problem: &FolioProblem) -> Problem {
    match problem {
        FolioProblem::PartsExceed { gross, .. } => {
            Problem::field("amount", Rule::TooLarge, Some(gross.0.to_string()))
        }
        FolioProblem::BadAmount { problem, .. } => money("amount", problem),
        _ => Problem::field("amount", Rule::Invalid, None),
    }
}
