//! Bold and italic words in the cells of a guide's sheets. No other sheet is looked at: figures have no emphasis.

use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};

use super::package::Package;
use super::strings::unescape;
use crate::cell::CellRef;
use crate::grid::xml::{Part, attribute, local};
use crate::grid::{Sheet, Stretch, Value};
use crate::guard::Archive;
use crate::read_error::ReadError;

/// Rows in which a guide's sheet has its first key.
const KEY_ROWS: u32 = 60;

/// How a font looks.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Look {
    bold: bool,
    italic: bool,
}

/// Characters of one look; without one of their own they look as their cell does.
type Run = (String, Option<Look>);

/// Gives every sheet of a guide the stretches of its texts that have bold or italic words.
///
/// # Errors
/// `Damaged` for XML that is not well-formed.
pub(super) fn read(
    archive: &mut Archive<'_>,
    package: &Package,
    sheets: &mut [Sheet],
) -> Result<(), ReadError> {
    if !sheets.iter().any(is_of_guide) {
        return Ok(());
    }
    let fonts = match &package.styles_part {
        Some(part) => fonts(part, &archive.xml(part)?.unwrap_or_default())?,
        None => Vec::new(),
    };
    let texts = match &package.strings_part {
        Some(part) => texts(part, &archive.xml(part)?.unwrap_or_default())?,
        None => HashMap::new(),
    };
    for (sheet, listed) in sheets.iter_mut().zip(&package.sheets).filter(|(sheet, _)| is_of_guide(sheet)) {
        let xml = archive.xml(&listed.part)?.unwrap_or_default();
        cells(&listed.part, &xml, &fonts, &texts, sheet)?;
    }
    Ok(())
}

