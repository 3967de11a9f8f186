//! Answers files: a report as JSON.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value as Json, json};
use thiserror::Error;

use super::repeated::repeated_key;
use super::{Contact, Origin, Report, ScheduledMeeting, cleaned_schedule};
use crate::address::Address;
use crate::forms::{self, Form, FormError, Supplement, Topic};
use crate::rich::RichError;
use crate::values::{Kind, Value, ValueError, from_json, rich_from_json, to_json};

/// Why an answers file can't be taken.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AnswersError {
    /// Not JSON, or not an object.
    #[error("this is not an answers file: {0}")]
    NotAnswers(String),
    /// A form id that the program doesn't know.
    #[error("form {0:?} is not known; `hpug forms` lists those that are")]
    UnknownForm(String),
    /// An address that the form doesn't have.
    #[error("{form} has no data point {address}; check its spelling")]
    UnknownAddress {
        /// The form's id.
        form: String,
        /// The address.
        address: Address,
    },
    /// A value of the wrong JSON type.
    #[error("{address}: {error}")]
    Value {
        /// Where.
        address: Address,
        /// What is wrong with it.
        error: ValueError,
    },
    /// A key or address that stands twice in one object.
    #[error("{0} stands in the file twice; keep the one that counts")]
    Repeated(String),
    /// Formatting that is no document, or one beyond its limits.
    #[error("formatting of {address}: {error}")]
    Rich {
        /// Where.
        address: Address,
        /// What is wrong with it.
        error: RichError,
    },
    /// A field of the wrong JSON type.
    #[error("{0:?} has the wrong type; see the description of answers files")]
    Field(&'static str),
    /// A form file with a mistake.
    #[error(transparent)]
    Form(#[from] FormError),
}

/// What an answers file holds.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswersFile {
    /// The report; addresses given as `null` are blank.
    pub report: Report,
    /// Addresses given as `null`: cells to be emptied.
    pub cleared: BTreeSet<Address>,
}

impl AnswersFile {
    /// Reads an answers file: `{"form", "plan", "host", "contact", "answers", "remarks", "explanations"}`, also one
    /// object of the `files` that `hpug read` prints. Answers of the plan's baseline questionnaire may stand beside
    /// those of its progress report.
    ///
    /// Texts stand in `answers` without formatting, so that scripts read and write plain text; `rich` holds, by address,
    /// the same texts with formatting. It counts where its words are those in `answers`, or where `answers` says
    /// nothing; a text that was changed since has lost its formatting.
    ///
    /// # Errors
    /// [`AnswersError`] by cause; nothing is dropped silently.
    pub fn from_json(text: &str) -> Result<AnswersFile, AnswersError> {
        let json: Json =
            serde_json::from_str(text).map_err(|error| AnswersError::NotAnswers(error.to_string()))?;
        if let Some(key) = repeated_key(text) {
            return Err(AnswersError::Repeated(key));
        }
        let Json::Object(mut file) = json else {
            return Err(AnswersError::NotAnswers("it holds no object".to_owned()));
        };
        let id = text_field(&file, "form")?.ok_or(AnswersError::NotAnswers("it names no form".to_owned()))?;
        let form = forms::form(&id)?.ok_or(AnswersError::UnknownForm(id))?;
        let mut report = Report::new(form, Origin::AnswersFile);
        report.plan = text_field(&file, "plan")?.unwrap_or_default();
        report.host = text_field(&file, "host")?.unwrap_or_default();
        report.contact = contact(&file)?;
        report.year = year(&file)?;
        report.schedule = schedule(&file)?;
        let mut answers = object(&mut file, "answers")?;
        report.set_baseline(baseline(&report, &mut answers)?);
        let rich = object(&mut file, "rich")?;
        let addresses = || answers.keys().chain(rich.keys()).map(String::as_str);
        let topics = topics(&file, topics_in(addresses()))?;
        report.widen(supplements_in(addresses()), topics);
        read_answers(&mut report, &answers)?;
        read_formatting(&mut report, &rich, &answers)?;
        report.remarks =
            texts(&mut file, "remarks")?.into_iter().map(|(at, text)| (Address::from(at), text)).collect();
        report.explanations = texts(&mut file, "explanations")?;
        let cleared =
            answers.iter().filter(|(_, json)| json.is_null()).map(|(at, _)| Address::from(at.as_str()));
        Ok(AnswersFile { cleared: cleared.collect(), report })
    }
}

