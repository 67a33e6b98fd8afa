//! Other programs on the same PostgreSQL server: what they commit reaches the screens of this one.

use crate::app::App;
use crate::event::Change;
use crate::operations;
use crate::setup::EVERYTHING;
use kezhan_store::{StoreResult, Told};
use std::sync::{Arc, PoisonError};
use std::time::Duration;

/// More commands of its own than these are never on their way back to a program.
const OWN: usize = 256;
const AGAIN: Duration = Duration::from_secs(2);

/// Listens for as long as the database is open. Hosts spawn it once; on a local file it ends at once.
pub async fn run(app: Arc<App>) {
    while !app.db.is_closed() {
        match listen(&app).await {
            Ok(()) => return,
            Err(error) => tracing::debug!(?error, "other programs are not heard for the moment"),
        }
        tokio::time::sleep(AGAIN).await;
        // What was said meanwhile was missed.
        app.announce(EVERYTHING);
    }
}

async fn listen(app: &App) -> StoreResult<()> {
    let Some(mut ear) = app.db.listen().await? else { return Ok(()) };
    loop {
        match ear.next().await? {
            Some(told) => app.heard(&told),
            None => app.announce(EVERYTHING),
        }
    }
}

impl App {
    pub(crate) fn remember_own(&self, seq: i64) {
        let mut own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
        if own.len() == OWN {
            own.pop_front();
        }
        own.push_back(seq);
    }

    fn heard(&self, told: &Told) {
        if self.own.lock().unwrap_or_else(PoisonError::into_inner).contains(&told.seq) {
            return;
        }
        // An operation of a newer program may have touched anything.
        let tags = operations::find(&told.operation).map_or(EVERYTHING, |entry| entry.touches);
        let change = Change { tags: tags.to_vec(), origin: String::new(), seq: told.seq };
        // Nobody listening is fine.
        let _ = self.changes.send(change);
    }
}
