//! The HTTP host: the same operations for browsers on the LAN, the change stream, the screens as files.
//! Also the common start of every host: see [`host::open`].

pub mod fault;
pub mod guard;
pub mod host;
pub mod router;
pub mod sources;

pub use fault::Fault;
pub use host::{HostOptions, House, KeySource, is_sealed, open};
pub use router::{router, serve};
