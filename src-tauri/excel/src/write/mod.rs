//! Writes our own workbooks in the publisher's layout: blank ones to fill in, and reports.
//!
//! Figures are live where the form computes them, every formula has its result beside it, and whatever a report
//! holds that the form has no cell for stands on sheets of its own (see [`crate::own`]).

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use hpug_model::answers::{Figures, Origin, Report, ScheduledMeeting};
use hpug_model::findings::{Finding, Severity};
use hpug_model::forms::{Form, FormError, Layout, Role, Supplement, Tabs, Topic};
use hpug_model::{Address, Value};
use rust_xlsxwriter::{Workbook, XlsxError};

mod as_reported;
mod block;
mod comparison;
mod content;
mod definitions;
mod form_sheet;
mod hand_out;
mod initiatives;
mod introduction;
mod long;
mod page;
mod places;
mod properties;
mod queries;
mod question_tabs;
mod records;
mod rules;
mod style;
mod supplements;
mod table_tabs;
mod topics;
mod working;

pub use comparison::{ComparisonOptions, comparison, key};
pub use hand_out::{HandOut, hand_out};
pub use properties::{fingerprint, fingerprint_sent};
pub use queries::queries;

use crate::own;
use places::Places;

/// Why a workbook could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The form's file says nothing about a workbook.
    #[error("the form {0} has no workbook layout")]
    NoLayout(String),
    /// A form file or list that comes with the program has a mistake.
    #[error(transparent)]
    Form(#[from] FormError),
    /// A text that has to stand in one cell.
    #[error("{what} has {characters} characters; a cell of a workbook holds 32,767. Shorten it, or split it")]
    TooLong {
        /// Which text.
        what: String,
        /// Its length in UTF-16 units, as Excel counts.
        characters: usize,
    },
    /// A limit of the file format.
    #[error("the workbook can't hold this report: {0}")]
    Format(#[from] XlsxError),
}

/// What a report's workbook holds beside the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportOptions {
    /// The plan chose to send its numerators and denominators; derived percents are then formulas over them.
    pub working_figures: bool,
    /// The report is not final: it is marked DRAFT on its face, its tabs and every printed page.
    pub draft: bool,
    /// The day of writing, for the document's properties.
    pub today: NaiveDate,
}

/// What a host puts into a blank workbook; by default nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct BlankOptions<'a> {
    /// The plan that it is for; that of `prior` when empty.
    pub plan: &'a str,
    /// The host's name; left in brackets when empty.
    pub host: &'a str,
    /// Whom plans send it to, in one line; left in brackets when empty.
    pub contact: &'a str,
    /// How often plans report, in the host's words; may be empty.
    pub often: &'a str,
    /// What the figures are compared with, in the host's words; may be empty.
    pub basis: &'a str,
    /// Titles of the special topics that a guide beside it asks about; may be empty.
    pub topics_beside: &'a str,
    /// The day it is due.
    pub due: Option<NaiveDate>,
    /// Last year's report of the plan: its Current becomes Prior.
    pub prior: Option<&'a Report>,
    /// The host's own metrics.
    pub supplements: &'a [Supplement],
    /// The special topics asked about.
    pub topics: &'a [Topic],
    /// The year's meetings.
    pub schedule: &'a [ScheduledMeeting],
    /// The reporting year, for the recommended periods; the form's edition where absent.
    pub year: Option<u16>,
    /// The day of writing, for the document's properties.
    pub today: NaiveDate,
}

/// What the workbook is for.
enum Purpose<'a> {
    Blank {
        contact: &'a str,
        often: &'a str,
        basis: &'a str,
        topics_beside: &'a str,
    },
    /// A file of queries alone.
    Queries,
    Report {
        options: ReportOptions,
        findings: &'a [Finding],
    },
}

/// Everything that the sheets are written from.
struct Book<'a> {
    report: &'a Report,
    form: &'a Form,
    layout: &'a Layout,
    figures: Figures<'a>,
    places: Places,
    purpose: Purpose<'a>,
    today: NaiveDate,
}

/// The family of the form whose workbook is a Discussion Guide.
const GUIDE: &str = "special-topics";

