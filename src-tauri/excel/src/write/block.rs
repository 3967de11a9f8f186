//! One block of items: heading, heads, labels, cells.

use hpug_model::address::Lob;
use hpug_model::forms::layout::{Block, Layout};
use hpug_model::forms::{DataPoint, Item, Role};
use hpug_model::rounding::round;
use hpug_model::values::Kind;
use rust_decimal::Decimal;
use rust_xlsxwriter::{ConditionalFormatFormula, Format, XlsxError};

use super::content::{Content, content, number_format, stored};
use super::page::Page;
use super::places::{area, name_of, rows_of, text_columns};
use super::{Book, form_sheet, rules, style};
use crate::cell::CellRange;

/// Draws a block; `heads` says whether its row of heads isn't there yet.
pub(super) fn draw(
    page: &mut Page<'_>,
    book: &Book<'_>,
    block: &Block,
    heads: bool,
) -> Result<(), XlsxError> {
    heading(page, book, block)?;
    for (position, code) in block.items.iter().enumerate() {
        let Some(item) = book.form.item(code) else { continue };
        let rows = rows_of(block, position);
        if block.head_each {
            draw_heads(page, book, block, (rows.0 - 1, rows.0 - 1))?;
        } else if position == 0 && heads {
            draw_heads(page, book, block, (block.head_row - 1, rows.0 - 1))?;
        }
        labels(page, block, item, rows)?;
        row_labels(page, book, block, rows)?;
        figures(page, book, block, item)?;
    }
    Ok(())
}

fn heading(page: &mut Page<'_>, book: &Book<'_>, block: &Block) -> Result<(), XlsxError> {
    let (Some(row), Some(section)) = (block.heading_row, book.form.section(&block.section)) else {
        return Ok(());
    };
    let (row, last) = (row - 1, form_sheet::last_column(book));
    let title = format!("{}   {}", section.letter, section.title);
    page.text(area((row, row), (1, last)), &title, &style::section())?;
    page.at_least(row..=row, 22.0);
    if row + 1 < block.head_row - 1 {
        let place = area((row + 1, row + 1), (1, last));
        page.text(place, &section.lead, &style::lead())?;
        page.fit(place, &section.lead);
    }
    Ok(())
}

/// The heads, each spread over the columns up to the next one; rows without items below them belong to them.
fn draw_heads(
    page: &mut Page<'_>,
    book: &Book<'_>,
    block: &Block,
    rows: (u32, u32),
) -> Result<(), XlsxError> {
    let rows = (rows.0, if block.head_each { rows.1 } else { rows.1.max(rows.0 + 1) - 1 });
    let mut columns: Vec<u32> = block.heads.iter().map(|(column, _)| Layout::column(column)).collect();
    columns.push(right_edge(book, block) + 1);
    for (place, (_, text)) in block.heads.iter().enumerate() {
        page.text(area(rows, (columns[place], columns[place + 1] - 1)), text, &style::head())?;
    }
    let first = block.mark.as_deref().map_or_else(|| Layout::column(&block.text.0), Layout::column);
    if columns[0] > first {
        let section = book.form.section(&block.section);
        let text = match (section, block.head_each) {
            (Some(section), false) if block.heading_row.is_none() => section.title.as_str(),
            (Some(section), false) => section.row_head.as_str(),
            _ => "",
        };
        page.text(area(rows, (first, columns[0] - 1)), text, &style::text_head())?;
    }
    page.at_least(rows.0..=rows.1, if rows.0 == rows.1 { 18.0 } else { 20.0 });
    Ok(())
}

fn right_edge(_book: &Book<'_>, block: &Block) -> u32 {
    block.measures.iter().map(|(_, _, to)| Layout::column(to)).max().unwrap_or(0)
}

