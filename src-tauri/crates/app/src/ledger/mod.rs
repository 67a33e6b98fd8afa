//! The books: one balanced journal for everything, and its proof.

pub mod balance;
pub mod books;
pub mod verify;

use crate::operation::{Entry, entry};
use schemars::JsonSchema;
use serde::Serialize;

/// The operations of this domain.
pub const OPERATIONS: &[Entry] = &[entry::<verify::Verify>(), entry::<balance::TrialBalance>()];

/// A record that breaks an invariant of the books.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// Name of the invariant.
    pub invariant: String,
    /// Table of the record.
    pub table: String,
    /// The record.
    pub id: String,
    /// What is wrong, as `code key=value …`.
    pub detail: String,
}

impl Finding {
    /// The stored head of a chain is no hash.
    pub(crate) fn head(entry: &str) -> Self {
        Self {
            invariant: "journal_chain".to_owned(),
            table: "chain_head".to_owned(),
            id: entry.to_owned(),
            detail: "bad_head".to_owned(),
        }
    }
}
