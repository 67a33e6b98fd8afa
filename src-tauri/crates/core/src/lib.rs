//! The rules of the house, and nothing else: what money adds up to, which tax is in a price, when a room may
//! be sold, what a clerk may do.
//!
//! Everything here is pure. Nothing reads a clock, a random generator, a file or a database: instants,
//! identifiers and business dates come in as arguments, so the same input always gives the same result and
//! each rule can be tested by example and by property. SQL lives in `kezhan-store`, use cases in
//! `kezhan-app`.
//!
//! Shapes on the wire: fields in camelCase, enum values in snake_case, [`money::Money`] as an integer of
//! minor units, [`money::Percent`] and [`money::Quantity`] as decimal strings, dates as `YYYY-MM-DD`,
//! instants as epoch milliseconds, identifiers as ULID strings.
//!
//! A rule that says no answers with a *problem*: an error that carries data, not prose. The words for people
//! are written by the hosts, in the language of the reader.

#![warn(missing_docs)]

pub mod availability;
pub mod calendar;
pub mod capitals;
pub mod chain;
pub mod folio;
pub mod guest;
pub mod id;
pub mod journal;
pub mod money;
pub mod paper;
pub mod permission;
pub mod press;
pub mod rate;
pub mod room;
pub mod stay;
pub mod tax;
pub mod wire;
