//! The records of a stream: kind, length, data.

use crate::read_error::ReadError;

/// Starts a part of the stream: the workbook itself, a sheet, a chart.
pub(super) const BOF: u16 = 0x0809;
/// Ends it.
pub(super) const EOF: u16 = 0x000A;
/// Goes on with the data of the record before.
pub(super) const CONTINUE: u16 = 0x003C;

/// One record.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) data: &'a [u8],
}

impl Record<'_> {
    /// The two bytes at a place as a number.
    pub(super) fn word(&self, at: usize) -> Option<u16> {
        word(self.data, at)
    }

    /// The four bytes at a place as a number.
    pub(super) fn long(&self, at: usize) -> Option<u32> {
        self.data.get(at..).and_then(<[u8]>::first_chunk).copied().map(u32::from_le_bytes)
    }

    /// The eight bytes at a place as a binary number.
    pub(super) fn double(&self, at: usize) -> Option<f64> {
        self.data.get(at..).and_then(<[u8]>::first_chunk).copied().map(f64::from_le_bytes)
    }
}

/// The two bytes at a place as a number.
pub(super) fn word(data: &[u8], at: usize) -> Option<u16> {
    data.get(at..).and_then(<[u8]>::first_chunk).copied().map(u16::from_le_bytes)
}

/// The records from a place in a stream on.
#[derive(Clone)]
pub(super) struct Records<'a> {
    name: &'a str,
    stream: &'a [u8],
    at: usize,
}

impl<'a> Records<'a> {
    pub(super) fn new(name: &'a str, stream: &'a [u8], at: usize) -> Records<'a> {
        Records { name, stream, at }
    }

    /// The data of the records that go on with the one before, in their order.
    pub(super) fn continued(&mut self) -> Result<Vec<&'a [u8]>, ReadError> {
        let mut pieces = Vec::new();
        loop {
            let before = self.at;
            match self.next().transpose()? {
                Some(record) if record.kind == CONTINUE => pieces.push(record.data),
                _ => {
                    self.at = before;
                    return Ok(pieces);
                }
            }
        }
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Result<Record<'a>, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        let head: [u8; 4] = *self.stream.get(self.at..)?.first_chunk()?;
        let (kind, length) =
            (u16::from_le_bytes([head[0], head[1]]), usize::from(u16::from_le_bytes([head[2], head[3]])));
        let start = self.at + head.len();
        self.at = start + length;
        match self.stream.get(start..self.at) {
            Some(data) => Some(Ok(Record { kind, data })),
            None => {
                self.at = self.stream.len();
                Some(Err(ReadError::damaged(self.name, "a record reaches beyond its end")))
            }
        }
    }
}