/// A blank workbook of a form, ready to be filled in with any spreadsheet program. A Discussion Guide asks about the
/// topics given, or about one that the host is to name.
///
/// # Errors
/// [`WriteError`] for a form without a workbook layout, and where a text is longer than a cell holds.
pub fn blank(form: &Arc<Form>, options: &BlankOptions<'_>) -> Result<Vec<u8>, WriteError> {
    let mut report = Report::new(form.clone(), Origin::Own);
    let mut topics = options.topics.to_vec();
    if topics.is_empty() && form.family == GUIDE {
        topics.push(Topic { number: 1, title: own::UNNAMED_TOPIC.to_owned(), ..Topic::default() });
    }
    report.widen(options.supplements.to_vec(), topics);
    report.schedule = options.schedule.to_vec();
    options.host.trim().clone_into(&mut report.host);
    report.due_date = options.due;
    report.year = options.year;
    if let Some(last) = options.prior {
        carry(last, &mut report);
    }
    if !options.plan.trim().is_empty() {
        options.plan.trim().clone_into(&mut report.plan);
    }
    let (contact, often, basis) = (options.contact.trim(), options.often.trim(), options.basis.trim());
    let topics_beside = options.topics_beside.trim();
    write(&report, Purpose::Blank { contact, often, basis, topics_beside }, options.today)
}

/// Takes last period's report over: its Current as Prior, the names of other rows, the periods that follow.
fn carry(last: &Report, report: &mut Report) {
    last.plan.clone_into(&mut report.plan);
    report.year = report.year.or_else(|| last.next_year());
    let figures = last.carried().into_iter().filter(|(address, _)| address.item() != "period");
    for (address, value) in figures.chain(last.next_periods()) {
        if report.form.point(address.as_str()).is_some() {
            report.set(address, Some(value));
        }
    }
}

/// A report as a workbook: answers in the publisher's layout, with remarks, findings and explanations, Section E
/// and topics on sheets of their own.
///
/// # Errors
/// [`WriteError`] for a form without a workbook layout, and where a text is longer than a cell holds.
pub fn report(report: &Report, findings: &[Finding], options: &ReportOptions) -> Result<Vec<u8>, WriteError> {
    write(report, Purpose::Report { options: *options, findings }, options.today)
}

fn write(report: &Report, purpose: Purpose<'_>, today: NaiveDate) -> Result<Vec<u8>, WriteError> {
    long::refuse(report)?;
    let form = &report.form;
    let tabs = form.tabs.as_ref();
    // Sheets of our own avoid the names of the form's; its Definitions are ours.
    let bare =
        tabs.map(|tabs| Layout::of_sheets(tabs.sheets.iter().filter(|name| *name != own::DEFINITIONS)));
    let guide = (form.family == GUIDE).then(|| Layout::of_sheets(std::iter::empty()));
    let layout = form.layout.as_ref().or(bare.as_ref()).or(guide.as_ref());
    let layout = layout.ok_or_else(|| WriteError::NoLayout(form.id.clone()))?;
    let mut places = places::on_the_form(form, layout);
    let figures = Figures::of(report);
    let mut book = Book { report, form, layout, figures, places: Places::new(), purpose, today };
    if let Some(tabs) = tabs {
        places = question_tabs::places(&book, tabs);
        places.extend(table_tabs::places(&book, tabs));
    }
    if book.has_working_figures() {
        places.extend(working::places(&book));
    }
    book.places = places;
    let mut workbook = Workbook::new();
    let (font, row, column) = style::default();
    workbook.set_default_format(&font, row, column)?;
    workbook.set_properties(&properties::of(&book)?);
    introduction::add(&mut workbook, &book)?;
    match tabs {
        Some(tabs) => add_tabs(&mut workbook, &book, tabs)?,
        None if !book.is_guide() => form_sheet::add(&mut workbook, &book)?,
        None => {}
    }
    if book.is_guide() {
        topics::add(&mut workbook, &book)?;
    }
    working::add(&mut workbook, &book)?;
    long::add(&mut workbook, &book)?;
    queries::add(&mut workbook, &book)?;
    records::add_remarks(&mut workbook, &book)?;
    records::add_explanations(&mut workbook, &book)?;
    initiatives::add(&mut workbook, &book)?;
    if !book.is_guide() {
        topics::add(&mut workbook, &book)?;
    }
    if tabs.is_none() && !book.is_guide() {
        as_reported::add(&mut workbook, &book)?;
    }
    if !book.is_guide() && !definitions::is_tab(&book) && (tabs.is_none() || !book.is_blank()) {
        definitions::add(&mut workbook, &book)?;
    }
    definitions::add_national(&mut workbook, &book)?;
    Ok(workbook.save_to_buffer()?)
}

