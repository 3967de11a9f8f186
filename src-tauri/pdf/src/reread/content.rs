use std::collections::{BTreeMap, HashMap};

use foldhash::fast::RandomState;
use lopdf::{Document as File, Encoding, Object, ObjectId};

use super::tokens::{Token, Tokens};
use super::unreadable;
use crate::PdfError;
use crate::fonts::CONTINUED;

/// The text of every marked content, by page and number.
pub type Texts = HashMap<(ObjectId, i64), String, RandomState>;

/// What the pages hold.
#[derive(Default)]
pub struct Contents {
    /// The text of their marked contents.
    pub texts: Texts,
    /// Something is drawn that is no marked content, which our documents never do.
    pub unmarked: bool,
}

/// Operators that leave something on the page.
const DRAWING: [&[u8]; 16] =
    [b"Tj", b"TJ", b"'", b"\"", b"Do", b"sh", b"f", b"F", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*", b"EI"];

/// How the codes of each of a page's fonts are read, by the font's name on the page.
type Encodings<'f> = BTreeMap<Vec<u8>, Codes<'f>>;

/// Decodes every page's marked contents.
pub fn contents(file: &File) -> Result<Contents, PdfError> {
    let mut contents = Contents::default();
    // The pages of our documents share their fonts, whose maps are long: they are read once.
    let mut known: Option<(ObjectId, Encodings<'_>)> = None;
    for page in file.page_iter() {
        // Pages of appended files have no answers of ours.
        let entries = file.get_dictionary(page).map_err(unreadable)?;
        if !entries.has(b"StructParents") {
            continue;
        }
        let shared = entries.get(b"Resources").and_then(Object::as_reference).ok();
        let mut encodings = match known.take() {
            Some((id, encodings)) if shared == Some(id) => encodings,
            _ => encodings(file, page)?,
        };
        let content = file.get_page_content(page);
        let mut reader = Reader::new(page, &mut encodings);
        reader.read(&content, &mut contents)?;
        known = shared.map(|id| (id, encodings));
    }
    Ok(contents)
}

fn encodings(file: &File, page: ObjectId) -> Result<Encodings<'_>, PdfError> {
    let fonts = file.get_page_fonts(page).map_err(unreadable)?;
    // A font that can't be read has no text of ours.
    let read = fonts.into_iter().filter_map(|(name, font)| {
        let encoding = font.get_font_encoding(file).ok()?;
        Some((name, Codes { encoding, known: HashMap::default() }))
    });
    Ok(read.collect())
}

/// How a font's codes are read. Codes of our documents have two bytes; what each means is looked up once.
struct Codes<'f> {
    encoding: Encoding<'f>,
    known: HashMap<[u8; 2], String, RandomState>,
}

impl Codes<'_> {
    fn decode(&mut self, codes: &[u8], into: &mut String) -> Result<(), PdfError> {
        let (pairs, rest) = codes.as_chunks::<2>();
        for pair in pairs {
            if let Some(text) = self.known.get(pair) {
                into.push_str(text);
                continue;
            }
            let text = File::decode_text(&self.encoding, pair).map_err(unreadable)?.replace(CONTINUED, "");
            into.push_str(&text);
            self.known.insert(*pair, text);
        }
        if !rest.is_empty() {
            into.push_str(&File::decode_text(&self.encoding, rest).map_err(unreadable)?);
        }
        Ok(())
    }
}

/// What a page's operations have set so far, and the operands of the next.
struct Reader<'r, 'f> {
    page: ObjectId,
    encodings: &'r mut Encodings<'f>,
    font: Option<Vec<u8>>,
    /// Numbers of the marked contents that are open; none for artifacts.
    marks: Vec<Option<i64>>,
    /// Bytes of the strings, one behind the other, and where each ends.
    strings: (Vec<u8>, Vec<usize>),
    /// The first operand that is a name.
    name: Option<Vec<u8>>,
    /// The number of a marked content, from a dictionary of properties.
    mcid: Option<i64>,
}

impl<'r, 'f> Reader<'r, 'f> {
    fn new(page: ObjectId, encodings: &'r mut Encodings<'f>) -> Self {
        let strings = (Vec::new(), Vec::new());
        Self { page, encodings, font: None, marks: Vec::new(), strings, name: None, mcid: None }
    }

    fn read(&mut self, content: &[u8], into: &mut Contents) -> Result<(), PdfError> {
        let mut tokens = Tokens::new(content);
        let mut key_is_mcid = false;
        let mut depth = 0;
        while let Some(token) = tokens.next().map_err(no_token)? {
            let was_key = std::mem::take(&mut key_is_mcid);
            match token {
                Token::Name(name) if depth > 0 => key_is_mcid = depth == 1 && name.as_ref() == b"MCID",
                Token::Name(name) => {
                    self.name.get_or_insert_with(|| name.into_owned());
                }
                Token::Integer(number) if was_key => self.mcid = Some(number),
                Token::String(bytes) if depth == 0 => {
                    self.strings.0.extend_from_slice(&bytes);
                    self.strings.1.push(self.strings.0.len());
                }
                Token::Bracket("<<") => depth += 1,
                Token::Bracket(">>") => depth -= 1,
                Token::Word(b"true" | b"false" | b"null")
                | Token::Integer(_)
                | Token::Real
                | Token::String(_)
                | Token::Bracket(_) => {}
                Token::Word(operator) => self.operate(operator, into)?,
            }
        }
        Ok(())
    }

    fn operate(&mut self, operator: &[u8], into: &mut Contents) -> Result<(), PdfError> {
        into.unmarked |= self.marks.is_empty() && DRAWING.contains(&operator);
        let (name, mcid) = (self.name.take(), self.mcid.take());
        match operator {
            b"BDC" => self.marks.push(mcid),
            b"BMC" => self.marks.push(None),
            b"EMC" => {
                self.marks.pop();
            }
            b"Tf" => self.font = name,
            b"Tj" | b"TJ" => self.show(&mut into.texts)?,
            b"BI" => return Err(PdfError::Unreadable("a page holds a picture among its text".to_owned())),
            _ => {}
        }
        self.strings.0.clear();
        self.strings.1.clear();
        Ok(())
    }

    fn show(&mut self, into: &mut Texts) -> Result<(), PdfError> {
        let font = self.font.as_ref().and_then(|font| self.encodings.get_mut(font));
        let (Some(mcid), Some(font)) = (self.marks.iter().rev().find_map(|mark| *mark), font) else {
            return Ok(());
        };
        let text = into.entry((self.page, mcid)).or_default();
        let mut begin = 0;
        for end in &self.strings.1 {
            font.decode(self.strings.0.get(begin..*end).unwrap_or_default(), text)?;
            begin = *end;
        }
        Ok(())
    }
}

fn no_token(at: usize) -> PdfError {
    PdfError::Unreadable(format!("a page holds what is no part of a page, at byte {at} of its content"))
}
