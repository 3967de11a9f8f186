use std::collections::{BTreeMap, BTreeSet};

use hpug_model::address::{Address, Lob, Period};
use hpug_model::answers::{Figures, Report};
use hpug_model::findings::{Finding, Severity};
use hpug_model::format;
use hpug_model::forms::{DataPoint, Item, Measure, Role, Section};
use hpug_model::values::{Kind, Value};

use super::Options;
use crate::document::{Cell, Row, RowKind, Text, Tone, Weight};

/// A report with its figures worked out, and what is asked of its document.
pub struct Context<'a> {
    pub report: &'a Report,
    pub findings: &'a [Finding],
    pub options: &'a Options,
    pub figures: Figures<'a>,
    /// Addresses that an open error or warning asks to correct, unless it follows from another.
    marked: BTreeSet<&'a str>,
    /// Footnotes by the address that they are about.
    notes: BTreeMap<&'a str, String>,
}

/// How a section's answers stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// An item a row; Current, Prior and change per measure.
    Periods,
    /// An item a row; Current, Prior and change per line of business.
    Lines,
    /// A line of business a row under its item; Current, Prior and change per measure.
    LineRows,
    /// A measure of an item a row; its lines of business side by side.
    Single,
    /// One line of business: an item a row, a measure a column.
    Metrics,
    /// The same for each line of business, one table below another.
    MetricsByLine,
    /// Items of which nothing but lines of business are asked, several abreast.
    Ticks,
}

/// Whether a section's answers stand in tables: not those of the head, of prose and of topics.
pub fn in_tables(section: &Section) -> bool {
    section.id != "head" && !is_topic(section) && !is_prose(section)
}

/// Whether a section is a special topic.
pub fn is_topic(section: &Section) -> bool {
    section.id.starts_with("T.")
}

/// Whether a section asks for nothing but text, and not as questions.
pub fn is_prose(section: &Section) -> bool {
    !section.questions
        && section.items.iter().flat_map(|item| &item.measures).all(|measure| measure.kind == Kind::Text)
}

/// How the section's table is laid out.
pub fn shape(section: &Section) -> Shape {
    let measures = || section.items.iter().flat_map(|item| &item.measures);
    if measures().next().is_some() && measures().all(|measure| measure.kind == Kind::Lobs) {
        return Shape::Ticks;
    }
    let items = || section.items.iter().filter(|item| columns(item).next().is_some());
    let one_lob = section.lobs.len() == 1 && items().all(|item| item.per_lob && !item.per_period);
    let several = || items().all(|item| item.per_lob && !item.per_period && columns(item).count() > 1);
    if one_lob {
        Shape::Metrics
    } else if several() {
        Shape::MetricsByLine
    } else if items().any(|item| !item.per_period) {
        Shape::Single
    } else if !items().any(|item| item.per_lob) {
        Shape::Periods
    } else if items().all(|item| item.per_lob && columns(item).count() == 1) {
        Shape::Lines
    } else {
        Shape::LineRows
    }
}

/// Whether data points of a role are part of what a plan sends: working figures are not, nor is what a received
/// file states beside them.
pub const fn is_sent(role: Role) -> bool {
    !matches!(role, Role::Working | Role::Stated)
}

/// The measures of an item that are answered per period: neither working figures nor asked once.
pub fn columns(item: &Item) -> impl Iterator<Item = &Measure> {
    item.measures.iter().filter(|measure| is_sent(measure.role) && !measure.once)
}

/// The measures of an item that are asked once.
pub fn once(item: &Item) -> impl Iterator<Item = &Measure> {
    item.measures.iter().filter(|measure| is_sent(measure.role) && measure.once)
}

/// A measure's label in words: forms say `#`, `$` and `%`.
pub fn label(measure: &Measure) -> &str {
    match measure.label.as_str() {
        "#" => "Number",
        "$" => "Dollars",
        "%" => "Percent",
        label => label,
    }
}

/// What is said at single figures: why a warning is no mistake, and what a figure was when it was last on file.
fn notes(findings: &[Finding]) -> BTreeMap<&str, String> {
    let mut notes: BTreeMap<&str, String> = BTreeMap::new();
    for finding in findings {
        let said = match (&finding.explained, finding.check) {
            (Some(explained), _) => format!("Explained: {}", explained.trim()),
            (None, super::findings::RESTATEMENT) => finding.message.clone(),
            (None, _) => continue,
        };
        if let Some(at) = finding.at.first() {
            let note = notes.entry(at.as_str()).or_default();
            let gap = if note.is_empty() { "" } else { " " };
            note.push_str(&format!("{gap}{said}"));
        }
    }
    notes
}

impl<'a> Context<'a> {
    /// Works out the report's figures.
    pub fn new(report: &'a Report, findings: &'a [Finding], options: &'a Options) -> Self {
        let roots = findings.iter().filter(|finding| finding.because.is_none());
        let open = roots.filter(|finding| finding.is_open() && finding.severity > Severity::Note);
        let marked = open.flat_map(|finding| finding.at.iter().map(Address::as_str)).collect();
        let notes = if options.footnotes { notes(findings) } else { BTreeMap::new() };
        Self { report, findings, options, figures: Figures::of(report), marked, notes }
    }

