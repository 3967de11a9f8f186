use super::composer::{Composer, Ink};
use super::style::{
    ACCENT, BODY, DRAFT, HAIR, INK, INK_FAINT, INK_SOFT, LINE_STRONG, PAPER, SMALL, SUBTITLE, Size, TITLE,
};
use super::tree::{Node, Role};
use super::{Color, Item, Mark};
use crate::PdfError;
use crate::document::{Cover, Text};

/// Height of the accent band at the sheet's upper edge.
const BAND: f32 = 10.0;

impl Composer<'_> {
    /// Places the first page: band, kicker, title, facts, and the small print at its foot.
    pub(super) fn cover(&mut self, cover: &Cover) -> Result<(), PdfError> {
        self.covered = self.page_index() == 0;
        self.tint(0.0, 0.0, self.area.sheet_width, BAND, ACCENT);
        self.y = 150.0;
        self.fresh = false;
        self.cover_text(Role::Paragraph, Text::bold(cover.kicker.as_str()), SUBTITLE, ACCENT)?;
        self.y += 6.0;
        self.cover_text(Role::Title, Text::bold(cover.title.as_str()), TITLE, INK)?;
        self.y += 4.0;
        self.cover_text(Role::Paragraph, Text::from(cover.subtitle.as_str()), SUBTITLE, INK_SOFT)?;
        if let Some(mark) = self.marks() {
            self.y += 16.0;
            self.cover_mark(&mark)?;
        }
        self.y += 40.0;
        self.facts(&cover.facts)?;
        self.cover_notes(&cover.notes)?;
        self.break_page();
        Ok(())
    }

    fn cover_text(&mut self, role: Role, text: Text, size: Size, color: Color) -> Result<(), PdfError> {
        if text.is_empty() {
            return Ok(());
        }
        let lines = self.lines(&text, size, self.area.width)?;
        let owner = self.open(Node::new(role));
        self.flow(owner, &lines, self.area.left, self.area.width, Ink::new(size, color));
        self.close();
        Ok(())
    }

    /// What the document is marked with.
    fn marks(&self) -> Option<String> {
        let draft = self.document.draft.then_some("DRAFT \u{2013} not final");
        let marks: Vec<&str> = [draft, Some(self.printing.marking.as_str())]
            .into_iter()
            .flatten()
            .filter(|mark| !mark.is_empty())
            .collect();
        (!marks.is_empty()).then(|| marks.join("  \u{B7}  "))
    }

    fn cover_mark(&mut self, mark: &str) -> Result<(), PdfError> {
        let lines = self.lines(&Text::bold(mark), BODY, self.area.width - 20.0)?;
        let width = lines.first().map_or(0.0, |line| line.width) + 20.0;
        let height = 22.0;
        self.tint(self.area.left, self.y, width, height, DRAFT);
        let owner = self.open(Node::new(Role::Paragraph));
        self.mark(owner);
        self.draw(&lines, self.area.left + 10.0, self.y + 4.0, width, Ink::new(BODY, PAPER));
        self.unmark();
        self.close();
        self.advance(height);
        Ok(())
    }

    fn cover_notes(&mut self, notes: &[Text]) -> Result<(), PdfError> {
        let mut set = Vec::new();
        for note in notes {
            set.push(self.lines(note, SMALL, self.area.width)?);
        }
        let gap = 4.0;
        let height: f32 = set.iter().map(|lines| lines.len() as f32 * SMALL.leading + gap).sum();
        self.y = self.y.max(self.area.bottom - height);
        self.tint(self.area.left, self.y - 10.0, self.area.width, HAIR, LINE_STRONG);
        for lines in &set {
            let owner = self.open(Node::new(Role::Paragraph));
            self.flow(owner, lines, self.area.left, self.area.width, Ink::new(SMALL, INK_FAINT));
            self.close();
            self.y += gap;
        }
        Ok(())
    }
}

/// Marks an item list as one artifact.
pub fn artifact(kind: super::Artifact, mut items: Vec<Item>) -> Vec<Item> {
    items.insert(0, Item::Open(Mark::Artifact(kind)));
    items.push(Item::Close);
    items
}
