//! Workbooks of several tabs whose answers stand beside labels or in numbered rows: found by words, read, and filled
//! where several answers share a cell.

mod asked;
mod find;
mod labels;
mod read;
pub(crate) mod shared;
mod table;

pub(crate) use asked::{asked, items_of};
pub(crate) use read::read;
