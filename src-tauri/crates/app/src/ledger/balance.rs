//! Balances of accounts on a business date, and `ledger.trial_balance`.

use super::verify::close_day;
use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::{Problem, Result, Rule};
use chrono::NaiveDate;
use kezhan_core::money::Money;
use kezhan_core::permission::Permission;
use kezhan_store::night_audit as rows;
use kezhan_store::proof::DayBalance;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Every account with opening balance, debits, credits and closing balance of a business date. Debits and
/// credits of the journal are equal, so both columns and all closing balances add up to nothing.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TrialBalance {
    /// The date; the open one if left out.
    #[serde(default)]
    pub date: Option<NaiveDate>,
}

/// A trial balance.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TrialBalanceOf {
    /// The date.
    pub date: NaiveDate,
    /// Accounts by name.
    pub lines: Vec<AccountLine>,
    /// Whether debits equal credits and the closing balances add up to nothing.
    pub balanced: bool,
}

/// One account; balances are debit positive, minor units.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AccountLine {
    /// Account.
    pub account: String,
    /// Balance at the opening.
    pub opening: Money,
    /// Debits.
    pub debit: Money,
    /// Credits, positive.
    pub credit: Money,
    /// Balance at the close, or now.
    pub closing: Money,
}

impl Operation for TrialBalance {
    type Output = TrialBalanceOf;
    const NAME: &'static str = "ledger.trial_balance";
    const KIND: Kind = Kind::Query;
    const NEEDS: Permission = Permission::LedgerVerify;
    const TOUCHES: &'static [Tag] = &[Tag::Folios, Tag::House];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<TrialBalanceOf> {
        let (today, opened) = (cx.today()?, cx.house()?.opened_on);
        let date = self.date.unwrap_or(today);
        if date > today {
            return Err(Problem::field("date", Rule::TooLarge, Some(today.to_string())).into());
        }
        if date < opened {
            return Err(Problem::field("date", Rule::TooSmall, Some(opened.to_string())).into());
        }
        let balances = if date == today {
            of_date(cx, date).await?
        } else {
            let property = cx.house()?.id.clone();
            rows::balances_of(&mut cx.tx, &property, date).await?
        };
        Ok(TrialBalanceOf {
            date,
            balanced: balanced(&balances),
            lines: balances.into_iter().map(AccountLine::from).collect(),
        })
    }
}

impl From<DayBalance> for AccountLine {
    fn from(row: DayBalance) -> Self {
        Self {
            account: row.account,
            opening: Money(row.opening),
            debit: Money(row.debit),
            credit: Money(row.credit),
            closing: Money(row.closing),
        }
    }
}

/// Balances of a date that is not closed yet: those of the last closed date, moved on by the journal.
pub(crate) async fn of_date(cx: &mut Cx<'_>, date: NaiveDate) -> Result<Vec<DayBalance>> {
    let property = cx.house()?.id.clone();
    let mut running = BTreeMap::new();
    if let Some(last) = rows::last_closed_before(&mut cx.tx, &property, date).await? {
        let closed = rows::balances_of(&mut cx.tx, &property, last).await?;
        running.extend(closed.into_iter().map(|row| (row.account, row.closing)));
    }
    let movements = rows::movements_on(&mut cx.tx, &property, date).await?;
    Ok(close_day(&mut running, &movements, date))
}

fn balanced(rows: &[DayBalance]) -> bool {
    let sum = |part: fn(&DayBalance) -> i64| rows.iter().map(|row| i128::from(part(row))).sum::<i128>();
    sum(|row| row.debit) == sum(|row| row.credit)
        && sum(|row| row.opening) == 0
        && sum(|row| row.closing) == 0
}
