//! Tables with every figure: lines down, a few plans or years across, the next ones in a further table.

use hpug_model::format;
use hpug_model::side_by_side::{Line, Mode, SideBySide};
use hpug_model::values::Kind;

use super::{heading, paragraph, show};
use crate::document::{Block, Cell, Column, ParagraphStyle, Row, RowKind, Table, Text, Tone};

/// Points for columns of figures in one table, their least and their greatest width.
const ROOM: f32 = 372.0;
const WIDTH: f32 = 62.0;
const WIDEST: f32 = 93.0;
/// Points that a digit takes, and the room beside a figure.
const DIGIT: f32 = 4.3;
const BESIDE: f32 = 9.0;

/// The tables of a section.
pub fn tables(side: &SideBySide, title: &str, lines: &[&Line]) -> Vec<Block> {
    let columns: Vec<usize> = (0..side.columns.len()).collect();
    let width = width(lines);
    let across = across(columns.len(), width, side.mode == Mode::Plans);
    let mut blocks = Vec::new();
    for (part, some) in columns.chunks(across).enumerate() {
        if part > 0 {
            blocks.push(paragraph("", ParagraphStyle::Small));
        }
        blocks.push(Block::Table(table(side, title, lines, (some, width))));
    }
    blocks
}

/// How many columns of that width stand in each table, about as many in every one: a last one on its own would leave a page
/// all but empty.
fn across(columns: usize, width: f32, with_median: bool) -> usize {
    let most = ((ROOM / width) as usize).saturating_sub(usize::from(with_median)).max(1);
    columns.div_ceil(columns.div_ceil(most).max(1)).max(1)
}

/// The width in which the longest figure, median or change stays on one line.
fn width(lines: &[&Line]) -> f32 {
    let of_line = |line: &&Line| {
        let cells = line.cells.iter().flat_map(|cell| {
            [Some(show::figure(line, &cell.current)), show::change(line, cell)].into_iter().flatten()
        });
        let median = line.median.map(|median| show::bare(line, median));
        cells.chain(median).map(|text| text.chars().count()).max().unwrap_or(0)
    };
    let longest = lines.iter().map(of_line).max().unwrap_or(0);
    (longest as f32).mul_add(DIGIT, BESIDE).clamp(WIDTH, WIDEST)
}

fn table(side: &SideBySide, title: &str, lines: &[&Line], (some, width): (&[usize], f32)) -> Table {
    let plans = side.mode == Mode::Plans;
    let names: Vec<String> = some.iter().map(|at| side.head(*at, lines.iter().copied())).collect();
    let mut columns = vec![Column::share(1.0)];
    let mut head = vec![Cell::new("Figure")];
    if plans {
        columns.push(Column::figures(width));
        head.push(Cell::new("Median"));
    }
    for (at, name) in names.iter().enumerate() {
        let figures = Column::figures(width);
        columns.push(if at == 0 { figures.divided() } else { figures });
        head.push(Cell::new(name.as_str()));
    }
    let rows = lines.iter().map(|line| row(line, plans, some)).collect();
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

/// The line's name with its unit, where its measure isn't the unit already.
fn name(line: &Line) -> Text {
    if ["#", "$", "%"].contains(&line.measure.as_str()) || line.measure.ends_with('%') {
        return Text::from(line.name());
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans_are_spread_over_tables_evenly() {
        let rows = [
            (1, WIDTH, true, 1),
            (5, WIDTH, true, 5),
            (6, WIDTH, true, 3),
            (11, WIDTH, true, 4),
            (6, WIDTH, false, 6),
            (4, WIDEST, true, 2),
            (0, WIDTH, true, 1),
        ];
        for (columns, width, with_median, expected) in rows {
            assert_eq!(across(columns, width, with_median), expected, "{columns} of {width}");
        }
    }
}
