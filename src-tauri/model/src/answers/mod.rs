//! A report: one plan's answers to a form.

mod baseline;
mod carry;
mod due;
mod figures;
mod json;
mod repeated;
mod schedule;
mod shared;
mod signed;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::address::{Address, Lob, Period};
use crate::forms::{Benchmark, DataPoint, Form, OfReport, Supplement, Topic, national_figures};
use crate::names::same_name;
use crate::periods::Span;
use crate::queries::Query;
use crate::values::{Kind, Value};

pub use baseline::Baseline;
pub use figures::Figures;
pub use json::{AnswersError, AnswersFile, supplements_in, topics_in};
pub use schedule::{MOST_MEETINGS, ScheduledMeeting, cleaned as cleaned_schedule};
pub use signed::{Signed, SignedFor};

/// Where a report comes from; some checks judge a received file more mildly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// Written here; its recommended periods follow its reporting year.
    Own,
    /// Read from an answers file.
    AnswersFile,
    /// Read from a received workbook.
    Received,
}

/// Whom the host can ask.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Name.
    #[serde(default)]
    pub name: String,
    /// E-mail address.
    #[serde(default)]
    pub email: String,
    /// Phone number.
    #[serde(default)]
    pub phone: String,
}

impl Contact {
    /// Nothing is given.
    pub fn is_empty(&self) -> bool {
        self.name.trim().is_empty() && self.email.trim().is_empty() && self.phone.trim().is_empty()
    }
}

/// One plan's answers to one form for one reporting year.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The form, widened by supplemental metrics and topics.
    pub form: Arc<Form>,
    /// Where it comes from.
    pub origin: Origin,
    /// The plan's name; empty when not given.
    pub plan: String,
    /// The host's name; empty when not given.
    pub host: String,
    /// Whom the host can ask.
    pub contact: Contact,
    /// Reporting year; with it blank periods are the recommended ones.
    pub year: Option<u16>,
    /// Day it is due.
    pub due_date: Option<NaiveDate>,
    /// What was entered, by address. Blank points are absent.
    pub answers: BTreeMap<Address, Value>,
    /// Remarks by address.
    pub remarks: BTreeMap<Address, String>,
    /// Explanations of warnings by finding key, `CHECK@ADDRESS`.
    pub explanations: BTreeMap<String, String>,
    /// The host's own metrics.
    pub supplements: Vec<Supplement>,
    /// Special topics.
    pub topics: Vec<Topic>,
    /// The plan's baseline questionnaire, where it is at hand.
    pub baseline: Option<Arc<Report>>,
    /// The year's meetings.
    pub schedule: Vec<ScheduledMeeting>,
    /// Who stands for it, as papers say it.
    pub signed: Vec<Signed>,
    /// What the host asked about single figures, with the plan's answers.
    pub queries: Vec<Query>,
}

impl Report {
    /// A report without answers.
    pub fn new(form: Arc<Form>, origin: Origin) -> Report {
        Report {
            form,
            origin,
            plan: String::new(),
            host: String::new(),
            contact: Contact::default(),
            year: None,
            due_date: None,
            answers: BTreeMap::new(),
            remarks: BTreeMap::new(),
            explanations: BTreeMap::new(),
            supplements: Vec::new(),
            topics: Vec::new(),
            baseline: None,
            schedule: Vec::new(),
            signed: Vec::new(),
            queries: Vec::new(),
        }
    }

    /// Takes supplemental metrics and topics, and widens the form by them.
    pub fn widen(&mut self, supplements: Vec<Supplement>, topics: Vec<Topic>) {
        if self.supplements != supplements || self.topics != topics {
            self.form = self.form.extended(&supplements, &topics);
            self.supplements = supplements;
            self.topics = topics;
        }
    }

    /// Both name the same plan, letter case, spaces and punctuation aside, or one of them names none.
    pub fn same_plan(&self, other: &Report) -> bool {
        let names_none = |report: &Report| report.plan.trim().is_empty();
        names_none(self) || names_none(other) || same_name(&self.plan, &other.plan)
    }