fn labels(page: &mut Page<'_>, block: &Block, item: &Item, rows: (u32, u32)) -> Result<(), XlsxError> {
    if let Some(column) = block.mark.as_deref().map(Layout::column) {
        let mark = item.mark.parse::<u32>().map_or_else(
            |_| Content::Text(item.mark.clone()),
            |number| Content::Number { value: f64::from(number), format: "0".to_owned() },
        );
        let mark = if item.mark.is_empty() { Content::Blank } else { mark };
        page.put(area(rows, (column, column)), &mark, &style::middle().set_bold())?;
    }
    let (text, _) = text_columns(block, item);
    let place = area(rows, text);
    let (label, asks) = match (name_of(item).is_some(), item.form_label.as_str()) {
        (true, "") => ("Other (please describe):", ""),
        (true, _) => ("Other:", ""),
        (false, "") => (item.label.as_str(), item.asks.as_str()),
        (false, known) => (known, ""),
    };
    page.rich(place, label, asks, &style::item())?;
    page.fit(place, &format!("{label}: {asks}"));
    Ok(())
}

/// The columns of line of business and period, in runs of equal labels.
fn row_labels(
    page: &mut Page<'_>,
    book: &Book<'_>,
    block: &Block,
    rows: (u32, u32),
) -> Result<(), XlsxError> {
    let figures = block.measures.iter().filter(|(key, _, _)| !is_once(book, block, key));
    let first_figure = figures.map(|(_, from, _)| Layout::column(from)).min().unwrap_or(0);
    let period = block.period.as_deref().map(Layout::column);
    if let Some(lob) = block.lob.as_deref().map(Layout::column) {
        let last = period.map_or(lob, |period| period.saturating_sub(1).max(lob));
        let mut at = 0;
        while at < block.rows.len() {
            let same = block.rows[at..].iter().take_while(|row| row.lob == block.rows[at].lob).count();
            let run = (rows.0 + at as u32, rows.0 + (at + same) as u32 - 1);
            let label = block.rows[at].lob.map_or("", Lob::label);
            page.text(area(run, (lob, last)), label, &style::middle())?;
            at += same;
        }
    }
    if let Some(period) = period {
        let last = first_figure.saturating_sub(1).max(period);
        for (row, at) in block.rows.iter().zip(rows.0..) {
            page.text(area((at, at), (period, last)), &row.label, &style::middle())?;
        }
    }
    Ok(())
}

fn is_once(book: &Book<'_>, block: &Block, key: &str) -> bool {
    let item = block.items.first().and_then(|code| book.form.item(code));
    item.and_then(|item| item.measures.iter().find(|measure| measure.key == key))
        .is_some_and(|measure| measure.once)
}

/// The cells of an item's data points.
fn figures(page: &mut Page<'_>, book: &Book<'_>, block: &Block, item: &Item) -> Result<(), XlsxError> {
    let on_sheet = |point: &&DataPoint| {
        book.form.item_of(point).code == item.code
            && book.places.get(&point.address).is_some_and(|place| place.sheet == book.layout.sheet)
    };
    for point in book.form.points_of(&block.section).filter(on_sheet) {
        figure(page, book, point)?;
    }
    Ok(())
}

/// The cell of one data point.
pub(super) fn figure(page: &mut Page<'_>, book: &Book<'_>, point: &DataPoint) -> Result<(), XlsxError> {
    let Some(place) = book.places.get(&point.address).map(|place| place.area) else { return Ok(()) };
    if point.role == Role::Computed {
        page.put(place, &sum(book, point), &style::computed())?;
        return judge(page, place);
    }
    let value = book.value(&point.address);
    let format = format_of(book, point);
    let format = if book.is_as_reported(point) { style::as_reported(format) } else { format };
    let cell = match (&value, derived(book, point)) {
        (_, Some(formula)) => formula,
        (Some(value), None) => content(point.kind, value, shown_decimals(book, point)),
        (None, None) => Content::Blank,
    };
    let format = match cell {
        Content::Blank => format.set_num_format(number_format(point.kind, blank_decimals(book, point))),
        _ => format,
    };
    page.put(place, &cell, &format)?;
    rules::add(page, book, point, place)
}

