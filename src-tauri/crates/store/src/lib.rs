//! Rows and queries of Kezhan over SQLite and PostgreSQL, one SQL text for both.
//!
//! Not for rules (they live in `kezhan-core`) and not for use cases (`kezhan-app`).

pub mod action;
pub mod audit;
pub mod catalogue;
pub mod db;
pub mod error;
pub mod folio;
pub mod guest;
pub mod house;
pub mod journal;
pub mod migrate;
pub mod night_audit;
pub mod paper;
pub mod people;
pub mod proof;
pub mod rate;
pub mod room;
pub mod sql;
pub mod stay;
pub mod told;

pub use db::{Db, DbKind, Location, Tx};
pub use error::{StoreError, StoreResult, Unusable};
pub use sql::{Filter, Param, Record, Sql};
pub use told::{Ear, Told};
