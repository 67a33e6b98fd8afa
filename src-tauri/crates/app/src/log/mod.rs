//! The operation log.

mod list;

pub use list::{ListLog, LogChange, LogEntry, LogPage};

use crate::operation::{Entry, entry};

/// The operations of this domain.
pub const OPERATIONS: &[Entry] = &[entry::<ListLog>()];
