//! What the tests share: building fixtures, running `hpug`, driving the window.

pub mod cases;
pub mod data;
pub mod expectation;
pub mod hpug;
pub mod memory;
pub mod office;
pub mod peer;
pub mod python;
pub mod window;
pub mod workbooks;
