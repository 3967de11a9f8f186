//! Queries: a host asks about single figures of a received report, the plan answers, the answers become the report's next
//! version. All of it travels in files.

mod answer;
mod arrive;
mod ask;
mod differ;
mod send;
mod take;
mod targets;

pub(crate) use targets::suits;
