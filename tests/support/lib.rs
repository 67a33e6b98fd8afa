//! A small house for tests, on every database, with a clock that stands still until it is moved.

#[cfg(feature = "window")]
pub mod desk;
#[cfg(feature = "window")]
pub mod folder;
mod press;
mod sources;
mod world;

pub use press::TestPress;
pub use sources::{StandingClock, TestEntropy};
pub use world::{Answer, Backend, World};
