//! Charts of the figures that sum a section up or that a national figure stands beside.

use hpug_model::format;
use hpug_model::side_by_side::{Line, Mode};
use hpug_model::values::Kind;
use rust_xlsxwriter::{
    Chart, ChartFormat, ChartLegendPosition, ChartLine, ChartPatternFill, ChartPatternFillType,
    ChartSolidFill, ChartType, Color, Workbook, XlsxError,
};

use super::super::style;
use super::matrix::{Grid, View};

/// Most plans that a chart can be read with, and most charts.
const MOST_COLUMNS: usize = 40;
const MOST_CHARTS: usize = 12;
/// Rows that a chart takes on its sheet.
const ROWS: u32 = 21;

pub(super) fn add(workbook: &mut Workbook, grid: &Grid<'_>) -> Result<(), XlsxError> {
    let side = grid.side;
    let wanted = |line: &&Line| {
        line.kind == Kind::Percent
            && !line.bound
            && (line.compared > 1 || side.mode == Mode::Years)
            && (!line.adds.is_empty() || line.national.iter().any(Option::is_some))
    };
    let lines: Vec<(&Line, u32)> =
        side.lines.iter().zip(grid.rows.iter().copied()).filter(|(line, _)| wanted(line)).collect();
    if lines.is_empty() || side.columns.len() > MOST_COLUMNS {
        return Ok(());
    }
    let mut charts = Vec::new();
    for (line, row) in lines.into_iter().take(MOST_CHARTS) {
        charts.push(chart(grid, line, row));
    }
    let sheet = workbook.add_worksheet();
    sheet.set_name("Charts")?.set_screen_gridlines(false).set_landscape().set_paper_size(1);
    sheet.set_print_fit_to_pages(1, 0);
    for (at, chart) in (0..).zip(&charts) {
        sheet.insert_chart_with_offset(at * ROWS, 0, chart, 8, 8)?;
    }
    Ok(())
}

fn chart(grid: &Grid<'_>, line: &Line, row: u32) -> Chart {
    let side = grid.side;
    let first = u16::try_from(grid.first).unwrap_or(u16::MAX);
    let last = u16::try_from(grid.column(side.columns.len().saturating_sub(1))).unwrap_or(u16::MAX);
    let sheet = View::Current.sheet(side.mode);
    let names_row = grid.heads_of(row);
    let names = (sheet, names_row, first, names_row, last);
    let mut chart = Chart::new(ChartType::Column);
    if side.mode == Mode::Plans && side.has_prior() {
        let mut prior = ChartFormat::new();
        let stripes = ChartPatternFill::new()
            .set_pattern(ChartPatternFillType::DiagonalStripesWideUpwards)
            .set_foreground_color(style::ACCENT)
            .set_background_color(Color::White)
            .clone();
        prior.set_pattern_fill(&stripes).set_border(ChartLine::new().set_color(style::ACCENT));
        let series = chart.add_series();
        series.set_name("Prior").set_categories(names).set_values((
            View::Prior.sheet(side.mode),
            row,
            first,
            row,
            last,
        ));
        series.set_format(&mut prior);
    }
    let mut current = ChartFormat::new();
    current.set_solid_fill(ChartSolidFill::new().set_color(style::ACCENT));
    let series = chart.add_series();
    series.set_name("Current").set_categories(names).set_values((sheet, row, first, row, last));
    series.set_format(&mut current);
    chart.title().set_name(&heading(line, side.mode));
    chart.title().set_font(rust_xlsxwriter::ChartFont::new().set_size(11).set_bold());
    chart.y_axis().set_num_format("0%").set_min(0);
    chart.legend().set_position(ChartLegendPosition::Bottom);
    if side.mode == Mode::Years || !side.has_prior() {
        chart.legend().set_hidden();
    }
    chart.set_alt_text(described(grid, line));
    chart.set_width(960).set_height(400);
    chart
}

fn heading(line: &Line, mode: Mode) -> String {
    let mut heading = line.name();
    if let Some(median) = line.median {
        heading.push_str(&format!(" – median {}", format::with_unit(Kind::Percent, median)));
    }
    if let Some(figure) = line.national(0).filter(|_| mode == Mode::Plans) {
        let whose = figure.lob.map_or("all payers", |lob| lob.label());
        let percent = format::with_unit(Kind::Percent, figure.percent);
        heading.push_str(&format!(" – US {}, {whose}: {percent}", figure.year));
    }
    heading
}

/// The figures in words, for who can't see the picture.
fn described(grid: &Grid<'_>, line: &Line) -> String {
    let heads = grid.side.heads([line]);
    let one = |(head, cell): (&String, &hpug_model::side_by_side::Cell)| {
        let number = cell.current.compared()?;
        Some(format!("{head} {}", format::with_unit(Kind::Percent, number)))
    };
    let figures: Vec<String> = heads.iter().zip(&line.cells).filter_map(one).collect();
    format!("{}: {}.", line.name(), figures.join(", "))
}
