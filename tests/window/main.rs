//! Stories walked in the real desktop window. `cargo x test window` prepares the display, the session bus,
//! the key store and the driver they need.

mod clerk;
mod first_run;
mod start;
mod stay;
mod words;
