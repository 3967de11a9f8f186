use std::fmt::Write as _;

use hpug_pdf::document::{Align, Cell, Column, Fact, Row, RowKind, Table, Text, Tone, Width};

use crate::styles::{ACCENT, CELL, INK, INK_SOFT, LINE, LINE_STRONG, Look, SMALL, WIDTH};
use crate::{Failed, Writer};

impl Writer<'_> {
    pub fn facts(&mut self, facts: &[Fact]) -> Result<(), Failed> {
        let row = |fact: &Fact| Row {
            kind: RowKind::Body,
            cells: vec![
                Cell::naming_row(fact.label.as_str()).toned(Tone::Quiet),
                Cell::new(fact.value.clone()),
            ],
        };
        let columns = vec![Column::share(1.0), Column::share(2.4)];
        self.table(&Table { columns, rows: facts.iter().map(row).collect(), ..Table::default() })
    }

    pub fn table(&mut self, table: &Table) -> Result<(), Failed> {
        let width = format!(
            "<style:table-properties style:width=\"{WIDTH}pt\" table:align=\"left\" fo:margin-bottom=\"12pt\" table:border-model=\"collapsing\"/>"
        );
        let style = self.styles.named("table", "", &width);
        let _ = write!(self.body, "<table:table table:style-name=\"{style}\">");
        for points in widths(&table.columns) {
            let width = format!("<style:table-column-properties style:column-width=\"{points:.2}pt\"/>");
            let style = self.styles.named("table-column", "", &width);
            let _ = write!(self.body, "<table:table-column table:style-name=\"{style}\"/>");
        }
        if !table.head.is_empty() {
            self.body.push_str("<table:table-header-rows>");
            table.head.iter().try_for_each(|cells| self.row(cells, None, table, false))?;
            self.body.push_str("</table:table-header-rows>");
        }
        for (at, row) in table.rows.iter().enumerate() {
            self.row(&row.cells, Some(row.kind), table, at + 1 == table.rows.len())?;
        }
        self.body.push_str("</table:table>\n");
        Ok(())
    }

    fn row(
        &mut self,
        cells: &[Cell],
        kind: Option<RowKind>,
        table: &Table,
        last: bool,
    ) -> Result<(), Failed> {
        let whole = "<style:table-row-properties fo:keep-together=\"always\"/>";
        let style = self.styles.named("table-row", "", whole);
        let _ = write!(self.body, "<table:table-row table:style-name=\"{style}\">");
        let mut at = 0;
        for cell in cells {
            if !cell.spark.is_empty() {
                return Err("nothing writes a small line in a cell yet".into());
            }
            let column = table.columns.get(at).ok_or("a cell without a column")?;
            let span = cell.extra_columns + 1;
            let style = self.styles.named("table-cell", "", &ground(cell, kind, column, last));
            let _ = write!(
                self.body,
                "<table:table-cell table:style-name=\"{style}\" table:number-columns-spanned=\"{span}\">"
            );
            self.cell(cell, kind, column);
            self.body.push_str("</table:table-cell>");
            self.body.push_str(&"<table:covered-table-cell/>".repeat(span - 1));
            at += span;
        }
        self.body.push_str("</table:table-row>");
        Ok(())
    }

    fn cell(&mut self, cell: &Cell, kind: Option<RowKind>, column: &Column) {
        let align = cell.align.unwrap_or(match kind {
            Some(RowKind::Group | RowKind::Note) => Align::Start,
            _ => column.align,
        });
        let align = match align {
            Align::Start => "start",
            Align::Middle => "center",
            Align::End => "end",
        };
        let (text, look) = dressed(cell, kind);
        // A sub-heading stays with the row after it.
        let look = Look { align, keep: kind == Some(RowKind::Group), ..look };
        let before = self.body.len();
        self.words(&text, &look);
        if self.body.len() == before {
            let style = self.styles.paragraph(&look);
            let _ = write!(self.body, "<text:p text:style-name=\"{style}\"/>");
        }
    }
}

/// Text, size and colour of a cell, as our own layout dresses it.
fn dressed(cell: &Cell, kind: Option<RowKind>) -> (Text, Look) {
    let (plain, bold) = (|| cell.text.clone(), || cell.text.emphasised());
    match (kind, cell.tone) {
        (None, _) => (bold(), Look::of(SMALL, INK_SOFT)),
        (Some(RowKind::Group), _) if cell.text.0.len() > 1 => (plain(), Look::of(CELL, INK)),
        (Some(RowKind::Group), _) => (bold(), Look::of(CELL, ACCENT)),
        (Some(RowKind::Note), _) => (plain(), Look::of(SMALL, INK_SOFT)),
        (Some(RowKind::Total), Tone::Quiet) | (_, Tone::Quiet) => (plain(), Look::of(CELL, INK_SOFT)),
        (Some(RowKind::Total), _) | (_, Tone::Marked) => (bold(), Look::of(CELL, INK)),
        (_, Tone::Plain | Tone::Computed) => (plain(), Look::of(CELL, INK)),
    }
}

/// Padding, rules and tint of a cell.
fn ground(cell: &Cell, kind: Option<RowKind>, column: &Column, last: bool) -> String {
    let tint = match (kind, cell.tone) {
        (None, _) | (Some(RowKind::Total), _) => "#eef1f2",
        (_, Tone::Computed) => "#f4f7f8",
        _ => "transparent",
    };
    let above = match kind {
        None | Some(RowKind::Note) => "none".to_owned(),
        Some(_) => format!("0.5pt solid {LINE}"),
    };
    let left = match (cell.tone, column.divided) {
        (Tone::Marked, _) => "2.5pt solid #8a5200".to_owned(),
        (_, true) => format!("0.5pt solid {LINE}"),
        (_, false) => "none".to_owned(),
    };
    let below = if last { format!("0.5pt solid {LINE_STRONG}") } else { "none".to_owned() };
    format!(
        "<style:table-cell-properties fo:padding=\"3pt\" fo:padding-left=\"6pt\" fo:padding-right=\"6pt\" \
         fo:background-color=\"{tint}\" fo:border-top=\"{above}\" fo:border-left=\"{left}\" fo:border-right=\"none\" \
         fo:border-bottom=\"{below}\" style:vertical-align=\"top\"/>"
    )
}

/// Widths of the columns in points.
fn widths(columns: &[Column]) -> Vec<f32> {
    let part = |column: &Column| match column.width {
        Width::Points(points) => (points, 0.0),
        Width::Share(share) => (0.0, share),
    };
    let parts: Vec<(f32, f32)> = columns.iter().map(part).collect();
    let fixed: f32 = parts.iter().map(|part| part.0).sum();
    let shares: f32 = parts.iter().map(|part| part.1).sum();
    let unit = if shares > 0.0 { (WIDTH - fixed).max(0.0) / shares } else { 0.0 };
    parts.into_iter().map(|(points, share)| points + share * unit).collect()
}
