//! The real window, from the outside.

mod analyst;
mod empty_report;
mod main_job;
mod opening;
mod screens;
mod shipped;
mod steps;
