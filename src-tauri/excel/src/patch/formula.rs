//! Which cells a formula reads, as far as its text tells.

use std::ops::Range;

use crate::cell::{COLUMNS, CellRef, ROWS, column_index, column_letters, row_index};

/// What a formula reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reads {
    /// The cells of a rectangle.
    Area(Area),
    /// Something whose cells the text doesn't tell: a name, a table's column, INDIRECT, several sheets at once.
    Unknown,
}

/// A rectangle of cells that a formula reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Area {
    /// The sheet named in the formula; `None` is the formula's own.
    pub sheet: Option<String>,
    pub rows: (Line, Line),
    pub columns: (Line, Line),
}

/// A row or column of a reference, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    pub index: u32,
    /// Written with `$`: it stays when the formula moves.
    pub fixed: bool,
}

impl Area {
    /// Whether a cell lies inside once the formula has moved from where its text stands by rows and columns.
    pub fn contains(&self, cell: CellRef, moved: (i64, i64)) -> bool {
        within(self.rows, moved.0, cell.row, ROWS) && within(self.columns, moved.1, cell.column, COLUMNS)
    }
}

impl Line {
    /// Its index once the formula has moved by so many of `count` lines; beyond the last it begins again.
    fn after(self, moved: i64, count: u32) -> u32 {
        let shift = if self.fixed { 0 } else { moved };
        (i64::from(self.index) + shift).rem_euclid(i64::from(count)) as u32
    }
}

fn within(lines: (Line, Line), moved: i64, index: u32, count: u32) -> bool {
    let (one, other) = (lines.0.after(moved, count), lines.1.after(moved, count));
    (one.min(other)..=one.max(other)).contains(&index)
}

/// What a formula reads, in the order of its text.
pub(super) fn reads(formula: &str) -> Vec<Reads> {
    Lexer::run(formula).found
}

/// A formula's text as it reads once the formula has moved by rows and columns.
pub(super) fn moved(formula: &str, by: (i64, i64)) -> String {
    let mut text = String::with_capacity(formula.len());
    let mut done = 0;
    for range in Lexer::run(formula).corners {
        text.push_str(&formula[done..range.start]);
        text.push_str(&moved_corner(&formula[range.clone()], by));
        done = range.end;
    }
    text + &formula[done..]
}

fn moved_corner(word: &str, by: (i64, i64)) -> String {
    let Some((column, row)) = corner(word) else { return word.to_owned() };
    let dollar = |line: Line| if line.fixed { "$" } else { "" };
    let column = column.map(|line| format!("{}{}", dollar(line), column_letters(line.after(by.1, COLUMNS))));
    let row = row.map(|line| format!("{}{}", dollar(line), u64::from(line.after(by.0, ROWS)) + 1));
    column.unwrap_or_default() + &row.unwrap_or_default()
}

struct Lexer<'a> {
    whole: &'a str,
    rest: &'a str,
    found: Vec<Reads>,
    /// Where the words stand that name a cell, row or column.
    corners: Vec<Range<usize>>,
}

/// A word and where it stands.
type Word = (String, Range<usize>);

/// Functions that read cells their arguments don't name.
const FAR_READERS: [&str; 2] = ["INDIRECT", "OFFSET"];

impl<'a> Lexer<'a> {
    fn run(formula: &'a str) -> Self {
        let mut lexer = Self { whole: formula, rest: formula, found: Vec::new(), corners: Vec::new() };
        while let Some(first) = lexer.rest.chars().next() {
            lexer.token(first);
        }
        lexer
    }

