//! What programs on one PostgreSQL server tell each other: every committed command by number and name.

use crate::db::Db;
use crate::error::StoreResult;
use sqlx::postgres::PgListener;

/// The channel that the trigger `audit_told` speaks on.
const CHANNEL: &str = "kezhan";

/// A command that some program committed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Number of its audit row.
    pub seq: i64,
    /// Its operation.
    pub operation: String,
}

/// An ear at the server.
pub struct Ear(PgListener);

impl Db {
    /// Listens to what is committed from now on; `None` on a local file, which has one program only.
    pub async fn listen(&self) -> StoreResult<Option<Ear>> {
        let Some(pool) = self.postgres() else { return Ok(None) };
        let mut listener = PgListener::connect_with(pool).await?;
        listener.listen(CHANNEL).await?;
        Ok(Some(Ear(listener)))
    }
}

impl Ear {
    /// The next command; `None` where the line was cut, so that some may have been missed.
    ///
    /// # Errors
    /// When the line cannot be opened again, or the database was closed.
    pub async fn next(&mut self) -> StoreResult<Option<Told>> {
        loop {
            let Some(said) = self.0.try_recv().await? else { return Ok(None) };
            // Whatever else is said on the channel is not for us.
            if let Some(told) = Told::parse(said.payload()) {
                return Ok(Some(told));
            }
        }
    }
}

impl Told {
    fn parse(text: &str) -> Option<Self> {
        let (seq, operation) = text.split_once(' ')?;
        Some(Self { seq: seq.parse().ok()?, operation: operation.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_number_and_a_name_are_understood() {
        let told = Told { seq: 12, operation: "stay.book".to_owned() };
        assert_eq!(Told::parse("12 stay.book"), Some(told));
        assert_eq!(Told::parse("stay.book"), None);
        assert_eq!(Told::parse("x y"), None);
    }
}
