//! Tests across the crates, without a window and without a process of their own.

mod adding_a_form;
mod checks;
mod compared;
mod dependencies;
mod forms;
mod invariants;
mod results;
mod sample;
mod seal;
mod trust;
mod written;
