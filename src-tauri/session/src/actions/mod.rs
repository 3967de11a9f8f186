//! The actions, a file per kind: what the window's commands and the command line call.

mod backups;
mod binding;
mod carry;
mod copying;
mod counting;
pub(crate) mod crosswalk;
mod earlier;
mod edit;
mod export;
mod fill;
mod fixes;
mod guide;
mod half_typed;
mod head;
pub(crate) mod library;
pub(crate) mod looking;
mod place;
mod queries;
mod read;
mod received;
mod receiving;
mod rounds;
mod sheet;
mod store;
mod strength;
mod topics;
mod undo;
mod versions;
mod words;
mod workbook;

pub use binding::ToCompare;
pub use export::{MadeExport, ToExport, ToOffer};
pub use looking::{ToRead, WasRead};
pub use receiving::{Arrived, TakenIn, ToReceive};
pub use rounds::{MadeBlanks, ToBlanks};
pub use strength::passphrase_strength;
