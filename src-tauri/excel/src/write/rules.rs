//! What a cell accepts: lists for flags, figures within their bounds, and always a reason for having none.

use hpug_model::forms::{DataPoint, Measure};
use hpug_model::values::{Kind, NoData};
use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Formula, XlsxError};

use super::Book;
use super::page::Page;
use crate::cell::CellRange;

/// Adds the rule of a data point's kind to its cell. A figure that breaks it gets a question, not a refusal: what
/// was typed is kept, and the checks say what is wrong with it.
pub(super) fn add(
    page: &mut Page<'_>,
    book: &Book<'_>,
    point: &DataPoint,
    place: CellRange,
) -> Result<(), XlsxError> {
    let title = book.form.place_of(point.address.as_str());
    figure(page, (&title, &as_reported(book, point)), point.kind, place)
}

/// The same for a cell that is called `title`; `before` is said ahead of what it takes.
pub(super) fn figure(
    page: &mut Page<'_>,
    (title, before): (&str, &str),
    kind: Kind,
    place: CellRange,
) -> Result<(), XlsxError> {
    let validation = match kind {
        Kind::Flag => {
            DataValidation::new().allow_list_strings(&["Y", "N", "N/A", "Not collected", "Not available"])?
        }
        Kind::Count | Kind::Dollars | Kind::Percent => {
            let (most, hint) = match kind {
                Kind::Percent => (Some(1), "Percent, 0 to 100"),
                Kind::Dollars => (None, "US dollars"),
                _ => (None, "Whole number"),
            };
            DataValidation::new()
                .allow_custom(figure_or_reason(place, kind, most))
                .set_input_title(clipped(title, 32))?
                .set_input_message(format!("{before}{}", takes(kind, hint)))?
        }
        _ => return Ok(()),
    };
    let validation = validation
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_error_title("Is that right?")?
        .set_error_message("This is neither such a figure nor one of the reasons for having none.")?;
    put(page, place, &validation)
}

/// What a figure's cell takes.
fn takes(kind: Kind, hint: &str) -> String {
    format!("{hint}; or N/A, Not collected, Not available, {}", suppressed(kind))
}

/// Where last period's figure stands in a cell, what that was; else nothing.
fn as_reported(book: &Book<'_>, point: &DataPoint) -> String {
    if !book.is_as_reported(point) {
        return String::new();
    }
    let reported = clipped(&book.reported(point), 60);
    format!("As reported last period: {reported}. Change it only where it is restated, and say why. ")
}

/// Bytes of the longest list of choices that a cell offers.
const LONGEST_LIST: usize = 255;

/// Offers yes and no, or a measure's choices; several of them are named in a hint.
pub(super) fn choice(page: &mut Page<'_>, measure: &Measure, place: CellRange) -> Result<(), XlsxError> {
    let labels: Vec<&str> = match measure.kind {
        Kind::Flag => vec!["Yes", "No"],
        _ => measure.choices.iter().map(|(_, label)| label.as_str()).collect(),
    };
    let list = labels.join("; ");
    if labels.is_empty() {
        return Ok(());
    }
    if measure.kind == Kind::Choices {
        let hint = clipped(&format!("Any of these, separated by semicolons: {list}"), LONGEST_LIST);
        return prompt(page, place, "Choose", &hint);
    }
    // A list in a cell's rule is separated by commas.
    if list.len() > LONGEST_LIST || labels.iter().any(|label| label.contains(',')) {
        return prompt(page, place, "Choose", &clipped(&format!("One of these: {list}"), LONGEST_LIST));
    }
    let validation = DataValidation::new()
        .allow_list_strings(&labels)?
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_error_title("Is that right?")?
        .set_error_message("This is none of the answers in the list.")?;
    put(page, place, &validation)
}

/// Shows a hint while a cell is selected.
pub(super) fn prompt(
    page: &mut Page<'_>,
    place: CellRange,
    title: &str,
    hint: &str,
) -> Result<(), XlsxError> {
    let validation =
        DataValidation::new().allow_any_value().set_input_title(title)?.set_input_message(hint)?;
    put(page, place, &validation)
}

fn put(page: &mut Page<'_>, place: CellRange, validation: &DataValidation) -> Result<(), XlsxError> {
    let (first, last) = (place.first, place.last);
    page.sheet.add_data_validation(
        first.row,
        first.column as u16,
        last.row,
        last.column as u16,
        validation,
    )?;
    Ok(())
}

fn suppressed(kind: Kind) -> &'static str {
    NoData::Suppressed.written(kind)
}

/// The condition for a figure within its bounds or a reason.
fn figure_or_reason(place: CellRange, kind: Kind, most: Option<u32>) -> Formula {
    let cell = place.first;
    let upper = most.map_or(String::new(), |most| format!(",{cell}<={most}"));
    let whole = if kind == Kind::Count { format!(",{cell}=INT({cell})") } else { String::new() };
    let reasons = NoData::ALL.map(|reason| format!("{cell}=\"{}\"", reason.written(kind))).join(",");
    // ISNUMBER guards each comparison: text counts as larger than any number.
    Formula::new(format!("=IF(ISNUMBER({cell}),AND({cell}>=0{upper}{whole}),OR({reasons}))"))
}

fn clipped(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}
