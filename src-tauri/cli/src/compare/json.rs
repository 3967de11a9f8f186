//! A comparison for programs. Numbers are decimals as text, dates ISO; what doesn't apply is left out.

use hpug_model::address::Lob;
use hpug_model::format;
use hpug_model::periods::Span;
use hpug_model::side_by_side::{Aggregate, Cell, Column, Figure, Line, Mode, Named, SideBySide};
use rust_decimal::Decimal;
use serde::Serialize;

use crate::input::Unread;

#[derive(Serialize)]
struct Whole<'a> {
    form: &'a str,
    columns_are: &'static str,
    anonymous: bool,
    #[serde(skip_serializing_if = "str::is_empty")]
    plan: &'a str,
    months: Vec<Months>,
    columns: Vec<ColumnJson<'a>>,
    lines: Vec<LineJson<'a>>,
    left_out: Vec<LeftOut<'a>>,
    unread: Vec<UnreadJson<'a>>,
}

#[derive(Serialize)]
struct Months {
    #[serde(skip_serializing_if = "Option::is_none")]
    lob: Option<Lob>,
    #[serde(skip_serializing_if = "Option::is_none")]
    current: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    prior: Option<String>,
}

#[derive(Serialize)]
struct ColumnJson<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    file: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    edition: &'a str,
    period: hpug_model::address::Period,
    months: Vec<Months>,
}

#[derive(Serialize)]
struct LineJson<'a> {
    id: &'a str,
    section: &'a str,
    code: &'a str,
    label: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    measure: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    lob: Option<Lob>,
    unit: hpug_model::values::Kind,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    adds: &'a [String],
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    bound: bool,
    compared: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    median: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    prior_median: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    national: Vec<National<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    aggregate: Option<AggregateJson>,
    cells: Vec<CellJson>,
}

#[derive(Serialize)]
struct National<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    percent: String,
    label: &'a str,
    year: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    lob: Option<Lob>,
    source: &'a str,
}

#[derive(Serialize)]
struct AggregateJson {
    numerator: String,
    denominator: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    percent: Option<String>,
    plans: u32,
}

#[derive(Serialize)]
struct CellJson {
    #[serde(skip_serializing_if = "Option::is_none")]
    current: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    not_compared: Option<Reason>,
    #[serde(skip_serializing_if = "Option::is_none")]
    prior: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    prior_not_compared: Option<Reason>,
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    distance: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rank: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    restated_from: Option<String>,
}

#[derive(Serialize)]
struct Reason {
    why: &'static str,
    message: String,
}

#[derive(Serialize)]
struct LeftOut<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    file: &'a str,
    message: &'a str,
}

#[derive(Serialize)]
struct UnreadJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    kind: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<&'a str>,
}

/// The comparison as a file.
pub fn bytes(side: &SideBySide, unread: &[(String, Unread)]) -> Vec<u8> {
    let told =
        |(file, error): &'_ (String, Unread)| (file.clone(), error.kind.clone(), error.message.clone());
    let told: Vec<(String, String, String)> = unread.iter().map(told).collect();
    let whole = Whole {
        form: &side.form.id,
        columns_are: if side.mode == Mode::Plans { "plans" } else { "years" },
        anonymous: side.anonymous,
        plan: &side.plan,
        months: side.months.iter().map(|(lob, current, prior)| months(*lob, *current, *prior)).collect(),
        columns: side.columns.iter().map(column).collect(),
        lines: side.lines.iter().map(line).collect(),
        left_out: side.left_out.iter().map(|(file, message)| LeftOut { file, message }).collect(),
        unread: told
            .iter()
            .map(|(file, kind, message)| UnreadJson {
                file: (!side.anonymous).then_some(file.as_str()),
                kind,
                message: (!side.anonymous).then_some(message.as_str()),
            })
            .collect(),
    };
    lines_of(&whole)
}

/// Who is who.
pub fn key(key: &[Named]) -> Vec<u8> {
    #[derive(Serialize)]
    struct One<'a> {
        name: &'a str,
        plan: &'a str,
        file: &'a str,
    }
    #[derive(Serialize)]
    struct Key<'a> {
        key: Vec<One<'a>>,
    }
    let one = |named: &'_ Named| (named.letter.clone(), named.plan.clone(), named.source.clone());
    let all: Vec<(String, String, String)> = key.iter().map(one).collect();
    let key = all.iter().map(|(name, plan, file)| One { name, plan, file }).collect();
    lines_of(&Key { key })
}

/// Indented, with a line feed at the end. Writing to memory doesn't fail.
fn lines_of(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn months(lob: Option<Lob>, current: Option<Span>, prior: Option<Span>) -> Months {
    Months { lob, current: current.map(iso), prior: prior.map(iso) }
}

fn iso((start, end): Span) -> String {
    format!("{start}/{end}")
}

fn column(column: &Column) -> ColumnJson<'_> {
    ColumnJson {
        name: &column.name,
        file: &column.source,
        edition: &column.edition,
        period: column.period,
        months: column.months.iter().map(|(lob, current)| months(*lob, *current, None)).collect(),
    }
}

fn text(number: Decimal) -> String {
    number.normalize().to_string()
}

fn line(line: &Line) -> LineJson<'_> {
    let several = line.national.len() > 1;
    let national = line.national.iter().enumerate().filter_map(|(at, figure)| Some((at, (*figure)?)));
    LineJson {
        id: &line.id,
        section: &line.section,
        code: &line.code,
        label: &line.label,
        measure: &line.measure,
        lob: line.lob,
        unit: line.kind,
        adds: &line.adds,
        bound: line.bound,
        compared: line.compared,
        median: line.median.map(text),
        prior_median: line.prior_median.map(text),
        national: national
            .map(|(at, figure)| National {
                column: several.then_some(at),
                percent: text(figure.percent),
                label: &figure.label,
                year: figure.year,
                lob: figure.lob,
                source: &figure.source,
            })
            .collect(),
        aggregate: line.aggregate.map(aggregate),
        cells: line.cells.iter().map(cell).collect(),
    }
}

fn aggregate(of: Aggregate) -> AggregateJson {
    AggregateJson {
        numerator: text(of.numerator),
        denominator: text(of.denominator),
        percent: of.percent.map(|percent| format::number(hpug_model::values::Kind::Count, percent, Some(1))),
        plans: of.plans,
    }
}

fn cell(cell: &Cell) -> CellJson {
    let reason = |figure: &Figure| {
        figure.apart.as_ref().map(|apart| Reason { why: apart.key(), message: apart.words() })
    };
    CellJson {
        current: cell.current.number.map(text),
        not_compared: reason(&cell.current),
        prior: cell.prior.number.map(text),
        prior_not_compared: reason(&cell.prior),
        change: cell.change.map(text),
        distance: cell.distance.map(text),
        rank: cell.rank,
        restated_from: cell.restated.map(text),
    }
}
