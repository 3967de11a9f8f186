//! A picture per figure: a line of dots per plan or year, with the median and the national figure.

use hpug_model::side_by_side::{Cell, Line, Mode, SideBySide, thousandths};
use rust_decimal::Decimal;

use super::{heading, paragraph, show};
use crate::document::{Block, DotLine, DotMark, Dots, ParagraphStyle};

/// Lines of dots that fill a page.
const A_PAGE: usize = 44;
/// From so many columns on, only sums and figures with a national one have pictures: nobody leafs through the rest.
const MANY: usize = 60;

/// The pictures of a section's lines.
pub fn pictures(side: &SideBySide, lines: &[&Line]) -> Vec<Block> {
    let mut blocks = Vec::new();
    for line in lines.iter().filter(|line| is_wanted(side, line)) {
        blocks.push(heading(2, &line.name()));
        let lead = lead(side, line);
        if !lead.is_empty() {
            blocks.push(paragraph(lead, ParagraphStyle::Lead));
        }
        let order = order(side, line);
        for part in order.chunks(A_PAGE) {
            blocks.push(Block::Dots(dots(side, line, part)));
        }
    }
    blocks
}

fn is_wanted(side: &SideBySide, line: &Line) -> bool {
    let having = line.cells.iter().filter(|cell| cell.current.number.is_some()).count();
    let few = side.columns.len() < MANY || !line.adds.is_empty() || line.national.iter().any(Option::is_some);
    having > 1 && few
}

/// `Median 30.8 % of 7 · US 2019 … · All plans together 31.2 %`.
fn lead(side: &SideBySide, line: &Line) -> String {
    let mut parts = Vec::new();
    if let Some(median) = line.median {
        parts.push(format!("Median {} of {} figures", show::number(line, median), line.compared));
    }
    if let Some(figure) = line.national(0).filter(|_| side.mode == Mode::Plans) {
        parts.push(show::national(figure));
    }
    if let Some(percent) = line.aggregate.and_then(|sum| sum.percent) {
        parts.push(format!("All plans together {}", show::number(line, percent)));
    }
    parts.join("  \u{B7}  ")
}

/// Plans from the highest figure down, those that aren't compared last; years as they come.
fn order(side: &SideBySide, line: &Line) -> Vec<usize> {
    let mut order: Vec<usize> = (0..line.cells.len())
        .filter(|at| line.cells[*at].current.number.or(line.cells[*at].prior.number).is_some())
        .collect();
    if side.mode == Mode::Plans {
        order.sort_by_key(|at| {
            let current = &line.cells[*at].current;
            (current.apart.is_some(), std::cmp::Reverse(current.number), *at)
        });
    }
    order
}

fn dots(side: &SideBySide, line: &Line, order: &[usize]) -> Dots {
    let beside = line.national(0).filter(|_| side.mode == Mode::Plans).map(|figure| figure.percent);
    let end = line.scale(beside);
    let at = |number: Decimal| thousandths(number, end);
    let one = |at_column: &usize| {
        let cell = &line.cells[*at_column];
        DotLine {
            label: side.head(*at_column, [line]),
            prior: cell.prior.number.map(at),
            current: cell.current.number.map(at),
            quiet: cell.current.apart.is_some(),
            value: value(line, cell),
        }
    };
    let mut marks = Vec::new();
    if let Some(median) = line.median {
        let label = format!("median {}", show::number(line, median));
        marks.push(DotMark { at: at(median), label, dashed: false });
    }
    if let Some(figure) = line.national(0).filter(|_| side.mode == Mode::Plans) {
        let label = format!("US {} {}", figure.year, show::number(line, figure.percent));
        marks.push(DotMark { at: at(figure.percent), label, dashed: true });
    }
    Dots {
        alt: alt(side, line, order),
        end: show::number(line, end),
        lines: order.iter().map(one).collect(),
        marks,
    }
}

fn value(line: &Line, cell: &Cell) -> String {
    match (cell.current.number, &cell.current.apart) {
        (Some(number), None) => show::number(line, number),
        (Some(number), Some(_)) => format!("{} \u{2020}", show::number(line, number)),
        (None, _) => "\u{2013}".to_owned(),
    }
}

/// Every figure of the picture in words.
fn alt(side: &SideBySide, line: &Line, order: &[usize]) -> String {
    let one = |at: &usize| {
        let cell = &line.cells[*at];
        let mut words =
            format!("{}: {}", side.head(*at, [line]), value(line, cell).trim_end_matches(" \u{2020}"));
        if let Some(prior) = cell.prior.number {
            words.push_str(&format!(", prior {}", show::number(line, prior)));
        }
        if let Some(apart) = &cell.current.apart {
            words.push_str(&format!(", not compared: {}", apart.words().trim_end_matches('.')));
        }
        words
    };
    let figures: Vec<String> = order.iter().map(one).collect();
    format!("{}. {}.", line.name(), figures.join(". "))
}
