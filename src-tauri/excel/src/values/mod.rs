//! What a cell of a received file says: a figure, a reason for having none, or something to ask about.

mod number;
mod text;

pub(crate) use text::read_text;