    /// What the report says of itself; empty where it doesn't.
    pub fn says_of_itself(&self, what: OfReport) -> &str {
        match what {
            OfReport::Plan => &self.plan,
            OfReport::ContactName => &self.contact.name,
            OfReport::ContactEmail => &self.contact.email,
            OfReport::ContactPhone => &self.contact.phone,
        }
    }

    /// What was entered at an address.
    pub fn answer(&self, address: &str) -> Option<&Value> {
        self.answers.get(address)
    }

    /// Enters or clears a value.
    pub fn set(&mut self, address: Address, value: Option<Value>) {
        match value {
            Some(value) => self.answers.insert(address, value),
            None => self.answers.remove(&address),
        };
    }

    /// Gives a text its formatting back, where its words still are those answered; a text that was changed since stays
    /// as it is.
    pub fn restore_formatting(&mut self, address: Address, value: Option<Value>) {
        // Blank lines and the borders of empty cells at a line's ends don't survive every program.
        let line = |line: &str| line.trim_matches(|c: char| c.is_whitespace() || c == '|').to_owned();
        let lines =
            |text: &str| -> Vec<String> { text.lines().map(line).filter(|line| !line.is_empty()).collect() };
        let same = |one: &str, other: &str| lines(one) == lines(other);
        let here = self.answers.get(&address).and_then(Value::as_text);
        let with = value.as_ref().and_then(Value::as_text);
        if here.zip(with).is_some_and(|(here, with)| same(here, with)) {
            self.set(address, value);
        }
    }

    /// The lines of business that the report says it covers; all of the form's where it doesn't say.
    pub fn covered(&self) -> Vec<Lob> {
        match self.answers.get("lobs") {
            Some(Value::Lobs(lobs)) => {
                self.form.lobs.iter().copied().filter(|lob| lobs.contains(lob)).collect()
            }
            _ => self.form.lobs.clone(),
        }
    }

    /// A period as given, or else the recommended one of the reporting year; `None` when a day is missing or is no day,
    /// or the form asks for no periods.
    pub fn period(&self, period: Period) -> Option<Span> {
        let given = |edge: &str| self.answers.get(Address::new("period", None, Some(period), edge).as_str());
        let asked = self.form.point(Address::new("period", None, Some(period), "start").as_str()).is_some();
        let recommended = self.year.filter(|_| asked).and_then(|year| self.form.recommended(year, period));
        let edge = |edge: &str, fallback: Option<NaiveDate>| match given(edge) {
            Some(Value::Date(date)) => Some(*date),
            Some(_) => None,
            None => fallback,
        };
        Some((edge("start", recommended.map(|span| span.0))?, edge("end", recommended.map(|span| span.1))?))
    }

    /// Published national figures to set beside a percent: of the data year that shares most months with its period, or
    /// with the 12 months of its line of business.
    pub fn national_beside(&self, point: &DataPoint) -> Vec<&'static Benchmark> {
        let period = match point.period {
            Some(period) => self.period(period),
            None => point.lob.and_then(|lob| crate::crosswalk::months(self, lob)),
        };
        let (Some(period), Kind::Percent, Ok(figures)) = (period, point.kind, national_figures()) else {
            return Vec::new();
        };
        let (item, measure) = (self.form.item_of(point), self.form.measure_of(point));
        figures.beside(&item.code, &measure.key, point.lob, period)
    }

    /// Decimals that the form asks for at an address.
    pub fn decimals(&self, address: &str) -> Option<u32> {
        self.form.point(address).and_then(|point| self.form.measure_of(point).decimals)
    }

    /// The kind of an address; text where the form doesn't know it.
    pub fn kind(&self, address: &str) -> Kind {
        self.form.point(address).map_or(Kind::Text, |point| point.kind)
    }
}
