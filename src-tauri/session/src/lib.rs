//! One open store and every action on it; what the window and the command line share.
//!
//! [`Session`] is the one door: each action is a method, each change one transaction of the store, one row of
//! history, one step of undo. [`views`] makes what the window paints, [`wire`] is what crosses to it, [`files`]
//! is what needs no store.

mod actions;
mod error;
pub mod files;
mod loaded;
mod session;
mod settings;
mod surroundings;
pub mod views;
pub mod wire;

pub use actions::passphrase_strength;
pub use error::{Result, SessionError};
pub use session::{Place, Session};
pub use surroundings::Surroundings;
