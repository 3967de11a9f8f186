//! A sheet per view: lines down, plans or years across.

use hpug_model::address::Period;
use hpug_model::format;
use hpug_model::side_by_side::{Cell, Figure, Line, Mode, SideBySide};
use hpug_model::values::Kind;
use rust_decimal::Decimal;
use rust_xlsxwriter::{Note, Workbook, XlsxError};

use super::super::content::{Content, float, stored};
use super::super::page::Page;
use super::super::places::area;
use super::super::style;
use super::show;
use crate::cell::column_letters;

/// What a sheet shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum View {
    Current,
    Prior,
    Change,
    Distance,
    Rank,
}

impl View {
    /// The sheet's name.
    pub fn sheet(self, mode: Mode) -> &'static str {
        match self {
            View::Current if mode == Mode::Years => "Years",
            View::Current => "Current",
            View::Prior => "Prior",
            View::Change => "Change",
            View::Distance => "From median",
            View::Rank => "Rank",
        }
    }

    fn lead(self, mode: Mode) -> String {
        let what = match self {
            View::Current if mode == Mode::Years => "The figures of each 12 months.",
            View::Current => "The figures of the current 12 months.",
            View::Prior => "The figures of the 12 months before, as the current reports have them.",
            View::Change => {
                "Current less prior, as each report itself has them; percents in percentage points (pp)."
            }
            View::Distance => "Current less the median; percents in percentage points (pp).",
            View::Rank => "Place from the highest figure. High is neither good nor bad by itself.",
        };
        format!("{what} {} is shown and not compared: the reason is in the cell's note.", show::MARK)
    }
}

/// First row of figures, and where their columns begin.
const HEAD: u32 = 3;
const FIRST: u32 = HEAD + 1;
const LABELS: u32 = 4;
/// Widths of columns of figures, in characters.
const NARROWEST: u16 = 13;
const WIDEST: u16 = 24;

/// A comparison and the row of each line.
pub(super) struct Grid<'a> {
    pub side: &'a SideBySide,
    /// The row of each line, and the titles of sections by their row.
    pub rows: Vec<u32>,
    titles: Vec<Title>,
    /// The row below the last one.
    end: u32,
    /// The first column of figures, and the width of each in characters.
    pub first: u32,
    width: u16,
}

/// The row above lines of a section.
struct Title {
    row: u32,
    text: String,
    /// The months of its own lines in each column, where the head of the sheet tells those of several lines of business.
    heads: Vec<String>,
}

