//! The list of all operations. To add one: write its file, add its line to its domain's list.

use crate::operation::Entry;
use crate::{
    approval, catalogue, folio, guest, ledger, log, night_audit, paper, room, search, session, setup, stay,
    undo, user,
};

/// Every operation, by domain; each domain lists its own.
pub static OPERATIONS: &[&[Entry]] = &[
    setup::OPERATIONS,
    session::OPERATIONS,
    approval::OPERATIONS,
    user::OPERATIONS,
    room::OPERATIONS,
    catalogue::OPERATIONS,
    guest::OPERATIONS,
    search::OPERATIONS,
    stay::OPERATIONS,
    folio::OPERATIONS,
    undo::OPERATIONS,
    night_audit::OPERATIONS,
    ledger::OPERATIONS,
    log::OPERATIONS,
    paper::OPERATIONS,
];

/// All operations in the order of the list.
pub fn all() -> impl Iterator<Item = &'static Entry> {
    OPERATIONS.iter().flat_map(|domain| domain.iter())
}

/// The operation of this name.
pub fn find(name: &str) -> Option<&'static Entry> {
    all().find(|entry| entry.name == name)
}
