//! A sheet being written: cells and merged cells alike, row heights that show all of a text, print setup.

use std::collections::{BTreeMap, BTreeSet};

use rust_xlsxwriter::{Format, Formula, Worksheet, XlsxError};

use super::content::Content;
use crate::cell::{CellRange, CellRef};

/// Height of a line of text in points.
pub(super) const LINE: f64 = 13.0;
/// Height of a row that holds one line, in points.
pub(super) const ROW: f64 = 15.5;
/// Margins of a printed page in inches.
const SIDE: f64 = 0.5;
const TOP: f64 = 0.65;
const BOTTOM: f64 = 0.65;
/// Most points that a row can be high.
const HIGHEST: f64 = 400.0;

/// Gives the text of a cell that is written already its looks, as far as a cell can hold them.
pub(super) fn set_runs(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    runs: &[(Format, &str)],
    format: &Format,
) -> Result<(), XlsxError> {
    let plain = super::style::plain_run();
    if runs.iter().all(|(look, _)| *look == plain) {
        return Ok(());
    }
    let mut parts: Vec<(&Format, &str)> = runs.iter().map(|(look, text)| (look, *text)).collect();
    // A text of several looks has at least two of them; one of a single character can't be parted.
    if let [only] = parts.as_slice() {
        let whole = only.1;
        let last = whole.char_indices().next_back().map_or(0, |(at, _)| at);
        if last == 0 {
            return Ok(());
        }
        parts = vec![(only.0, &whole[..last]), (only.0, &whole[last..])];
    }
    sheet.write_rich_string_with_format(row, column, &parts, format)?;
    Ok(())
}

/// A sheet, the widths of its columns in characters and the heights of its rows in points.
pub(super) struct Page<'a> {
    pub sheet: &'a mut Worksheet,
    widths: Vec<u16>,
    heights: BTreeMap<u32, f64>,
    used: BTreeSet<u32>,
}

impl<'a> Page<'a> {
    /// Sets the columns' widths, from A.
    pub fn new(sheet: &'a mut Worksheet, widths: &[u16]) -> Result<Self, XlsxError> {
        for (column, width) in (0u16..).zip(widths) {
            sheet.set_column_width(column, *width)?;
        }
        sheet.set_screen_gridlines(false).set_formula_result_default("");
        Ok(Self { sheet, widths: widths.to_vec(), heights: BTreeMap::new(), used: BTreeSet::new() })
    }

    /// Writes into a cell or a merged area.
    pub fn put(&mut self, area: CellRange, content: &Content, format: &Format) -> Result<(), XlsxError> {
        let (row, column) = (area.first.row, column(area.first));
        self.used.extend(area.first.row..=area.last.row);
        if area.first != area.last {
            self.sheet.merge_range(row, column, area.last.row, self::column(area.last), "", format)?;
        }
        match content {
            Content::Blank if area.first == area.last => self.sheet.write_blank(row, column, format)?,
            Content::Blank => self.sheet,
            Content::Text(text) => self.sheet.write_string_with_format(row, column, text, format)?,
            Content::Number { value, format: shown } => {
                let format = format.clone().set_num_format(shown);
                self.sheet.write_number_with_format(row, column, *value, &format)?
            }
            Content::Formula { text, result, format: shown } => {
                let formula = Formula::new(text).set_result(result);
                let format = format.clone().set_num_format(shown);
                self.sheet.write_formula_with_format(row, column, formula, &format)?
            }
        };
        Ok(())
    }

    /// Writes text into a cell or a merged area.
    pub fn text(&mut self, area: CellRange, text: &str, format: &Format) -> Result<(), XlsxError> {
        let content = if text.is_empty() { Content::Blank } else { Content::Text(text.to_owned()) };
        self.put(area, &content, format)
    }

    /// Writes a bold label and plain text behind it; `rest` may be empty.
    pub fn rich(
        &mut self,
        area: CellRange,
        label: &str,
        rest: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        if label.is_empty() || rest.is_empty() {
            return self.text(area, &format!("{label}{rest}"), format);
        }
        self.put(area, &Content::Blank, format)?;
        let (bold, plain) = (super::style::bold_run(), super::style::plain_run());
        let rest = if label.ends_with(['?', '.']) { format!(" {rest}") } else { format!(": {rest}") };
        let runs = [(&bold, label), (&plain, rest.as_str())];
        self.sheet.write_rich_string_with_format(area.first.row, column(area.first), &runs, format)?;
        Ok(())
    }

