use super::composer::{Composer, Ink};
use super::page::OutlineEntry;
use super::style::{ACCENT, BODY, INK, heading, heading_space};
use super::tree::{Node, Role};
use crate::PdfError;
use crate::document::{Block, Heading, Paragraph, ParagraphStyle, Text};

/// Space above and below a paragraph that names what follows.
const LABEL_SPACE: f32 = 8.0;

impl Composer<'_> {
    /// Places a heading so that it stays with what follows, and enters it in the outline.
    pub(super) fn heading(&mut self, block: &Heading, rest: &[Block]) -> Result<(), PdfError> {
        let size = heading(block.level);
        let (above, below) = heading_space(block.level);
        if block.new_page {
            self.break_page();
        }
        let lines = self.lines(&Text::bold(block.text.as_str()), size, self.area.width)?;
        let height = lines.len() as f32 * size.leading + below;
        let following = self.company(rest)?;
        self.space(above);
        self.need((height + following).min(self.capacity()));
        if block.level == 1 && self.fresh {
            self.restart_notes();
        }
        self.outline.push(OutlineEntry {
            level: block.level,
            text: crate::readable(&block.text).replace('\n', " "),
            page: self.page_index(),
            y: self.y,
        });
        let owner = self.open(Node::new(Role::Heading(block.level)));
        let color = if block.level == 1 { ACCENT } else { INK };
        self.flow(owner, &lines, self.area.left, self.area.width, Ink::new(size, color));
        self.close();
        self.space(below);
        Ok(())
    }

    /// Starts a new page where a paragraph that names what follows would be parted from it.
    pub(super) fn keep_with(&mut self, label: &Paragraph, rest: &[Block]) -> Result<(), PdfError> {
        let lines = self.lines(&label.text, BODY, self.area.width)?.len() as f32;
        let height = lines * BODY.leading + LABEL_SPACE + self.company(rest)?;
        self.need(height.min(self.capacity()));
        Ok(())
    }

    /// Whether a paragraph is short and a list follows it.
    pub(super) fn leads_into_list(
        &mut self,
        paragraph: &Paragraph,
        rest: &[Block],
    ) -> Result<bool, PdfError> {
        let follows = matches!(rest.first(), Some(Block::List(_)));
        Ok(follows && self.lines(&paragraph.text, BODY, self.area.width)?.len() <= 2)
    }

    /// Height of what a heading must not be parted from: the begin of the next block, through headings and
    /// what leads on, up to the first rows of a table.
    fn company(&mut self, rest: &[Block]) -> Result<f32, PdfError> {
        let mut height = 0.0;
        for block in rest {
            match block {
                Block::Heading(next) if !next.new_page => {
                    let (above, below) = heading_space(next.level);
                    height += above + heading(next.level).leading + below;
                }
                Block::Paragraph(paragraph) => {
                    let lines = self.lines(&paragraph.text, BODY, self.area.width)?.len();
                    height += lines.min(3) as f32 * BODY.leading + 9.0;
                    let leads_on = matches!(paragraph.style, ParagraphStyle::Lead | ParagraphStyle::Label);
                    if lines > 3 || !leads_on {
                        return Ok(height);
                    }
                }
                Block::Table(table) => return Ok(height + self.table_begin(table)?),
                Block::Bars(bars) => return Ok(height + super::bars::height(bars)),
                Block::Dots(dots) => return Ok(height + super::dots::height(dots)),
                Block::Slopes(slopes) => return Ok(height + super::slopes::height(slopes)),
                Block::List(_) | Block::Facts(_) | Block::Group(_) => return Ok(height + 3.0 * BODY.leading),
                Block::Heading(_)
                | Block::Cover(_)
                | Block::Contents(_)
                | Block::PageBreak
                | Block::Appended(_) => return Ok(height),
            }
        }
        Ok(height)
    }
}
