//! How our workbooks look: one palette, one font, a format per purpose.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// Its metrics are those of a free font on every system, so that a page breaks alike in Excel and LibreOffice.
const FONT: &str = "Arial";
const TEXT_SIZE: f64 = 10.0;

const INK: Color = Color::RGB(0x1C_2226);
const FAINT: Color = Color::RGB(0x64_6D73);
const LINE: Color = Color::RGB(0xC9_C5BB);
pub(super) const ACCENT: Color = Color::RGB(0x0B_5563);
const ACCENT_SOFT: Color = Color::RGB(0xE2_EEF0);
const INPUT: Color = Color::RGB(0xFF_FBE8);
const AS_REPORTED: Color = Color::RGB(0xE3_EDF7);
const COMPUTED: Color = Color::RGB(0xED_F1F2);
const IDLE: Color = Color::RGB(0xEF_EEEA);
const ERROR: Color = Color::RGB(0xA8_201A);
const ERROR_SOFT: Color = Color::RGB(0xFB_E9E7);
const WARNING: Color = Color::RGB(0x8A_5200);
const OK: Color = Color::RGB(0x1D_6B45);
const OK_SOFT: Color = Color::RGB(0xE4_F2EA);

/// Colour of the tabs of a draft.
pub(super) const DRAFT_TAB: Color = ERROR;
/// Colour of the tab of the form's own sheet.
pub(super) const FORM_TAB: Color = ACCENT;

/// The font that column widths are measured in, with the height of a row and the width of a column in pixels.
pub(super) fn default() -> (Format, u32, u32) {
    (Format::new().set_font_name(FONT).set_font_size(TEXT_SIZE), 17, 64)
}

/// Plain text, wrapped, at the top of its cell.
pub(super) fn text() -> Format {
    line().set_align(FormatAlign::Left).set_align(FormatAlign::Top).set_text_wrap()
}

fn line() -> Format {
    Format::new().set_font_name(FONT).set_font_size(TEXT_SIZE).set_font_color(INK)
}

/// The title of a sheet.
pub(super) fn title() -> Format {
    text().set_font_size(16).set_bold().set_font_color(ACCENT).set_align(FormatAlign::VerticalCenter)
}

/// The mark on a draft.
pub(super) fn draft() -> Format {
    title().set_font_color(Color::White).set_background_color(ERROR).set_align(FormatAlign::Center)
}

/// The heading of a section.
pub(super) fn section() -> Format {
    text()
        .set_font_size(12)
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(ACCENT)
        .set_align(FormatAlign::VerticalCenter)
}

/// What stands above a column of a section alone.
pub(super) fn section_head() -> Format {
    section().set_font_size(10).set_align(FormatAlign::Right)
}

/// What a section asks, in a few sentences; also notes and credits.
pub(super) fn lead() -> Format {
    text().set_font_color(FAINT).set_italic()
}

/// The head of a column.
pub(super) fn head() -> Format {
    boxed(text())
        .set_bold()
        .set_font_color(ACCENT)
        .set_background_color(ACCENT_SOFT)
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
}

/// The head of a column of text.
pub(super) fn text_head() -> Format {
    head().set_align(FormatAlign::Left)
}

/// A label of its own: a name in front of a value.
pub(super) fn label() -> Format {
    text().set_bold().set_align(FormatAlign::VerticalCenter)
}

/// A cell of a table that people read.
pub(super) fn cell() -> Format {
    boxed(text())
}

/// The text of an item, beside its figures.
pub(super) fn item() -> Format {
    cell().set_align(FormatAlign::VerticalCenter)
}

/// A cell of a table in the middle of its row: marks, lines of business, periods.
pub(super) fn middle() -> Format {
    cell().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter)
}

/// A key that programs find a row by, on one line however long it is.
pub(super) fn key() -> Format {
    let format = Format::new().set_font_name(FONT).set_font_size(7).set_font_color(FAINT);
    boxed(format).set_align(FormatAlign::Left).set_align(FormatAlign::Top).set_shrink()
}

/// The asking part of an item's text, behind its bold label.
pub(super) fn plain_run() -> Format {
    Format::new().set_font_name(FONT).set_font_size(TEXT_SIZE).set_font_color(INK)
}

/// The bold label in front of an item's text.
pub(super) fn bold_run() -> Format {
    plain_run().set_bold()
}

/// A cell for a figure or a flag; a long one is shown smaller, never as `####`.
pub(super) fn input() -> Format {
    boxed(line())
        .set_background_color(INPUT)
        .set_align(FormatAlign::Right)
        .set_align(FormatAlign::VerticalCenter)
        .set_shrink()
        .set_unlocked()
}

/// A figure that was read, not to be typed over.
pub(super) fn input_quiet() -> Format {
    input().set_background_color(Color::White).set_locked()
}

/// A cell for a few words.
pub(super) fn text_input() -> Format {
    boxed(text()).set_background_color(INPUT).set_align(FormatAlign::VerticalCenter).set_unlocked()
}

/// A cell for text of any length.
pub(super) fn answer() -> Format {
    text_input().set_align(FormatAlign::Top)
}

/// A cell of a line of business that the report doesn't cover.
pub(super) fn idle() -> Format {
    input().set_background_color(IDLE).set_font_color(FAINT)
}

/// A cell that holds what was reported last period, for input all the same.
pub(super) fn as_reported(format: Format) -> Format {
    format.set_background_color(AS_REPORTED).set_italic()
}

/// A cell that the workbook computes.
pub(super) fn computed() -> Format {
    input().set_background_color(COMPUTED).set_bold().set_locked()
}

/// A column that comes to 100 %.
pub(super) fn makes_whole() -> Format {
    Format::new().set_font_color(OK).set_background_color(OK_SOFT)
}

/// A column that doesn't.
pub(super) fn misses_whole() -> Format {
    Format::new().set_font_color(ERROR).set_background_color(ERROR_SOFT)
}

/// The severity of a finding.
pub(super) fn severity(severity: hpug_model::findings::Severity) -> Format {
    use hpug_model::findings::Severity;
    let color = match severity {
        Severity::Error => ERROR,
        Severity::Warning => WARNING,
        Severity::Note => FAINT,
    };
    cell().set_bold().set_font_color(color)
}

fn boxed(format: Format) -> Format {
    format.set_border(FormatBorder::Thin).set_border_color(LINE)
}
