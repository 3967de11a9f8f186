use std::fmt::Write as _;

use crate::fonts::{Face, Glyph};
use crate::layout::{Artifact, Color, Item, Mark, Placed};

/// What the page's graphics state holds, so that it is set only where it changes.
#[derive(Default)]
struct State {
    font: Option<(Face, f32)>,
    color: Option<Color>,
}

/// A page's contents as operators of ISO 32000-1; `height` is the sheet's.
pub fn content(items: &[Item], height: f32) -> Vec<u8> {
    let mut page = Page { out: String::with_capacity(items.len() * 48), state: State::default(), height };
    items.iter().for_each(|item| page.item(item));
    page.out.into_bytes()
}

struct Page {
    out: String,
    state: State,
    height: f32,
}

impl Page {
    fn item(&mut self, item: &Item) {
        match item {
            Item::Text(placed) => self.text(placed),
            Item::Fill { x, y, width, height, color } => {
                self.color(*color);
                self.numbers(&[*x, self.height - y - height, *width, *height]);
                self.out.push_str("re f\n");
            }
            Item::Disc { x, y, radius, color } => {
                self.color(*color);
                self.disc([*x, self.height - y], *radius);
            }
            Item::Stroke { from, to, width, color } => {
                self.color(*color);
                self.bar([from[0], self.height - from[1]], [to[0], self.height - to[1]], *width);
            }
            Item::Open(mark) => self.open(*mark),
            Item::Close => self.out.push_str("EMC\n"),
        }
    }

    /// A circle as four curves; the distance of their control points is the usual one, right to 0.03 % of the radius.
    fn disc(&mut self, [x, y]: [f32; 2], radius: f32) {
        const CONTROL: f32 = 0.552_284_8;
        let turns = [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)];
        self.numbers(&[x + radius, y]);
        self.out.push_str("m\n");
        for (at, (across, up)) in turns.into_iter().enumerate() {
            let (next_across, next_up) = turns[(at + 1) % turns.len()];
            let place = |across: f32, up: f32| [x + across * radius, y + up * radius];
            let first = place(across + next_across * CONTROL, up + next_up * CONTROL);
            let second = place(next_across + across * CONTROL, next_up + up * CONTROL);
            let end = place(next_across, next_up);
            self.numbers(&[first[0], first[1], second[0], second[1], end[0], end[1]]);
            self.out.push_str("c\n");
        }
        self.out.push_str("h f\n");
    }

    /// A straight line as a filled shape, so that no other state of the page than its colour is set.
    fn bar(&mut self, from: [f32; 2], to: [f32; 2], width: f32) {
        let (across, up) = (to[0] - from[0], to[1] - from[1]);
        let length = across.hypot(up).max(0.01);
        let (aside, along) = (-up / length * width / 2.0, across / length * width / 2.0);
        let corners = [(from, 1.0), (to, 1.0), (to, -1.0), (from, -1.0)];
        for (at, (corner, side)) in corners.into_iter().enumerate() {
            self.numbers(&[corner[0] + aside * side, corner[1] + along * side]);
            self.out.push_str(if at == 0 { "m\n" } else { "l\n" });
        }
        self.out.push_str("h f\n");
    }

    fn open(&mut self, mark: Mark) {
        match mark {
            Mark::Content { role, mcid } => {
                let _ = writeln!(self.out, "/{} <</MCID {mcid}>> BDC", crate::tags::role_name(role));
            }
            Mark::Artifact(artifact) => self.out.push_str(match artifact {
                Artifact::Layout => "/Artifact <</Type /Layout>> BDC\n",
                Artifact::Header => "/Artifact <</Type /Pagination /Subtype /Header>> BDC\n",
                Artifact::Footer => "/Artifact <</Type /Pagination /Subtype /Footer>> BDC\n",
            }),
        }
    }

    fn text(&mut self, placed: &Placed) {
        self.color(placed.color);
        self.out.push_str("BT\n");
        if self.state.font != Some((placed.face, placed.size)) {
            self.state.font = Some((placed.face, placed.size));
            let _ = write!(self.out, "/{} ", placed.face.resource());
            self.numbers(&[placed.size]);
            self.out.push_str("Tf\n");
        }
        self.numbers(&[placed.x, self.height - placed.y]);
        self.out.push_str("Td\n");
        let glyphs = placed.glyphs.get(placed.range.clone()).unwrap_or_default();
        for level in glyphs.chunk_by(|a, b| a.up == b.up) {
            let up = level.first().map_or(0, |glyph| glyph.up);
            if up != 0 {
                self.numbers(&[f32::from(up) * placed.size / 1000.0]);
                self.out.push_str("Ts\n");
            }
            self.show(level);
            if up != 0 {
                self.out.push_str("0 Ts\n");
            }
        }
        self.out.push_str("ET\n");
    }

    /// Glyphs as strings of codes, with the pen's corrections between them.
    fn show(&mut self, glyphs: &[Glyph]) {
        self.out.push('[');
        let mut is_open = false;
        let mut due = 0;
        for glyph in glyphs {
            due -= i32::from(glyph.right);
            if due != 0 {
                self.out.push_str(if is_open { ">" } else { "" });
                let _ = write!(self.out, "{due}");
                is_open = false;
            }
            self.out.push_str(if is_open { "" } else { "<" });
            is_open = true;
            hex(glyph.code, &mut self.out);
            due = i32::from(glyph.natural) - i32::from(glyph.advance) + i32::from(glyph.right);
        }
        self.out.push_str(if is_open { ">] TJ\n" } else { "] TJ\n" });
    }

    fn color(&mut self, color: Color) {
        if self.state.color != Some(color) {
            self.state.color = Some(color);
            let Color(red, green, blue) = color;
            for part in [red, green, blue] {
                decimal(i64::from((f32::from(part) / 255.0 * 1000.0).round() as i32), 3, &mut self.out);
                self.out.push(' ');
            }
            self.out.push_str("rg\n");
        }
    }

    /// Lengths in hundredths of a point, finer than any printer, each with a space behind it.
    fn numbers(&mut self, lengths: &[f32]) {
        for length in lengths {
            decimal(i64::from((length * 100.0).round() as i32), 2, &mut self.out);
            self.out.push(' ');
        }
    }
}

