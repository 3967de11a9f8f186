//! The real window, from the outside.

mod analyst;
mod editor;
mod empty_report;
mod help_pictures;
mod hosting;
mod lan;
mod main_job;
mod meetings;
mod opening;
mod received;
mod screens;
mod several;
mod shipped;
mod steps;
mod topics;