/// Whether a topic's key such as `T.1` stands in the first column.
fn is_of_guide(sheet: &Sheet) -> bool {
    let is_key = |text: &str| {
        text.strip_prefix("T.").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    let mut cells = sheet.cells.range(..CellRef::new(KEY_ROWS, 0)).filter(|(at, _)| at.column == 0);
    cells.any(|(_, cell)| matches!(&cell.value, Value::Text(text) if is_key(text)))
}

/// The looks of the formats that cells refer to by number.
fn fonts(name: &str, xml: &str) -> Result<Vec<Look>, ReadError> {
    let mut part = Part::new(name, xml);
    let (mut fonts, mut looks): (Vec<Look>, Vec<Look>) = (Vec::new(), Vec::new());
    let (mut in_fonts, mut in_cells) = (false, false);
    loop {
        let event = part.next()?;
        match &event {
            Event::Eof => return Ok(looks),
            Event::Start(element) | Event::Empty(element) => match local(element.name()) {
                "fonts" => in_fonts = true,
                "cellXfs" => in_cells = true,
                "font" if in_fonts => fonts.push(Look::default()),
                "xf" if in_cells => {
                    let font = attribute(element, "fontId").and_then(|id| id.parse::<usize>().ok());
                    looks.push(font.and_then(|id| fonts.get(id).copied()).unwrap_or_default());
                }
                _ => {
                    if let (true, Some(font)) = (in_fonts, fonts.last_mut()) {
                        font.take(element);
                    }
                }
            },
            Event::End(element) => match local(element.name()) {
                "fonts" => in_fonts = false,
                "cellXfs" => in_cells = false,
                _ => {}
            },
            _ => {}
        }
    }
}

impl Look {
    /// Takes an element of a font: `b` and `i` say so, unless with a false value.
    fn take(&mut self, element: &BytesStart<'_>) {
        let says = || attribute(element, "val").is_none_or(|val| val != "0" && val != "false");
        match local(element.name()) {
            "b" => self.bold = says(),
            "i" => self.italic = says(),
            _ => {}
        }
    }
}

/// The shared texts that consist of runs, by their number.
fn texts(name: &str, xml: &str) -> Result<HashMap<usize, Vec<Run>>, ReadError> {
    let mut part = Part::new(name, xml);
    let (mut texts, mut number) = (HashMap::new(), 0);
    loop {
        match part.next()? {
            Event::Eof => return Ok(texts),
            Event::Start(element) if local(element.name()) == "si" => {
                let runs = runs(&mut part, "si")?;
                if runs.iter().any(|(_, look)| look.is_some()) {
                    texts.insert(number, runs);
                }
                number += 1;
            }
            Event::Empty(element) if local(element.name()) == "si" => number += 1,
            _ => {}
        }
    }
}

/// The runs of a text up to the end of its element; phonetic hints are left out.
fn runs(part: &mut Part<'_>, end: &str) -> Result<Vec<Run>, ReadError> {
    let mut runs: Vec<Run> = Vec::new();
    let (mut in_text, mut phonetic, mut look) = (false, false, None);
    loop {
        let event = part.next()?;
        match &event {
            Event::Start(element) | Event::Empty(element) => match local(element.name()) {
                "t" if matches!(event, Event::Start(_)) => {
                    in_text = true;
                    runs.push((String::new(), look));
                }
                "rPh" => phonetic = true,
                "rPr" => look = Some(Look::default()),
                _ => {
                    if let Some(look) = &mut look {
                        look.take(element);
                    }
                }
            },
            Event::End(element) => match local(element.name()) {
                "t" => in_text = false,
                "rPh" => phonetic = false,
                "r" => look = None,
                other if other == end => {
                    let plain = |(text, look): Run| (unescape(text), look);
                    return Ok(runs.into_iter().map(plain).collect());
                }
                _ => {}
            },
            Event::Eof => return Err(part.damaged("a text has no end")),
            other if in_text && !phonetic => {
                if let Some((text, _)) = runs.last_mut() {
                    part.push_text(other, text)?;
                }
            }
            _ => {}
        }
    }
}

/// Goes through a sheet's cells and keeps the stretches of those with emphasis.
fn cells(
    name: &str,
    xml: &str,
    fonts: &[Look],
    texts: &HashMap<usize, Vec<Run>>,
    sheet: &mut Sheet,
) -> Result<(), ReadError> {
    let mut part = Part::new(name, xml);
    let mut at: Option<(CellRef, Look)> = None;
    let mut in_value = false;
    let mut value = String::new();
    loop {
        let event = part.next()?;
        match &event {
            Event::Eof => return Ok(()),
            Event::Start(element) => match local(element.name()) {
                "c" => {
                    let cell = attribute(element, "r").and_then(|cell| cell.parse().ok());
                    let style = attribute(element, "s").and_then(|style| style.parse::<usize>().ok());
                    let look = style.and_then(|style| fonts.get(style).copied()).unwrap_or_default();
                    at = cell.map(|cell| (cell, look));
                    value.clear();
                }
                "is" => {
                    let runs = runs(&mut part, "is")?;
                    keep(sheet, at.take(), &runs);
                }
                "v" => in_value = true,
                _ => {}
            },
            Event::End(element) => match local(element.name()) {
                "v" => in_value = false,
                "c" => {
                    let whole = at.and_then(|(cell, _)| match sheet.value(cell) {
                        Value::Text(text) => Some(vec![(text.to_string(), None)]),
                        _ => None,
                    });
                    let shared = value.trim().parse().ok().and_then(|number: usize| texts.get(&number));
                    if let Some(whole) = whole {
                        keep(sheet, at.take(), shared.unwrap_or(&whole));
                    }
                }
                _ => {}
            },
            other if in_value => part.push_text(other, &mut value)?,
            _ => {}
        }
    }
}

/// Keeps a cell's stretches where one is emphasised and together they are the cell's text.
fn keep(sheet: &mut Sheet, at: Option<(CellRef, Look)>, runs: &[Run]) {
    let Some((cell, of_cell)) = at else { return };
    let stretch = |(text, look): &Run| {
        let Look { bold, italic } = look.unwrap_or(of_cell);
        Stretch { text: text.clone(), bold, italic }
    };
    let stretches: Vec<Stretch> = runs.iter().map(stretch).collect();
    let text: String = stretches.iter().map(|stretch| stretch.text.as_str()).collect();
    let is_its_text = matches!(sheet.value(cell), Value::Text(whole) if **whole == *text);
    if is_its_text && stretches.iter().any(|stretch| stretch.bold || stretch.italic) {
        sheet.emphasis.insert(cell, stretches);
    }
}
