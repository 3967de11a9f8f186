use super::composer::Composer;
use super::grid::{MeasuredRow, PAD_X};
use super::style::CELL;
use crate::PdfError;
use crate::document::{Align, Row, RowKind, Table, Text};

/// A figure as it stands in a cell: how many decimals it has, and what stands behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Figure<'t> {
    decimals: usize,
    unit: &'t str,
}

/// The figure that a text ends in, its unit of percent aside; a dash counts as a figure without decimals.
fn figure(text: &str) -> Option<Figure<'_>> {
    if text == "\u{2013}" {
        return Some(Figure { decimals: 0, unit: "" });
    }
    let (number, unit) = match text.strip_suffix(" %") {
        Some(number) => (number, "%"),
        None => (text, ""),
    };
    let decimals = match number.rsplit_once('.') {
        Some((_, decimals)) if decimals.bytes().all(|byte| byte.is_ascii_digit()) => decimals.len(),
        _ => 0,
    };
    number.ends_with(|c: char| c.is_ascii_digit()).then_some(Figure { decimals, unit })
}

impl Composer<'_> {
    /// Shifts the figures of every column so that their decimal points stand below one another, as far as the columns have
    /// room. Rows under a heading of their own count as one table.
    pub(super) fn align_decimals(
        &mut self,
        table: &Table,
        rows: &mut [(&Row, MeasuredRow)],
    ) -> Result<(), PdfError> {
        let width_of = |lines: Vec<super::lines::Line>| lines.first().map_or(0.0, |line| line.width);
        let digit = width_of(self.lines(&Text::from("0"), CELL, 100.0)?);
        let point = width_of(self.lines(&Text::from("."), CELL, 100.0)?);
        for column in 0..table.columns.len() {
            let figures: Vec<(usize, usize, Figure<'_>)> = rows
                .iter()
                .enumerate()
                .filter_map(|(at, (row, measured))| {
                    let cell = place_of(row, column)?;
                    let is_figure = measured.cells.get(cell)?.ink.align == Align::End;
                    let [run, rest @ ..] = row.cells.get(cell)?.text.0.as_slice() else { return None };
                    let alone = rest.iter().all(|run| run.note.is_some());
                    let figure = figure(&run.text).filter(|_| is_figure && alone)?;
                    Some((at, cell, figure))
                })
                .collect();
            let most = figures.iter().map(|(_, _, figure)| figure.decimals).max().unwrap_or(0);
            let mut units =
                figures.iter().filter(|(_, _, figure)| figure.decimals > 0).map(|(_, _, figure)| figure.unit);
            let unit = units.next();
            if most == 0 || units.any(|other| Some(other) != unit) {
                continue;
            }
            for (at, cell, Figure { decimals, .. }) in figures {
                let Some((_, measured)) = rows.get_mut(at) else { continue };
                let Some(measured) = measured.cells.get_mut(cell) else { continue };
                let wanted = (most - decimals) as f32 * digit + if decimals == 0 { point } else { 0.0 };
                let taken = measured.lines.iter().map(|line| line.width).fold(0.0, f32::max);
                let room = measured.width - 2.0 * PAD_X - taken;
                measured.behind = wanted.min(room).max(0.0);
            }
        }
        Ok(())
    }
}

/// The cell of a row of figures that stands in a column alone.
fn place_of(row: &Row, column: usize) -> Option<usize> {
    if !matches!(row.kind, RowKind::Body | RowKind::Total) {
        return None;
    }
    let mut at = 0;
    for (place, cell) in row.cells.iter().enumerate() {
        if at == column {
            return (cell.extra_columns == 0).then_some(place);
        }
        at += cell.extra_columns + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Figure, figure};

    #[test]
    fn figures_are_told_from_words() {
        let of = |decimals, unit| Some(Figure { decimals, unit });
        assert_eq!(figure("1,204.50"), of(2, ""));
        assert_eq!(figure("\u{25BC} 0.5"), of(1, ""));
        assert_eq!(figure("12 %"), of(0, "%"));
        assert_eq!(figure("12.5 %"), of(1, "%"));
        assert_eq!(figure("\u{2013}"), of(0, ""));
        assert_eq!(figure("N/A"), None);
        assert_eq!(figure("A.1b"), None);
    }
}
