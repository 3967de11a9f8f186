//! How figures of a comparison stand in cells.

use hpug_model::format;
use hpug_model::side_by_side::{Apart, Figure, Line, Why};
use hpug_model::values::Kind;
use rust_decimal::Decimal;

use super::super::content::{Content, float, number_format, stored};
use crate::written::fits;

/// Behind figures that are shown and not compared.
pub(super) const MARK: &str = "†";

/// Decimals that all figures of a line are shown with.
pub(super) fn places(line: &Line) -> u32 {
    let numbers = line.cells.iter().flat_map(|cell| [cell.current.number, cell.prior.number]).flatten();
    let most = numbers.map(|number| number.normalize().scale()).max().unwrap_or(0);
    line.decimals.unwrap_or(if line.kind == Kind::Percent { most.clamp(1, 4) } else { most.min(4) })
}

/// The number format of a line's figures.
pub(super) fn shown_as(line: &Line) -> String {
    number_format(line.kind, Some(places(line)))
}

/// The number format of a median, which lies between figures: a half of two counts is no whole number.
pub(super) fn median_as(line: &Line, median: Option<Decimal>) -> String {
    number_format(line.kind, Some(places(line).max(scale(median))))
}

fn scale(number: Option<Decimal>) -> u32 {
    number.map_or(0, |number| number.normalize().scale().min(4))
}

/// The most characters that a figure of a line is shown with.
pub(super) fn longest(line: &Line) -> usize {
    let cents = line.kind == Kind::Dollars && places(line) > 0;
    let numbers = line.cells.iter().flat_map(|cell| [cell.current.number, cell.prior.number]).flatten();
    let length = |number: Decimal| {
        let shown = text(line, number);
        shown.chars().count() + if cents && !shown.contains('.') { 3 } else { 0 }
    };
    numbers.map(length).max().unwrap_or(0)
}

/// The number format of a difference; one of percents is in percentage points.
pub(super) fn difference_as(line: &Line, difference: Decimal) -> String {
    let places = places(line).max(scale(Some(difference)));
    let digits = match if line.kind == Kind::Dollars && places > 0 { places.max(2) } else { places } {
        0 => String::new(),
        some => format!(".{}", "0".repeat(some as usize)),
    };
    match line.kind {
        Kind::Percent => {
            let one = format!("0{digits}\" pp\"");
            format!("+{one};-{one};{one}")
        }
        Kind::Dollars => format!("+$#,##0{digits};-$#,##0{digits};$0"),
        _ => format!("+#,##0{digits};-#,##0{digits};0"),
    }
}

/// A number as a cell holds it: percents as fractions.
pub(super) fn number(line: &Line, number: Decimal) -> Content {
    if fits(number.normalize()) {
        return Content::Number { value: float(stored(line.kind, number)), format: shown_as(line) };
    }
    Content::Text(format::number(line.kind, number, line.decimals))
}

/// A difference as a cell holds it: of percents in percentage points.
pub(super) fn difference_result(number: Decimal) -> String {
    number.normalize().to_string()
}

/// What stands in a cell for a figure that isn't compared.
pub(super) fn apart_text(line: &Line, figure: &Figure) -> String {
    match (&figure.number, &figure.apart) {
        (Some(number), _) => format!("{} {MARK}", text(line, *number)),
        (None, Some(Apart::Own(Why::NoData(reason)))) => reason.written(line.kind).to_owned(),
        (None, Some(Apart::Own(Why::Blank))) => "–".to_owned(),
        (None, Some(apart)) => apart.short().to_owned(),
        (None, None) => String::new(),
    }
}

/// A figure of a line in text, with a percent sign.
pub(super) fn text(line: &Line, number: Decimal) -> String {
    let places = if line.kind == Kind::Percent { Some(places(line)) } else { line.decimals };
    let shown = format::number(line.kind, number, places);
    if line.kind == Kind::Percent { format!("{shown}%") } else { shown }
}

/// A difference in text: `+3.2 pp`.
pub(super) fn difference_text(line: &Line, number: Decimal) -> String {
    let (direction, amount) = format::change(line.kind, number, Decimal::ZERO);
    let sign = match direction {
        1 => "+",
        -1 => "-",
        _ => "",
    };
    let unit = if line.kind == Kind::Percent { " pp" } else { "" };
    format!("{sign}{amount}{unit}")
}

#[cfg(test)]
mod tests {
    use hpug_model::side_by_side::Cell;

    use super::*;

    fn line(kind: Kind, numbers: &[&str]) -> Line {
        let cell = |number: &&str| {
            let current = Figure { number: number.parse().ok(), apart: None };
            Cell { current, ..Cell::default() }
        };
        Line {
            id: String::new(),
            section: String::new(),
            code: String::new(),
            label: String::new(),
            measure: String::new(),
            lob: None,
            kind,
            decimals: None,
            adds: Vec::new(),
            bound: false,
            cells: numbers.iter().map(cell).collect(),
            median: None,
            prior_median: None,
            compared: 2,
            national: Vec::new(),
            aggregate: None,
        }
    }

    #[test]
    fn a_median_between_two_figures_is_shown_unrounded() {
        /// Kind, figures, median and its format, distance and its format.
        type Shown = (Kind, [&'static str; 2], &'static str, &'static str, &'static str, &'static str);
        let rows: [Shown; 5] = [
            (Kind::Count, ["8", "9"], "8.5", "#,##0.0", "0.5", "+#,##0.0;-#,##0.0;0"),
            (Kind::Count, ["8", "10"], "9", "#,##0", "1", "+#,##0;-#,##0;0"),
            (Kind::Percent, ["4.9", "7.4"], "6.15", "0.00%", "1.25", "+0.00\" pp\";-0.00\" pp\";0.00\" pp\""),
            (Kind::Percent, ["4", "8"], "6", "0.0%", "2", "+0.0\" pp\";-0.0\" pp\";0.0\" pp\""),
            (Kind::Dollars, ["3", "4"], "3.5", "$#,##0.00", "0.5", "+$#,##0.00;-$#,##0.00;$0"),
        ];
        for (kind, numbers, median, shown, distance, difference) in rows {
            let line = line(kind, &numbers);
            assert_eq!(median_as(&line, median.parse().ok()), shown, "{numbers:?}");
            assert_eq!(difference_as(&line, distance.parse().unwrap()), difference, "{numbers:?}");
        }
        assert_eq!(longest(&line(Kind::Dollars, &["148600000.5", "148600000"])), "$148,600,000.50".len());
    }
}
