use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Dictionary, Object, Stream, dictionary};

use crate::PdfError;
use crate::syntax;

/// How hard streams are packed: beyond this they get hardly smaller and take much longer.
const LEVEL: u32 = 6;
/// So many small objects are packed together.
const TOGETHER: usize = 200;

/// Where an object is found.
#[derive(Clone, Copy)]
enum Place {
    /// Nowhere: it doesn't exist.
    Free,
    /// By itself, at this byte.
    At(usize),
    /// In the stream of this number, as so many's object.
    In(u32, usize),
}

/// A file's objects as they are written, numbered from 1: streams by themselves, the others packed together.
pub struct Objects {
    bytes: Vec<u8>,
    places: Vec<Place>,
    /// Number of the next stream that packs others.
    next: u32,
    /// Objects to be packed, and for each its number and where it begins among them.
    waiting: Vec<u8>,
    begins: Vec<(u32, usize)>,
    packer: Packer,
}

impl Objects {
    /// A file of this version that will hold the objects 1 to `count`.
    pub fn new(version: &str, count: u32, packer: Packer) -> Self {
        // Four bytes beyond ASCII tell programs that the file isn't text.
        let bytes = [b"%PDF-", version.as_bytes(), b"\n%\xBB\xAD\xC0\xDE\n"].concat();
        let places = vec![Place::Free; count as usize + 1];
        let begins = Vec::with_capacity(TOGETHER);
        Self { bytes, places, next: count + 1, waiting: Vec::new(), begins, packer }
    }

    /// Writes an object.
    ///
    /// # Errors
    /// [`PdfError::Write`] when the packing fails.
    pub fn object(&mut self, number: u32, object: &Object) -> Result<(), PdfError> {
        if let Object::Stream(stream) = object {
            self.stream(number, stream);
            return Ok(());
        }
        self.spelled(number, |out| syntax::object(object, out))
    }

    /// Writes an object that is no stream, as `spell` spells it.
    ///
    /// # Errors
    /// [`PdfError::Write`] when the packing fails.
    pub fn spelled(&mut self, number: u32, spell: impl FnOnce(&mut Vec<u8>)) -> Result<(), PdfError> {
        self.place(number, Place::In(self.next, self.begins.len()));
        self.begins.push((number, self.waiting.len()));
        spell(&mut self.waiting);
        self.waiting.push(b' ');
        if self.begins.len() == TOGETHER { self.pack() } else { Ok(()) }
    }

    fn place(&mut self, number: u32, place: Place) {
        let number = number as usize;
        if self.places.len() <= number {
            self.places.resize(number + 1, Place::Free);
        }
        self.places[number] = place;
    }

    fn stream(&mut self, number: u32, stream: &Stream) {
        self.place(number, Place::At(self.bytes.len()));
        syntax::number(number.into(), 1, &mut self.bytes);
        self.bytes.extend_from_slice(b" 0 obj\n");
        syntax::dictionary(&stream.dict, &mut self.bytes);
        self.bytes.extend_from_slice(b"stream\n");
        self.bytes.extend_from_slice(&stream.content);
        // A reader takes one line's end for that before the keyword: where the content ends in the first byte of one, only a
        // whole one leaves it as long as it is.
        let end: &[u8] = if stream.content.ends_with(b"\r") { b"\r\n" } else { b"\n" };
        self.bytes.extend_from_slice(end);
        self.bytes.extend_from_slice(b"endstream\nendobj\n");
    }

    /// Packs what waits.
    fn pack(&mut self) -> Result<(), PdfError> {
        if self.begins.is_empty() {
            return Ok(());
        }
        let mut content = Vec::with_capacity(self.waiting.len() + self.begins.len() * 12);
        for (number, begin) in &self.begins {
            syntax::number((*number).into(), 1, &mut content);
            content.push(b' ');
            syntax::count(*begin, &mut content);
            content.push(b' ');
        }
        let first = i64::try_from(content.len()).unwrap_or(i64::MAX);
        content.append(&mut self.waiting);
        let count = i64::try_from(self.begins.len()).unwrap_or(i64::MAX);
        let entries = dictionary! { "Type" => "ObjStm", "N" => count, "First" => first };
        self.begins.clear();
        let packed = self.packer.stream(entries, &content)?;
        self.stream(self.next, &packed);
        self.next += 1;
        Ok(())
    }

