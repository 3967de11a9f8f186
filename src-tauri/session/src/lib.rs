//! One open store and every action on it; what the window and the command line share.
//!
//! [`Session`] is the one door: each action is a method, each change one transaction of the store, one row of
//! history, one step of undo. What can take long is split: the session begins it, the work goes on while the session is
//! free for others, and what came of it is handed back ([`ToRead`], [`ToCompare`], [`ToOffer`], [`ToExport`]). [`views`]
//! makes what the window paints, [`wire`] is what crosses to it, [`files`] is what needs no store.

mod actions;
mod error;
pub mod files;
mod loaded;
mod session;
mod settings;
mod surroundings;
pub mod views;
pub mod wire;

pub use actions::{
    Arrived, ComparedOut, LaidPacket, MadeBlanks, MadeExport, MadePacket, TakenIn, ToBlanks, ToCompare,
    ToCompareOut, ToExport, ToLetters, ToOffer, ToPacket, ToPictures, ToRead, ToReceive, WasRead,
    passphrase_strength,
};
pub use error::{Result, SessionError};
pub use files::serve_if_asked;
pub use hpug_model::checks::placeholder_in;
pub use hpug_store::platform::keep_memory_private;
pub use session::{Place, Session};
pub use settings::{WindowPlace, Zoom};
pub use surroundings::{Reader, Surroundings};
