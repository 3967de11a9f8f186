//! The domain, pure: forms, answers, values, checks and findings. No I/O, no clock.
//!
//! A [`forms::Form`] is data read from a form file; an [`answers::Report`] is one plan's answers to it;
//! [`checks::check`] judges a report and returns [`findings::Finding`]s. Everything is addressed by
//! [`address::Address`] and every number is a `Decimal`.

pub mod address;
pub mod answers;
pub mod checks;
pub mod comparison;
pub mod counting;
pub mod crosswalk;
pub mod findings;
pub mod format;
pub mod forms;
pub mod meetings;
pub mod names;
pub mod periods;
mod plainly;
pub mod queries;
pub mod rich;
pub mod rounding;
pub mod rounds;
pub mod seal;
pub mod side_by_side;
pub mod ticks;
pub mod values;

pub use address::Address;
pub use answers::Report;
pub use forms::Form;
pub use values::{NoData, Value};
