use super::composer::{Composer, Ink};
use super::page::{Color, Item};
use super::style::{CELL, HAIR, INK, INK_SOFT, LINE_STRONG, PAPER, SMALL};
use super::tree::{Node, Role};
use crate::PdfError;
use crate::document::{Align, Bar, Bars, Text};

/// Height of a bar.
const BAR: f32 = 16.0;
/// Distance from a bar to the next.
const STEP: f32 = 22.0;
/// Width kept for labels.
const LABEL: f32 = 110.0;
/// Space above the picture.
const ABOVE: f32 = 8.0;
/// Gap between segments, so that neighbours stand apart in black and white.
const GAP: f32 = 1.0;

/// Fill and text colours of the segments in order; neighbours differ in lightness.
const SHADES: [(Color, Color); 6] = [
    (Color(0x8a, 0x92, 0x98), INK),
    (Color(0x0b, 0x55, 0x63), PAPER),
    (Color(0xa3, 0xcf, 0xd7), INK),
    (Color(0xf2, 0xe4, 0xbf), INK),
    (Color(0x4b, 0x55, 0x5c), PAPER),
    (Color(0xdd, 0xe3, 0xe5), INK),
];

/// Height of the picture with its legend.
pub fn height(bars: &Bars) -> f32 {
    bars.bars.len() as f32 * STEP + SMALL.leading + ABOVE + 4.0
}

impl Composer<'_> {
    /// Draws stacked bars as one figure.
    pub(super) fn bars(&mut self, bars: &Bars) -> Result<(), PdfError> {
        let height = height(bars);
        self.space(ABOVE);
        self.need(height);
        let (left, top) = (self.area.left, self.y);
        let mut node = Node::new(Role::Figure).with_alt(&bars.alt);
        node.bounds = Some([left, top, left + self.area.width, top + height - ABOVE]);
        let owner = self.open(node);
        self.mark(owner);
        for (index, bar) in bars.bars.iter().enumerate() {
            self.bar(bar, top + index as f32 * STEP)?;
        }
        self.legend(&bars.legend, top + bars.bars.len() as f32 * STEP)?;
        self.unmark();
        self.close();
        self.advance(height);
        self.space(8.0);
        Ok(())
    }

    fn bar(&mut self, bar: &Bar, y: f32) -> Result<(), PdfError> {
        let label = self.lines(&Text::from(bar.label.as_str()), CELL, LABEL)?;
        self.draw(label.first(), self.area.left, y + 2.0, LABEL, Ink::new(CELL, INK_SOFT));
        let full = self.area.width - LABEL;
        let mut x = self.area.left + LABEL;
        for (segment, (fill, ink)) in bar.segments.iter().zip(SHADES.iter().cycle()) {
            let width = full * segment.thousandths as f32 / 1000.0;
            if width > GAP {
                self.edged([x, y, width - GAP, BAR], *fill);
                let lines = self.lines(&Text::from(segment.label.as_str()), SMALL, full)?;
                let ink = Ink { align: Align::Middle, ..Ink::new(SMALL, *ink) };
                if lines.first().is_some_and(|line| line.width + 6.0 < width) {
                    self.draw(&lines, x, y + 2.5, width - GAP, ink);
                }
            }
            x += width;
        }
        Ok(())
    }

    /// A filled rectangle with a fine edge, so that the lightest shade ends where it ends.
    fn edged(&mut self, [x, y, width, height]: [f32; 4], fill: Color) {
        self.put(Item::Fill { x, y, width, height, color: LINE_STRONG });
        let [x, y] = [x + HAIR, y + HAIR];
        self.put(Item::Fill { x, y, width: width - 2.0 * HAIR, height: height - 2.0 * HAIR, color: fill });
    }

    fn legend(&mut self, names: &[String], y: f32) -> Result<(), PdfError> {
        let mut x = self.area.left + LABEL;
        for (name, (fill, _)) in names.iter().zip(SHADES.iter().cycle()) {
            let lines = self.lines(&Text::from(name.as_str()), SMALL, self.area.width)?;
            let width = lines.first().map_or(0.0, |line| line.width);
            self.edged([x, y + 2.0, 7.0, 7.0], *fill);
            self.draw(&lines, x + 11.0, y, width, Ink::new(SMALL, INK_SOFT));
            x += width + 24.0;
        }
        Ok(())
    }
}
