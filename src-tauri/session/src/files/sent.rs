//! The answers as an export carries them, and their comparison with what was read back.

use std::collections::BTreeMap;

use hpug_excel::{Reading, ReadingCheck, ReadingFinding};
use hpug_model::answers::Figures;
use hpug_model::forms::{DataPoint, Role};
use hpug_model::{Address, NoData, Value};

/// The answers as an export carries them: entered or derived, figures as shown. Totals, working figures and the head
/// are left out: the first follow from the others, the second are sent only when asked for.
pub fn sent(figures: &Figures<'_>) -> BTreeMap<Address, Value> {
    let carried = |point: &&DataPoint| matches!(point.role, Role::Answer | Role::Optional | Role::Name);
    let points = figures.form().points.iter().filter(carried);
    points
        .filter_map(|point| Some((point.address.clone(), figures.shown_value(point.address.as_str())?)))
        .collect()
}

/// The answers as our own workbook and a filled file carry them: as [`sent`], and `N/A` in the blank cells of lines of
/// business that the report doesn't cover.
pub fn carried(figures: &Figures<'_>) -> BTreeMap<Address, Value> {
    let covered = figures.report.covered();
    let left_out = |point: &&DataPoint| {
        matches!(point.role, Role::Answer | Role::Optional)
            && point.lob.is_some_and(|lob| !covered.contains(&lob))
    };
    let absent = figures.form().points.iter().filter(left_out);
    let mut answers: BTreeMap<Address, Value> =
        absent.map(|point| (point.address.clone(), Value::NoData(NoData::NotApplicable))).collect();
    answers.extend(sent(figures));
    answers
}

/// The answers as a host's own file carries them: its cells hold text without formatting.
pub fn unformatted(mut answers: BTreeMap<Address, Value>) -> BTreeMap<Address, Value> {
    for value in answers.values_mut() {
        if let Value::Rich(text) = value {
            *value = Value::Text(text.plain().trim().to_owned());
        }
    }
    answers
}

/// The answers that came back in a workbook. Text where a figure belongs comes back as the reader takes such text: as a
/// finding that quotes it, as a remark, or as the number in it. Each counts as come back, because the cell holds it.
pub fn returned(sent: &BTreeMap<Address, Value>, reading: &Reading) -> BTreeMap<Address, Value> {
    let mut answers = self::sent(&Figures::of(&reading.report));
    for (address, value) in sent {
        let Value::Unreadable(text) = value else { continue };
        let digits: String = text.chars().filter(|c| *c != ',' && !c.is_whitespace()).collect();
        let is_number_in_it = match answers.get(address) {
            Some(Value::Number(number)) => digits.contains(&number.normalize().to_string()),
            _ => false,
        };
        if is_number_in_it || is_quoted(reading, address, text.trim()) {
            answers.insert(address.clone(), value.clone());
        }
    }
    answers
}

/// A finding of the reader quotes the text, or it was kept as the remark of its cell.
fn is_quoted(reading: &Reading, address: &Address, text: &str) -> bool {
    let quoted = format!("“{text}”");
    let quotes = |finding: &ReadingFinding| {
        finding.check == ReadingCheck::Form11
            && finding.at.contains(address)
            && finding.message.contains(&quoted)
    };
    let kept = reading.report.remarks.get(address).is_some_and(|remark| remark.contains(text));
    kept || reading.findings.iter().any(quotes)
}

/// One answer that came back different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Its address.
    pub address: Address,
    /// What was to be written; `None` for a blank.
    pub sent: Option<Value>,
    /// What was read back; `None` for a blank.
    pub read: Option<Value>,
}

/// What a comparison found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Answers that came back the same.
    pub identical: u32,
    /// Answers compared.
    pub compared: u32,
    /// Those that differ, blanks that came back filled included.
    pub differences: Vec<Difference>,
}

impl Comparison {
    /// The same, counting no others than these addresses. Differences stay, wherever they are.
    pub fn told_of<'a>(self, counted: impl Iterator<Item = &'a Address>) -> Comparison {
        let differs = |address: &Address| self.differences.iter().any(|other| other.address == *address);
        let (mut identical, mut compared) = (0, 0);
        for address in counted {
            compared += 1;
            identical += u32::from(!differs(address));
        }
        Comparison { identical, compared, ..self }
    }
}

