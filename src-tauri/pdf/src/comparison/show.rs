//! How figures of a comparison are written.

use hpug_model::format;
use hpug_model::forms::Benchmark;
use hpug_model::side_by_side::{Apart, Cell, Figure, Line, Why};
use hpug_model::values::Kind;
use rust_decimal::Decimal;

/// A figure with its unit: `48.6 %`.
pub fn number(line: &Line, number: Decimal) -> String {
    if line.kind == Kind::Percent {
        let places = line.decimals.unwrap_or(number.normalize().scale().clamp(1, 4));
        return format!("{} %", format::number(line.kind, number, Some(places)));
    }
    format::with_unit(line.kind, number)
}

/// The same where it stands in a column of its kind, without the sign of percent.
pub fn bare(line: &Line, number: Decimal) -> String {
    self::number(line, number).trim_end_matches(" %").to_owned()
}

/// A difference with its sign and unit: `+3.2 pp`.
pub fn difference(line: &Line, number: Decimal) -> String {
    let (direction, amount) = format::change(line.kind, number, Decimal::ZERO);
    let sign = match direction {
        1 => "+",
        -1 => "\u{2212}",
        _ => "\u{B1}",
    };
    let unit = if line.kind == Kind::Percent { " pp" } else { "" };
    format!("{sign}{amount}{unit}")
}

/// What stands in a cell: the figure, a mark where it isn't compared, or why there is none.
pub fn figure(line: &Line, figure: &Figure) -> String {
    match (&figure.number, &figure.apart) {
        (Some(number), None) => bare(line, *number),
        (Some(number), Some(_)) => format!("{} \u{2020}", bare(line, *number)),
        (None, Some(Apart::Own(Why::NoData(reason)))) => reason.written(line.kind).to_owned(),
        (None, Some(Apart::Own(Why::Blank | Why::NotAsked))) | (None, None) => "\u{2013}".to_owned(),
        (None, Some(apart)) => apart.short().to_owned(),
    }
}

/// The change of a cell, where there is one.
pub fn change(line: &Line, cell: &Cell) -> Option<String> {
    cell.change.map(|change| difference(line, change).trim_end_matches(" pp").to_owned())
}

/// `US 2019, Commercial, categories 3 and 4: 32 % (HCP-LAN APM Measurement)`.
pub fn national(figure: &Benchmark) -> String {
    let whose = figure.lob.map_or("all payers", |lob| lob.label());
    let percent = format::with_unit(Kind::Percent, figure.percent);
    format!("US {}, {whose}, {}: {percent} ({})", figure.year, figure.label, figure.source)
}
