//! `hpug` as typed: exit statuses, output, files.

mod blank;
mod calendar;
mod check;
mod compare;
mod editions;
mod export;
mod fill;
mod folder;
mod guide;
mod lan;
mod letter;
mod memory;
mod network;
mod outputs;
mod packet;
mod packets;
mod papers;
mod pictures;
mod questions;
mod read;
mod received;
mod seal;
mod wrong_use;
