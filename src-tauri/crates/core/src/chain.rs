//! Hash chains: each record of the journal and of the audit log carries the hash of the one before,
//! so that a changed, removed, inserted or reordered record is found and named.
//!
//! A record is written down as [`Canonical`] bytes, [`link`] makes its hash from those and from the
//! hash before it, and [`Walk`] reads a stored chain again. The head printed on the night-audit
//! closing proves even the last record.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use sha2::{Digest, Sha256};
use thiserror::Error;

/// Name of the way hashes are made: SHA-256 (FIPS 180-4) over [`Canonical`] bytes. Stored with each
/// record, so that a later way can follow without rewriting the past.
pub const ALGORITHM: &str = "sha256-v1";

/// The hash of one record, in the database and on paper 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ChainHash([u8; 32]);

/// The text is not a hash.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("a hash is 64 lower-case hexadecimal digits")]
pub struct BadHash;

impl ChainHash {
    /// What the first record of a chain follows; differs for each name, so that records cannot move
    /// from one chain to another.
    pub fn genesis(chain: &str) -> ChainHash {
        ChainHash(Sha256::digest(Canonical::new("genesis").text(chain).bytes).into())
    }

    /// The 32 bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for ChainHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for ChainHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ChainHash({self})")
    }
}

impl FromStr for ChainHash {
    type Err = BadHash;

    fn from_str(text: &str) -> Result<ChainHash, BadHash> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes).map_err(|_| BadHash)?;
        let hash = ChainHash(bytes);
        // One hash has one spelling: capitals would be a change that nobody notices.
        if hash.to_string() == text { Ok(hash) } else { Err(BadHash) }
    }
}

/// The bytes of a record: its kind, then its fields in a fixed order, each with its type and its
/// length. No two different records have the same bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Canonical {
    bytes: Vec<u8>,
}

mod tag {
    pub const NONE: u8 = 0;
    pub const TEXT: u8 = 1;
    pub const INT: u8 = 2;
    pub const DATE: u8 = 3;
    pub const FLAG: u8 = 4;
    pub const LIST: u8 = 5;
}

impl Canonical {
    /// Starts a record of the given kind.
    pub fn new(kind: &str) -> Canonical {
        Canonical { bytes: Vec::with_capacity(512) }.text(kind)
    }

    fn sized(mut self, tag: u8, length: usize) -> Canonical {
        self.bytes.push(tag);
        self.bytes.extend((length as u64).to_be_bytes());
        self
    }

    /// Adds text, byte for byte.
    pub fn text(self, text: &str) -> Canonical {
        let mut next = self.sized(tag::TEXT, text.len());
        next.bytes.extend(text.as_bytes());
        next
    }

    /// Adds text that may be absent; absent is not the same as empty.
    pub fn maybe_text(self, text: Option<&str>) -> Canonical {
        match text {
            Some(text) => self.text(text),
            None => self.none(),
        }
    }

    /// Adds an integer: an amount, an instant, a sequence number, a scaled quantity.
    pub fn int(mut self, value: i64) -> Canonical {
        self.bytes.push(tag::INT);
        self.bytes.extend(value.to_be_bytes());
        self
    }

    /// Adds an integer that may be absent.
    pub fn maybe_int(self, value: Option<i64>) -> Canonical {
        match value {
            Some(value) => self.int(value),
            None => self.none(),
        }
    }

    /// Adds a date.
    pub fn date(mut self, date: NaiveDate) -> Canonical {
        self.bytes.push(tag::DATE);
        self.bytes.extend(date.num_days_from_ce().to_be_bytes());
        self
    }

    /// Adds a date that may be absent.
    pub fn maybe_date(self, date: Option<NaiveDate>) -> Canonical {
        match date {
            Some(date) => self.date(date),
            None => self.none(),
        }
    }

    /// Adds a yes or no.
    pub fn flag(mut self, value: bool) -> Canonical {
        self.bytes.extend([tag::FLAG, u8::from(value)]);
        self
    }

    /// Adds the length of a list; its elements follow, each with the same fields.
    pub fn list(self, length: usize) -> Canonical {
        self.sized(tag::LIST, length)
    }

    fn none(mut self) -> Canonical {
        self.bytes.push(tag::NONE);
        self
    }

