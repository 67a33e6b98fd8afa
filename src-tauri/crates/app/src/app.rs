//! The program under every host: database, clock, random source, press, vault, change stream.

use crate::event::Change;
use crate::problem::Problem;
use crate::sample;
use crate::vault::Vault;
use kezhan_core::id::{Clock, Entropy};
use kezhan_core::press::Press;
use kezhan_store::Db;
use serde::Serialize;
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{Notify, broadcast};

/// How far long work has come.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    /// `idle`, `running`, `done` or `failed`; `clearing` while the house is being emptied.
    pub state: String,
    /// Steps done.
    pub done: u32,
    /// Steps in all.
    pub total: u32,
    /// What is being done, a code for the screens.
    pub step: String,
    /// Why it failed.
    pub problem: Option<String>,
}

/// Shared state; cloning is cheap.
#[derive(Clone)]
pub struct App {
    /// The books.
    pub db: Db,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub entropy: Arc<dyn Entropy>,
    /// Paper engine and printers.
    pub press: Arc<dyn Press>,
    /// Keys for sealed fields.
    pub vault: Arc<Vault>,
    pub(crate) changes: broadcast::Sender<Change>,
    /// Commands of this process queue here instead of colliding in the database; correctness does not rest
    /// on it.
    pub(crate) lane: Arc<tokio::sync::Mutex<()>>,
    pub(crate) seen: Arc<Mutex<HashMap<String, i64>>>,
    /// Numbers of the latest commands of this process, which other processes are told of as well.
    pub(crate) own: Arc<Mutex<VecDeque<i64>>>,
    /// The house whose fields the key of the vault is known to open.
    pub(crate) key_proven_for: Arc<Mutex<Option<String>>>,
    pub(crate) progress: Arc<Mutex<Progress>>,
    pub(crate) printer: Arc<Notify>,
    pub(crate) sample_history: u16,
    /// Whether a closing proves its own day alone, as those of the sample hotel's past do: that past is
    /// proven as a whole before anybody may see it.
    pub(crate) proves_days: bool,
}

impl App {
    /// Puts the parts together.
    pub fn new(
        db: Db,
        clock: Arc<dyn Clock>,
        entropy: Arc<dyn Entropy>,
        press: Arc<dyn Press>,
        vault: Vault,
    ) -> Self {
        let (changes, _) = broadcast::channel(512);
        Self {
            db,
            clock,
            entropy,
            press,
            vault: Arc::new(vault),
            changes,
            lane: Arc::default(),
            seen: Arc::default(),
            own: Arc::default(),
            key_proven_for: Arc::default(),
            progress: Arc::default(),
            printer: Arc::default(),
            sample_history: sample::HISTORY,
            proves_days: false,
        }
    }

    /// The same program, whose sample hotel looks back on so many days.
    pub fn with_sample_history(self, days: u16) -> Self {
        Self { sample_history: days, ..self }
    }

    /// The same program with another clock and random source: the sample hotel's history is made with a
    /// set clock.
    pub fn with_sources(&self, clock: Arc<dyn Clock>, entropy: Arc<dyn Entropy>) -> Self {
        Self { clock, entropy, seen: Arc::default(), ..self.clone() }
    }

    /// Every committed change from now on.
    pub fn changes(&self) -> broadcast::Receiver<Change> {
        self.changes.subscribe()
    }

    /// Tells the screens of a change that no command made.
    pub fn announce(&self, tags: &[crate::event::Tag]) {
        let change = Change { tags: tags.to_vec(), origin: String::new(), seq: 0 };
        // Nobody listening is fine.
        let _ = self.changes.send(change);
    }

    /// How far long work has come.
    pub fn progress(&self) -> Progress {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Whether the house is being emptied.
    pub(crate) fn is_clearing(&self) -> bool {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner).state == sample::CLEARING
    }

    /// Notes how far long work has come and tells the screens.
    pub fn set_progress(&self, progress: Progress) {
        *self.progress.lock().unwrap_or_else(PoisonError::into_inner) = progress;
        self.announce(&[crate::event::Tag::Progress]);
    }

    /// Wakes the print queue.
    pub fn wake_printer(&self) {
        self.printer.notify_one();
    }

    /// Waits until the print queue is woken.
    pub async fn printer_woken(&self) {
        self.printer.notified().await;
    }

    /// Logs a defect and returns the problem that names it.
    pub fn incident(&self, place: &str, detail: &str) -> Problem {
        let incident = kezhan_core::id::new_ulid(self.clock.as_ref(), self.entropy.as_ref());
        tracing::error!(incident, place, detail, "defect");
        Problem::Internal { incident }
    }
}
