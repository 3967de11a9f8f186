//! What items and data points are called where a person reads it: by the form's own codes, never by a word of ours.

use super::{DataPoint, Form, Item, Role, Section};
use crate::address::Lob;

impl Form {
    /// An item in words: `D.3 Shared savings`. Where its code is a word of ours the section's letter stands instead:
    /// `B Bariatric surgery`, `G Contact`; nothing where the section has no letter.
    pub fn item_name(&self, item: &Item) -> String {
        let section =
            self.sections.iter().find(|section| section.items.iter().any(|own| own.code == item.code));
        section.map_or_else(|| item.label.clone(), |section| name_in(section, item))
    }

    /// A data point in words: `D.3 Shared savings, Commercial, Current`, with the measure where the item has several.
    pub fn name_of(&self, address: &str) -> String {
        let Some(point) = self.point(address) else { return self.without_cell(address) };
        let (item, measure) = (self.item_of(point), self.measure_of(point));
        let section = &self.sections[point.section];
        let mut parts = vec![if is_whole(point, item) {
            coded(section, item, &measure.label)
        } else {
            name_in(section, item)
        }];
        parts.extend(about(point));
        let answers = item.measures.iter().filter(|measure| measure.role != Role::Working).count();
        if !is_whole(point, item) && (answers > 1 || point.role == Role::Working) {
            parts.push(measure.label.clone());
        }
        parts.join(", ")
    }

    /// A data point in short: `D.3 · Commercial · Current`. An item whose code is a word of ours goes by the form's mark
    /// for it, `X.13`, `G.TX`, else by its name; a question of a topic by the topic's title and its mark.
    pub fn place_of(&self, address: &str) -> String {
        let Some(point) = self.point(address) else { return self.without_cell(address) };
        let (section, item) = (&self.sections[point.section], self.item_of(point));
        let item = match is_whole(point, item) {
            true => coded(section, item, &self.measure_of(point).label),
            false => short_in(section, item),
        };
        std::iter::once(item).chain(about(point)).collect::<Vec<_>>().join(" · ")
    }

    /// A finding's message behind the `name` of the data point it is about, which many messages begin with themselves in
    /// short: `D.1 Legacy methods, Medicaid, Current rose from 42.1 % to 49.4 %`.
    pub fn said_of(&self, address: &str, name: &str, message: &str) -> String {
        let place = self.place_of(address);
        if let Some(rest) = message.strip_prefix(&place).filter(|rest| rest.starts_with([' ', ',', ':'])) {
            // The measure is part of a full name already.
            let measure = name.rsplit_once(", ").map_or("", |(_, measure)| measure);
            let rest = match rest.strip_prefix(", ").and_then(|rest| rest.strip_prefix(measure)) {
                Some(rest) if !measure.is_empty() && rest.starts_with([' ', ',', ':']) => rest,
                _ => rest,
            };
            return format!("{name}{rest}");
        }
        let about = self.point(address).map(|point| about(point).collect::<Vec<_>>().join(", "));
        let rest = about.and_then(|about| message.strip_prefix(&format!("{about}: ")));
        format!("{name}: {}", rest.unwrap_or(message))
    }

    /// What a finding speaks of that is no cell: the head, or a line of business of a section, such as
    /// `States of business · Commercial`; any other address as it is.
    fn without_cell(&self, address: &str) -> String {
        let of_section = || {
            let (section, lob) = address.split_once('/')?;
            Some(format!("{} · {}", self.section(section)?.title, Lob::from_key(lob)?.label()))
        };
        match address {
            "plan" => "Plan".to_owned(),
            "host" => "Host".to_owned(),
            "contact" => "Contact".to_owned(),
            other => of_section().unwrap_or_else(|| other.to_owned()),
        }
    }

    /// The item of a data point in short, as [`Form::place_of`] has it.
    pub fn item_short(&self, address: &str) -> String {
        let short = |point: &DataPoint| short_in(&self.sections[point.section], self.item_of(point));
        self.point(address).map_or_else(|| address.split('/').next().unwrap_or_default().to_owned(), short)
    }
}

/// Line of business and period, as far as a data point has them.
fn about(point: &DataPoint) -> impl Iterator<Item = String> {
    let lob = point.lob.map(|lob| lob.label().to_owned());
    lob.into_iter().chain(point.period.map(|period| period.label().to_owned()))
}

/// Questions of topics are the same for each of them: only with the topic's title one knows which is meant.
fn is_topic(section: &Section) -> bool {
    section.id.starts_with("T.")
}

fn short_in(section: &Section, item: &Item) -> String {
    if is_topic(section) {
        return format!("{}, question {}", section.title, item.mark);
    }
    let marked = !item.mark.is_empty() && !section.letter.is_empty();
    match is_worded(&item.code) {
        true if marked => format!("{}.{}", section.letter, item.mark),
        true => name_in(section, item),
        false => item.code.clone(),
    }
}

fn name_in(section: &Section, item: &Item) -> String {
    coded(section, item, &item.label)
}

/// A label behind the form's code for the item.
fn coded(section: &Section, item: &Item, label: &str) -> String {
    if is_topic(section) {
        return format!("{}, question {}: {label}", section.title, item.mark);
    }
    let code = if is_worded(&item.code) { &section.letter } else { &item.code };
    format!("{code} {label}").trim().to_owned()
}