impl Report {
    /// The report of an answers file.
    ///
    /// # Errors
    /// As [`AnswersFile::from_json`].
    pub fn from_json(text: &str) -> Result<Report, AnswersError> {
        AnswersFile::from_json(text).map(|file| file.report)
    }

    /// Writes the report as an answers file.
    pub fn to_json(&self) -> Json {
        let beside = self.baseline.iter().flat_map(|questionnaire| &questionnaire.answers);
        let answers: Map<String, Json> =
            self.answers.iter().chain(beside).map(|(at, value)| (at.to_string(), plain(value))).collect();
        let remarks: BTreeMap<&str, &str> =
            self.remarks.iter().map(|(address, text)| (address.as_str(), text.as_str())).collect();
        let mut file = json!({
            "form": self.form.id, "plan": self.plan, "host": self.host, "contact": self.contact,
            "answers": answers, "remarks": remarks, "explanations": self.explanations,
        });
        if let Some(year) = self.year {
            file["year"] = json!(year);
        }
        let rich: Map<String, Json> = self.answers.iter().filter_map(formatted).collect();
        if !rich.is_empty() {
            file["rich"] = Json::Object(rich);
        }
        if !self.topics.is_empty() {
            file["topics"] = json!(self.topics);
        }
        if !self.schedule.is_empty() {
            file["schedule"] = json!(self.schedule);
        }
        file
    }
}

/// The questionnaire's answers that stand beside those of a report that it switches; they are taken out of `answers`.
fn baseline(report: &Report, answers: &mut Map<String, Json>) -> Result<Option<Report>, AnswersError> {
    let topics_or_metrics = |at: &str| at.starts_with("T.") || at.starts_with("S.");
    if answers.keys().all(|at| report.form.point(at).is_some() || topics_or_metrics(at)) {
        return Ok(None);
    }
    let asks =
        |form: &Form| form.switches.iter().any(|switch| report.form.section(&switch.section).is_some());
    let Some(form) = forms::known().iter().find(|form| asks(form)) else { return Ok(None) };
    let beside = |at: &str| report.form.point(at).is_none() && form.point(at).is_some();
    let found: Vec<String> = answers.keys().filter(|at| beside(at)).cloned().collect();
    if found.is_empty() {
        return Ok(None);
    }
    let found = found.into_iter().filter_map(|at| answers.remove_entry(&at)).collect();
    let mut questionnaire = Report::new(form.clone(), Origin::AnswersFile);
    report.plan.clone_into(&mut questionnaire.plan);
    report.host.clone_into(&mut questionnaire.host);
    read_answers(&mut questionnaire, &found)?;
    Ok(Some(questionnaire))
}

fn read_answers(report: &mut Report, answers: &Map<String, Json>) -> Result<(), AnswersError> {
    for (address, json) in answers {
        let address = Address::from(address.as_str());
        let form = report.form.clone();
        let point = form.point(address.as_str()).ok_or_else(|| AnswersError::UnknownAddress {
            form: form.id.clone(),
            address: address.clone(),
        })?;
        let choices = &form.measure_of(point).choices;
        let value = from_json(point.kind, choices, json)
            .map_err(|error| AnswersError::Value { address: address.clone(), error })?;
        report.set(address, value);
    }
    Ok(())
}

/// A value for `answers`: a text with formatting without it.
fn plain(value: &Value) -> Json {
    match value {
        Value::Rich(text) => json!(text.plain()),
        value => to_json(value),
    }
}

fn formatted((address, value): (&Address, &Value)) -> Option<(String, Json)> {
    match value {
        Value::Rich(text) => Some((address.to_string(), text.to_json())),
        _ => None,
    }
}

fn read_formatting(
    report: &mut Report,
    rich: &Map<String, Json>,
    answers: &Map<String, Json>,
) -> Result<(), AnswersError> {
    for (address, json) in rich {
        let address = Address::from(address.as_str());
        let form = report.form.clone();
        let known = form.point(address.as_str()).filter(|point| point.kind == Kind::Text);
        known.ok_or_else(|| AnswersError::UnknownAddress {
            form: form.id.clone(),
            address: address.clone(),
        })?;
        let value =
            rich_from_json(json).map_err(|error| AnswersError::Rich { address: address.clone(), error })?;
        if answers.contains_key(address.as_str()) {
            report.restore_formatting(address, value);
        } else {
            report.set(address, value);
        }
    }
    Ok(())
}

/// Takes an object out of the file: those of long reports aren't copied.
fn object(file: &mut Map<String, Json>, name: &'static str) -> Result<Map<String, Json>, AnswersError> {
    match file.remove(name) {
        None | Some(Json::Null) => Ok(Map::new()),
        Some(Json::Object(object)) => Ok(object),
        Some(_) => Err(AnswersError::Field(name)),
    }
}

