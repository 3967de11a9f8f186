use std::collections::VecDeque;
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
    pub fn advance(&self) -> i64 {
        self.glyphs
            .get(self.range.clone())
            .unwrap_or_default()
            .iter()
            .map(|glyph| i64::from(glyph.advance))
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

/// A glyph of the whole paragraph, while lines are sought. It is small, because each letter of a document is one once.
#[derive(Clone, Copy)]
struct Spot {
    run: u32,
    index: u32,
    advance: i32,
    start: u32,
    blank: bool,
}

/// A run as glyphs.
struct Shaped {
    face: Face,
    glyphs: Arc<[Glyph]>,
    meaning: Option<Rc<Meaning>>,
    /// A footnote's mark takes no width: figures stay below one another, and no line breaks for a mark.
    hangs: bool,
}

impl Shaped {
    fn piece(&self, range: Range<usize>) -> Piece {
        Piece { face: self.face, glyphs: Arc::clone(&self.glyphs), range, meaning: self.meaning.clone() }
    }

    fn advance(&self, glyph: &Glyph) -> i32 {
        if self.hangs { 0 } else { glyph.advance.into() }
    }
}

/// A paragraph that was broken into lines.
struct Broken {
    text: Text,
    measure: (f32, f32),
    lines: Vec<Line>,
}

/// Breaks texts into lines.
pub struct Breaker {
    shaper: Shaper,
    /// The last long paragraphs: what follows a heading is measured with it before it is placed.
    recent: VecDeque<Broken>,
}

/// So many long paragraphs are kept until others come.
const RECENT: usize = 8;
/// Shorter paragraphs are broken anew.
const LONG: usize = 60;

impl Breaker {
    /// A breaker that has shaped nothing.
    ///
    /// # Errors
    /// [`PdfError::Font`] when an embedded face cannot be parsed.
    pub fn new() -> Result<Self, PdfError> {
        Ok(Self { shaper: Shaper::new()?, recent: VecDeque::with_capacity(RECENT) })
    }

    /// What shaped the glyphs.
    pub fn into_shaper(self) -> Shaper {
        self.shaper
    }

    /// Breaks `text` into lines of at most `width` points at `size` points. A word wider than a line is broken
    /// between glyphs.
    ///
    /// # Errors
    /// [`PdfError::Font`] when shaping fails.
    pub fn lines(&mut self, text: &Text, size: f32, width: f32) -> Result<Vec<Line>, PdfError> {
        let mut lines = Vec::new();
        for (index, paragraph) in text.paragraphs().iter().enumerate() {
            let mut of_paragraph = self.paragraph(paragraph, size, width)?;
            if let (true, Some(first)) = (index > 0, of_paragraph.first_mut()) {
                first.starts_paragraph = true;
            }
            lines.append(&mut of_paragraph);
        }
        Ok(lines)
    }

    fn paragraph(&mut self, text: &Text, size: f32, width: f32) -> Result<Vec<Line>, PdfError> {
        if text.0.iter().map(|run| run.text.len()).sum::<usize>() < LONG {
            return break_paragraph(&mut self.shaper, text, size, width);
        }
        let measure = (size, width);
        let known = self.recent.iter().rev().find(|known| known.measure == measure && known.text == *text);
        if let Some(known) = known {
            return Ok(known.lines.clone());
        }
        let lines = break_paragraph(&mut self.shaper, text, size, width)?;
        if self.recent.len() == RECENT {
            self.recent.pop_front();
        }
        self.recent.push_back(Broken { text: text.clone(), measure, lines: lines.clone() });
        Ok(lines)
    }
}

fn break_paragraph(
    shaper: &mut Shaper,
    paragraph: &Text,
    size: f32,
    width: f32,
) -> Result<Vec<Line>, PdfError> {
    let mut runs = Vec::with_capacity(paragraph.0.len());
    for run in &paragraph.0 {
        let face = Face::from(run.weight);
        let glyphs = shaper.shape(face, &run.text)?;
        runs.push(Shaped { face, glyphs, meaning: meaning(run), hangs: run.note.is_some() });
    }
    let limit = (width * 1000.0 / size).ceil();
    let taken =
        runs.iter().flat_map(|run| run.glyphs.iter().map(|glyph| i64::from(run.advance(glyph)))).sum::<i64>();
    if taken as f32 <= limit {
        return Ok(whole(paragraph, &runs, taken, size).into_iter().collect());
    }
    let plain = paragraph.plain();
    let spots = spots(&plain, paragraph, &runs);
    Ok(seek_breaks(&plain, &spots, limit)
        .into_iter()
        .filter(|range| !range.is_empty())
        .map(|range| line(&runs, &spots, range, size))
        .collect())
}

/// A paragraph that fits on one line; none without glyphs.
fn whole(paragraph: &Text, runs: &[Shaped], taken: i64, size: f32) -> Option<Line> {
    let pieces: Vec<Piece> =
        runs.iter().filter(|run| !run.glyphs.is_empty()).map(|run| run.piece(0..run.glyphs.len())).collect();
    let from_end = runs.iter().zip(&paragraph.0).rev().flat_map(|(run, part)| {
        let is_blank = |glyph: &Glyph| part.text.as_bytes().get(glyph.start as usize) == Some(&b' ');
        run.glyphs.iter().rev().map(move |glyph| (is_blank(glyph), i64::from(run.advance(glyph))))
    });
    let blanks: i64 = from_end.take_while(|(blank, _)| *blank).map(|(_, advance)| advance).sum();
    let width = (taken - blanks) as f32 * size / 1000.0;
    (!pieces.is_empty()).then_some(Line { pieces, width, starts_paragraph: false })
}

fn spots(plain: &str, paragraph: &Text, runs: &[Shaped]) -> Vec<Spot> {
    let mut spots = Vec::with_capacity(plain.len());
    let mut offset = 0;
    for ((run, part), shaped) in (0..).zip(&paragraph.0).zip(runs) {
        for (index, glyph) in (0..).zip(shaped.glyphs.iter()) {
            let start = offset + glyph.start;
            let blank = plain.as_bytes().get(start as usize) == Some(&b' ');
            spots.push(Spot { run, index, advance: shaped.advance(glyph), start, blank });
        }
        offset += u32::try_from(part.text.len()).unwrap_or(u32::MAX);
    }
    spots
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

/// The advances of millions of letters go beyond 32 bits.
fn total(spots: &[Spot]) -> i64 {
    spots.iter().map(|spot| i64::from(spot.advance)).sum()
}

/// The glyph ranges of the lines of a paragraph that doesn't fit on one: as many words on a line as fit.
fn seek_breaks(plain: &str, spots: &[Spot], limit: f32) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut begin = 0;
    let mut used = 0;
    let mut at = 0;
    for (byte, _) in linebreaks(plain).filter(|(byte, _)| !parts_unit(plain, *byte)) {
        let end = spots.partition_point(|spot| (spot.start as usize) < byte);
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

/// A break here would part a number from its percent sign, or a letter from the word that it is written in front of:
/// C-section, e-mail.
fn parts_unit(plain: &str, byte: usize) -> bool {
    let (before, after) = plain.split_at_checked(byte).unwrap_or_default();
    let mut back = before.chars().rev();
    let behind_letter = back.next() == Some('-')
        && back.next().is_some_and(char::is_alphabetic)
        && !back.next().is_some_and(char::is_alphanumeric);
    after.starts_with('%') || (behind_letter && after.starts_with(char::is_alphabetic))
}

/// Breaks a word wider than a line between glyphs; returns where its last part begins.
fn break_word(spots: &[Spot], word: Range<usize>, limit: f32, lines: &mut Vec<Range<usize>>) -> usize {
    let mut begin = word.start;
    let mut used = 0;
    for at in word {
        let advance = spots.get(at).map_or(0, |spot| i64::from(spot.advance));
        if (used + advance) as f32 > limit && at > begin {
            lines.push(begin..at);
            begin = at;
            used = 0;
        }
        used += advance;
    }
    begin
}

fn line(runs: &[Shaped], spots: &[Spot], range: Range<usize>, size: f32) -> Line {
    let spots = spots.get(range).unwrap_or_default();
    let blanks = spots.iter().rev().take_while(|spot| spot.blank).count();
    let width = total(spots.get(..spots.len() - blanks).unwrap_or_default()) as f32 * size / 1000.0;
    let of_runs = spots.chunk_by(|one, next| one.run == next.run);
    let pieces = of_runs.filter_map(|spots| {
        let (first, last) = (spots.first()?, spots.last()?);
        Some(runs.get(first.run as usize)?.piece(first.index as usize..last.index as usize + 1))
    });
    Line { pieces: pieces.collect(), width, starts_paragraph: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spots(count: u32, advance: i32) -> Vec<Spot> {
        (0..count).map(|at| Spot { run: 0, index: at, advance, start: at, blank: false }).collect()
    }

    /// As wide as millions of letters: the sum of a text without a blank goes beyond 32 bits.
    #[test]
    fn a_word_of_any_length_is_broken() {
        let spots = spots(4, 1_500_000_000);
        assert_eq!(total(&spots), 6_000_000_000);
        let lines = seek_breaks("aaaa", &spots, 3_000_000_000.0);
        assert_eq!(lines, [0..2, 2..4]);
    }
}
