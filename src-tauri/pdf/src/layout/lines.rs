use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use unicode_linebreak::linebreaks;

use super::tree::Role;
use crate::PdfError;
use crate::document::{Run, Text, Weight};
use crate::fonts::{Face, Glyph, Shaper};

/// What a run means beside its characters.
#[derive(Debug, PartialEq, Eq)]
pub struct Meaning {
    /// The element that it becomes.
    pub role: Role,
    /// Where it leads, if it is a link.
    pub link: Option<Arc<str>>,
    /// What it says.
    pub text: String,
    /// The footnote that it is the mark of.
    pub note: Option<Arc<str>>,
}

/// Glyphs of one face within a line.
#[derive(Debug, Clone)]
pub struct Piece {
    /// Face.
    pub face: Face,
    /// The run's glyphs.
    pub glyphs: Arc<[Glyph]>,
    /// Which of them stand on this line.
    pub range: Range<usize>,
    /// What they mean; pieces of one run share it.
    pub meaning: Option<Rc<Meaning>>,
}

impl Piece {
    /// Sum of the advances, in thousandths of the font size.
    pub fn advance(&self) -> i32 {
        self.glyphs
            .get(self.range.clone())
            .unwrap_or_default()
            .iter()
            .map(|glyph| i32::from(glyph.advance))
            .sum()
    }
}

/// A line of text.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// Its pieces from left to right.
    pub pieces: Vec<Piece>,
    /// Width in points, blanks at its end left out.
    pub width: f32,
    /// Begins a further paragraph of the same text.
    pub starts_paragraph: bool,
}

impl Line {
    /// The footnotes whose marks stand on the line.
    pub fn notes(&self) -> impl Iterator<Item = &Arc<str>> {
        self.pieces.iter().filter_map(|piece| piece.meaning.as_ref()?.note.as_ref())
    }
}

/// A glyph of the whole paragraph, while lines are sought.
#[derive(Clone, Copy)]
struct Spot {
    run: usize,
    index: usize,
    advance: i32,
    start: usize,
    blank: bool,
}

/// Breaks `text` into lines of at most `width` points at `size` points. A word wider than a line is broken
/// between glyphs.
///
/// # Errors
/// [`PdfError::Font`] when shaping fails.
pub fn break_lines(shaper: &mut Shaper, text: &Text, size: f32, width: f32) -> Result<Vec<Line>, PdfError> {
    let mut lines = Vec::new();
    for (index, paragraph) in text.paragraphs().iter().enumerate() {
        let mut of_paragraph = break_paragraph(shaper, paragraph, size, width)?;
        if let (true, Some(first)) = (index > 0, of_paragraph.first_mut()) {
            first.starts_paragraph = true;
        }
        lines.append(&mut of_paragraph);
    }
    Ok(lines)
}

fn break_paragraph(
    shaper: &mut Shaper,
    paragraph: &Text,
    size: f32,
    width: f32,
) -> Result<Vec<Line>, PdfError> {
    let plain = paragraph.plain();
    let mut runs = Vec::with_capacity(paragraph.0.len());
    let mut spots = Vec::with_capacity(plain.len());
    let mut offset = 0;
    for (run, part) in paragraph.0.iter().enumerate() {
        let face = Face::from(part.weight);
        let glyphs = shaper.shape(face, &part.text)?;
        for (index, glyph) in glyphs.iter().enumerate() {
            let start = offset + glyph.start as usize;
            let blank = plain.get(start..).is_some_and(|rest| rest.starts_with(' '));
            // Marks of footnotes hang: figures stay below one another, and no line breaks for a mark.
            let advance = if part.note.is_some() { 0 } else { glyph.advance.into() };
            spots.push(Spot { run, index, advance, start, blank });
        }
        runs.push((face, glyphs, meaning(part)));
        offset += part.text.len();
    }
    let limit = (width * 1000.0 / size).ceil();
    let lines = seek_breaks(&plain, &spots, limit);
    Ok(lines
        .into_iter()
        .filter(|range| !range.is_empty())
        .map(|range| line(&runs, &spots, range, size))
        .collect())
}

