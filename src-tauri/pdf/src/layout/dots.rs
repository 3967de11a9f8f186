use super::composer::{Composer, Ink};
use super::page::{Color, Item};
use super::style::{ACCENT, CELL, INK, INK_FAINT, INK_SOFT, LINE, PAPER, SMALL};
use super::tree::{Node, Role};
use crate::PdfError;
use crate::document::{Align, DotLine, DotMark, Dots, Text};

/// Height of a line.
const STEP: f32 = 13.0;
/// Width kept for labels and for figures.
const LABEL: f32 = 136.0;
const VALUE: f32 = 74.0;
/// Radius of a disc, and thickness of a ring.
const RADIUS: f32 = 3.1;
const RING: f32 = 1.1;
/// Space above the picture, and for the ends of the scale and the legend below it.
const ABOVE: f32 = 4.0;
const BELOW: f32 = 30.0;
/// Ink of what isn't compared; contrast to white 4.5 : 1.
const QUIET: Color = Color(0x6f, 0x77, 0x7c);

/// Height of the picture with its legend.
pub fn height(dots: &Dots) -> f32 {
    dots.lines.len() as f32 * STEP + ABOVE + BELOW
}

/// Where the scale lies.
struct Scale {
    left: f32,
    width: f32,
}

impl Scale {
    fn at(&self, thousandths: u32) -> f32 {
        self.left + self.width * thousandths.min(1000) as f32 / 1000.0
    }
}