    /// Writes text of several looks.
    pub fn runs(
        &mut self,
        area: CellRange,
        runs: &[(Format, &str)],
        text: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        self.text(area, text, format)?;
        set_runs(self.sheet, (area.first.row, column(area.first)), runs, format)
    }

    /// Makes rows at least so high together, each equally.
    pub fn at_least(&mut self, rows: std::ops::RangeInclusive<u32>, points: f64) {
        let count = f64::from(rows.end() - rows.start() + 1);
        for row in rows {
            let height = self.heights.entry(row).or_insert(ROW);
            *height = height.max((points / count).min(HIGHEST));
        }
    }

    /// Whether anything was written into a row.
    pub fn is_used(&self, row: u32) -> bool {
        self.used.contains(&row)
    }

    /// Gives a row a height below that of a line.
    pub fn thin(&mut self, row: u32, points: f64) {
        self.heights.insert(row, points);
    }

    /// Makes an area high enough to show a text that is wrapped in it.
    pub fn fit(&mut self, area: CellRange, text: &str) {
        let points = f64::from(self.lines(area, text)) * LINE + 4.0;
        self.at_least(area.first.row..=area.last.row, points);
    }

    /// Rows that a text of its own needs when one row can't be as high as it is long.
    pub fn rows_for(&self, columns: (u32, u32), text: &str) -> u32 {
        let area = CellRange::new(CellRef::new(0, columns.0), CellRef::new(0, columns.1));
        let points = f64::from(self.lines(area, text)) * LINE + 4.0;
        (points / HIGHEST).ceil().max(1.0) as u32
    }

    /// Lines that a text takes when it is wrapped at the area's width.
    fn lines(&self, area: CellRange, text: &str) -> u32 {
        let columns = area.first.column..=area.last.column;
        let width: u32 = columns.filter_map(|at| self.widths.get(at as usize)).map(|w| u32::from(*w)).sum();
        text.split('\n').map(|line| wrapped(line, width.saturating_sub(1).max(1))).sum()
    }

    /// The height of a row in points.
    pub fn height(&self, row: u32) -> f64 {
        self.heights.get(&row).copied().unwrap_or(ROW)
    }

    /// Writes the heights of all rows down to the last one.
    pub fn finish(&mut self, last: u32) -> Result<(), XlsxError> {
        for row in 0..=last {
            self.sheet.set_row_height(row, self.height(row))?;
        }
        Ok(())
    }

    /// Points of rows that a printed page in landscape holds when the columns are scaled to its width.
    pub fn landscape_height(&self) -> f64 {
        let pixels: f64 = self.widths.iter().map(|width| f64::from(*width) * 7.0 + 5.0).sum();
        let (width, height) = (792.0 - 2.0 * SIDE * 72.0, 612.0 - (TOP + BOTTOM) * 72.0);
        height / (width / (pixels * 0.75)).min(1.0)
    }

    /// Letter, one page wide, with margins and a foot that counts pages.
    pub fn print(&mut self, header: &str, foot: &str) {
        self.sheet
            .set_paper_size(1)
            .set_print_fit_to_pages(1, 0)
            .set_margins(SIDE, SIDE, TOP, BOTTOM, 0.3, 0.3);
        self.sheet.set_print_center_horizontally(true);
        self.sheet.set_header(header).set_footer(format!("&L&8{}&R&8Page &P of &N", escaped(foot)));
    }
}

/// Text for a header or footer, where `&` begins a command and 255 characters are the limit of all.
pub(super) fn escaped(text: &str) -> String {
    let short: String = text.chars().take(100).collect();
    short.replace('&', "&&")
}

fn column(cell: CellRef) -> u16 {
    cell.column as u16
}

fn wrapped(line: &str, width: u32) -> u32 {
    let (mut lines, mut used) = (1, 0);
    for word in line.split(' ') {
        let length = word.chars().count() as u32;
        if used > 0 && used + 1 + length > width {
            lines += 1;
            used = 0;
        }
        used += length + u32::from(used > 0);
        lines += used.saturating_sub(1) / width;
        used = if used > width { (used - 1) % width + 1 } else { used };
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn text_wraps_at_words() {
        let rows = [
            ("", 10, 1),
            ("one two", 10, 1),
            ("one two three", 10, 2),
            ("abcdefghijklmno", 10, 2),
            ("aa bb cc", 2, 3),
        ];
        for (text, width, lines) in rows {
            assert_eq!(wrapped(text, width), lines, "{text}");
        }
    }
}