fn meaning(run: &Run) -> Option<Rc<Meaning>> {
    let role = match (&run.link, run.weight) {
        _ if run.note.is_some() => Role::Reference,
        (Some(_), _) => Role::Link,
        (None, Weight::Bold | Weight::BoldItalic) if run.emphasis => Role::Strong,
        (None, Weight::Italic) if run.emphasis => Role::Emphasis,
        _ => return None,
    };
    Some(Rc::new(Meaning {
        role,
        link: run.link.clone(),
        text: run.text.trim().to_owned(),
        note: run.note.clone(),
    }))
}

fn total(spots: &[Spot]) -> i32 {
    spots.iter().map(|spot| spot.advance).sum()
}

/// The glyph ranges of the lines: as many words on a line as fit.
fn seek_breaks(plain: &str, spots: &[Spot], limit: f32) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    if total(spots) as f32 <= limit {
        lines.push(0..spots.len());
        return lines;
    }
    let mut begin = 0;
    let mut used = 0;
    let mut at = 0;
    for (byte, _) in linebreaks(plain).filter(|(byte, _)| !parts_unit(plain, *byte)) {
        let end = spots.partition_point(|spot| spot.start < byte);
        let word = spots.get(at..end).unwrap_or_default();
        let blanks = word.iter().rev().take_while(|spot| spot.blank).count();
        let ink = total(word.get(..word.len() - blanks).unwrap_or_default());
        if (used + ink) as f32 > limit && at > begin {
            lines.push(begin..at);
            begin = at;
            used = 0;
        }
        if used == 0 && ink as f32 > limit {
            begin = break_word(spots, at..end - blanks, limit, &mut lines);
            used = total(spots.get(begin..end).unwrap_or_default());
        } else {
            used += total(word);
        }
        at = end;
    }
    lines.push(begin..spots.len());
    lines
}

/// A break here would part a number from its percent sign.
fn parts_unit(plain: &str, byte: usize) -> bool {
    plain.get(byte..).is_some_and(|rest| rest.starts_with('%'))
}

/// Breaks a word wider than a line between glyphs; returns where its last part begins.
fn break_word(spots: &[Spot], word: Range<usize>, limit: f32, lines: &mut Vec<Range<usize>>) -> usize {
    let mut begin = word.start;
    let mut used = 0;
    for at in word {
        let advance = spots.get(at).map_or(0, |spot| spot.advance);
        if (used + advance) as f32 > limit && at > begin {
            lines.push(begin..at);
            begin = at;
            used = 0;
        }
        used += advance;
    }
    begin
}

/// A run as glyphs, and what it means.
type RunGlyphs = (Face, Arc<[Glyph]>, Option<Rc<Meaning>>);

fn line(runs: &[RunGlyphs], spots: &[Spot], range: Range<usize>, size: f32) -> Line {
    let spots = spots.get(range).unwrap_or_default();
    let blanks = spots.iter().rev().take_while(|spot| spot.blank).count();
    let width = total(spots.get(..spots.len() - blanks).unwrap_or_default()) as f32 * size / 1000.0;
    let mut pieces: Vec<(usize, Piece)> = Vec::new();
    for spot in spots {
        match pieces.last_mut() {
            Some((run, piece)) if *run == spot.run => piece.range.end = spot.index + 1,
            _ => {
                if let Some((face, glyphs, meaning)) = runs.get(spot.run) {
                    let range = spot.index..spot.index + 1;
                    let (glyphs, meaning) = (Arc::clone(glyphs), meaning.clone());
                    pieces.push((spot.run, Piece { face: *face, glyphs, range, meaning }));
                }
            }
        }
    }
    Line { pieces: pieces.into_iter().map(|(_, piece)| piece).collect(), width, starts_paragraph: false }
}
