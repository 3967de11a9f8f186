/// Number that a glyph with its text has in the file: the CID of the face's composite font.
pub type Code = u16;

/// The codes handed out for one face. A glyph that stands for two texts gets two codes, so that the text of
/// every code is exact when the file is read again.
#[derive(Debug, Clone, Default)]
pub struct Codes {
    /// By the glyph's number.
    by_glyph: Vec<Vec<Code>>,
    entries: Vec<Entry>,
}

/// What a code stands for.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Glyph of the full font.
    pub glyph: u16,
    /// The characters it draws.
    pub text: String,
    /// Advance in font units.
    pub advance: u16,
}

impl Codes {
    /// The code of `glyph` standing for `text`; codes count from 1.
    pub fn code(&mut self, glyph: u16, text: &str, advance: u16) -> Code {
        let at = usize::from(glyph);
        if self.by_glyph.len() <= at {
            self.by_glyph.resize_with(at + 1, Vec::new);
        }
        let Some(known) = self.by_glyph.get_mut(at) else { return 0 };
        let entries = &self.entries;
        let stands_for = |code: &&Code| {
            entries.get(usize::from(**code).saturating_sub(1)).is_some_and(|entry| entry.text == text)
        };
        if let Some(code) = known.iter().find(stands_for) {
            return *code;
        }
        self.entries.push(Entry { glyph, text: text.to_owned(), advance });
        let code = Code::try_from(self.entries.len()).unwrap_or(Code::MAX);
        known.push(code);
        code
    }

    /// The glyph of the full font that a code stands for.
    pub fn glyph(&self, code: Code) -> Option<u16> {
        self.entries.get(usize::from(code).checked_sub(1)?).map(|entry| entry.glyph)
    }

    /// Every code with what it stands for, ascending.
    pub fn iter(&self) -> impl Iterator<Item = (Code, &Entry)> {
        (1..=Code::MAX).zip(&self.entries)
    }

    /// True when the face is not used.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}
