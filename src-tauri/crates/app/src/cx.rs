//! What an operation sees while it runs: the transaction, the person, the house, the clock.

use crate::app::App;
use crate::ledger::verify::Report;
use crate::problem::{Problem, Result, Rule};
use chrono::NaiveDate;
use kezhan_core::calendar::local_date;
use kezhan_core::id::{Clock, Entropy};
use kezhan_core::money::Money;
use kezhan_core::permission::{Grants, Permission, Verdict};
use kezhan_store::Tx;
use kezhan_store::house::House;
use serde::Serialize;
use serde_json::Value;

/// Who acts.
#[derive(Debug, Clone)]
pub struct Actor {
    /// User id.
    pub id: String,
    /// Name as shown and printed.
    pub name: String,
    /// Login.
    pub login: String,
    /// Language of the screens, `zh-CN` or `en`.
    pub language: String,
    /// All rights.
    pub grants: Grants,
    /// The sign-in.
    pub session: String,
}

/// Work to be done after the commit, outside the transaction.
#[derive(Debug, Clone)]
pub enum Effect {
    /// Look at the print queue now.
    WakePrinter,
    /// Fill the house with the sample hotel.
    BuildSample,
    /// Empty the house.
    ClearSample,
}

/// One change of one field, for the operation log.
#[derive(Debug, Clone, Serialize)]
pub struct FieldChange {
    /// The field.
    pub field: String,
    /// Value before.
    pub before: Value,
    /// Value after.
    pub after: Value,
}

/// What was found out before a command took its turn.
#[derive(Debug, Clone, Default)]
pub enum Prepared {
    /// Nothing.
    #[default]
    Nothing,
    /// A secret was tried against the hash of an account, if there was one.
    Tried(Tried),
    /// The books were proven.
    Books(Report),
}

/// A secret that was tried against a hash.
#[derive(Debug, Clone)]
pub struct Tried {
    /// The hash as it stood in the account; `None` if nobody has this login or it has no such secret.
    pub hash: Option<String>,
    /// Whether the secret belongs to it.
    pub right: bool,
}

/// The running operation.
pub struct Cx<'a> {
    /// The program.
    pub app: &'a App,
    /// The open transaction.
    pub tx: Tx,
    /// The person; `None` for public operations.
    pub actor: Option<Actor>,
    /// Name of the station.
    pub station: String,
    /// Now, epoch milliseconds; the same through the whole operation.
    pub now: i64,
    pub(crate) operation: &'static str,
    pub(crate) house: Option<House>,
    pub(crate) approval: Option<String>,
    pub(crate) approver: String,
    pub(crate) subject: String,
    pub(crate) changes: Vec<FieldChange>,
    pub(crate) effects: Vec<Effect>,
    pub(crate) keep_on_error: bool,
    pub(crate) prepared: Prepared,
    pub(crate) audit_seq: i64,
    pub(crate) audit_prev: Option<String>,
}

impl Cx<'_> {
    /// The house; refused with `not_set_up` before the first start is done.
    pub fn house(&self) -> Result<&House> {
        self.house.as_ref().ok_or_else(|| Problem::NotSetUp {}.into())
    }

    /// The open business date.
    pub fn today(&self) -> Result<NaiveDate> {
        Ok(self.house()?.business_date)
    }

    /// The date on the clock of the house, which is not the business date.
    pub fn local_date(&self) -> Result<NaiveDate> {
        Ok(local_date(self.now, self.house()?.utc_offset_minutes))
    }

    /// The person; refused with `session_expired` where nobody is signed in.
    pub fn actor(&self) -> Result<&Actor> {
        self.actor.as_ref().ok_or_else(|| Problem::SessionExpired {}.into())
    }

    /// Clock and random source for new ids.
    pub fn sources(&self) -> (&dyn Clock, &dyn Entropy) {
        (self.app.clock.as_ref(), self.app.entropy.as_ref())
    }

    /// A new id of any kind as text.
    pub fn new_id(&self) -> String {
        kezhan_core::id::new_ulid(self.app.clock.as_ref(), self.app.entropy.as_ref())
    }

    /// Names what this command is about, `stay:ID`; stored with the audit row.
    pub fn about(&mut self, kind: &str, id: impl AsRef<str>) {
        self.subject = format!("{kind}:{}", id.as_ref());
    }

    /// Notes the change of a field for the operation log.
    pub fn changed(&mut self, field: &str, before: impl Serialize, after: impl Serialize) {
        let value = |given: std::result::Result<Value, serde_json::Error>| given.unwrap_or(Value::Null);
        self.changes.push(FieldChange {
            field: field.to_owned(),
            before: value(serde_json::to_value(before)),
            after: value(serde_json::to_value(after)),
        });
    }

    /// Work for after the commit.
    pub fn after_commit(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    /// Commits what was written although the operation refuses (wrong passwords are counted).
    pub fn keep_on_error(&mut self) {
        self.keep_on_error = true;
    }

    /// A right that does not depend on an amount.
    pub fn require(&self, permission: Permission) -> Result<()> {
        if self.actor()?.grants.has(permission) {
            return Ok(());
        }
        Err(Problem::Forbidden { permission }.into())
    }

    /// A right up to an amount. Beyond it a second person's consent, bound to subject and amount, is used up;
    /// without one the answer is `approval_required`.
    pub async fn require_amount(
        &mut self,
        permission: Permission,
        subject: &str,
        amount: Money,
    ) -> Result<()> {
        let amount = Money(amount.0.abs());
        if self.actor()?.grants.verdict(permission, amount) == Verdict::Allowed {
            return Ok(());
        }
        if let Some(approval) = self.approval.clone()
            && crate::approval::consume(self, &approval, permission, subject, amount).await?
        {
            return Ok(());
        }
        Err(Problem::ApprovalRequired { permission, subject: subject.to_owned(), amount }.into())
    }

    /// The next number of a kind of document of this house, counted in the same transaction.
    pub async fn next_number(&mut self, kind: &str) -> Result<i64> {
        let house = self.house()?.id.clone();
        Ok(kezhan_store::house::next_number(&mut self.tx, &house, kind).await?)
    }
}

/// Trims and bounds a text field.
pub fn bounded(field: &str, text: &str, least: usize, most: usize) -> Result<String> {
    let trimmed = text.trim();
    let length = trimmed.chars().count();
    if length < least {
        let rule = if length == 0 { Rule::Required } else { Rule::TooShort };
        return Err(Problem::field(field, rule, Some(least.to_string())).into());
    }
    if length > most {
        return Err(Problem::field(field, Rule::TooLong, Some(most.to_string())).into());
    }
    if trimmed.chars().any(char::is_control) && !trimmed.contains('\n') {
        return Err(Problem::field(field, Rule::Invalid, None).into());
    }
    Ok(trimmed.to_owned())
}

/// Bounds a whole number: `least..=most`.
pub fn number_within(field: &str, value: i64, least: i64, most: i64) -> Result<()> {
    if value < least {
        return Err(Problem::field(field, Rule::TooSmall, Some(least.to_string())).into());
    }
    if value > most {
        return Err(Problem::field(field, Rule::TooLarge, Some(most.to_string())).into());
    }
    Ok(())
}

/// Bounds an amount: `least..=most` in minor units.
pub fn amount_within(field: &str, amount: Money, least: i64, most: i64) -> Result<Money> {
    if amount.0 < least {
        return Err(Problem::field(field, Rule::TooSmall, Some(least.to_string())).into());
    }
    if amount.0 > most {
        return Err(Problem::field(field, Rule::TooLarge, Some(most.to_string())).into());
    }
    Ok(amount)
}