fn format_of(book: &Book<'_>, point: &DataPoint) -> Format {
    match (point.kind, point.lob) {
        (_, Some(lob)) if !book.report.covered().contains(&lob) => style::idle(),
        (Kind::Line | Kind::Text, _) => style::text_input(),
        (Kind::Flag, _) => style::input().set_align(rust_xlsxwriter::FormatAlign::Center),
        _ => style::input(),
    }
}

/// Decimals shown: those that the form asks for, one for a derived share, else as typed.
fn shown_decimals(book: &Book<'_>, point: &DataPoint) -> Option<u32> {
    let derived = book.figures.is_derived(point.address.as_str()).then_some(1);
    book.form.measure_of(point).decimals.or(derived)
}

fn blank_decimals(book: &Book<'_>, point: &DataPoint) -> Option<u32> {
    book.form.measure_of(point).decimals
}

/// The formula of a derived share over the working figures beside it; none where plain rounding would show
/// another figure than the one that makes its column come to 100.0.
fn derived(book: &Book<'_>, point: &DataPoint) -> Option<Content> {
    let position = book.form.position(point.address.as_str())?;
    if !book.figures.is_derived(point.address.as_str()) || !column_rounds_plainly(book, point) {
        return None;
    }
    let shown = book.figures.shown_at(position)?;
    let reference = |at: usize| Some(book.places.get(&book.form.points.get(at)?.address)?.reference());
    let (of, over) = point.share?;
    let text = format!("=ROUND({}/{},3)", reference(of)?, reference(over)?);
    let result = stored(point.kind, shown).normalize().to_string();
    (plain(book, position)? == shown).then(|| Content::Formula {
        text,
        result,
        format: number_format(point.kind, Some(1)),
    })
}

fn plain(book: &Book<'_>, position: usize) -> Option<Decimal> {
    book.figures.share_at(position).map(|share| round(share, 1))
}

/// Whether every derived part of the column that a point belongs to is what plain rounding gives.
fn column_rounds_plainly(book: &Book<'_>, point: &DataPoint) -> bool {
    let position = book.form.position(point.address.as_str());
    let sums = book.form.points.iter().filter(|sum| position.is_some_and(|at| sum.sum.contains(&at)));
    let fits = |at: &usize| plain(book, *at).is_none_or(|plain| book.figures.shown_at(*at) == Some(plain));
    sums.flat_map(|sum| &sum.sum).all(fits)
}

/// The live sum of a computed point; empty as long as it has no parts.
fn sum(book: &Book<'_>, point: &DataPoint) -> Content {
    let part = |at: &usize| {
        book.places.get(&book.form.points.get(*at)?.address).map(|place| place.area.first.to_string())
    };
    let parts = point.sum.iter().filter_map(part).collect::<Vec<_>>().join(",");
    let total = book.figures.shown(point.address.as_str());
    let result = total.map_or(String::new(), |total| stored(point.kind, total).normalize().to_string());
    let text = format!("=IF(COUNT({parts})=0,\"\",SUM({parts}))");
    Content::Formula { text, result, format: number_format(point.kind, Some(1)) }
}

/// A total turns green at 100.0 % and red elsewhere.
fn judge(page: &mut Page<'_>, place: CellRange) -> Result<(), XlsxError> {
    let (row, column) = (place.first.row, place.first.column as u16);
    let rule = |condition: &str, format: Format| {
        let formula = format!("=AND(ISNUMBER({0}),{condition})", place.first);
        ConditionalFormatFormula::new().set_rule(formula.as_str()).set_format(format)
    };
    let misses = format!("ABS({}-1)>=0.0005", place.first);
    let makes = format!("ABS({}-1)<0.0005", place.first);
    page.sheet.add_conditional_format(
        row,
        column,
        place.last.row,
        place.last.column as u16,
        &rule(&misses, style::misses_whole()),
    )?;
    page.sheet.add_conditional_format(
        row,
        column,
        place.last.row,
        place.last.column as u16,
        &rule(&makes, style::makes_whole()),
    )?;
    Ok(())
}