/// A number of so many decimals, given without its point; zeros at its end are left out.
fn decimal(number: i64, decimals: u32, out: &mut String) {
    let unit = 10_i64.pow(decimals);
    let (whole, rest) = (number.abs() / unit, number.abs() % unit);
    if number < 0 {
        out.push('-');
    }
    let _ = write!(out, "{whole}");
    if rest != 0 {
        let digits = format!("{rest:0width$}", width = decimals as usize);
        out.push('.');
        out.push_str(digits.trim_end_matches('0'));
    }
}

fn hex(code: u16, out: &mut String) {
    for shift in [12, 8, 4, 0] {
        let digit = u32::from(code >> shift & 0xF);
        out.push(char::from_digit(digit, 16).unwrap_or('0').to_ascii_uppercase());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_exact() {
        let written = |number, decimals| {
            let mut out = String::new();
            decimal(number, decimals, &mut out);
            out
        };
        assert_eq!(written(1250, 2), "12.5");
        assert_eq!(written(-5, 2), "-0.05");
        assert_eq!(written(0, 2), "0");
        assert_eq!(written(1000, 3), "1");
        assert_eq!(written(43, 3), "0.043");
    }

    #[test]
    fn glyphs_are_shown_with_their_corrections() {
        let glyph = |code, natural, advance| Glyph { code, advance, natural, right: 0, up: 0, start: 0 };
        let mut page = Page { out: String::new(), state: State::default(), height: 0.0 };
        page.show(&[glyph(1, 500, 490), glyph(0x2AB, 500, 500), glyph(3, 500, 500)]);
        assert_eq!(page.out, "[<0001>10<02AB0003>] TJ\n");
    }
}
