//! Compound files, the container of .xls workbooks and of encrypted packages.

use std::io::{Cursor, Read};

use cfb::CompoundFile;

use super::MAX_PART;
use crate::read_error::ReadError;

/// The names under which the workbook stands in a compound file.
pub(crate) const WORKBOOK_STREAMS: [&str; 2] = ["Workbook", "Book"];

/// A compound file in memory.
pub(crate) struct Compound<'a> {
    file: CompoundFile<Cursor<&'a [u8]>>,
}

impl<'a> Compound<'a> {
    /// Opens a compound file; `Damaged` where its directory can't be read.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Compound<'a>, ReadError> {
        let file = CompoundFile::open(Cursor::new(bytes))
            .map_err(|error| ReadError::damaged("its directory", error))?;
        Ok(Compound { file })
    }

    /// Whether a stream of this name stands at the top.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.file.is_stream(format!("/{name}"))
    }

    /// Whether a workbook is inside.
    pub(crate) fn has_workbook(&self) -> bool {
        WORKBOOK_STREAMS.iter().any(|name| self.has(name))
    }

    /// The bytes of a stream at the top; `Damaged` where there is none, `PartTooLarge` above 64 MB.
    pub(crate) fn bytes(&mut self, name: &str) -> Result<Vec<u8>, ReadError> {
        let damaged = |error| ReadError::damaged(name, error);
        let stream = self.file.open_stream(format!("/{name}")).map_err(damaged)?;
        let mut bytes = Vec::new();
        stream.take(MAX_PART + 1).read_to_end(&mut bytes).map_err(damaged)?;
        if bytes.len() as u64 > MAX_PART {
            return Err(ReadError::PartTooLarge { part: name.to_owned(), limit: MAX_PART });
        }
        Ok(bytes)
    }
}
