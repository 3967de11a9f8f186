//! `hpug` as typed: exit statuses, output, files.

mod check;
mod fill;
mod read;
mod wrong_use;