    fn token(&mut self, first: char) {
        match first {
            '"' => {
                self.quoted('"');
            }
            '\'' => {
                let sheet = self.quoted('\'');
                self.after_sheet(sheet);
            }
            '[' => self.bracket(),
            '#' => {
                self.rest =
                    self.rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || "#/!?".contains(c));
            }
            c if word_character(c) => self.word(),
            c => self.rest = &self.rest[c.len_utf8()..],
        }
    }

    /// Takes a quoted piece, its doubled quotes made single.
    fn quoted(&mut self, quote: char) -> String {
        let mut content = String::new();
        let mut rest = &self.rest[1..];
        while let Some(end) = rest.find(quote) {
            content.push_str(&rest[..end]);
            rest = &rest[end + 1..];
            if !rest.starts_with(quote) {
                self.rest = rest;
                return content;
            }
            content.push(quote);
            rest = &rest[1..];
        }
        self.rest = "";
        content
    }

    /// A bracket that follows no name: another workbook's number, whose cells no patch touches, or a column of
    /// the table around the formula.
    fn bracket(&mut self) {
        let inside = self.bracketed();
        if inside.is_empty() || !inside.bytes().all(|b| b.is_ascii_digit()) {
            self.found.push(Reads::Unknown);
            return;
        }
        let (sheet, _) = self.take_word();
        self.after_sheet(format!("[{inside}]{sheet}"));
    }

    /// Takes a bracketed piece with what is nested in it, and gives what stands inside.
    fn bracketed(&mut self) -> String {
        let mut depth = 0usize;
        for (at, c) in self.rest.char_indices() {
            match c {
                '[' => depth += 1,
                ']' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                let inside = self.rest[1..at].to_owned();
                self.rest = &self.rest[at + 1..];
                return inside;
            }
        }
        std::mem::take(&mut self.rest).trim_start_matches('[').to_owned()
    }

    fn take_word(&mut self) -> Word {
        let start = self.whole.len() - self.rest.len();
        let end = self.rest.find(|c| !word_character(c)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        (word.to_owned(), start..start + end)
    }

    fn word(&mut self) {
        let word = self.take_word();
        if self.rest.starts_with('!') {
            self.after_sheet(word.0);
        } else if self.rest.starts_with('(') {
            let bare = word.0.trim_start_matches("_xlfn.").to_ascii_uppercase();
            if FAR_READERS.contains(&bare.as_str()) {
                self.found.push(Reads::Unknown);
            }
        } else if self.rest.starts_with('[') {
            self.bracketed();
            self.found.push(Reads::Unknown);
        } else {
            self.reference(None, word);
        }
    }

    /// What stands behind a sheet's name.
    fn after_sheet(&mut self, sheet: String) {
        let Some(rest) = self.rest.strip_prefix('!') else { return };
        self.rest = rest;
        if sheet.contains(':') {
            self.take_word();
            self.found.push(Reads::Unknown);
        } else if self.rest.starts_with('#') {
            self.token('#');
        } else {
            let word = self.take_word();
            let known = self.found.len();
            self.reference(Some(sheet.clone()), word);
            if sheet.contains('[') {
                self.found.truncate(known);
            }
        }
    }

    fn reference(&mut self, sheet: Option<String>, (word, at): Word) {
        let other = self.rest.strip_prefix(':').map(|rest| {
            self.rest = rest;
            self.take_word()
        });
        if self.rest.starts_with(['!', '(', '#']) {
            // Several sheets at once, a range that ends in a function, or all that an array formula spills.
            self.found.push(Reads::Unknown);
            self.corners.extend((!self.rest.starts_with('!')).then_some(at));
            self.rest = self.rest.trim_start_matches(['!', '#']);
            return;
        }
        match area(sheet, &word, other.as_ref().map(|(word, _)| word.as_str())) {
            Some(area) => {
                self.found.push(Reads::Area(area));
                self.corners.push(at);
                self.corners.extend(other.map(|(_, at)| at));
            }
            None if other.is_none() && is_constant(&word) => {}
            None => self.found.push(Reads::Unknown),
        }
    }
}

fn word_character(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.' | '$' | '\\' | '?')
}

/// Whether a word reads no cell: a number, also in the middle of `1.5E+3`, or a truth value.
fn is_constant(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        || matches!(word.to_ascii_uppercase().as_str(), "TRUE" | "FALSE")
}

fn area(sheet: Option<String>, word: &str, other: Option<&str>) -> Option<Area> {
    let (one, two) = (corner(word)?, corner(other.unwrap_or(word))?);
    let whole = |count: u32| (Line { index: 0, fixed: true }, Line { index: count - 1, fixed: true });
    match (one, two, other) {
        ((Some(c1), Some(r1)), (Some(c2), Some(r2)), _) => {
            Some(Area { sheet, rows: (r1, r2), columns: (c1, c2) })
        }
        ((Some(c1), None), (Some(c2), None), Some(_)) => {
            Some(Area { sheet, rows: whole(ROWS), columns: (c1, c2) })
        }
        ((None, Some(r1)), (None, Some(r2)), Some(_)) => {
            Some(Area { sheet, rows: (r1, r2), columns: whole(COLUMNS) })
        }
        _ => None,
    }
}

