//! A comparison as the page shows it: one section at a time.

use hpug_model::address::Lob;
use hpug_model::format;
use hpug_model::forms::Benchmark;
use hpug_model::side_by_side::{Apart, Cell, Figure, Line, Mode, SideBySide, Why, thousandths};
use hpug_model::values::Kind;
use rust_decimal::Decimal;

use crate::actions::compare::Chosen;
use crate::wire::compare::{CompareCell, CompareColumn, CompareLine, CompareRequest, CompareView};

/// The page without a report to compare.
pub(crate) fn nothing_compared(chosen: &Chosen) -> CompareView {
    CompareView {
        forms: chosen.forms.iter().map(|form| (form.id.clone(), form.title.clone())).collect(),
        form: chosen.form.as_ref().map_or(String::new(), |form| form.id.clone()),
        years: chosen.years.clone(),
        year: chosen.year.unwrap_or(0),
        plans: chosen.plans.clone(),
        plan: chosen.plan.clone(),
        sections: Vec::new(),
        section: String::new(),
        lobs: Vec::new(),
        lob: String::new(),
        has_prior: false,
        months: String::new(),
        columns: Vec::new(),
        lines: Vec::new(),
        left_out: Vec::new(),
    }
}

/// A section of a comparison; the first one where the one asked for isn't there.
pub(crate) fn compared(side: &SideBySide, chosen: &Chosen, request: &CompareRequest) -> CompareView {
    let sections = side.sections();
    let asked = request.section.as_ref().filter(|asked| sections.iter().any(|(id, _)| id == *asked));
    let section = asked.or(sections.first().map(|(id, _)| id)).cloned().unwrap_or_default();
    let in_section = || side.lines.iter().filter(|line| line.section == section);
    let lobs: Vec<_> =
        side.lobs().into_iter().filter(|lob| in_section().any(|line| line.lob == Some(*lob))).collect();
    let lob = lobs.iter().copied().find(|lob| request.lob.as_deref() == Some(lob.key()));
    let shown = in_section().filter(|line| lob.is_none() || line.lob.is_none() || line.lob == lob);
    let number = |source: &str| source.parse().unwrap_or(0);
    let heads = side.heads(shown.clone());
    let columns = side.columns.iter().zip(heads).map(|(column, name)| CompareColumn {
        name,
        report: number(&column.source),
        edition: column.edition.clone(),
    });
    CompareView {
        has_prior: side.has_prior(),
        columns: columns.collect(),
        lines: shown.map(|line| of_line(side, line)).collect(),
        sections,
        section,
        lobs: lobs.iter().map(|lob| (lob.key().to_owned(), lob.label().to_owned())).collect(),
        lob: lob.map_or("", |lob| lob.key()).to_owned(),
        months: months(side),
        left_out: side.left_out.clone(),
        ..nothing_compared(chosen)
    }
}

fn months(side: &SideBySide) -> String {
    if side.mode == Mode::Years {
        return String::new();
    }
    let one = |(lob, current, prior): &(Option<Lob>, Option<_>, Option<_>)| {
        let current = (*current).map(format::span)?;
        let whose = lob.map_or(String::new(), |lob| format!("{}: ", lob.label()));
        let before = (*prior).map_or(String::new(), |prior| format!(", prior {}", format::span(prior)));
        Some(format!("{whose}current {current}{before}"))
    };
    side.months.iter().filter_map(one).collect::<Vec<_>>().join("; ")
}

fn of_line(side: &SideBySide, line: &Line) -> CompareLine {
    let national = line.national(0).filter(|_| side.mode == Mode::Plans);
    let scale = line.scale(national.map(|figure| figure.percent));
    let at = |number: Decimal| thousandths(number, scale);
    let label = match line.measure.as_str() {
        "" => line.label.clone(),
        measure => format!("{}: {measure}", line.label),
    };
    let aggregate = line.aggregate.and_then(|sum| {
        let percent = shown(line, sum.percent?);
        Some(format!("{percent} of all dollars of {} plans", sum.plans))
    });
    let cell = |(column, cell): (usize, &Cell)| CompareCell {
        national: match side.mode {
            Mode::Years => line.national(column).map(source).unwrap_or_default(),
            Mode::Plans => String::new(),
        },
        current_at: cell.current.number.map(at),
        prior_at: cell.prior.number.map(at),
        ..of_cell(line, cell)
    };
    CompareLine {
        id: line.id.clone(),
        code: line.short_code(),
        label,
        lob: line.lob.map_or("", |lob| lob.label()).to_owned(),
        name: line.name(),
        sum: !line.adds.is_empty(),
        median: line.median.map(|median| shown(line, median)).unwrap_or_default(),
        median_at: line.median.map(at),
        compared: line.compared,
        national: national.map(source).unwrap_or_default(),
        national_short: national.map(|figure| shown(line, figure.percent)).unwrap_or_default(),
        national_at: national.map(|figure| at(figure.percent)),
        aggregate: aggregate.unwrap_or_default(),
        end: shown(line, scale),
        cells: line.cells.iter().enumerate().map(cell).collect(),
    }
}

fn of_cell(line: &Line, cell: &Cell) -> CompareCell {
    let number = |number: Option<Decimal>| number.map(|number| shown(line, number)).unwrap_or_default();
    let signed = |number: Option<Decimal>| number.map(|number| difference(line, number)).unwrap_or_default();
    CompareCell {
        current: word(line, &cell.current),
        has_figure: cell.current.number.is_some(),
        prior: number(cell.prior.number),
        change: signed(cell.change),
        distance: signed(cell.distance),
        rank: cell.rank,
        apart: cell.current.apart.as_ref().map(Apart::words).unwrap_or_default(),
        apart_short: cell.current.apart.as_ref().map(Apart::short).unwrap_or_default().to_owned(),
        restated: number(cell.restated),
        ..CompareCell::default()
    }
}

fn word(line: &Line, figure: &Figure) -> String {
    match (figure.number, &figure.apart) {
        (Some(number), _) => shown(line, number),
        (None, Some(Apart::Own(Why::NoData(reason)))) => reason.written(line.kind).to_owned(),
        (None, _) => "–".to_owned(),
    }
}

fn shown(line: &Line, number: Decimal) -> String {
    if line.kind == Kind::Percent {
        let places = line.decimals.unwrap_or(number.normalize().scale().clamp(1, 4));
        return format!("{} %", format::number(line.kind, number, Some(places)));
    }
    format::with_unit(line.kind, number)
}

fn difference(line: &Line, number: Decimal) -> String {
    let (direction, amount) = format::change(line.kind, number, Decimal::ZERO);
    let sign = match direction {
        1 => "+",
        -1 => "−",
        _ => "±",
    };
    let unit = if line.kind == Kind::Percent { " pp" } else { "" };
    format!("{sign}{amount}{unit}")
}

fn source(figure: &Benchmark) -> String {
    let whose = figure.lob.map_or("all payers", |lob| lob.label());
    let percent = format::with_unit(Kind::Percent, figure.percent);
    format!("US {}, {whose}, {}: {percent} ({})", figure.year, figure.label, figure.source)
}
