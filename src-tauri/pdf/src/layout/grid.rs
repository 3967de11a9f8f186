use super::composer::{Composer, Ink};
use super::lines::Line;
use super::style::{ACCENT, CELL, INK, INK_SOFT, SMALL, Size};
use crate::PdfError;
use crate::document::{Align, Cell, Column, RowKind, Table, Text, Tone, Width};

/// Space between a cell's sides and its text.
pub const PAD_X: f32 = 6.0;
/// Space between a cell's upper and lower edge and its text.
pub const PAD_Y: f32 = 3.0;

/// Left edge and width of a column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Track {
    /// Left edge.
    pub x: f32,
    /// Width.
    pub width: f32,
    /// Alignment of its cells.
    pub align: Align,
    /// Rule at its left side.
    pub divided: bool,
}

/// A cell with its lines.
#[derive(Debug, Clone)]
pub struct MeasuredCell {
    /// Left edge.
    pub x: f32,
    /// Width with padding.
    pub width: f32,
    /// Its lines.
    pub lines: Vec<Line>,
    /// How they are drawn.
    pub ink: Ink,
    /// Its tone.
    pub tone: Tone,
    /// Columns taken.
    pub columns: usize,
    /// A small line in place of text.
    pub spark: Vec<Option<u32>>,
    /// Blank behind the text, so that decimal points stand below one another.
    pub behind: f32,
}

/// A row with its height.
#[derive(Debug, Clone)]
pub struct MeasuredRow {
    /// Its cells.
    pub cells: Vec<MeasuredCell>,
    /// Height with padding.
    pub height: f32,
}

/// What a row is for the choice of sizes and colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A header row.
    Head,
    /// A row of this kind.
    Row(RowKind),
}

/// Lays the columns out over `width` from `left`.
pub fn tracks(columns: &[Column], left: f32, width: f32) -> Vec<Track> {
    let fixed: f32 = columns.iter().map(|column| points(column.width)).sum();
    let shares: f32 = columns.iter().map(|column| share(column.width)).sum();
    let unit = if shares > 0.0 { (width - fixed).max(0.0) / shares } else { 0.0 };
    let mut x = left;
    columns
        .iter()
        .map(|column| {
            let width = points(column.width) + share(column.width) * unit;
            let track = Track { x, width, align: column.align, divided: column.divided };
            x += width;
            track
        })
        .collect()
}

const fn points(width: Width) -> f32 {
    match width {
        Width::Points(points) => points,
        Width::Share(_) => 0.0,
    }
}

const fn share(width: Width) -> f32 {
    match width {
        Width::Share(share) => share,
        Width::Points(_) => 0.0,
    }
}

impl Composer<'_> {
    /// Breaks the cells of a row into lines.
    pub(super) fn measure_row(
        &mut self,
        cells: &[Cell],
        tracks: &[Track],
        place: Place,
    ) -> Result<MeasuredRow, PdfError> {
        let mut column = 0;
        let mut measured = Vec::with_capacity(cells.len());
        for cell in cells {
            let columns = cell.extra_columns + 1;
            let taken = tracks.get(column..column + columns).unwrap_or_default();
            measured.push(self.measure_cell(cell, taken, place)?);
            column += columns;
        }
        let least = if place == Place::Head { SMALL.leading } else { CELL.leading };
        let height = measured.iter().map(cell_height).fold(least + 2.0 * PAD_Y, f32::max);
        Ok(MeasuredRow { cells: measured, height })
    }

    fn measure_cell(&mut self, cell: &Cell, taken: &[Track], place: Place) -> Result<MeasuredCell, PdfError> {
        let x = taken.first().map_or(0.0, |track| track.x);
        let width: f32 = taken.iter().map(|track| track.width).sum();
        let align = taken.first().map_or(Align::Start, |track| track.align);
        let (text, mut ink) = dress(cell, place);
        ink.align = cell.align.unwrap_or(match place {
            Place::Row(RowKind::Group | RowKind::Note) => Align::Start,
            Place::Head | Place::Row(_) => align,
        });
        let lines = self.lines(&text, ink.size, width - 2.0 * PAD_X)?;
        Ok(MeasuredCell {
            x,
            width,
            lines,
            ink,
            tone: cell.tone,
            columns: cell.extra_columns + 1,
            spark: cell.spark.clone(),
            behind: 0.0,
        })
    }

    /// Breaks the header rows of a table into lines.
    pub(super) fn measure_head(
        &mut self,
        table: &Table,
        tracks: &[Track],
    ) -> Result<Vec<MeasuredRow>, PdfError> {
        table.head.iter().map(|cells| self.measure_row(cells, tracks, Place::Head)).collect()
    }
}

/// Height that a cell's lines and padding need.
pub fn cell_height(cell: &MeasuredCell) -> f32 {
    cell.lines.len() as f32 * cell.ink.size.leading + 2.0 * PAD_Y
}

fn dress(cell: &Cell, place: Place) -> (Text, Ink) {
    let ink = |size: Size, color| Ink::new(size, color);
    match (place, cell.tone) {
        (Place::Head, _) => (cell.text.emphasised(), ink(SMALL, INK_SOFT)),
        // What is asked stands below a name in lighter letters.
        (Place::Row(RowKind::Group), _) if cell.text.0.len() > 1 => (cell.text.clone(), ink(CELL, INK)),
        (Place::Row(RowKind::Group), _) => (cell.text.emphasised(), ink(CELL, ACCENT)),
        (Place::Row(RowKind::Note), _) => (cell.text.clone(), ink(SMALL, INK_SOFT)),
        (Place::Row(RowKind::Total), Tone::Quiet) => (cell.text.clone(), ink(CELL, INK_SOFT)),
        (Place::Row(RowKind::Total), _) | (_, Tone::Marked) => (cell.text.emphasised(), ink(CELL, INK)),
        (_, Tone::Quiet) => (cell.text.clone(), ink(CELL, INK_SOFT)),
        (_, Tone::Plain | Tone::Computed) => (cell.text.clone(), ink(CELL, INK)),
    }
}
