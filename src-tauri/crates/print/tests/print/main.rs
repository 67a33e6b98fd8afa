//! The papers of the house as PDF, and printers of every temper.

#![expect(clippy::unwrap_used, reason = "a test may stop where its helper stops")]

mod papers;
mod printers;
mod samples;
