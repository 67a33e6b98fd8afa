//! Names of things: ULIDs as text, one type per thing, and where they come from.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

/// Where the time comes from: the wall clock of the host, or a set clock in tests and demonstrations.
pub trait Clock: Send + Sync {
    /// Now, in epoch milliseconds.
    fn now_ms(&self) -> i64;
}

/// Where ids and secrets come from: the system's random source, or a seeded one.
pub trait Entropy: Send + Sync {
    /// Fills the buffer with random bytes.
    fn fill(&self, buffer: &mut [u8]);
}

/// A new id made of the clock and 80 random bits.
pub fn new_ulid(clock: &dyn Clock, entropy: &dyn Entropy) -> String {
    let mut bytes = [0_u8; 16];
    entropy.fill(&mut bytes);
    let random = u128::from_be_bytes(bytes);
    let time = u64::try_from(clock.now_ms().max(0)).unwrap_or(0);
    ulid::Ulid::from_parts(time, random).to_string()
}

/// The text is not a ULID.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an id: 26 letters and digits in Crockford's base 32 are expected")]
pub struct BadId;

fn check(text: &str) -> Result<(), BadId> {
    ulid::Ulid::from_str(text).map(|_| ()).map_err(|_| BadId)
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Makes a new one from the clock and the random source.
            pub fn make(clock: &dyn Clock, entropy: &dyn Entropy) -> Self {
                Self(new_ulid(clock, entropy))
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = BadId;
            fn from_str(text: &str) -> Result<Self, BadId> {
                check(text).map(|()| Self(text.to_owned()))
            }
        }

        impl TryFrom<String> for $name {
            type Error = BadId;
            fn try_from(text: String) -> Result<Self, BadId> {
                check(&text).map(|()| Self(text))
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                Self::try_from(text).map_err(serde::de::Error::custom)
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": "string",
                    "pattern": "^[0-7][0-9A-HJKMNP-TV-Z]{25}$",
                })
            }
        }
    )*};
}

ids! {
    /// One hotel or branch company.
    PropertyId,
    /// A kind of room.
    RoomTypeId,
    /// A room.
    RoomId,
    /// A person who stays or has stayed.
    GuestId,
    /// One stay or booking of a guest.
    StayId,
    /// One bill window of a stay.
    FolioId,
    /// One line of a folio.
    PostingId,
    /// One balanced journal entry.
    EntryId,
    /// A company that may pay later.
    CompanyId,
    /// A member of staff.
    UserId,
    /// A set of rights.
    RoleId,
    /// A consumption item.
    ItemId,
    /// A means of payment.
    TenderId,
    /// A list of prices.
    RatePlanId,
    /// A dated price change of a rate plan.
    SeasonId,
    /// A room taken out of use.
    BlockId,
    /// A print job.
    JobId,
    /// A step that may be undone.
    ActionId,
    /// A second person's consent.
    ApprovalId,
    /// A sign-in.
    SessionId,
    /// A closed business date.
    NightAuditId,
}

#[cfg(test)]
mod tests {
    use super::*;

    struct At(i64);
    impl Clock for At {
        fn now_ms(&self) -> i64 {
            self.0
        }
    }
    struct Same(u8);
    impl Entropy for Same {
        fn fill(&self, buffer: &mut [u8]) {
            buffer.fill(self.0);
        }
    }

    #[test]
    fn the_same_clock_and_source_make_the_same_id() {
        assert_eq!(StayId::make(&At(5), &Same(1)), StayId::make(&At(5), &Same(1)));
        assert_ne!(StayId::make(&At(6), &Same(1)), StayId::make(&At(5), &Same(1)));
    }

    #[test]
    fn what_is_no_ulid_is_refused() {
        assert_eq!("x".parse::<RoomId>(), Err(BadId));
        assert!(serde_json::from_str::<RoomId>("\"01ARZ3NDEKTSV4RRFFQ69G5FAV\"").is_ok());
        assert!(serde_json::from_str::<RoomId>("\"\"").is_err());
    }
}