impl<'a> Grid<'a> {
    /// Lays the lines out, a title before each section and before lines of it that follow months of their own.
    pub fn of(side: &'a SideBySide) -> Grid<'a> {
        let (mut rows, mut titles, mut row) = (vec![0; side.lines.len()], Vec::new(), FIRST);
        let whole = side.heads(&side.lines);
        for (section, title) in side.sections() {
            for part in side.parts(side.lines.iter().filter(|line| line.section == section)) {
                let heads = side.heads(part.iter().copied());
                let heads = if heads == whole { Vec::new() } else { heads };
                titles.push(Title { row, text: title.clone(), heads });
                row += 1;
                for (at, line) in side.lines.iter().enumerate() {
                    if part.iter().any(|one| std::ptr::eq(*one, line)) {
                        rows[at] = row;
                        row += 1;
                    }
                }
            }
        }
        let first = if side.mode == Mode::Plans { LABELS + 2 } else { LABELS };
        let longest = side.lines.iter().map(show::longest).max().unwrap_or(0);
        let parted = titles.iter().any(|title| !title.heads.is_empty());
        let narrowest = if parted { WIDEST } else { NARROWEST };
        let width = u16::try_from(longest + 2).unwrap_or(WIDEST).clamp(narrowest, WIDEST);
        Grid { side, rows, titles, end: row, first, width }
    }

    /// The row that says whose figures those of a row are: the head of the sheet, or the title above the row.
    pub fn heads_of(&self, row: u32) -> u32 {
        let title = self.titles.iter().rev().find(|title| title.row < row);
        title.filter(|title| !title.heads.is_empty()).map_or(HEAD, |title| title.row)
    }

    /// Column of a report.
    pub fn column(&self, at: usize) -> u32 {
        self.first + u32::try_from(at).unwrap_or(u32::MAX)
    }

    /// The figures of a line on a sheet: `$H6:$P6`.
    fn figures(&self, row: u32) -> String {
        let last = self.column(self.side.columns.len().saturating_sub(1));
        let row = row + 1;
        format!("${}{row}:${}{row}", column_letters(self.first), column_letters(last))
    }

    /// A cell on a sheet.
    fn at(&self, view: View, row: u32, column: u32) -> String {
        format!("{}!{}{}", view.sheet(self.side.mode), column_letters(column), row + 1)
    }
}

/// Adds the sheet of a view.
pub(super) fn add(workbook: &mut Workbook, grid: &Grid<'_>, view: View) -> Result<(), XlsxError> {
    let side = grid.side;
    let sheet = workbook.add_worksheet();
    sheet.set_name(view.sheet(side.mode))?;
    let mut widths = vec![12, 38, 18, 10];
    widths.extend(std::iter::repeat_n(grid.width, (grid.first - LABELS) as usize + side.columns.len()));
    let mut page = Page::new(sheet, &widths)?;
    let end = grid.column(side.columns.len().saturating_sub(1));
    let last = end.min(grid.first + 5);
    page.text(area((0, 0), (0, last)), view.sheet(side.mode), &style::title())?;
    page.at_least(0..=0, 26.0);
    let lead = view.lead(side.mode);
    page.text(area((1, 1), (0, last)), &lead, &style::lead())?;
    page.fit(area((1, 1), (0, last)), &lead);
    heads(&mut page, grid, view)?;
    for Title { row, text, heads: own } in &grid.titles {
        page.text(area((*row, *row), (0, LABELS - 1)), text, &style::section())?;
        for column in LABELS..=end {
            let own = column.checked_sub(grid.first).and_then(|at| own.get(at as usize));
            let format = if own.is_some() { style::section_head() } else { style::section() };
            page.text(area((*row, *row), (column, column)), own.map_or("", String::as_str), &format)?;
        }
        page.at_least(*row..=*row, 18.0);
    }
    for (line, row) in side.lines.iter().zip(&grid.rows) {
        labels(&mut page, line, *row)?;
        if side.mode == Mode::Plans {
            middle(&mut page, grid, view, line, *row)?;
        }
        for (at, cell) in line.cells.iter().enumerate() {
            figure(&mut page, grid, view, (line, cell), (*row, grid.column(at)))?;
        }
    }
    for column in empty_columns(view, side) {
        page.sheet.set_column_hidden(column)?;
    }
    let head_end = u16::try_from(grid.first).unwrap_or(u16::MAX);
    page.sheet.set_freeze_panes(FIRST, head_end.min(4))?.set_repeat_rows(HEAD, HEAD)?;
    page.sheet.set_repeat_columns(0, 2)?;
    super::finish(&mut page, side, grid.end.saturating_sub(1))?;
    // Many plans need several pages across; squeezed onto one nobody could read them.
    let across = u16::try_from(side.columns.len().div_ceil(9)).unwrap_or(u16::MAX).max(1);
    page.sheet.set_print_fit_to_pages(across, 0);
    Ok(())
}

/// Columns that hold nothing on a sheet. They are hidden and not left out: a figure stands in the same cell on each.
fn empty_columns(view: View, side: &SideBySide) -> Vec<u16> {
    let (median, national) = (LABELS as u16, LABELS as u16 + 1);
    let any_national = side.lines.iter().any(|line| line.national(0).is_some());
    match (side.mode, view) {
        (Mode::Years, _) => Vec::new(),
        (Mode::Plans, View::Change) => vec![median, national],
        (Mode::Plans, View::Current) if any_national => Vec::new(),
        (Mode::Plans, _) => vec![national],
    }
}

fn heads(page: &mut Page<'_>, grid: &Grid<'_>, view: View) -> Result<(), XlsxError> {
    let side = grid.side;
    let mut heads =
        vec!["Item".to_owned(), "Figure".to_owned(), "Line of business".to_owned(), "Unit".to_owned()];
    if side.mode == Mode::Plans {
        heads.push(if view == View::Rank { "Compared".to_owned() } else { "Median".to_owned() });
        heads.push("National".to_owned());
    }
    heads.extend(side.heads(&side.lines).into_iter().zip(&side.columns).map(|(head, column)| {
        match column.period {
            Period::Current => head,
            Period::Prior => format!("{head} (told as prior)"),
        }
    }));
    let longest = heads.iter().map(|head| head.chars().count()).max().unwrap_or(0);
    let across = u32::from(grid.width.saturating_sub(2)).max(1);
    for (column, head) in (0..).zip(&heads) {
        let format = if column < 3 { style::text_head() } else { style::head() };
        page.text(area((HEAD, HEAD), (column, column)), head, &format)?;
    }
    page.at_least(HEAD..=HEAD, 13.0 * f64::from((longest as u32).div_ceil(across).clamp(2, 8)) + 6.0);
    Ok(())
}

fn labels(page: &mut Page<'_>, line: &Line, row: u32) -> Result<(), XlsxError> {
    let label = match line.measure.as_str() {
        "" => line.label.clone(),
        measure => format!("{}: {measure}", line.label),
    };
    let unit = match line.kind {
        Kind::Percent => "percent",
        Kind::Dollars => "dollars",
        Kind::Hours => "hours",
        _ => "count",
    };
    let format = if line.adds.is_empty() { style::item() } else { style::item().set_italic() };
    let texts = [
        line.short_code(),
        label,
        line.lob.map_or(String::new(), |lob| lob.label().to_owned()),
        unit.to_owned(),
    ];
    for (column, text) in (0..).zip(&texts) {
        let place = area((row, row), (column, column));
        page.text(place, text, &format)?;
        page.fit(place, text);
    }
    Ok(())
}

/// Median and national figure, or how many are ranked.
fn middle(page: &mut Page<'_>, grid: &Grid<'_>, view: View, line: &Line, row: u32) -> Result<(), XlsxError> {
    let place = |column: u32| area((row, row), (column, column));
    let figures = grid.figures(row);
    let median = match view {
        View::Rank => Content::Formula {
            text: format!("=COUNT({figures})"),
            result: if ranked(line) { line.compared.to_string() } else { "0".to_owned() },
            format: "0".to_owned(),
        },
        View::Distance if line.median.is_some() => Content::Formula {
            text: format!("={}", grid.at(View::Current, row, LABELS)),
            result: median_result(line, line.median),
            format: show::median_as(line, line.median),
        },
        View::Change | View::Distance => Content::Blank,
        View::Current | View::Prior => {
            let of = if view == View::Prior { line.prior_median } else { line.median };
            Content::Formula {
                text: format!("=IF(COUNT({figures})<2,\"\",MEDIAN({figures}))"),
                result: median_result(line, of),
                format: show::median_as(line, of),
            }
        }
    };
    page.put(place(LABELS), &median, &style::computed())?;
    let national = line.national(0).filter(|_| view == View::Current);
    let content = national.map_or(Content::Blank, |figure| Content::Number {
        value: float(stored(Kind::Percent, figure.percent)),
        format: "0.0%".to_owned(),
    });
    page.put(place(LABELS + 1), &content, &style::computed())?;
    if let Some(figure) = national {
        let whose = figure.lob.map_or("all payers", |lob| lob.label());
        let words = format!("{}, {whose}, {} ({})", figure.label, figure.year, figure.source);
        note(page, (row, LABELS + 1), &words)?;
    }
    Ok(())
}

fn median_result(line: &Line, median: Option<Decimal>) -> String {
    median.map_or(String::new(), |median| float(stored(line.kind, median)).to_string())
}

fn ranked(line: &Line) -> bool {
    line.cells.iter().any(|cell| cell.rank.is_some())
}

fn figure(
    page: &mut Page<'_>,
    grid: &Grid<'_>,
    view: View,
    (line, cell): (&Line, &Cell),
    (row, column): (u32, u32),
) -> Result<(), XlsxError> {
    let place = area((row, row), (column, column));
    match view {
        View::Current => shown(page, line, &cell.current, (row, column)),
        View::Prior => shown(page, line, &cell.prior, (row, column)),
        View::Change => page.put(place, &change(grid, (line, cell), (row, column)), &style::computed()),
        View::Distance => page.put(place, &distance(grid, (line, cell), (row, column)), &style::computed()),
        View::Rank => {
            let figures = grid.figures(row);
            let content = cell.rank.map_or(Content::Blank, |rank| Content::Formula {
                text: format!("=RANK({},Current!{figures})", grid.at(View::Current, row, column)),
                result: rank.to_string(),
                format: "0".to_owned(),
            });
            page.put(place, &content, &style::computed())
        }
    }
}

/// A figure that can be compared as a number, any other as text with the reason in a note.
fn shown(page: &mut Page<'_>, line: &Line, figure: &Figure, at: (u32, u32)) -> Result<(), XlsxError> {
    let place = area((at.0, at.0), (at.1, at.1));
    match (figure.compared(), &figure.apart) {
        (Some(number), _) => page.put(place, &show::number(line, number), &style::input_quiet()),
        (None, reason) => {
            page.text(place, &show::apart_text(line, figure), &style::idle())?;
            match reason {
                Some(reason) => note(page, at, &reason.words()),
                None => Ok(()),
            }
        }
    }
}

fn change(grid: &Grid<'_>, (line, cell): (&Line, &Cell), (row, column): (u32, u32)) -> Content {
    let Some(change) = cell.change else { return Content::Blank };
    let live = cell.current.compared().is_some() && cell.prior.compared().is_some();
    if !live || grid.side.mode == Mode::Years {
        return Content::Text(show::difference_text(line, change));
    }
    let times = if line.kind == Kind::Percent { "*100" } else { "" };
    let (current, prior) = (grid.at(View::Current, row, column), grid.at(View::Prior, row, column));
    let text = match times {
        "" => format!("={current}-{prior}"),
        _ => format!("=ROUND(({current}-{prior}){times},10)"),
    };
    Content::Formula {
        text,
        result: show::difference_result(change),
        format: show::difference_as(line, change),
    }
}

fn distance(grid: &Grid<'_>, (line, cell): (&Line, &Cell), (row, column): (u32, u32)) -> Content {
    let Some(distance) = cell.distance else { return Content::Blank };
    let (current, median) = (grid.at(View::Current, row, column), grid.at(View::Current, row, LABELS));
    let text = match line.kind {
        Kind::Percent => format!("=ROUND(({current}-{median})*100,10)"),
        _ => format!("={current}-{median}"),
    };
    Content::Formula {
        text,
        result: show::difference_result(distance),
        format: show::difference_as(line, distance),
    }
}

fn note(page: &mut Page<'_>, (row, column): (u32, u32), text: &str) -> Result<(), XlsxError> {
    let note = Note::new(format::sentence(text)).set_author("").add_author_prefix(false);
    page.sheet.insert_note(row, u16::try_from(column).unwrap_or(u16::MAX), &note)?;
    Ok(())
}
