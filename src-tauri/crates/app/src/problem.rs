//! The one error on the wire. Codes carry data, not prose: the screens own the wording.

use kezhan_core::money::Money;
use kezhan_core::permission::Permission;
use kezhan_store::StoreError;
use schemars::JsonSchema;
use serde::Serialize;

/// Result of every operation.
pub type Result<T> = std::result::Result<T, Fail>;

/// Why a call was refused. Each code has a sentence and a remedy in every language of the screens.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, thiserror::Error)]
#[serde(tag = "code", content = "data", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Problem {
    /// No operation has this name.
    #[error("there is no operation of this name")]
    UnknownOperation {},
    /// A field is missing, unknown or out of its bounds. `field` is a path such as `guest.name`.
    #[error("{field}: {rule}")]
    BadRequest {
        /// Path of the field.
        field: String,
        /// What it breaks.
        rule: Rule,
        /// The bound, where there is one, in the field's own unit.
        limit: Option<String>,
    },
    /// Nobody is signed in, or the session ended.
    #[error("sign in first")]
    SessionExpired {},
    /// Login, password or PIN is wrong.
    #[error("wrong login or password")]
    WrongCredentials {},
    /// Too many wrong tries.
    #[error("too many tries, wait")]
    LockedOut {
        /// Instant from which another try is accepted, epoch milliseconds.
        until: i64,
    },
    /// The user lacks the right.
    #[error("the right is missing")]
    Forbidden {
        /// The right.
        permission: Permission,
    },
    /// A second person with this right must consent.
    #[error("a second person must consent")]
    ApprovalRequired {
        /// The right.
        permission: Permission,
        /// What it is about.
        subject: String,
        /// The amount at stake, minor units.
        amount: Money,
    },
    /// The house has not been set up yet.
    #[error("the house is not set up yet")]
    NotSetUp {},
    /// The house has been set up already.
    #[error("the house is set up already")]
    AlreadySetUp {},
    /// The record does not exist.
    #[error("not found")]
    NotFound {
        /// Kind of record.
        kind: &'static str,
        /// What was looked for.
        id: String,
    },
    /// Somebody else changed the record meanwhile.
    #[error("changed by somebody else meanwhile")]
    Stale {
        /// Kind of record.
        kind: &'static str,
        /// The record.
        id: String,
    },
    /// The name, code or number is taken.
    #[error("taken already")]
    Taken {
        /// Path of the field.
        field: String,
        /// The value.
        value: String,
    },
    /// The identity paper is that of a guest with another name.
    #[error("{field}: the paper of {name}")]
    PaperOfOther {
        /// Path of the field.
        field: String,
        /// The guest who has it.
        guest: String,
        /// That guest's name.
        name: String,
    },
    /// The same idempotency key came with other arguments.
    #[error("the key was used for another request")]
    KeyReused {},
    /// The room is sold or out of order on a night.
    #[error("the room is taken")]
    RoomTaken {
        /// Room number.
        room: String,
        /// First night that is taken.
        night: Option<chrono::NaiveDate>,
    },
    /// No room of the type is left on a night.
    #[error("sold out")]
    SoldOut {
        /// Room type code.
        room_type: String,
        /// First night without a room.
        night: chrono::NaiveDate,
    },
    /// The room cannot be moved into now.
    #[error("the room is not ready")]
    RoomNotReady {
        /// Room number.
        room: String,
        /// Why.
        reason: RoomReason,
    },
    /// A night before the business date.
    #[error("the night is in the past")]
    NightInPast {
        /// Path of the field.
        field: String,
        /// The business date.
        business_date: chrono::NaiveDate,
    },
    /// The state of the record does not allow this.
    #[error("not possible in this state")]
    WrongState {
        /// Kind of record.
        kind: &'static str,
        /// Its state.
        state: String,
        /// What was tried.
        action: String,
    },
    /// The folio is closed.
    #[error("the folio is closed")]
    FolioClosed {
        /// Folio number.
        folio: String,
    },
    /// The folio still owes or is owed.
    #[error("the balance is not zero")]
    BalanceDue {
        /// Folio number.
        folio: String,
        /// Balance, positive = the guest owes, minor units.
        amount: Money,
    },
    /// The guest leaves on the day of arrival; the room was not charged, and there is no reason why not.
    #[error("the room was used and not charged")]
    RoomNotCharged {
        /// What a whole night costs, gross, minor units.
        night: Money,
    },
    /// More is paid than owed; may be kept as a credit.
    #[error("more than the balance")]
    Overpayment {
        /// Balance before.
        balance: Money,
        /// What would be too much.
        excess: Money,
    },
    /// The company's credit does not reach.
    #[error("credit limit exceeded")]
    CreditLimit {
        /// The company.
        company: String,
        /// Its limit.
        limit: Money,
        /// What it would owe.
        would_owe: Money,
    },
    /// The posting was reversed, moved or split before.
    #[error("the posting was offset already")]
    AlreadyOffset {
        /// The posting.
        posting: String,
    },
    /// A later step stands in the way.
    #[error("a later step must be undone first")]
    UndoBlocked {
        /// The later step.
        by: crate::undo::ActionSummary,
    },
    /// The step was undone before or cannot be undone.
    #[error("nothing to undo")]
    NothingToUndo {},
    /// The night audit found open points.
    #[error("the night audit has open points")]
    AuditBlocked {
        /// Names of the open points.
        points: Vec<String>,
    },
    /// The books do not prove.
    #[error("the books do not prove")]
    BooksBroken {
        /// First findings.
        findings: Vec<crate::ledger::Finding>,
    },
    /// The printer or the paper engine failed.
    #[error("printing failed: {detail}")]
    PrintFailed {
        /// What it said.
        detail: String,
    },
    /// Too much at once; try again.
    #[error("busy, try again")]
    Busy {},
    /// The disk is full; nothing was changed.
    #[error("the disk is full")]
    DiskFull {},
    /// The database cannot be reached; nothing was changed.
    #[error("the database cannot be reached")]
    Unavailable {},
    /// The fields of this house are sealed with another key than the one this program has.
    #[error("sealed with another key")]
    WrongKey {},
    /// The business date of the step is closed; it can only be corrected on the open one.
    #[error("the business date is closed")]
    DayClosed {
        /// Business date of the step.
        date: chrono::NaiveDate,
        /// The open business date.
        business_date: chrono::NaiveDate,
    },
    /// The business date lies ahead of the clock of the house: its night can be neither charged nor closed.
    #[error("the business date has not begun yet")]
    DayNotBegun {
        /// Path of the field.
        field: String,
        /// The business date.
        business_date: chrono::NaiveDate,
        /// The date on the clock of the house.
        local_date: chrono::NaiveDate,
    },
    /// A defect; the log has the details under the incident.
    #[error("internal error {incident}")]
    Internal {
        /// Name of the incident in the log.
        incident: String,
    },
}

