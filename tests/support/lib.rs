//! What the tests share: building fixtures, running `hpug`, driving the window.
// A test's support fails the test by panicking, with a message that says what it met.
#![allow(clippy::panic, clippy::expect_used, clippy::unwrap_used)]

pub mod cases;
pub mod data;
pub mod expectation;
pub mod hpug;
pub mod window;
