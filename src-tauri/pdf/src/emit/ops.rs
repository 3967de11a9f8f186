use std::collections::BTreeMap;

use printpdf::graphics::{LinePoint, PaintMode, Polygon, PolygonRing, WindingOrder};
use printpdf::{Color, DictItem, FontId, Op, PdfFontHandle, Point, Pt, Rect, Rgb, TextItem};

use crate::fonts::{Code, Face, Glyph};
use crate::layout::{self, Artifact, Item, Mark, Placed};

/// First of the private characters that stand for codes.
const PRIVATE: u32 = 0xF_0000;

/// The private character of a code.
pub fn private(code: Code) -> char {
    char::from_u32(PRIVATE + u32::from(code)).unwrap_or('\u{F0000}')
}

/// What the page's graphics state holds, so that it is set only where it changes.
#[derive(Default)]
struct State {
    font: Option<(Face, f32)>,
    color: Option<layout::Color>,
}

/// The page's operations; `height` is the sheet's.
pub fn ops(items: &[Item], height: f32) -> Vec<Op> {
    let mut state = State::default();
    let mut ops = Vec::with_capacity(items.len() * 3);
    for item in items {
        match item {
            Item::Text(placed) => text(placed, height, &mut state, &mut ops),
            Item::Fill { x, y, width, height: tall, color } => {
                set_color(*color, &mut state, &mut ops);
                let (x, y) = (Pt(round(*x)), Pt(round(height - y - tall)));
                let (width, tall) = (Pt(round(*width)), Pt(round(*tall)));
                let mode = Some(PaintMode::Fill);
                let rectangle = Rect { x, y, width, height: tall, mode, winding_order: None };
                ops.push(Op::DrawRectangle { rectangle });
            }
            Item::Disc { x, y, radius, color } => {
                set_color(*color, &mut state, &mut ops);
                ops.push(Op::DrawPolygon { polygon: disc(*x, height - y, *radius) });
            }
            Item::Stroke { from, to, width, color } => {
                set_color(*color, &mut state, &mut ops);
                let (from, to) = ([from[0], height - from[1]], [to[0], height - to[1]]);
                ops.push(Op::DrawPolygon { polygon: bar(from, to, *width) });
            }
            Item::Open(mark) => ops.push(open(*mark)),
            Item::Close => ops.push(Op::EndMarkedContent),
        }
    }
    ops
}

/// A circle as four curves; the distance of their control points is the usual one, right to 0.03 % of the radius.
fn disc(x: f32, y: f32, radius: f32) -> Polygon {
    const CONTROL: f32 = 0.552_284_8;
    let turns = [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)];
    let point = |across: f32, up: f32, bezier: bool| {
        let p = Point { x: Pt(round(x + across * radius)), y: Pt(round(y + up * radius)) };
        LinePoint { p, bezier }
    };
    let mut points = vec![point(1.0, 0.0, false)];
    for (at, (across, up)) in turns.into_iter().enumerate() {
        let (next_across, next_up) = turns[(at + 1) % turns.len()];
        points.push(point(across + next_across * CONTROL, up + next_up * CONTROL, true));
        points.push(point(next_across + across * CONTROL, next_up + up * CONTROL, true));
        points.push(point(next_across, next_up, false));
    }
    filled(points)
}

/// A straight line as a filled shape, so that no other state of the page than its colour is set.
fn bar(from: [f32; 2], to: [f32; 2], width: f32) -> Polygon {
    let (across, up) = (to[0] - from[0], to[1] - from[1]);
    let length = across.hypot(up).max(0.01);
    let (aside, along) = (-up / length * width / 2.0, across / length * width / 2.0);
    let corner = |at: [f32; 2], side: f32| LinePoint {
        p: Point { x: Pt(round(at[0] + aside * side)), y: Pt(round(at[1] + along * side)) },
        bezier: false,
    };
    filled(vec![corner(from, 1.0), corner(to, 1.0), corner(to, -1.0), corner(from, -1.0)])
}

fn filled(points: Vec<LinePoint>) -> Polygon {
    Polygon {
        rings: vec![PolygonRing { points }],
        mode: PaintMode::Fill,
        winding_order: WindingOrder::NonZero,
    }
}

fn open(mark: Mark) -> Op {
    let name = |text: &str| DictItem::Name(text.as_bytes().to_vec());
    let (tag, entries) = match mark {
        Mark::Content { role, mcid } => {
            let number = DictItem::Int(i64::try_from(mcid).unwrap_or(i64::MAX));
            (crate::tags::role_name(role), vec![("MCID", number)])
        }
        Mark::Artifact(Artifact::Layout) => ("Artifact", vec![("Type", name("Layout"))]),
        Mark::Artifact(Artifact::Header) => {
            ("Artifact", vec![("Type", name("Pagination")), ("Subtype", name("Header"))])
        }
        Mark::Artifact(Artifact::Footer) => {
            ("Artifact", vec![("Type", name("Pagination")), ("Subtype", name("Footer"))])
        }
    };
    let map: BTreeMap<String, DictItem> =
        entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties: DictItem::Dict { map } }
}

fn text(placed: &Placed, height: f32, state: &mut State, ops: &mut Vec<Op>) {
    set_color(placed.color, state, ops);
    ops.push(Op::StartTextSection);
    if state.font != Some((placed.face, placed.size)) {
        state.font = Some((placed.face, placed.size));
        let font = PdfFontHandle::External(FontId(placed.face.resource().to_owned()));
        ops.push(Op::SetFont { font, size: Pt(placed.size) });
    }
    let pos = Point { x: Pt(round(placed.x)), y: Pt(round(height - placed.y)) };
    ops.push(Op::SetTextCursor { pos });
    let glyphs = placed.glyphs.get(placed.range.clone()).unwrap_or_default();
    for level in glyphs.chunk_by(|a, b| a.up == b.up) {
        let up = level.first().map_or(0, |glyph| glyph.up);
        if up != 0 {
            ops.push(Op::SetLineOffset { multiplier: round(up as f32 * placed.size / 1000.0) });
        }
        ops.push(Op::ShowText { items: show(level) });
        if up != 0 {
            ops.push(Op::SetLineOffset { multiplier: 0.0 });
        }
    }
    ops.push(Op::EndTextSection);
}

/// Glyphs as strings of private characters, with the pen's corrections between them.
fn show(glyphs: &[Glyph]) -> Vec<TextItem> {
    let mut items = Vec::new();
    let mut string = String::new();
    let mut due = 0;
    for glyph in glyphs {
        due -= glyph.right;
        if due != 0 {
            if !string.is_empty() {
                items.push(TextItem::Text(std::mem::take(&mut string)));
            }
            items.push(TextItem::Offset(due as f32));
        }
        string.push(private(glyph.code));
        due = glyph.natural - glyph.advance + glyph.right;
    }
    items.push(TextItem::Text(string));
    if due != 0 {
        items.push(TextItem::Offset(due as f32));
    }
    items
}

fn set_color(color: layout::Color, state: &mut State, ops: &mut Vec<Op>) {
    if state.color != Some(color) {
        state.color = Some(color);
        let part = |value: u8| (f32::from(value) / 255.0 * 1000.0).round() / 1000.0;
        let layout::Color(r, g, b) = color;
        let rgb = Rgb { r: part(r), g: part(g), b: part(b), icc_profile: None };
        ops.push(Op::SetFillColor { col: Color::Rgb(rgb) });
    }
}

/// Hundredths of a point are finer than any printer.
fn round(points: f32) -> f32 {
    (points * 100.0).round() / 100.0
}