/// Compares answers as sent with what was read back, at the addresses that the file has a place for.
pub fn compare(
    sent: &BTreeMap<Address, Value>,
    read: &BTreeMap<Address, Value>,
    has_place: impl Fn(&Address) -> bool,
) -> Comparison {
    let mut comparison = Comparison::default();
    for (address, value) in sent.iter().filter(|(address, _)| has_place(address)) {
        comparison.compared += 1;
        if read.get(address) == Some(value) {
            comparison.identical += 1;
        } else {
            let read = read.get(address).cloned();
            comparison.differences.push(Difference {
                address: address.clone(),
                sent: Some(value.clone()),
                read,
            });
        }
    }
    for (address, value) in
        read.iter().filter(|(address, _)| has_place(address) && !sent.contains_key(*address))
    {
        let read = Some(value.clone());
        comparison.differences.push(Difference { address: address.clone(), sent: None, read });
    }
    comparison
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(rows: &[(&str, &str)]) -> BTreeMap<Address, Value> {
        rows.iter().map(|(address, text)| (Address::from(*address), Value::Text((*text).into()))).collect()
    }

    #[test]
    fn what_can_not_be_read_and_what_is_not_covered_come_back() {
        let form = hpug_model::forms::form("progress-report-2021").unwrap().unwrap();
        let mut report = hpug_model::Report::new(form, hpug_model::answers::Origin::Own);
        let mut set = |address: &str, value| report.set(Address::from(address), Some(value));
        set("lobs", Value::Lobs(vec![hpug_model::address::Lob::Commercial]));
        set("A.1a/current/count", Value::Unreadable("a dozen".into()));
        set("C.2.2/medicaid/current/percent", Value::Number(38.into()));
        report.remarks.insert(Address::from("A.1a/current/count"), "To be counted.".into());
        let today = chrono::NaiveDate::from_ymd_opt(2026, 2, 1).unwrap();
        let how = hpug_excel::write::ReportOptions { working_figures: false, draft: true, today };
        let bytes = hpug_excel::write::report(&report, &[], &how).unwrap();
        let reading = hpug_excel::read_here(&bytes, "").unwrap();
        let sent = carried(&Figures::of(&report));
        let found = compare(&sent, &returned(&sent, &reading), |_| true);
        assert_eq!(found.differences, []);
        assert_eq!(found.identical, 2 + 55);
    }

    /// Texts where a figure belongs, those that promise one and those that hold one included, come back from our own
    /// workbook and from a host's filled file, with and without a remark of their own.
    #[test]
    fn texts_where_a_figure_belongs_come_back() {
        let texts = [
            "TBD",
            "TBD - by March",
            "12 systems",
            "1 234",
            "1.2 million",
            "about ten",
            "12-15%",
            "N/A – no such program",
            "≤10",
            "%12.5",
            "7.5 (1)",
            "=1+1",
            "–",
            "see note 3",
            "12 %*",
            "½",
        ];
        let cells = [
            "A.1a/current/count",
            "A.3a/prior/dollars",
            "B.cancer/current/all",
            "C.1A.i/commercial/current/births",
            "D.4/medicaid/prior/percent",
        ];
        let form = hpug_model::forms::form("progress-report-2021").unwrap().unwrap();
        let today = chrono::NaiveDate::from_ymd_opt(2026, 2, 1).unwrap();
        let host =
            std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/workbooks/blank.xlsx");
        let host = std::fs::read(host).unwrap();
        let asked = hpug_excel::read_here(&host, "").unwrap();
        for (at, text) in texts.iter().enumerate() {
            let mut report = hpug_model::Report::new(form.clone(), hpug_model::answers::Origin::Own);
            for cell in cells {
                report.set(Address::from(cell), Some(Value::Unreadable((*text).to_owned())));
                if at.is_multiple_of(2) {
                    report.remarks.insert(Address::from(cell), "To be counted.".into());
                }
            }
            let how = hpug_excel::write::ReportOptions { working_figures: false, draft: true, today };
            let written = hpug_excel::write::report(&report, &[], &how).unwrap();
            let answers = hpug_excel::fill::Answers { report: &report, cleared: &Default::default() };
            let filled = hpug_excel::fill::fill(&host, &asked, &answers).unwrap().bytes;
            let sent = carried(&Figures::of(&report));
            for (what, bytes) in [("our workbook", written), ("a filled file", filled)] {
                let reading = hpug_excel::read_here(&bytes, "").unwrap();
                let found = compare(&sent, &returned(&sent, &reading), |_| true);
                assert_eq!(found.differences, [], "{text:?} in {what}");
            }
        }
    }

    #[test]
    fn every_difference_is_named() {
        let sent = answers(&[("a", "1"), ("b", "2"), ("c", "3"), ("no place", "9")]);
        let read = answers(&[("a", "1"), ("b", "x"), ("d", "4")]);
        let found = compare(&sent, &read, |address| address.as_str() != "no place");
        assert_eq!((found.identical, found.compared), (1, 3));
        let named: Vec<&str> =
            found.differences.iter().map(|difference| difference.address.as_str()).collect();
        assert_eq!(named, ["b", "c", "d"]);
    }
}
