//! Texts in records: a length, a byte of flags, characters of one byte or two, and what belongs to rich ones.

use std::sync::Arc;

use super::records::word;
use crate::grid::text::raised_digit;
use crate::read_error::ReadError;

/// Characters take two bytes.
const WIDE: u8 = 0x01;
/// East Asian additions follow the characters.
const EXTENDED: u8 = 0x04;
/// The fonts of the characters follow them.
const RICH: u8 = 0x08;

/// Data of a record and of those that go on with it.
pub(super) struct Pieces<'a> {
    pieces: Vec<&'a [u8]>,
    /// Which piece, and where in it.
    piece: usize,
    at: usize,
}

impl<'a> Pieces<'a> {
    pub(super) fn new(first: &'a [u8], more: Vec<&'a [u8]>) -> Pieces<'a> {
        let mut pieces = vec![first];
        pieces.extend(more);
        Pieces { pieces, piece: 0, at: 0 }
    }

    /// What is left of the piece; goes on to the next where nothing is, and says so.
    fn rest(&mut self) -> Option<(&'a [u8], bool)> {
        let mut moved = false;
        while self.at >= self.pieces.get(self.piece)?.len() {
            (self.piece, self.at, moved) = (self.piece + 1, 0, true);
        }
        Some((&self.pieces[self.piece][self.at..], moved))
    }

    fn byte(&mut self) -> Option<u8> {
        let (rest, _) = self.rest()?;
        self.at += 1;
        rest.first().copied()
    }

    pub(super) fn word(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    pub(super) fn long(&mut self) -> Option<u32> {
        Some(u32::from(self.word()?) | u32::from(self.word()?) << 16)
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            let (rest, _) = self.rest()?;
            let step = rest.len().min(count);
            self.at += step;
            count -= step;
        }
        Some(())
    }

    /// A text with two bytes of length before it. `raised` says of a font's number whether it raises its characters.
    pub(super) fn text(&mut self, raised: impl Fn(u16) -> bool) -> Option<String> {
        let length = usize::from(self.word()?);
        let flags = self.byte()?;
        let runs = if flags & RICH == 0 { 0 } else { usize::from(self.word()?) };
        let additions = if flags & EXTENDED == 0 { 0 } else { self.long()? as usize };
        let units = self.characters(length, flags & WIDE != 0)?;
        let mut fonts = Vec::new();
        for _ in 0..runs {
            fonts.push((usize::from(self.word()?), self.word()?));
        }
        self.skip(additions)?;
        Some(raise(&units, &fonts, raised))
    }

    /// Characters; where they go on in another piece, that begins with flags of its own.
    fn characters(&mut self, length: usize, mut wide: bool) -> Option<Vec<u16>> {
        let mut units = Vec::new();
        while units.len() < length {
            let (rest, moved) = self.rest()?;
            if moved {
                wide = self.byte()? & WIDE != 0;
                continue;
            }
            let size = if wide { 2 } else { 1 };
            let count = (rest.len() / size).min(length - units.len());
            if count == 0 {
                return None;
            }
            let bytes = &rest[..count * size];
            match wide {
                true => {
                    units.extend(bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])))
                }
                false => units.extend(bytes.iter().map(|byte| u16::from(*byte))),
            }
            self.at += bytes.len();
        }
        Some(units)
    }
}

/// A text whose raised digits stay raised. A font holds from its place to the next one's.
fn raise(units: &[u16], fonts: &[(usize, u16)], raised: impl Fn(u16) -> bool) -> String {
    if !fonts.iter().any(|(_, font)| raised(*font)) {
        return String::from_utf16_lossy(units);
    }
    let mut text = String::new();
    let mut from = 0;
    let mut up = false;
    let ends = fonts.iter().map(|(at, font)| (*at, Some(*font))).chain([(units.len(), None)]);
    for (to, font) in ends {
        let to = to.clamp(from, units.len());
        let run = String::from_utf16_lossy(&units[from..to]);
        text.extend(run.chars().map(|c| if up { raised_digit(c) } else { c }));
        from = to;
        up = font.is_some_and(&raised);
    }
    text
}

/// The texts that cells share; what a writer left out at the end is missing.
///
/// # Errors
/// `StringCount` where more are claimed than the records can hold; `Damaged`.
pub(super) fn shared(
    name: &str,
    mut pieces: Pieces<'_>,
    raised: impl Fn(u16) -> bool,
) -> Result<Vec<Arc<str>>, ReadError> {
    let damaged = || ReadError::damaged(name, "its texts are cut off");
    let room: usize = pieces.pieces.iter().map(|piece| piece.len()).sum::<usize>() / 3;
    pieces.long().ok_or_else(damaged)?;
    let claimed = pieces.long().ok_or_else(damaged)? as usize;
    if claimed > room {
        return Err(ReadError::StringCount { claimed: claimed as u64, room: room as u64 });
    }
    let mut texts = Vec::with_capacity(claimed);
    for _ in 0..claimed {
        if pieces.rest().is_none() {
            break;
        }
        texts.push(Arc::from(pieces.text(&raised).ok_or_else(damaged)?));
    }
    Ok(texts)
}

/// A text with one byte of length before it: a sheet's name.
pub(super) fn short(data: &[u8]) -> String {
    let Some((&length, rest)) = data.split_first() else { return String::new() };
    plain(usize::from(length), rest)
}

/// A text with two bytes of length before it, in one piece: a format's code.
pub(super) fn long(data: &[u8]) -> String {
    let Some(length) = word(data, 0) else { return String::new() };
    plain(usize::from(length), data.get(2..).unwrap_or_default())
}

/// Flags and characters, as many as there are.
fn plain(length: usize, data: &[u8]) -> String {
    let Some((&flags, text)) = data.split_first() else { return String::new() };
    let units: Vec<u16> = match flags & WIDE {
        0 => text.iter().take(length).map(|byte| u16::from(*byte)).collect(),
        _ => text.chunks_exact(2).take(length).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect(),
    };
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_go_on_in_the_next_piece_with_flags_of_their_own() {
        let first: &[u8] = b"\x01\0\0\0\x02\0\0\0\x05\0\0ab";
        let second: &[u8] = b"\x01c\0\xE9\0e\0\x03\0\x08\x01\x00121\x02\0\x06\0";
        let texts = shared("Workbook", Pieces::new(first, vec![second]), |font| font == 6).unwrap();
        assert_eq!(texts.iter().map(AsRef::as_ref).collect::<Vec<&str>>(), ["abc\u{e9}e", "12¹"]);
    }

    #[test]
    fn counts_and_lengths_that_lie_are_refused() {
        let refused =
            |data: &[u8]| shared("Workbook", Pieces::new(data, Vec::new()), |_| false).unwrap_err().kind();
        assert_eq!(refused(b"\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"), "limit");
        assert_eq!(refused(b"\x01\0\0\0\x01\0\0\0\xFF\xFF\0abc"), "damaged");
        assert_eq!(refused(b"\x01\0"), "damaged");
    }
}
