//! One search over everything.

mod find;

pub use find::{Find, Found, FoundRoom};

use crate::operation::{Entry, entry};

/// The operations of this domain.
pub const OPERATIONS: &[Entry] = &[entry::<Find>()];
