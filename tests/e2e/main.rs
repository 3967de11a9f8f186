//! The real window, from the outside.

mod analyst;
mod breakdown;
mod editor;
mod empty_report;
mod help_pictures;
mod hosting;
mod lan;
mod main_job;
mod meetings;
mod opening;
mod places;
mod received;
mod screens;
mod several;
mod shipped;
mod shipped_walk;
mod steps;
mod topics;
