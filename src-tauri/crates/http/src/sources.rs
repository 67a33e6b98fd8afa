//! The one place where the wall clock and the system's random source are read.

use kezhan_core::id::{Clock, Entropy};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// The clock of the machine.
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the hosts read the clock here and nowhere else")]
    fn now_ms(&self) -> i64 {
        chrono::Utc::now().timestamp_millis()
    }
}

/// A clock that was set to a moment and goes on from there: tests and demonstrations.
pub struct SetClock {
    start_ms: i64,
    since: Instant,
}

impl SetClock {
    /// Starts at this moment.
    pub fn at(start_ms: i64) -> Self {
        Self { start_ms, since: Instant::now() }
    }
}

impl Clock for SetClock {
    fn now_ms(&self) -> i64 {
        let gone = i64::try_from(self.since.elapsed().as_millis()).unwrap_or(i64::MAX);
        self.start_ms.saturating_add(gone)
    }
}

/// The random source of the operating system.
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn fill(&self, buffer: &mut [u8]) {
        getrandom::fill(buffer).expect("without the system's random source no secret can be made");
    }
}

/// A seeded source: the same seed gives the same run.
pub struct SeededEntropy(Mutex<ChaCha20Rng>);

impl SeededEntropy {
    /// From a seed.
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(ChaCha20Rng::seed_from_u64(seed)))
    }
}

impl Entropy for SeededEntropy {
    fn fill(&self, buffer: &mut [u8]) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(buffer);
    }
}
