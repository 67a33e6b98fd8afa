//! The use cases of Kezhan. Every host reaches them through [`App::call`]; see `dispatch`.
#![warn(missing_docs)]

pub mod app;
pub mod approval;
pub mod audit;
pub mod catalogue;
pub mod cx;
pub mod dispatch;
pub mod event;
pub mod folio;
pub mod guest;
pub mod ledger;
pub mod log;
pub mod night_audit;
pub mod openapi;
pub mod operation;
pub mod operations;
pub mod others;
pub mod paper;
pub mod password;
pub mod problem;
pub mod room;
pub mod sample;
pub mod search;
pub mod session;
pub mod setup;
pub mod stay;
pub mod undo;
pub mod user;
pub mod vault;

pub use app::{App, Progress};
pub use dispatch::Caller;
pub use event::{Change, Tag};
pub use problem::Problem;