/// The column and row that a word such as `$K70`, `$K` or `70` names.
fn corner(word: &str) -> Option<(Option<Line>, Option<Line>)> {
    let (fixed_column, rest) = dollar(word);
    let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    if letters == 0 {
        return Some((None, Some(Line { index: row_index(rest)?, fixed: fixed_column })));
    }
    let column = Line { index: column_index(&rest[..letters])?, fixed: fixed_column };
    if rest.len() == letters {
        return Some((Some(column), None));
    }
    let (fixed, digits) = dollar(&rest[letters..]);
    Some((Some(column), Some(Line { index: row_index(digits)?, fixed })))
}

fn dollar(text: &str) -> (bool, &str) {
    text.strip_prefix('$').map_or((false, text), |rest| (true, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_text_is_taken(formula in "[A-C1-3$!:'\"#\\[\\](),é_ .]{0,24}", by in (-3i64..4, -3i64..4)) {
            let there = moved(&formula, by);
            prop_assert_eq!(reads(&there).len(), reads(&formula).len());
            prop_assert_eq!(moved(&formula, (0, 0)).to_uppercase(), formula.to_uppercase());
        }
    }

    fn shown(formula: &str) -> String {
        let show = |lines: (Line, Line)| {
            let one = |line: Line| format!("{}{}", if line.fixed { "$" } else { "" }, line.index);
            format!("{}-{}", one(lines.0), one(lines.1))
        };
        let each = reads(formula).into_iter().map(|read| match read {
            Reads::Unknown => "?".to_owned(),
            Reads::Area(area) => {
                let sheet = area.sheet.map_or(String::new(), |sheet| format!("{sheet}!"));
                format!("{sheet}{}/{}", show(area.columns), show(area.rows))
            }
        });
        each.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn formulas_move() {
        let cases = [
            ("A1+$B2*C$3", (1, 2), "C2+$B3*E$3"),
            ("SUM(A1:B2,$A:B,1:$3)", (2, 1), "SUM(B3:C4,$A:C,3:$3)"),
            ("'A1'!B2&\"A1\"&LOG10(A1)", (1, 0), "'A1'!B3&\"A1\"&LOG10(A2)"),
            ("[1]Other!A1+'[2]My Sheet'!A1+TRUE+1.5E+3", (1, 1), "[1]Other!B2+'[2]My Sheet'!B2+TRUE+1.5E+3"),
            ("A1", (-1, 0), "A1048576"),
            ("Table1[A1]+Name_A1+A1:OFFSET(B1,1,1)", (1, 0), "Table1[A1]+Name_A1+A2:OFFSET(B2,1,1)"),
        ];
        for (formula, by, expected) in cases {
            assert_eq!(moved(formula, by), expected, "{formula}");
        }
    }

    #[test]
    fn formulas_tell_what_they_read() {
        let cases = [
            ("A1+$B$2", "0-0/0-0 $1-$1/$1-$1"),
            ("SUM(M131:M135,M137)", "12-12/130-134 12-12/136-136"),
            ("SUM(A:A)+SUM(2:$3)", "0-0/$0-$1048575 $0-$16383/1-$2"),
            ("'Progress Report'!K70*Sheet2!A1", "Progress Report!10-10/69-69 Sheet2!0-0/0-0"),
            ("'It''s'!A1", "It's!0-0/0-0"),
            ("IF(TRUE,\"A1 \"\"B2\",1.5E+3)", ""),
            ("Total+1", "?"),
            ("Table1[[#This Row],[Spend]]/2", "?"),
            ("[1]Other!A1+[2]!Name+'[3]My Sheet'!$A$1:B2+C3", "2-2/2-2"),
            ("INDIRECT(\"A\"&1)", "?"),
            ("Sheet1:Sheet3!A1", "? 0-0/0-0"),
            ("#REF!+A1", "0-0/0-0"),
            ("A1#", "?"),
            ("LOG10(B2)", "1-1/1-1"),
            ("Sheet1!#REF!", ""),
        ];
        for (formula, expected) in cases {
            assert_eq!(shown(formula), expected, "{formula}");
        }
    }
}