impl Composer<'_> {
    /// Draws lines of dots as one figure.
    pub(super) fn dots(&mut self, dots: &Dots) -> Result<(), PdfError> {
        let height = height(dots);
        self.space(ABOVE);
        self.need(height);
        let (left, top) = (self.area.left, self.y);
        let mut node = Node::new(Role::Figure).with_alt(&dots.alt);
        node.bounds = Some([left, top, left + self.area.width, top + height - ABOVE]);
        let owner = self.open(node);
        self.mark(owner);
        let scale = Scale { left: left + LABEL, width: self.area.width - LABEL - VALUE };
        let foot = top + dots.lines.len() as f32 * STEP;
        for mark in &dots.marks {
            self.upright(mark, &scale, top, foot);
        }
        for (index, line) in dots.lines.iter().enumerate() {
            self.dot_line(line, &scale, top + index as f32 * STEP)?;
        }
        self.scale_ends(dots, &scale, foot)?;
        self.dot_legend(dots, foot + SMALL.leading + 2.0)?;
        self.unmark();
        self.close();
        self.advance(height);
        self.space(6.0);
        Ok(())
    }

    fn upright(&mut self, mark: &DotMark, scale: &Scale, top: f32, foot: f32) {
        let x = scale.at(mark.at) - 0.5;
        if !mark.dashed {
            self.put(Item::Fill { x, y: top, width: 1.0, height: foot - top, color: INK_SOFT });
            return;
        }
        let mut y = top;
        while y < foot {
            self.put(Item::Fill { x, y, width: 1.0, height: 3.0_f32.min(foot - y), color: INK });
            y += 6.0;
        }
    }

    fn dot_line(&mut self, line: &DotLine, scale: &Scale, y: f32) -> Result<(), PdfError> {
        let ink = if line.quiet { QUIET } else { INK };
        let fill = if line.quiet { QUIET } else { ACCENT };
        let label = self.shortened(&line.label, LABEL - 8.0)?;
        self.draw(label.first(), self.area.left, y, LABEL, Ink::new(CELL, ink));
        let middle = y + STEP / 2.0;
        self.put(Item::Fill {
            x: scale.left,
            y: middle - 0.25,
            width: scale.width,
            height: 0.5,
            color: LINE,
        });
        if let (Some(prior), Some(current)) = (line.prior, line.current) {
            let (from, to) = (scale.at(prior.min(current)), scale.at(prior.max(current)));
            self.put(Item::Fill { x: from, y: middle - 0.75, width: to - from, height: 1.5, color: fill });
        }
        if let Some(prior) = line.prior {
            self.put(Item::Disc { x: scale.at(prior), y: middle, radius: RADIUS, color: fill });
            self.put(Item::Disc { x: scale.at(prior), y: middle, radius: RADIUS - RING, color: PAPER });
        }
        match line.current {
            Some(current) if line.quiet => {
                let side = 2.0 * RADIUS - 1.0;
                let x = scale.at(current) - side / 2.0;
                self.put(Item::Fill { x, y: middle - side / 2.0, width: side, height: side, color: fill });
            }
            Some(current) => {
                self.put(Item::Disc { x: scale.at(current), y: middle, radius: RADIUS, color: fill })
            }
            None => {}
        }
        let value = self.lines(&Text::from(line.value.as_str()), CELL, VALUE)?;
        let ink = Ink { align: Align::End, ..Ink::new(CELL, ink) };
        self.draw(value.first(), scale.left + scale.width, y, VALUE, ink);
        Ok(())
    }

    /// The text on one line, cut where it is too long.
    pub(super) fn shortened(&mut self, text: &str, width: f32) -> Result<Vec<super::lines::Line>, PdfError> {
        let whole = self.lines(&Text::from(text), CELL, width)?;
        if whole.len() < 2 {
            return Ok(whole);
        }
        let letters: Vec<char> = text.chars().collect();
        for keep in (1..letters.len()).rev() {
            let cut: String = letters[..keep].iter().collect();
            let lines = self.lines(&Text::from(format!("{}…", cut.trim_end())), CELL, width)?;
            if lines.len() < 2 {
                return Ok(lines);
            }
        }
        Ok(whole)
    }

    fn scale_ends(&mut self, dots: &Dots, scale: &Scale, y: f32) -> Result<(), PdfError> {
        let zero = self.lines(&Text::from("0"), SMALL, scale.width)?;
        self.draw(&zero, scale.left, y, scale.width, Ink::new(SMALL, INK_FAINT));
        let end = self.lines(&Text::from(dots.end.as_str()), SMALL, scale.width)?;
        let ink = Ink { align: Align::End, ..Ink::new(SMALL, INK_FAINT) };
        self.draw(&end, scale.left, y, scale.width, ink);
        Ok(())
    }

    fn dot_legend(&mut self, dots: &Dots, y: f32) -> Result<(), PdfError> {
        let middle = y + SMALL.leading / 2.0;
        let mut x = self.area.left;
        if dots.lines.iter().any(|line| line.prior.is_some()) {
            self.put(Item::Disc { x: x + RADIUS, y: middle, radius: RADIUS, color: ACCENT });
            self.put(Item::Disc { x: x + RADIUS, y: middle, radius: RADIUS - RING, color: PAPER });
            x = self.legend_text("prior", x + 10.0, y)?;
        }
        self.put(Item::Disc { x: x + RADIUS, y: middle, radius: RADIUS, color: ACCENT });
        x = self.legend_text("current", x + 10.0, y)?;
        if dots.lines.iter().any(|line| line.quiet) {
            self.put(Item::Fill { x, y: middle - 2.6, width: 5.2, height: 5.2, color: QUIET });
            x = self.legend_text("not compared", x + 9.0, y)?;
        }
        for mark in &dots.marks {
            let (upper, rest) = if mark.dashed { (3.0, 3.0) } else { (9.0, 0.0) };
            self.put(Item::Fill { x, y: middle - 4.5, width: 1.0, height: upper, color: INK });
            if rest > 0.0 {
                self.put(Item::Fill { x, y: middle + 1.5, width: 1.0, height: rest, color: INK });
            }
            x = self.legend_text(&mark.label, x + 5.0, y)?;
        }
        Ok(())
    }

    fn legend_text(&mut self, text: &str, x: f32, y: f32) -> Result<f32, PdfError> {
        let lines = self.lines(&Text::from(text), SMALL, self.area.width)?;
        let width = lines.first().map_or(0.0, |line| line.width);
        self.draw(&lines, x, y, width, Ink::new(SMALL, INK_SOFT));
        Ok(x + width + 14.0)
    }
}