    /// The bytes so far.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// The hash of a record that follows the one with hash `previous`.
pub fn link(previous: ChainHash, record: &Canonical) -> ChainHash {
    let mut hasher = Sha256::new();
    hasher.update(ALGORITHM.as_bytes());
    hasher.update(previous.0);
    hasher.update(&record.bytes);
    ChainHash(hasher.finalize().into())
}

/// What is wrong with a stored chain, and at which record.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ChainProblem {
    /// Records are missing, doubled or out of order.
    #[error("record {expected} is missing, {found} follows instead")]
    Gap {
        /// The sequence number that had to come.
        expected: i64,
        /// The one that came.
        found: i64,
    },
    /// The record was hashed in a way that this program does not know.
    #[error("record {seq} names the unknown algorithm {algorithm:?}")]
    UnknownAlgorithm {
        /// The record.
        seq: i64,
        /// What it names.
        algorithm: String,
    },
    /// The hash of the record before is not the one that this record follows.
    #[error("record {seq} does not follow the record before it")]
    WrongPrevious {
        /// The record.
        seq: i64,
    },
    /// The content of the record does not give its hash.
    #[error("the content of record {seq} was changed")]
    WrongHash {
        /// The record.
        seq: i64,
    },
    /// The chain ends before or after the head that is on record, or with another hash.
    #[error("the chain ends with record {found}, its head is record {expected}")]
    WrongHead {
        /// Sequence number of the head on record.
        expected: i64,
        /// Sequence number of the last record found; 0 for none.
        found: i64,
    },
}

impl ChainProblem {
    /// The sequence number of the record that the finding is about.
    pub const fn seq(&self) -> i64 {
        match self {
            ChainProblem::Gap { expected, .. } | ChainProblem::WrongHead { expected, .. } => *expected,
            ChainProblem::UnknownAlgorithm { seq, .. }
            | ChainProblem::WrongPrevious { seq }
            | ChainProblem::WrongHash { seq } => *seq,
        }
    }
}

/// What is stored of a record besides its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seal<'a> {
    /// Sequence number; a chain counts 1, 2, 3 …
    pub seq: i64,
    /// How the hash was made.
    pub algorithm: &'a str,
    /// Hash of the record before, as stored.
    pub previous: &'a str,
    /// Hash of the record, as stored.
    pub hash: &'a str,
}

/// Reads a chain from its first record (or from a proven head) on.
///
/// After a finding the walk goes on from the hash that is stored, so that one changed record gives
/// one finding and not one for each record behind it.
#[derive(Debug, Clone)]
pub struct Walk {
    seq: i64,
    hash: String,
}

impl Walk {
    /// At the beginning of the named chain.
    pub fn from_start(chain: &str) -> Walk {
        Walk::from_head(0, &ChainHash::genesis(chain).to_string())
    }

    /// Behind the record `seq` with the given hash.
    pub fn from_head(seq: i64, hash: &str) -> Walk {
        Walk { seq, hash: hash.to_owned() }
    }

    /// Sequence number of the last record read; 0 before the first.
    pub const fn seq(&self) -> i64 {
        self.seq
    }

    /// Hash of the last record read, as stored.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// Reads the next record: its seal, and its content written down again.
    pub fn step(&mut self, seal: Seal<'_>, record: &Canonical) -> Vec<ChainProblem> {
        let mut problems = Vec::new();
        let Seal { seq, algorithm, previous, hash } = seal;
        if seq != self.seq + 1 {
            problems.push(ChainProblem::Gap { expected: self.seq + 1, found: seq });
        } else if previous != self.hash {
            problems.push(ChainProblem::WrongPrevious { seq });
        }
        if algorithm == ALGORITHM {
            let made = previous.parse().map(|previous| link(previous, record).to_string());
            if made.as_deref() != Ok(hash) {
                problems.push(ChainProblem::WrongHash { seq });
            }
        } else {
            problems.push(ChainProblem::UnknownAlgorithm { seq, algorithm: algorithm.to_owned() });
        }
        self.seq = seq;
        hash.clone_into(&mut self.hash);
        problems
    }

    /// Compares the end of the walk with the head on record: finds a tail that was cut off.
    ///
    /// # Errors
    /// [`ChainProblem::WrongHead`].
    pub fn finish(&self, head_seq: i64, head_hash: &str) -> Result<(), ChainProblem> {
        if self.seq == head_seq && self.hash == head_hash {
            Ok(())
        } else {
            Err(ChainProblem::WrongHead { expected: head_seq, found: self.seq })
        }
    }
}

#[cfg(test)]
mod tests;