    /// Whether the document shows a data point's value.
    pub fn includes(&self, point: &DataPoint) -> bool {
        let Some(section) = self.report.form.sections.get(point.section) else { return false };
        match point.role {
            Role::Working => self.options.working_figures,
            Role::Stated => false,
            _ => !(self.options.companion && in_tables(section)),
        }
    }

    /// The value of a data point as the document shows it; nothing where it is blank.
    pub fn text(&self, point: &DataPoint) -> Option<String> {
        let measure = self.report.form.measure_of(point);
        let value = self.figures.shown_value(point.address.as_str())?;
        if let Value::Choice(key) = &value {
            return Some(measure.chosen(key));
        }
        let section = &self.report.form.sections[point.section];
        if let (Value::Flag(flag), true) = (&value, section.questions || is_topic(section)) {
            return Some(if *flag { "Yes" } else { "No" }.to_owned());
        }
        // Nobody typed a computed percent: it has the decimals that all of them have.
        let computed = point.kind == Kind::Percent && self.figures.is_derived(point.address.as_str());
        Some(format::value(point.kind, &value, measure.decimals.or(computed.then_some(1))))
    }

    /// A measure's data point.
    pub fn point(
        &self,
        item: &Item,
        lob: Option<Lob>,
        period: Option<Period>,
        measure: &str,
    ) -> Option<&DataPoint> {
        self.report.form.point(Address::new(&item.code, lob, period, measure).as_str())
    }

    /// The cell of a data point: its value with its address, a quiet dash where it is blank.
    pub fn cell(&self, point: Option<&DataPoint>) -> Cell {
        let Some((point, text)) = point.and_then(|point| Some((point, self.text(point)?))) else {
            return Cell::new("\u{2013}").toned(Tone::Quiet);
        };
        let address = point.address.as_str();
        let tone = if self.marked.contains(address) {
            Tone::Marked
        } else if point.lob.is_some_and(|lob| !self.covers(lob)) {
            Tone::Quiet
        } else if self.figures.is_derived(address) {
            Tone::Computed
        } else {
            Tone::Plain
        };
        let note = self.notes.get(address).map(String::as_str).unwrap_or_default();
        Cell::new(text).at(address).toned(tone).noted(note)
    }

    /// Current, Prior and the change between them.
    pub fn triple(&self, item: &Item, lob: Option<Lob>, measure: Option<&Measure>) -> [Cell; 3] {
        let of = |period| measure.and_then(|measure| self.point(item, lob, Some(period), &measure.key));
        let (current, prior) = (of(Period::Current), of(Period::Prior));
        [self.cell(current), self.cell(prior), self.change(current, prior)]
    }

    fn change(&self, current: Option<&DataPoint>, prior: Option<&DataPoint>) -> Cell {
        let number =
            |point: Option<&DataPoint>| point.and_then(|point| self.figures.shown(point.address.as_str()));
        let text = match (current, number(current), number(prior)) {
            (Some(point), Some(current), Some(prior)) => {
                let (direction, amount) = format::change(point.kind, current, prior);
                match direction {
                    1 => format!("\u{25B2} {amount}"),
                    -1 => format!("\u{25BC} {amount}"),
                    _ => amount,
                }
            }
            _ => String::new(),
        };
        Cell::new(text).toned(Tone::Quiet)
    }

    /// Whether the report covers a line of business.
    pub fn covers(&self, lob: Lob) -> bool {
        self.report.covered().contains(&lob)
    }

    /// A line of business as the head of columns or rows.
    pub fn lob_label(&self, lob: Lob) -> String {
        if self.covers(lob) { lob.label().to_owned() } else { format!("{} (not covered)", lob.label()) }
    }

    /// An item's name in its row with, where asked for, what it asks below it.
    pub fn item_name(&self, item: &Item) -> Text {
        let label = self.item_label(item);
        match self.asks(item) {
            Some(asks) => Text::bold(label).then(format!("\n{asks}"), Weight::Regular),
            None => Text::from(label),
        }
    }

    /// An item's name in its row where what it asks stands on a row of its own.
    pub fn item_head(&self, item: &Item) -> Text {
        let label = self.item_label(item);
        if self.asks(item).is_some() { Text::bold(label) } else { Text::from(label) }
    }

    /// What an item asks, across a table `width` columns wide; nothing where it isn't asked for.
    pub fn asks_row(&self, item: &Item, width: usize) -> Option<Row> {
        let asks = Cell::new(self.asks(item)?).spanning(width);
        Some(Row { kind: RowKind::Note, cells: vec![asks] })
    }

    fn asks<'i>(&self, item: &'i Item) -> Option<&'i str> {
        Some(item.asks.trim()).filter(|asks| self.options.asks && !asks.is_empty())
    }

    /// An item's name in its row: mark and label, or the name that the plan gave to a row called Other.
    pub fn item_label(&self, item: &Item) -> String {
        format!("{}  {}", item.mark, item.label).trim().to_owned()
    }
}