    /// The whole file. Its ID, which `id` makes of all that was written, stands in the table of its objects, whose other
    /// entries are those of `trailer`.
    ///
    /// # Errors
    /// [`PdfError::Write`] when the packing fails.
    pub fn finish(
        mut self,
        trailer: Dictionary,
        id: impl FnOnce(&[u8]) -> Object,
    ) -> Result<Vec<u8>, PdfError> {
        self.pack()?;
        let (begin, number) = (self.bytes.len(), self.next);
        self.place(number, Place::At(begin));
        let mut table = trailer;
        table.set("Type", "XRef");
        table.set("Size", i64::from(number) + 1);
        table.set("W", vec![Object::Integer(1), Object::Integer(4), Object::Integer(2)]);
        table.set("ID", id(&self.bytes));
        let rows: Vec<u8> = self.places.iter().flat_map(|place| row(*place)).collect();
        let packed = self.packer.deflated(&rows)?;
        table.set("Filter", "FlateDecode");
        let stream = Stream::new(table, packed.to_vec());
        self.stream(number, &stream);
        self.bytes.extend_from_slice(b"startxref\n");
        syntax::count(begin, &mut self.bytes);
        self.bytes.extend_from_slice(b"\n%%EOF");
        Ok(self.bytes)
    }
}

/// A row of the table of objects: one byte, four bytes, two bytes.
fn row(place: Place) -> [u8; 7] {
    let (kind, of, at) = match place {
        Place::Free => (0, 0, u16::MAX),
        Place::At(byte) => (1, u32::try_from(byte).unwrap_or(u32::MAX), 0),
        Place::In(stream, index) => (2, stream, u16::try_from(index).unwrap_or(u16::MAX)),
    };
    let ([a, b, c, d], [e, f]) = (of.to_be_bytes(), at.to_be_bytes());
    [kind, a, b, c, d, e, f]
}

/// Packs streams, one after the other: its memory is prepared once.
pub struct Packer {
    deflate: Compress,
    packed: Vec<u8>,
}

impl Packer {
    /// A packer that has packed nothing.
    pub fn new() -> Self {
        Self { deflate: Compress::new(Compression::new(LEVEL), true), packed: Vec::new() }
    }

    /// A stream, packed.
    ///
    /// # Errors
    /// [`PdfError::Write`] when the packing fails.
    pub fn stream(&mut self, mut entries: Dictionary, content: &[u8]) -> Result<Stream, PdfError> {
        entries.set("Filter", "FlateDecode");
        Ok(Stream::new(entries, self.deflated(content)?.to_vec()))
    }

    fn deflated(&mut self, content: &[u8]) -> Result<&[u8], PdfError> {
        self.deflate.reset();
        self.packed.clear();
        loop {
            let done = usize::try_from(self.deflate.total_in()).unwrap_or(usize::MAX);
            let rest = content.get(done..).unwrap_or_default();
            self.packed.reserve(rest.len() / 2 + 256);
            let finish = FlushCompress::Finish;
            match self.deflate.compress_vec(rest, &mut self.packed, finish).map_err(std::io::Error::from) {
                Ok(Status::StreamEnd) => return Ok(&self.packed),
                Ok(Status::Ok | Status::BufError) => {}
                Err(error) => return Err(lopdf::Error::from(error).into()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use lopdf::{Dictionary, Object, Stream};

    use super::{Objects, Packer};

    #[test]
    fn a_stream_is_as_long_as_it_says_whatever_it_ends_in() {
        for content in [b"a".as_slice(), b"a\r", b"a\n", b"a\r\n", b"a\n\r", b""] {
            let mut objects = Objects::new("1.7", 1, Packer::new());
            objects.object(1, &Stream::new(Dictionary::new(), content.to_vec()).into()).unwrap();
            let bytes = objects.finish(Dictionary::new(), |_| Object::Null).unwrap();
            let after =
                |bytes: &[u8], what: &[u8]| bytes.windows(what.len()).position(|one| one == what).unwrap();
            let begin = after(&bytes, b"stream\n") + 7;
            let stood = &bytes[begin..after(&bytes, b"endstream")];
            let line =
                [b"\r\n".as_slice(), b"\n", b"\r"].into_iter().find(|line| stood.ends_with(line)).unwrap();
            assert_eq!(&stood[..stood.len() - line.len()], content);
        }
    }
}
