use super::composer::{Composer, Ink};
use super::style::{ACCENT, BODY, INK, INK_FAINT, INK_SOFT, SMALL, Size};
use super::tree::{Node, Role};
use crate::PdfError;
use crate::document::{Paragraph, ParagraphStyle, Text};

/// Distance of an aside's text from its bar.
const ASIDE: f32 = 10.0;

/// Look of a paragraph: size, colour, space above and below, indent.
struct Look {
    size: Size,
    color: super::Color,
    above: f32,
    below: f32,
    indent: f32,
}

fn look(style: ParagraphStyle) -> Look {
    let of = |size, color, above, below, indent| Look { size, color, above, below, indent };
    match style {
        ParagraphStyle::Body => of(BODY, INK, 0.0, 7.0, 0.0),
        ParagraphStyle::Lead => of(BODY, INK_SOFT, 0.0, 9.0, 0.0),
        ParagraphStyle::Small => of(SMALL, INK_FAINT, 2.0, 6.0, 0.0),
        ParagraphStyle::Label => of(BODY, INK, 6.0, 2.0, 0.0),
        ParagraphStyle::Aside => of(BODY, INK, 2.0, 9.0, ASIDE),
    }
}

impl Composer<'_> {
    /// Places a paragraph, or several when its text holds line feeds.
    pub(super) fn paragraph(&mut self, paragraph: &Paragraph) -> Result<(), PdfError> {
        let mut parts = paragraph.text.paragraphs();
        if paragraph.style == ParagraphStyle::Label {
            parts = parts.iter().map(Text::emphasised).collect();
        }
        let look = look(paragraph.style);
        let id = paragraph.address.as_ref();
        if parts.is_empty() && id.is_none() {
            return Ok(());
        }
        self.space(look.above);
        if let [only] = parts.as_ref() {
            return self.one_paragraph(only, &look, Node::new(Role::Paragraph).with_id(id));
        }
        self.open(Node::new(Role::Div).with_id(id));
        for part in parts.as_ref() {
            self.one_paragraph(part, &look, Node::new(Role::Paragraph))?;
        }
        self.close();
        Ok(())
    }

    fn one_paragraph(&mut self, text: &Text, look: &Look, node: Node) -> Result<(), PdfError> {
        let x = self.area.left + look.indent;
        let width = self.area.width - look.indent;
        let lines = self.lines(text, look.size, width)?;
        let owner = self.open(node);
        let stand = self.flow(owner, &lines, x, width, Ink::new(look.size, look.color));
        self.close();
        if look.indent > 0.0 {
            for (page, [top, bottom]) in stand {
                self.tint_on(page, [self.area.left, top, 2.0, bottom - top], ACCENT);
            }
        }
        self.space(look.below);
        Ok(())
    }
}