/// The tabs of a form that has several, in their order.
fn add_tabs(workbook: &mut Workbook, book: &Book<'_>, tabs: &Tabs) -> Result<(), WriteError> {
    for name in tabs.sheets.iter().skip(1) {
        if let Some(table) = tabs.table.iter().find(|table| table.sheet == *name) {
            table_tabs::add(workbook, book, table)?;
        } else if name == own::DEFINITIONS {
            definitions::add(workbook, book)?;
        } else {
            question_tabs::add(workbook, book, tabs, name)?;
        }
    }
    Ok(())
}

impl Book<'_> {
    fn is_blank(&self) -> bool {
        matches!(self.purpose, Purpose::Blank { .. })
    }

    fn is_guide(&self) -> bool {
        self.form.family == GUIDE
    }

    fn is_draft(&self) -> bool {
        matches!(self.purpose, Purpose::Report { options, .. } if options.draft)
    }

    fn has_working_figures(&self) -> bool {
        matches!(self.purpose, Purpose::Report { options, .. } if options.working_figures)
    }

    /// Whether what is said about the figure at an address goes along: that about working figures goes where these go.
    fn goes_out(&self, address: &str) -> bool {
        self.has_working_figures() || self.form.point(address).is_none_or(|point| point.role != Role::Working)
    }

    fn findings(&self) -> &[Finding] {
        match &self.purpose {
            Purpose::Blank { .. } | Purpose::Queries => &[],
            Purpose::Report { findings, .. } => findings,
        }
    }

    fn open_errors(&self) -> usize {
        self.findings().iter().filter(|finding| finding.severity == Severity::Error).count()
    }

    /// The year that the recommended periods follow.
    fn year(&self) -> u16 {
        self.report.year.unwrap_or(self.form.edition)
    }

    /// The value that stands in the cell of an address; `N/A` in blank cells of a line of business that is not covered,
    /// and where a text that is too long for a cell stands instead.
    fn value(&self, address: &Address) -> Option<Value> {
        let covered = address.lob().is_none_or(|lob| self.report.covered().contains(&lob));
        let absent = (!covered).then_some(Value::NoData(hpug_model::NoData::NotApplicable));
        self.figures.shown_value(address.as_str()).or(absent).map(long::in_cell)
    }

    /// The title on the workbook's face: form and year of the edition.
    fn title(&self) -> String {
        if self.is_guide() {
            return "Special Topics Discussion Guide".to_owned();
        }
        if self.form.tabs.is_some() {
            return self.form.title.clone();
        }
        let made_here = if self.form.illustrative { " (illustrative, not published)" } else { "" };
        format!("HPUG Progress Report {}{made_here}", self.form.edition)
    }

    /// The header of printed pages.
    fn header(&self) -> String {
        let plan = page::escaped(&self.report.plan);
        let draft = if self.is_draft() { "&R&\"Arial,Bold\"&KA8201ADRAFT" } else { "" };
        format!("&L&9{plan}&C&9{}{draft}", page::escaped(&self.title()))
    }

    /// The foot of printed pages: whose form it is.
    fn footer(&self) -> String {
        if self.form.publisher.is_empty() {
            return self.form.credit.clone();
        }
        format!("Form by {}, paraphrased: its own wording prevails", self.form.publisher)
    }

    /// The day and year in words: `June 1, 2026`.
    fn day(day: NaiveDate) -> String {
        format!("{} {}, {}", day.format("%B"), day.day(), day.year())
    }

    /// Prints a list sheet and gives its tab the colour of a draft.
    fn finish(&self, page: &mut page::Page<'_>, last: u32) -> Result<(), XlsxError> {
        page.print(&self.header(), &self.footer());
        if self.is_draft() {
            page.sheet.set_tab_color(style::DRAFT_TAB);
        }
        page.finish(last)
    }

    /// Whether a sheet of our own has the name that the form's layout gives another one.
    fn sheet_name(&self, wanted: &str) -> String {
        if self.layout.sheets.iter().any(|name| name.eq_ignore_ascii_case(wanted)) {
            return format!("{wanted} (own)");
        }
        wanted.to_owned()
    }
}

/// The sheet of Section E is only there for forms that ask for it.
fn section_e(form: &Form) -> Option<Address> {
    form.section(own::SECTION_E).and_then(|section| section.items.first()).and_then(|item| {
        item.measures.first().map(|measure| Address::new(&item.code, None, None, &measure.key))
    })
}
