//! Meetings: entered once, and everything that follows from them: dates, calendar, letters, packet.

mod beside;
mod dates;
mod files;
mod held;
mod keep;
mod letters;
mod packet;
mod pages;
mod since;
mod told;
mod view;

pub use letters::ToLetters;
pub use packet::{MadePacket, ToPacket};
pub use pages::{LaidPacket, ToPictures};
