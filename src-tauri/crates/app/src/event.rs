//! What changed: tags after a commit, so that screens fetch anew what they show.

use schemars::JsonSchema;
use serde::Serialize;

/// A part of the house that queries are made of and commands change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Tag {
    /// The house itself, its business date.
    House,
    /// Rooms and their state.
    Rooms,
    /// Rates, items, tenders.
    Catalogue,
    /// Stays and bookings.
    Stays,
    /// Guests and companies.
    Guests,
    /// Folios and everything posted.
    Folios,
    /// Steps that can be undone.
    Actions,
    /// The operation log.
    Log,
    /// Users and roles.
    Users,
    /// Sessions.
    Sessions,
    /// Print jobs and printers.
    Prints,
    /// Long work such as loading the sample hotel.
    Progress,
}

/// One committed change.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// What became stale.
    pub tags: Vec<Tag>,
    /// Which window made it, so that it can ignore its own echo.
    pub origin: String,
    /// Number of the audit row, 0 for changes without one.
    pub seq: i64,
}