/// What a field breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// Must be given.
    Required,
    /// Nobody knows this field.
    UnknownField,
    /// Another type is expected.
    WrongType,
    /// Not one of the known values, or not of the expected form.
    Invalid,
    /// Longer than the limit.
    TooLong,
    /// Shorter than the limit.
    TooShort,
    /// Less than the limit.
    TooSmall,
    /// More than the limit.
    TooLarge,
    /// The check digit is wrong.
    Checksum,
    /// The same value twice.
    Duplicate,
    /// A period that has days in common with the one that the limit names.
    Overlaps,
}

impl std::fmt::Display for Rule {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{self:?}")
    }
}

/// Why a room cannot be moved into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RoomReason {
    /// Somebody lives there.
    Occupied,
    /// Not cleaned.
    Dirty,
    /// Out of order.
    OutOfOrder,
    /// Out of service.
    OutOfService,
}

impl Problem {
    /// A field out of its bounds.
    pub fn field(field: impl Into<String>, rule: Rule, limit: Option<String>) -> Self {
        Self::BadRequest { field: field.into(), rule, limit }
    }

    /// A record that is not there.
    pub fn missing(kind: &'static str, id: impl AsRef<str>) -> Self {
        Self::NotFound { kind, id: id.as_ref().to_owned() }
    }

    /// The code as on the wire.
    pub fn code(&self) -> String {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::Object(map)) => {
                map.get("code").and_then(|code| code.as_str()).unwrap_or("internal").to_owned()
            }
            _ => "internal".to_owned(),
        }
    }

    /// The fitting HTTP status.
    pub fn status(&self) -> u16 {
        match self {
            Self::SessionExpired {} | Self::WrongCredentials {} => 401,
            Self::Forbidden { .. } | Self::ApprovalRequired { .. } => 403,
            Self::UnknownOperation {} | Self::NotFound { .. } => 404,
            Self::BadRequest { .. } | Self::NightInPast { .. } => 400,
            Self::LockedOut { .. } => 429,
            Self::Busy {} | Self::Unavailable {} | Self::WrongKey {} => 503,
            Self::DiskFull {} => 507,
            Self::Internal { .. } => 500,
            Self::PrintFailed { .. } => 502,
            _ => 409,
        }
    }

    /// `{"code","message","data"}`.
    pub fn body(&self) -> serde_json::Value {
        let mut value = serde_json::to_value(self).unwrap_or_default();
        if let Some(map) = value.as_object_mut() {
            map.insert("message".to_owned(), self.to_string().into());
        }
        value
    }
}

/// A problem for the user, or a database failure that the door may still retry.
#[derive(Debug)]
pub enum Fail {
    /// The answer to the caller.
    Problem(Problem),
    /// To be retried or translated by the door.
    Store(StoreError),
}

impl From<Problem> for Fail {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<StoreError> for Fail {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}