/// Whether it is the whole that the rows above a total are shares of: a figure of its own, not their sum, and never called
/// a total.
fn is_whole(point: &DataPoint, item: &Item) -> bool {
    item.total && point.role == Role::Working
}

/// Whether a code holds a word of ours, such as `B.bariatric`, `C.2.mh`, `G.state.texas`, and not only marks of the
/// form, such as `C.1A.vi`.
pub(crate) fn is_worded(code: &str) -> bool {
    let is_roman = |part: &str| part.chars().all(|c| "ivx".contains(c));
    let is_word =
        |part: &str| part.len() > 1 && part.starts_with(|c: char| c.is_ascii_lowercase()) && !is_roman(part);
    code.split('.').any(is_word)
}

#[cfg(test)]
mod tests {
    use crate::answers::{Origin, Report};
    use crate::forms::{Topic, form};

    #[test]
    fn a_code_that_is_a_word_of_ours_is_never_shown() {
        let rows = [
            (
                "progress-report-2021",
                "D.3/commercial/current/percent",
                "D.3 Shared savings, with quality, Commercial, Current",
                "D.3 · Commercial · Current",
            ),
            ("progress-report-2021", "C.1A.vi/description", "C.1A.vi Other strategy, Description", "C.1A.vi"),
            ("progress-report-2021", "B.bariatric/coe", "B Bariatric surgery, COE", "B Bariatric surgery"),
            (
                "progress-report-2021",
                "D.total/medicaid/prior/percent",
                "D Total, Medicaid, Prior",
                "D Total · Medicaid · Prior",
            ),
            (
                "progress-report-2021",
                "D.total/medicaid/prior/dollars",
                "D All dollars paid to providers, Medicaid, Prior",
                "D All dollars paid to providers · Medicaid · Prior",
            ),
            ("lan-apm-2017", "G.contact/name", "G Contact, Name", "G Contact"),
            ("lan-apm-2017", "G.state.texas/lobs", "G Texas", "G.TX"),
            (
                "lan-apm-2017",
                "X.p4p/medicaid/stage",
                "X Fee-for-service plus pay-for-performance, Medicaid, Stage",
                "X.4 · Medicaid",
            ),
            (
                "lan-apm-2017",
                "G.states/medicaid",
                "States of business · Medicaid",
                "States of business · Medicaid",
            ),
            ("participation", "P.quarter/quarter", "Quarter", "Quarter"),
            ("participation", "P.track1/lead", "Track 1, Lead person", "Track 1"),
            ("questionnaire", "I.A1/text", "I.A1 Publishing limited, With whom, how far", "I.A1"),
        ];
        for (id, address, name, place) in rows {
            let form = form(id).unwrap().unwrap();
            assert_eq!((form.name_of(address).as_str(), form.place_of(address).as_str()), (name, place));
        }
    }

    #[test]
    fn a_question_goes_by_its_topic() {
        let guide = form("special-topics").unwrap().unwrap();
        let mut report = Report::new(guide, Origin::Own);
        report
            .widen(Vec::new(), vec![Topic { number: 2, title: "Doula care".to_owned(), ..Topic::default() }]);
        let form = &report.form;
        assert_eq!(form.place_of("T.2.2a/count"), "Doula care, question 2a");
        assert_eq!(form.name_of("T.2.5/text"), "Doula care, question 5: Benefit design");
    }

    #[test]
    fn a_message_behind_a_name_says_the_place_once() {
        let rows = [
            (
                "C.1A.iv/commercial/current/births",
                "C.1A.iv · Commercial · Current, Births rose from 2,570 to 3,865.",
                "C.1A.iv Pay for performance, Commercial, Current, Births rose from 2,570 to 3,865.",
                "C.1A.iv · Commercial · Current, Births rose from 2,570 to 3,865.",
            ),
            (
                "B.cardiac/current/incentive",
                "B Cardiac procedures · Current: members with incentives use COEs less.",
                "B Cardiac procedures, Current, With incentives: members with incentives use COEs less.",
                "B Cardiac procedures · Current: members with incentives use COEs less.",
            ),
            (
                "C.2.1a/medicaid/prior/percent",
                "Medicaid, Prior: 67.8 %, 21.7 % and 13 % make 102.5 %.",
                "C.2.1a In-network, in person, Medicaid, Prior: 67.8 %, 21.7 % and 13 % make 102.5 %.",
                "C.2.1a · Medicaid · Prior: 67.8 %, 21.7 % and 13 % make 102.5 %.",
            ),
            (
                "A.1b/current/count",
                "It is blank.",
                "A.1b Health systems: placement demanded, Current, #: It is blank.",
                "A.1b · Current: It is blank.",
            ),
            (
                "contact",
                "No contact is named.",
                "Contact: No contact is named.",
                "Contact: No contact is named.",
            ),
        ];
        let form = form("progress-report-2021").unwrap().unwrap();
        for (address, message, named, short) in rows {
            assert_eq!(form.said_of(address, &form.name_of(address), message), named);
            assert_eq!(form.said_of(address, &form.place_of(address), message), short);
        }
    }
}
