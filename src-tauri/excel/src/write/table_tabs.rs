//! Tabs of marked rows: mark, numerator and its value, denominator and its value, metric and its value.

use hpug_model::forms::tabs::Table;
use hpug_model::forms::{DataPoint, Item, Role, Tabs};
use hpug_model::values::Kind;
use hpug_model::{Address, Value};
use rust_xlsxwriter::{Workbook, XlsxError};

use super::content::{Content, content, number_format, stored};
use super::page::Page;
use super::places::{Place, Places, area};
use super::{Book, rules, style};

const WIDTHS: [u16; 7] = [6, 54, 20, 30, 20, 30, 14];
const FIRST: u32 = 4;
const LAST: u32 = 6;
const NUMERATOR: u32 = 2;
const DENOMINATOR: u32 = 4;

/// Items with their rows, sub-headings between them.
fn rows<'f>(book: &'f Book<'_>, table: &Table) -> Vec<(&'f Item, u32)> {
    let items = book.form.section(&table.sheet).map(|section| section.items.as_slice()).unwrap_or_default();
    let mut row = FIRST;
    let place = |item: &'f Item| {
        row += u32::from(!item.heading.is_empty());
        let at = row;
        row += 1;
        (item, at)
    };
    items.iter().map(place).collect()
}

/// The column of a measure: numerators and computed shares in their own, the first row's dollars as denominator.
fn column(item: &Item, key: &str) -> u32 {
    let has_denominator = item.measures.iter().any(|measure| measure.key == "denominator");
    match key {
        "dollars" if has_denominator => NUMERATOR,
        "percent" => LAST,
        _ => DENOMINATOR,
    }
}

pub(super) fn places(book: &Book<'_>, tabs: &Tabs) -> Places {
    let mut places = Places::new();
    for table in &tabs.table {
        for (item, row) in rows(book, table) {
            for measure in &item.measures {
                let column = column(item, &measure.key);
                let address = Address::new(&item.code, Some(table.lob), None, &measure.key);
                let cells = area((row, row), (column, column));
                places.insert(address, Place { sheet: table.sheet.clone(), area: cells });
            }
        }
    }
    places
}

pub(super) fn add(workbook: &mut Workbook, book: &Book<'_>, table: &Table) -> Result<(), XlsxError> {
    let sheet = workbook.add_worksheet();
    sheet.set_name(&table.sheet)?.set_landscape();
    sheet.set_tab_color(style::FORM_TAB);
    let mut page = Page::new(sheet, &WIDTHS)?;
    page.text(area((0, 0), (0, LAST)), &table.sheet, &style::title())?;
    page.at_least(0..=0, 28.0);
    let lead = book.form.section(&table.sheet).map_or("", |section| section.lead.as_str());
    page.text(area((1, 1), (0, LAST)), lead, &style::lead())?;
    page.fit(area((1, 1), (0, LAST)), lead);
    let heads =
        ["#", "Numerator", "Numerator value", "Denominator", "Denominator value", "Metric", "Metric value"];
    for (column, head) in (0..).zip(heads) {
        page.text(area((FIRST - 1, FIRST - 1), (column, column)), head, &style::head())?;
    }
    let rows = rows(book, table);
    for (item, row) in &rows {
        draw(&mut page, book, table, item, *row)?;
    }
    page.sheet.set_freeze_panes(FIRST, 0)?.set_repeat_rows(FIRST - 1, FIRST - 1)?;
    page.sheet.protect_with_options(&super::form_sheet::protection());
    book.finish(&mut page, rows.last().map_or(FIRST, |(_, row)| *row))
}

fn draw(page: &mut Page<'_>, book: &Book<'_>, table: &Table, item: &Item, row: u32) -> Result<(), XlsxError> {
    let cell = |column| area((row, row), (column, column));
    if !item.heading.is_empty() {
        page.text(area((row - 1, row - 1), (0, LAST)), &item.heading, &style::text_head())?;
    }
    let mark = match item.mark.parse::<u32>() {
        Ok(number) => Content::Number { value: f64::from(number), format: "0".to_owned() },
        Err(_) => Content::Text(item.mark.clone()),
    };
    page.put(cell(0), &mark, &style::middle().set_bold())?;
    let has_numerator = column(item, "dollars") == NUMERATOR;
    let (label, asks) = if has_numerator { (item.label.as_str(), item.asks.as_str()) } else { ("None", "") };
    page.rich(cell(1), label, asks, &style::item())?;
    page.fit(cell(1), &format!("{label}: {asks}"));
    page.text(cell(3), "All payments to providers", &style::item().set_indent(1))?;
    let metric = if has_numerator { "Share of all payments" } else { "None" };
    page.text(cell(5), metric, &style::item().set_indent(1))?;
    for measure in &item.measures {
        let address = Address::new(&item.code, Some(table.lob), None, &measure.key);
        if let Some(point) = book.form.point(address.as_str()) {
            figure(page, book, point)?;
        }
    }
    Ok(())
}

fn figure(page: &mut Page<'_>, book: &Book<'_>, point: &DataPoint) -> Result<(), XlsxError> {
    let Some(place) = book.places.get(&point.address).map(|place| place.area) else { return Ok(()) };
    let value = book.value(&point.address);
    if let Some(formula) = formula(book, point, value.as_ref()) {
        return page.put(place, &formula, &style::computed());
    }
    let content = value.map_or(Content::Blank, |value| content(point.kind, &value, None));
    let format = style::input().set_num_format(number_format(point.kind, None));
    page.put(place, &content, &format)?;
    rules::add(page, book, point, place)
}

/// Totals, shares and denominators are live; a denominator that was given otherwise than row 1 stands as it was given.
fn formula(book: &Book<'_>, point: &DataPoint, value: Option<&Value>) -> Option<Content> {
    let cell = |at: usize| Some(book.places.get(&book.form.points.get(at)?.address)?.area.first.to_string());
    let text = match (point.role, point.share, point.sum.as_slice()) {
        (Role::Computed, Some((of, over)), _) => {
            let (of, over) = (cell(of)?, cell(over)?);
            format!("=IF(OR(N({over})=0,{of}=\"\"),\"\",{of}/{over})")
        }
        (Role::Computed, None, sum) if !sum.is_empty() => {
            let parts = sum.iter().filter_map(|at| cell(*at)).collect::<Vec<_>>().join(",");
            format!("=IF(COUNT({parts})=0,\"\",SUM({parts}))")
        }
        (Role::Stated, ..)
            if book
                .report
                .answer(point.address.as_str())
                .is_none_or(|given| Some(given) == first(book, point)) =>
        {
            let whole = cell(point.same_as?)?;
            format!("=IF({whole}=\"\",\"\",{whole})")
        }
        _ => return None,
    };
    let number = value.and_then(Value::as_number);
    let result = number.map_or(String::new(), |number| stored(point.kind, number).normalize().to_string());
    let places = (point.kind == Kind::Percent).then_some(1);
    Some(Content::Formula { text, result, format: number_format(point.kind, places) })
}

/// What the denominator is taken from.
fn first<'b>(book: &'b Book<'_>, point: &DataPoint) -> Option<&'b Value> {
    book.figures.value_at(point.same_as?)
}
