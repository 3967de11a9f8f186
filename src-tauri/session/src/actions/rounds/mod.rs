//! Rounds: what a host tells its plans, who has answered, and the blanks for all of them.

mod blanks;
mod keep;
mod standing;
mod terms;

pub use blanks::{MadeBlanks, ToBlanks};
