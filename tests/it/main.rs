//! Tests across the crates, without a window and without a process of their own.

mod checks;
mod forms;
mod invariants;
mod sample;
mod written;
