//! Tables with every figure: lines down, a few plans or years across, the next ones in a further table.

use hpug_model::format;
use hpug_model::side_by_side::{Line, Mode, SideBySide};
use hpug_model::values::Kind;

use super::{heading, paragraph, show};
use crate::document::{Block, Cell, Column, ParagraphStyle, Row, RowKind, Table, Text, Tone};

/// Columns of figures in one table, and their width.
const ACROSS: usize = 5;
const WIDTH: f32 = 62.0;

/// The tables of a section.
pub fn tables(side: &SideBySide, title: &str, lines: &[&Line]) -> Vec<Block> {
    let columns: Vec<usize> = (0..side.columns.len()).collect();
    let mut blocks = Vec::new();
    for (part, some) in columns.chunks(ACROSS).enumerate() {
        if part > 0 {
            blocks.push(paragraph("", ParagraphStyle::Small));
        }
        blocks.push(Block::Table(table(side, title, lines, some)));
    }
    blocks
}

fn table(side: &SideBySide, title: &str, lines: &[&Line], some: &[usize]) -> Table {
    let plans = side.mode == Mode::Plans;
    let mut columns = vec![Column::share(1.0)];
    let mut head = vec![Cell::new("Figure")];
    if plans {
        columns.push(Column::figures(WIDTH));
        head.push(Cell::new("Median"));
    }
    for (at, column) in some.iter().enumerate() {
        let figures = Column::figures(WIDTH);
        columns.push(if at == 0 { figures.divided() } else { figures });
        head.push(Cell::new(side.columns[*column].name.as_str()));
    }
    let rows = lines.iter().map(|line| row(line, plans, some)).collect();
    let names: Vec<&str> = some.iter().map(|at| side.columns[*at].name.as_str()).collect();
    Table {
        summary: format!("{title}: figures of {}, the change against prior below each", names.join(", ")),
        columns,
        head: vec![head],
        rows,
    }
}

fn row(line: &Line, plans: bool, some: &[usize]) -> Row {
    let mut cells = vec![Cell::naming_row(name(line))];
    if plans {
        let median = line.median.map_or(String::new(), |median| show::bare(line, median));
        cells.push(Cell::new(median).toned(Tone::Computed));
    }
    for at in some {
        let cell = &line.cells[*at];
        let mut text = show::figure(line, &cell.current);
        if let Some(change) = show::change(line, cell) {
            text.push('\n');
            text.push_str(&change);
        }
        let tone = if cell.current.apart.is_some() { Tone::Quiet } else { Tone::Plain };
        cells.push(Cell::new(text).toned(tone));
    }
    Row { kind: RowKind::Body, cells }
}

/// The line's name with its unit.
fn name(line: &Line) -> Text {
    let unit = match line.kind {
        Kind::Percent => " (%)",
        Kind::Dollars => " ($)",
        Kind::Hours => " (h)",
        _ => " (#)",
    };
    Text::from(format!("{}{unit}", line.name()))
}

/// All plans together, for shares of dollars.
pub fn together(side: &SideBySide) -> Vec<Block> {
    let lines: Vec<&Line> = side.lines.iter().filter(|line| line.aggregate.is_some()).collect();
    if lines.is_empty() {
        return Vec::new();
    }
    let dollars = Column::figures(104.0);
    let head = ["Figure", "Dollars paid this way", "All dollars paid", "Share", "Plans"];
    let row = |line: &&Line| {
        let sum = line.aggregate?;
        let figures = [
            format::dollars(sum.numerator),
            format::dollars(sum.denominator),
            sum.percent.map_or(String::new(), |percent| show::number(line, percent)),
            sum.plans.to_string(),
        ];
        let mut cells = vec![Cell::naming_row(line.name())];
        cells.extend(figures.into_iter().map(Cell::new));
        Some(Row { kind: RowKind::Body, cells })
    };
    vec![
        heading(1, "All plans together"),
        paragraph(
            "The dollars of all plans whose figures can be compared, over all their payments to providers: weighted by dollars, as the LAN publishes its results.",
            ParagraphStyle::Lead,
        ),
        Block::Table(Table {
            summary: "Sums of dollars over all plans and their shares".to_owned(),
            columns: vec![Column::share(1.0), dollars, dollars, Column::figures(48.0), Column::figures(36.0)],
            head: vec![head.map(Cell::new).to_vec()],
            rows: lines.iter().filter_map(row).collect(),
        }),
    ]
}
