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

/// The number format of differences; those of percents are in percentage points.
pub(super) fn difference_as(line: &Line) -> String {
    let digits = match places(line) {
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
