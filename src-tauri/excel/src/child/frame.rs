//! Messages between the program and its reading processes: a length of four bytes, then so many bytes.

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};

/// Most bytes of one message: 64 MB.
const LONGEST: usize = 64 * 1024 * 1024;

/// What goes before a file's bytes.
#[derive(PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Request {
    /// The file's name, without its folder.
    pub(super) name: String,
    /// The password to open it with, if one was given.
    pub(super) password: Option<String>,
    /// It is no workbook: the program's own function takes it.
    #[serde(default)]
    pub(super) aside: bool,
}

/// Writes a message.
pub(super) fn write(to: &mut impl Write, message: &[u8]) -> io::Result<()> {
    let length = u32::try_from(message.len()).map_err(|_| too_long())?;
    to.write_all(&length.to_le_bytes())?;
    to.write_all(message)
}

/// Reads a message; `None` where the other side has closed between two messages.
///
/// # Errors
/// `InvalidData` for a length above 64 MB, `UnexpectedEof` where the other side closed in the middle.
pub(super) fn read(from: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut length = [0; 4];
    let mut filled = 0;
    while filled < length.len() {
        match from.read(&mut length[filled..])? {
            0 if filled == 0 => return Ok(None),
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            count => filled += count,
        }
    }
    let length = u32::from_le_bytes(length) as usize;
    if length > LONGEST {
        return Err(too_long());
    }
    let mut message = Vec::new();
    from.take(length as u64).read_to_end(&mut message)?;
    if message.len() < length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(Some(message))
}

fn too_long() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "a message is longer than 64 MB")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn messages_survive(messages in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..200), 0..5)) {
            let mut pipe = Vec::new();
            for message in &messages {
                write(&mut pipe, message).unwrap();
            }
            let mut from = &pipe[..];
            for message in &messages {
                let back = read(&mut from).unwrap();
                prop_assert_eq!(back.as_ref(), Some(message));
            }
            prop_assert_eq!(read(&mut from).unwrap(), None);
        }

        #[test]
        fn a_cut_or_absurd_message_is_an_error(bytes in proptest::collection::vec(any::<u8>(), 1..4)) {
            prop_assert!(read(&mut &bytes[..]).is_err());
            prop_assert!(read(&mut &[0xFF; 8][..]).is_err());
        }
    }
}
