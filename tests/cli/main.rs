//! `hpug` as typed: exit statuses, output, files.

mod blank;
mod check;
mod export;
mod fill;
mod read;
mod wrong_use;
