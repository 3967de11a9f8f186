use crate::fonts::{Face, Glyph};
use crate::layout::{self, Artifact, Item, Mark, Placed};
use crate::syntax::{count, literal, number};
use crate::tags::role_name;

/// What the page's graphics state holds, so that it is set only where it changes.
#[derive(Default)]
struct State {
    font: Option<(Face, f32)>,
    color: Option<layout::Color>,
}

/// A page's content stream; `height` is the sheet's. Written here and not by way of the writer's operations: these hold a
/// string for every few glyphs and took most of the time of a long document.
pub fn content(items: &[Item], height: f32) -> Vec<u8> {
    let mut state = State::default();
    let mut out = Vec::with_capacity(items.len() * 96);
    for item in items {
        match item {
            Item::Text(placed) => text(placed, height, &mut state, &mut out),
            Item::Fill { x, y, width, height: tall, color } => {
                set_color(*color, &mut state, &mut out);
                numbers(&[*x, height - y - tall, *width, *tall], &mut out);
                out.extend_from_slice(b"re f\n");
            }
            Item::Disc { x, y, radius, color } => {
                set_color(*color, &mut state, &mut out);
                disc([*x, height - y], *radius, &mut out);
            }
            Item::Stroke { from, to, width, color } => {
                set_color(*color, &mut state, &mut out);
                bar([from[0], height - from[1]], [to[0], height - to[1]], *width, &mut out);
            }
            Item::Open(mark) => open(*mark, &mut out),
            Item::Close => out.extend_from_slice(b"EMC\n"),
        }
    }
    out
}

/// A circle as four curves; the distance of their control points is the usual one, right to 0.03 % of the radius.
fn disc([x, y]: [f32; 2], radius: f32, out: &mut Vec<u8>) {
    const CONTROL: f32 = 0.552_284_8;
    const TURNS: [[f32; 2]; 5] = [[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [0.0, -1.0], [1.0, 0.0]];
    let point = |across: f32, up: f32| [x + across * radius, y + up * radius];
    numbers(&point(1.0, 0.0), out);
    out.extend_from_slice(b"m\n");
    for turn in TURNS.windows(2) {
        if let [[across, up], [next_across, next_up]] = turn {
            numbers(&point(across + next_across * CONTROL, up + next_up * CONTROL), out);
            numbers(&point(next_across + across * CONTROL, next_up + up * CONTROL), out);
            numbers(&point(*next_across, *next_up), out);
            out.extend_from_slice(b"c\n");
        }
    }
    out.extend_from_slice(b"h f\n");
}

/// A straight line as a filled shape, so that no other state of the page than its colour is set.
fn bar(from: [f32; 2], to: [f32; 2], width: f32, out: &mut Vec<u8>) {
    let (across, up) = (to[0] - from[0], to[1] - from[1]);
    let length = across.hypot(up).max(0.01);
    let (aside, along) = (-up / length * width / 2.0, across / length * width / 2.0);
    for (index, (at, side)) in [(from, 1.0), (to, 1.0), (to, -1.0), (from, -1.0)].into_iter().enumerate() {
        numbers(&[at[0] + aside * side, at[1] + along * side], out);
        out.extend_from_slice(if index == 0 { b"m\n" } else { b"l\n" });
    }
    out.extend_from_slice(b"h f\n");
}

fn open(mark: Mark, out: &mut Vec<u8>) {
    match mark {
        Mark::Content { role, mcid } => {
            out.push(b'/');
            out.extend_from_slice(role_name(role).as_bytes());
            out.extend_from_slice(b" <</MCID ");
            count(mcid, out);
            out.extend_from_slice(b">> BDC\n");
        }
        Mark::Artifact(kind) => out.extend_from_slice(match kind {
            Artifact::Layout => b"/Artifact <</Type/Layout>> BDC\n".as_slice(),
            Artifact::Header => b"/Artifact <</Type/Pagination/Subtype/Header>> BDC\n",
            Artifact::Footer => b"/Artifact <</Type/Pagination/Subtype/Footer>> BDC\n",
        }),
    }
}

fn text(placed: &Placed, height: f32, state: &mut State, out: &mut Vec<u8>) {
    set_color(placed.color, state, out);
    out.extend_from_slice(b"BT\n");
    if state.font != Some((placed.face, placed.size)) {
        state.font = Some((placed.face, placed.size));
        out.push(b'/');
        out.extend_from_slice(placed.face.resource().as_bytes());
        out.push(b' ');
        numbers(&[placed.size], out);
        out.extend_from_slice(b"Tf\n");
    }
    numbers(&[placed.x, height - placed.y], out);
    out.extend_from_slice(b"Td\n");
    let glyphs = placed.glyphs.get(placed.range.clone()).unwrap_or_default();
    for level in glyphs.chunk_by(|a, b| a.up == b.up) {
        let up = level.first().map_or(0, |glyph| glyph.up);
        if up != 0 {
            numbers(&[f32::from(up) * placed.size / 1000.0], out);
            out.extend_from_slice(b"Ts\n");
        }
        show(level, out);
        if up != 0 {
            out.extend_from_slice(b"0 Ts\n");
        }
    }
    out.extend_from_slice(b"ET\n");
}

/// Glyphs as strings of codes, with the pen's corrections between them.
fn show(glyphs: &[Glyph], out: &mut Vec<u8>) {
    out.extend_from_slice(b"[(");
    let mut due = 0;
    for glyph in glyphs {
        due -= i32::from(glyph.right);
        if due != 0 {
            correct(due, out);
        }
        glyph.code.to_be_bytes().into_iter().for_each(|byte| literal(byte, out));
        due = i32::from(glyph.natural) - i32::from(glyph.advance) + i32::from(glyph.right);
    }
    if due != 0 {
        correct(due, out);
    }
    out.extend_from_slice(b")] TJ\n");
}

/// Ends a string, moves the pen back by thousandths of the font size and begins the next string.
fn correct(due: i32, out: &mut Vec<u8>) {
    out.push(b')');
    number(due.into(), 1, out);
    out.push(b'(');
}

fn set_color(color: layout::Color, state: &mut State, out: &mut Vec<u8>) {
    if state.color != Some(color) {
        state.color = Some(color);
        let layout::Color(r, g, b) = color;
        for part in [r, g, b] {
            let thousandths = (f32::from(part) / 255.0 * 1000.0).round();
            number(thousandths as i64, 1000, out);
            out.push(b' ');
        }
        out.extend_from_slice(b"rg\n");
    }
}

/// Points, each with a blank behind it. Hundredths of a point are finer than any printer.
fn numbers(points: &[f32], out: &mut Vec<u8>) {
    for points in points {
        number((points * 100.0).round() as i64, 100, out);
        out.push(b' ');
    }
}

#[cfg(test)]
mod tests {
    use super::show;
    use crate::fonts::Glyph;

    fn written(write: impl Fn(&mut Vec<u8>)) -> Vec<u8> {
        let mut out = Vec::new();
        write(&mut out);
        out
    }

    #[test]
    fn codes_that_mean_something_in_a_string_are_escaped() {
        let glyph = |code, natural| Glyph { code, advance: 500, natural, right: 0, up: 0, start: 0 };
        let shown = written(|out| show(&[glyph(0x2829, 500), glyph(0x5c0d, 490), glyph(0x000a, 500)], out));
        assert_eq!(shown, b"[(\\(\\)\\\\\\r)-10(\0\\n)] TJ\n");
    }
}