fn text_field(file: &Map<String, Json>, name: &'static str) -> Result<Option<String>, AnswersError> {
    match file.get(name) {
        None | Some(Json::Null) => Ok(None),
        Some(Json::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(AnswersError::Field(name)),
    }
}

fn texts(file: &mut Map<String, Json>, name: &'static str) -> Result<BTreeMap<String, String>, AnswersError> {
    let text = |(key, json): (String, Json)| match json {
        Json::String(text) => Ok((key, text)),
        _ => Err(AnswersError::Field(name)),
    };
    object(file, name)?.into_iter().map(text).collect()
}

fn contact(file: &Map<String, Json>) -> Result<Contact, AnswersError> {
    match file.get("contact") {
        None | Some(Json::Null) => Ok(Contact::default()),
        Some(Json::String(name)) => Ok(Contact { name: name.clone(), ..Contact::default() }),
        Some(json) => serde_json::from_value(json.clone()).map_err(|_| AnswersError::Field("contact")),
    }
}

fn year(file: &Map<String, Json>) -> Result<Option<u16>, AnswersError> {
    match file.get("year") {
        None | Some(Json::Null) => Ok(None),
        Some(json) => json
            .as_u64()
            .and_then(|year| u16::try_from(year).ok())
            .map(Some)
            .ok_or(AnswersError::Field("year")),
    }
}

fn schedule(file: &Map<String, Json>) -> Result<Vec<ScheduledMeeting>, AnswersError> {
    match file.get("schedule") {
        None | Some(Json::Null) => Ok(Vec::new()),
        Some(json) => serde_json::from_value(json.clone())
            .map(cleaned_schedule)
            .map_err(|_| AnswersError::Field("schedule")),
    }
}

fn topics(file: &Map<String, Json>, answered: Vec<u32>) -> Result<Vec<Topic>, AnswersError> {
    let mut topics: Vec<Topic> = match file.get("topics") {
        None | Some(Json::Null) => Vec::new(),
        Some(Json::Array(list)) => {
            let topic = |json: &Json| serde_json::from_value(json.clone()).map(Topic::cleaned);
            list.iter().map(topic).collect::<Result<_, _>>().map_err(|_| AnswersError::Field("topics"))?
        }
        Some(_) => return Err(AnswersError::Field("topics")),
    };
    for number in answered {
        if !topics.iter().any(|topic| topic.number == number) {
            topics.push(Topic { number, title: format!("Special topic {number}"), ..Topic::default() });
        }
    }
    topics.sort_by_key(|topic| topic.number);
    topics.dedup_by_key(|topic| topic.number);
    Ok(topics)
}

/// The numbers of the special topics that addresses speak of: `T.3.2a/count` is of topic 3.
pub fn topics_in<'a>(addresses: impl Iterator<Item = &'a str>) -> Vec<u32> {
    let numbers: BTreeSet<u32> =
        addresses.filter_map(|address| address.strip_prefix("T.")?.split('.').next()?.parse().ok()).collect();
    numbers.into_iter().collect()
}

/// The supplemental metrics that addresses speak of: `S.1/commercial/current/count` is metric 1, per line of business.
pub fn supplements_in<'a>(addresses: impl Iterator<Item = &'a str>) -> Vec<Supplement> {
    let mut found: BTreeMap<u32, Supplement> = BTreeMap::new();
    for text in addresses.filter(|text| text.starts_with("S.")) {
        let address = Address::from(text);
        let Some(number) = address.item().strip_prefix("S.").and_then(|number| number.parse().ok()) else {
            continue;
        };
        let kind = match address.measure() {
            "count" => Kind::Count,
            "percent" => Kind::Percent,
            "dollars" => Kind::Dollars,
            _ => continue,
        };
        let supplement = found.entry(number).or_insert_with(|| Supplement {
            number,
            label: format!("Supplemental metric {number}"),
            per_lob: false,
            measures: Vec::new(),
        });
        supplement.per_lob |= address.lob().is_some();
        if !supplement.measures.iter().any(|(key, _)| key == address.measure()) {
            supplement.measures.push((address.measure().to_owned(), kind));
        }
    }
    found.into_values().map(in_order).collect()
}

fn in_order(mut supplement: Supplement) -> Supplement {
    supplement.measures.sort_by_key(|(_, kind)| match kind {
        Kind::Count => 0,
        Kind::Dollars => 1,
        _ => 2,
    });
    supplement
}
