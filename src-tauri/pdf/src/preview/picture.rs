use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::outline::outline;
use crate::PdfError;
use crate::fonts::{Code, Face};
use crate::layout::{Color, Item, Laid, Page, Placed};

/// A page as SVG. A page of an appended file is an empty sheet: only the printed document holds it.
pub fn picture(page: &Page, laid: &Laid) -> Result<String, PdfError> {
    let (width, height) = (laid.area.sheet_width, laid.area.sheet_height);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>"
    );
    svg.push_str(&letters(page, laid)?);
    for item in &page.items {
        match item {
            Item::Text(placed) => text(placed, &mut svg),
            Item::Fill { x, y, width, height, color } => {
                let [x, y, width, height] = [x, y, width, height].map(|length| short(*length));
                let _ = write!(
                    svg,
                    "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{}\"/>",
                    hex(*color)
                );
            }
            Item::Disc { x, y, radius, color } => {
                let [x, y, radius] = [x, y, radius].map(|length| short(*length));
                let _ =
                    write!(svg, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"{}\"/>", hex(*color));
            }
            Item::Stroke { from, to, width, color } => {
                let [x1, y1, x2, y2] = [from[0], from[1], to[0], to[1]].map(short);
                let color = hex(*color);
                let _ = write!(
                    svg,
                    "<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" stroke=\"{color}\" stroke-width=\"{width}\"/>"
                );
            }
            Item::Open(_) | Item::Close => {}
        }
    }
    svg.push_str("</svg>");
    Ok(svg)
}

/// The outlines of the letters that the page uses, each once.
fn letters(page: &Page, laid: &Laid) -> Result<String, PdfError> {
    let mut used: BTreeSet<(Face, Code)> = BTreeSet::new();
    for item in &page.items {
        if let Item::Text(placed) = item {
            let glyphs = placed.glyphs.get(placed.range.clone()).unwrap_or_default();
            used.extend(glyphs.iter().map(|glyph| (placed.face, glyph.code)));
        }
    }
    let mut defined = String::from("<defs>");
    for (face, code) in used {
        let glyph = laid.codes.get(face.index()).and_then(|codes| codes.glyph(code)).unwrap_or(0);
        let _ = write!(defined, "<path id=\"{}\" d=\"{}\"/>", name(face, code), outline(face, glyph)?);
    }
    defined.push_str("</defs>");
    Ok(defined)
}

fn name(face: Face, code: Code) -> String {
    format!("g{}-{code}", face.index())
}

fn text(placed: &Placed, svg: &mut String) {
    let scale = placed.size / 1000.0;
    let _ = write!(
        svg,
        "<g transform=\"translate({} {}) scale({scale} -{scale})\" fill=\"{}\">",
        short(placed.x),
        short(placed.y),
        hex(placed.color)
    );
    let mut pen = 0;
    for glyph in placed.glyphs.get(placed.range.clone()).unwrap_or_default() {
        let name = name(placed.face, glyph.code);
        let _ =
            write!(svg, "<use href=\"#{name}\" x=\"{}\" y=\"{}\"/>", pen + i32::from(glyph.right), glyph.up);
        pen += i32::from(glyph.advance);
    }
    svg.push_str("</g>");
}

fn hex(Color(red, green, blue): Color) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Hundredths of a point.
fn short(length: f32) -> f32 {
    (length * 100.0).round() / 100.0
}
