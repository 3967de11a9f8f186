//! A list of objects in JSON, written as they come.

use std::io::Write;

use serde::Serialize;

use crate::args::Format;
use crate::failure::Failure;

/// `{"files":[…]}`; nothing at all where the output is for people.
pub struct List {
    format: Format,
    begun: bool,
}

impl List {
    /// An empty one.
    pub fn new(format: Format) -> List {
        List { format, begun: false }
    }

    /// Writes one more object.
    pub fn object(&mut self, object: &impl Serialize, out: &mut dyn Write) -> Result<(), Failure> {
        out.write_all(if self.begun { b"," } else { b"{\"files\":[" })?;
        self.begun = true;
        let text = serde_json::to_string(object).map_err(std::io::Error::from)?;
        Ok(out.write_all(text.as_bytes())?)
    }

    /// Writes what stands behind the last one.
    pub fn end(self, out: &mut dyn Write) -> Result<(), Failure> {
        match self.format {
            Format::Json => Ok(writeln!(out, "{}]}}", if self.begun { "" } else { "{\"files\":[" })?),
            Format::Text => Ok(()),
        }
    }
}
