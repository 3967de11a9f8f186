//! One open store and every action on it; what the window and the command line share.

pub mod files;
pub mod views;
pub mod wire;
