use super::composer::{Composer, Ink};
use super::page::{Color, Item};
use super::style::{ACCENT, CELL, HAIR, INK, INK_SOFT, LINE_STRONG, PAPER, SMALL};
use super::tree::{Node, Role};
use crate::PdfError;
use crate::document::{Align, Slope, Slopes, Text};

/// Height of the scale: enough that ten labels stand below one another.
const SCALE: f32 = 92.0;
/// Height of the line with the names of the ends.
const HEAD: f32 = 16.0;
/// Space below.
const BELOW: f32 = 10.0;
/// Width kept for last year's figures, and for this year's.
const LEFT: f32 = 62.0;
const FIGURE: f32 = 44.0;
/// Width of the lines.
const SPAN: f32 = 128.0;
/// Distance of labels below one another.
const STEP: f32 = 12.0;
/// Radius of the ends.
const RADIUS: f32 = 2.4;
/// Length of a dash and of the gap behind it: falling lines are dashed, so that they show in black and white.
const DASH: [f32; 2] = [4.0, 3.0];

/// Height of the picture.
pub fn height(slopes: &Slopes) -> f32 {
    HEAD + scale(slopes) + BELOW
}

/// Height of the scale; more labels than fit make it taller.
fn scale(slopes: &Slopes) -> f32 {
    SCALE.max(slopes.lines.len() as f32 * STEP)
}

impl Composer<'_> {
    /// Draws lines from last year's figures to this year's as one figure.
    pub(super) fn slopes(&mut self, slopes: &Slopes) -> Result<(), PdfError> {
        if slopes.lines.is_empty() {
            return Ok(());
        }
        let height = height(slopes);
        self.space(4.0);
        self.need(height);
        let (left, top) = (self.area.left, self.y);
        let mut node = Node::new(Role::Figure).with_alt(&slopes.alt);
        node.bounds = Some([left, top, left + self.area.width, top + height]);
        let owner = self.open(node);
        self.mark(owner);
        self.slope_ends(slopes, top)?;
        let tall = scale(slopes) - STEP;
        let begin = top + HEAD + STEP / 2.0;
        let at = |thousandths: u32| begin + tall * (1.0 - thousandths.min(1000) as f32 / 1000.0);
        let from: Vec<f32> = slopes.lines.iter().map(|line| at(line.from)).collect();
        let to: Vec<f32> = slopes.lines.iter().map(|line| at(line.to)).collect();
        let range = (begin, begin + tall);
        for (line, places) in slopes.lines.iter().zip(from.iter().zip(&to)) {
            self.slope(line, *places.0, *places.1);
        }
        for (line, y) in slopes.lines.iter().zip(apart(&from, range)) {
            self.slope_text(&line.from_text, left, y, LEFT - 8.0, CELL_END)?;
        }
        for (line, y) in slopes.lines.iter().zip(apart(&to, range)) {
            let x = left + LEFT + SPAN;
            self.slope_text(&line.to_text, x + 8.0, y, FIGURE - 8.0, CELL_BEGIN)?;
            self.slope_text(
                &line.label,
                x + FIGURE + 4.0,
                y,
                self.area.width - LEFT - SPAN - FIGURE - 4.0,
                CELL_BEGIN,
            )?;
        }
        self.unmark();
        self.close();
        self.advance(height);
        Ok(())
    }

    fn slope_ends(&mut self, slopes: &Slopes, top: f32) -> Result<(), PdfError> {
        let (left, right) = (self.area.left + LEFT, self.area.left + LEFT + SPAN);
        let ink = Ink::new(SMALL, INK_SOFT);
        let names = [(&slopes.ends[0], left - 40.0), (&slopes.ends[1], right - 40.0)];
        for (name, x) in names {
            let lines = self.lines(&Text::bold(name.as_str()), SMALL, 80.0)?;
            self.draw(lines.first(), x, top, 80.0, Ink { align: Align::Middle, ..ink });
        }
        for x in [left, right] {
            let height = scale(slopes);
            self.put(Item::Fill {
                x: x - HAIR / 2.0,
                y: top + HEAD,
                width: HAIR,
                height,
                color: LINE_STRONG,
            });
        }
        Ok(())
    }

    fn slope(&mut self, line: &Slope, from: f32, to: f32) {
        let (left, right) = (self.area.left + LEFT, self.area.left + LEFT + SPAN);
        let falls = line.to < line.from;
        let color = if falls { INK } else { ACCENT };
        if falls {
            self.dashes([left, from], [right, to], color);
        } else {
            self.put(Item::Stroke { from: [left, from], to: [right, to], width: 1.4, color });
        }
        for (x, y) in [(left, from), (right, to)] {
            self.put(Item::Disc { x, y, radius: RADIUS, color });
            if falls {
                self.put(Item::Disc { x, y, radius: RADIUS - 1.0, color: PAPER });
            }
        }
    }

    fn dashes(&mut self, from: [f32; 2], to: [f32; 2], color: Color) {
        let length = (to[0] - from[0]).hypot(to[1] - from[1]);
        let at = |along: f32| {
            let part = (along / length).min(1.0);
            [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part]
        };
        let mut along = 0.0;
        while along < length {
            self.put(Item::Stroke { from: at(along), to: at(along + DASH[0]), width: 1.2, color });
            along += DASH[0] + DASH[1];
        }
    }

    fn slope_text(&mut self, text: &str, x: f32, y: f32, width: f32, align: Align) -> Result<(), PdfError> {
        let lines = self.shortened(text, width)?;
        let ink = Ink { align, ..Ink::new(CELL, INK) };
        self.draw(lines.first(), x, y - STEP / 2.0, width, ink);
        Ok(())
    }
}

const CELL_END: Align = Align::End;
const CELL_BEGIN: Align = Align::Start;

/// Places for labels near where they belong, none on another, in the order of the heights.
fn apart(wanted: &[f32], (top, bottom): (f32, f32)) -> Vec<f32> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].total_cmp(&wanted[*b]));
    let mut places = wanted.to_vec();
    let mut least = top;
    for at in &order {
        places[*at] = places[*at].max(least);
        least = places[*at] + STEP;
    }
    let mut most = bottom;
    for at in order.iter().rev() {
        places[*at] = places[*at].min(most);
        most = places[*at] - STEP;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::{STEP, apart};

    #[test]
    fn labels_stand_apart_and_in_order() {
        let places = apart(&[50.0, 50.0, 51.0, 0.0, 100.0], (0.0, 100.0));
        let mut sorted = places.clone();
        sorted.sort_by(f32::total_cmp);
        assert!(sorted.windows(2).all(|pair| pair[1] - pair[0] >= STEP - 0.01), "{places:?}");
        assert!(places[3] < places[0] && places[0] < places[2] && places[2] < places[4], "{places:?}");
    }
}
