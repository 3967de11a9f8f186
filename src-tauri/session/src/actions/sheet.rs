//! The recovery sheet for paper: a second key that opens the same store.

use std::path::Path;

use hpug_pdf::document::{
    Block, Cell, Column, Document, Fact, Heading, Paper, Paragraph, ParagraphStyle, Row, RowKind, Table,
};

use crate::error::{Result, SessionError};
use crate::files::write_atomically;
use crate::session::Session;

/// Rows of words, two to a row.
const ROWS: usize = 12;

impl Session {
    /// Writes the sheet as a PDF to be printed. The words must be those of the open store.
    ///
    /// # Errors
    /// [`SessionError::BadRequest`] for other words, [`SessionError::Pdf`], [`SessionError::Write`].
    pub fn save_recovery_sheet(&self, path: &str, words: &[String]) -> Result<()> {
        let store = &self.open()?.store;
        let own: Vec<String> = store.recovery_words()?.words().map(str::to_owned).collect();
        if own != words {
            return Err(SessionError::bad("The recovery sheet", "its words are not those of the open store"));
        }
        let name = self.store_info()?.name;
        let rendered = hpug_pdf::render(&self.sheet(&name, words))?;
        let read = hpug_pdf::reread(&rendered.bytes)?;
        let right = words.iter().enumerate().all(|(at, word)| read.get(&address(at)) == Some(word));
        if !right {
            return Err(SessionError::bad("The recovery sheet", "it did not read back as written"));
        }
        Ok(write_atomically(Path::new(path), &rendered.bytes, false)?)
    }

    fn sheet(&self, name: &str, words: &[String]) -> Document {
        let now = self.surroundings.now();
        let title = format!("Recovery sheet of {name}");
        let facts = vec![
            Fact::new("Store", name),
            Fact::new("Printed on", hpug_model::format::long_day(now.date_naive())),
        ];
        Document {
            title: title.clone(),
            language: "en-US".to_owned(),
            author: String::new(),
            subject: "A second key to an encrypted store".to_owned(),
            creator: format!("HPUG Workbook {}", self.place.version),
            created: now,
            paper: Paper::Letter,
            header: title.clone(),
            footer: "Keep this sheet where you keep contracts, not beside the computer.".to_owned(),
            fingerprint: String::new(),
            seal: String::new(),
            draft: false,
            blocks: vec![
                Block::Heading(Heading { level: 1, text: title, new_page: false }),
                Block::Facts(facts),
                paragraph(
                    "These 24 words, in this order, open the store without its passphrase. Whoever has them and the file can read everything in it.",
                ),
                Block::Table(table(words)),
                paragraph(
                    "To use them, choose Open with the recovery sheet and type them in order; capitals and numbers don't matter, and the first four letters of a word are enough.",
                ),
                paragraph(
                    "A new passphrase makes new words: print a new sheet then and destroy this one. Without passphrase and sheet nobody can open the store, we neither.",
                ),
            ],
        }
    }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(Paragraph { text: text.into(), style: ParagraphStyle::Body, address: None })
}

/// Words 1 to 12 at the left, 13 to 24 at the right.
fn table(words: &[String]) -> Table {
    let cells = |at: usize| {
        let word = words.get(at).map_or("", String::as_str);
        [Cell::new(format!("{}", at + 1)), Cell::new(word).at(address(at))]
    };
    let row = |at: usize| Row {
        kind: RowKind::Body,
        cells: cells(at).into_iter().chain(cells(at + ROWS)).collect(),
    };
    let head = ["Number", "Word", "Number", "Word"].map(Cell::new);
    Table {
        summary: "The 24 words of the sheet with their numbers".to_owned(),
        columns: vec![Column::share(1.0), Column::share(3.0), Column::share(1.0), Column::share(3.0)],
        head: vec![head.into()],
        rows: (0..ROWS).map(row).collect(),
    }
}

fn address(at: usize) -> String {
    format!("word/{}", at + 1)
}
