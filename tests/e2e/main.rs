//! The real window, from the outside.

mod opening;
