//! One target for every parser that takes apart bytes from outside. Each ends with a value or an error, whatever it is given;
//! a panic, an overflow, a hang or a great deal of memory is what is looked for.

mod answers;
mod containers;
mod meetings;
mod parts;
mod returned;
mod store;
mod words;

/// A parser under test.
#[derive(Clone, Copy)]
pub struct Target {
    /// Its name, and its folder's among the seeds.
    pub name: &'static str,
    /// Gives bytes to the parser.
    pub run: fn(&[u8]),
}

const fn target(name: &'static str, run: fn(&[u8])) -> Target {
    Target { name, run }
}

/// Every target.
pub const ALL: &[Target] = &[
    target("workbook", containers::workbook),
    target("fill", containers::fill),
    target("protected", containers::protected),
    target("pdf", containers::pdf),
    target("package", parts::package),
    target("sheet", parts::sheet),
    target("strings", parts::strings),
    target("styles", parts::styles),
    target("properties", parts::properties),
    target("xls", parts::xls),
    target("xls-properties", parts::xls_properties),
    target("ods", parts::ods),
    target("ods-meta", parts::ods_meta),
    target("labels", words::labels),
    target("cell-text", words::cell_text),
    target("own-sheets", words::own_sheets),
    target("formula", words::formula),
    target("number", words::number),
    target("answers", answers::answers),
    target("form", answers::form),
    target("rich", answers::rich),
    target("typed", answers::typed_text),
    target("meeting", meetings::meeting),
    target("queries", returned::queries),
    target("hand-out", returned::hand_out),
    target("journal", store::journal),
    target("log", store::log),
    target("recovery-words", store::recovery_words),
    target("settings", store::settings),
];
