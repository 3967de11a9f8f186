//! A reading as it crosses from the reading process: JSON with decimals as text.

use std::collections::BTreeMap;

use hpug_model::address::Address;
use hpug_model::answers::{Contact, Origin, Report, ScheduledMeeting};
use hpug_model::forms::{Supplement, Topic, form};
use hpug_model::queries::Query;
use hpug_model::seal::Sealed;
use hpug_model::values::{Kind, from_json, to_json};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::{HandedOut, Note, Places, Reading, ReadingFinding, Suggested};

/// A reading with its report as plain data.
#[derive(Serialize, Deserialize)]
pub(crate) struct ReadingWire {
    form: String,
    plan: String,
    host: String,
    contact: Contact,
    year: Option<u16>,
    answers: BTreeMap<Address, Json>,
    remarks: BTreeMap<Address, String>,
    explanations: BTreeMap<String, String>,
    supplements: Vec<SupplementWire>,
    topics: Vec<Topic>,
    schedule: Vec<ScheduledMeeting>,
    computed: BTreeMap<Address, String>,
    suggested: Suggested,
    places: Places,
    findings: Vec<ReadingFinding>,
    notes: Vec<Note>,
    handed_out: Option<HandedOut>,
    #[serde(default)]
    queries: Vec<Query>,
    #[serde(default)]
    as_reported: BTreeMap<Address, String>,
    seal: Option<Sealed>,
}

/// Number, label, whether per line of business, measures.
type SupplementWire = (u32, String, bool, Vec<(String, Kind)>);

impl From<Reading> for ReadingWire {
    fn from(reading: Reading) -> ReadingWire {
        let report = reading.report;
        let supplements = report.supplements.into_iter();
        ReadingWire {
            form: report.form.id.clone(),
            plan: report.plan,
            host: report.host,
            contact: report.contact,
            year: report.year,
            answers: report.answers.iter().map(|(at, value)| (at.clone(), to_json(value))).collect(),
            remarks: report.remarks,
            explanations: report.explanations,
            supplements: supplements.map(|s| (s.number, s.label, s.per_lob, s.measures)).collect(),
            topics: report.topics,
            schedule: report.schedule,
            computed: reading.computed,
            suggested: reading.suggested,
            places: reading.places,
            findings: reading.findings,
            notes: reading.notes,
            handed_out: reading.handed_out,
            queries: report.queries,
            as_reported: reading.as_reported,
            seal: reading.seal,
        }
    }
}

impl ReadingWire {
    /// The reading; `None` where it names a form or holds a value that this program does not know.
    pub(crate) fn into_reading(self) -> Option<Reading> {
        let mut report = Report::new(form(&self.form).ok()??, Origin::Received);
        let supplement = |(number, label, per_lob, measures): SupplementWire| Supplement {
            number,
            label,
            per_lob,
            measures,
        };
        report.widen(self.supplements.into_iter().map(supplement).collect(), self.topics);
        report.schedule = self.schedule;
        report.queries = self.queries;
        (report.plan, report.host, report.contact) = (self.plan, self.host, self.contact);
        report.year = self.year;
        (report.remarks, report.explanations) = (self.remarks, self.explanations);
        let form = report.form.clone();
        for (address, json) in self.answers {
            let point = form.point(address.as_str())?;
            let value = from_json(point.kind, &form.measure_of(point).choices, &json).ok()?;
            report.set(address, value);
        }
        Some(Reading {
            report,
            computed: self.computed,
            suggested: self.suggested,
            places: self.places,
            findings: self.findings,
            notes: self.notes,
            handed_out: self.handed_out,
            as_reported: self.as_reported,
            seal: self.seal,
        })
    }
}
