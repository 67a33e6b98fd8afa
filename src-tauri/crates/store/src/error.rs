//! What can go wrong below the use cases, classified once for both databases.

use sqlx::error::ErrorKind;

/// Result of everything in this crate.
pub type StoreResult<T> = Result<T, StoreError>;

/// A failure of the database, told by what the caller can do about it.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another transaction won; the whole command may be tried again.
    #[error("serialisation conflict, try again")]
    Conflict,
    /// A unique key is taken already.
    #[error("a unique key is taken")]
    Unique,
    /// A row that others refer to is missing.
    #[error("a referenced row is missing")]
    ForeignKey,
    /// The database cannot be reached; nothing was changed.
    #[error("the database cannot be reached: {0}")]
    Unavailable(String),
    /// No space is left for the database.
    #[error("the disk of the database is full")]
    DiskFull,
    /// The stored value of one column makes no sense.
    #[error("corrupt value in {table}.{column} of {id}")]
    Corrupt {
        /// Table of the bad value.
        table: &'static str,
        /// Column of the bad value.
        column: &'static str,
        /// Row of the bad value.
        id: String,
    },
    /// The data folder or file cannot be used at all.
    #[error("{0}")]
    Unusable(#[from] Unusable),
    /// Anything else the driver said.
    #[error(transparent)]
    Driver(sqlx::Error),
}

/// Why a store cannot be opened. Each has a sentence and a remedy on the start-up screen.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    /// Another program has this data folder open.
    #[error("the data folder {folder} is in use by another Kezhan")]
    InUse {
        /// The folder.
        folder: String,
    },
    /// The folder cannot be read or written.
    #[error("the data folder {folder} cannot be used: {reason}")]
    Folder {
        /// The folder.
        folder: String,
        /// What the system said.
        reason: String,
    },
    /// The file is not a database of Kezhan.
    #[error("{file} is not a database of Kezhan")]
    Foreign {
        /// The file.
        file: String,
    },
    /// The file is a damaged database.
    #[error("{file} is damaged: {reason}")]
    Damaged {
        /// The file.
        file: String,
        /// What the integrity check said.
        reason: String,
    },
    /// A newer Kezhan wrote this database.
    #[error("the database is of schema {found}, this program knows up to {known}")]
    Newer {
        /// Schema number in the database.
        found: i64,
        /// Newest schema number this program knows.
        known: i64,
    },
    /// Another build made this schema, or a migration was left half done.
    #[error("schema {schema} of the database is not the one this program knows by that number")]
    Altered {
        /// Number of the schema that differs.
        schema: i64,
    },
    /// The SQLite library is too old to be trusted with a write-ahead log.
    #[error("SQLite {found} loses data in rare cases, at least {needed} is needed")]
    OldSqlite {
        /// Version linked in.
        found: String,
        /// Least version accepted.
        needed: String,
    },
    /// The PostgreSQL server is too old.
    #[error("PostgreSQL {found} is too old, at least {needed} is needed")]
    OldPostgres {
        /// Version of the server.
        found: i64,
        /// Least version accepted.
        needed: i64,
    },
    /// The server does not answer.
    #[error("the database server does not answer: {reason}")]
    NoServer {
        /// What the driver said.
        reason: String,
    },
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(inner) => {
                let code = inner.code().unwrap_or_default().to_string();
                if is_conflict(&code) {
                    return Self::Conflict;
                }
                if is_disk_full(&code) {
                    return Self::DiskFull;
                }
                // Class 57P is a server that is shutting down, class 08 a lost connection.
                let gone = ["57P", "08", "53"].iter().any(|class| code.starts_with(class));
                if gone || is_lost(&code) {
                    return Self::Unavailable(inner.message().to_string());
                }
                match inner.kind() {
                    ErrorKind::UniqueViolation => Self::Unique,
                    ErrorKind::ForeignKeyViolation => Self::ForeignKey,
                    _ => Self::Driver(error),
                }
            }
            // A server that stops in the middle of a word may also look as if it spoke nonsense, or as if it
            // had not begun what was asked.
            sqlx::Error::Io(_)
            | sqlx::Error::Protocol(_)
            | sqlx::Error::BeginFailed
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed
            | sqlx::Error::Tls(_) => Self::Unavailable(error.to_string()),
            _ => Self::Driver(error),
        }
    }
}

/// SQLite: 5 busy, 6 locked, 517 busy snapshot, 261 busy recovery; PostgreSQL: 40001, 40P01.
fn is_conflict(code: &str) -> bool {
    matches!(code, "40001" | "40P01" | "5" | "6" | "261" | "262" | "517")
}

/// PostgreSQL: 53100; SQLite: 13 full, 4874 no room for the index of the log.
fn is_disk_full(code: &str) -> bool {
    matches!(code, "53100" | "13" | "4874")
}

/// SQLite cannot reach its file any more: 10 input or output, 14 cannot open, both with details in the higher
/// bits. PostgreSQL's codes have five letters.
fn is_lost(code: &str) -> bool {
    code.len() < 5 && code.parse().is_ok_and(|code: i64| matches!(code & 0xff, 10 | 14))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_stops_in_the_middle_of_a_word_is_gone() {
        for error in [sqlx::Error::Protocol("unexpected end".into()), sqlx::Error::BeginFailed] {
            let told = error.to_string();
            assert!(matches!(StoreError::from(error), StoreError::Unavailable(_)), "{told}");
        }
    }
}
