//! Cells that hold several answers: lines of business in one cell, yes and a share in one cell.

use hpug_model::address::{Address, Lob};
use hpug_model::format;
use hpug_model::forms::{Form, Measure, Tabs};
use hpug_model::values::{
    Kind, NoData, Value, lob_of, lobs_of, month_of, month_text, months_of, months_text, number_of, typed,
};
use rust_decimal::Decimal;

use crate::values::read_text;

/// The answers that share a cell: those of an item's measures, for each of these lines of business.
#[derive(Clone, Debug)]
pub(crate) struct Shared<'a> {
    pub(crate) form: &'a Form,
    pub(crate) tabs: &'a Tabs,
    pub(crate) item: &'a str,
    /// None where the item isn't asked per line of business.
    pub(crate) lobs: Vec<Option<Lob>>,
    pub(crate) measures: &'a [String],
}

/// What a cell's text says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Parsed {
    pub(crate) values: Vec<(Address, Value)>,
    /// One value was given for every line of business that it concerns.
    pub(crate) for_all: bool,
    /// A part was not understood.
    pub(crate) unknown: bool,
}

impl Shared<'_> {
    /// The addresses, line of business by line of business.
    pub(crate) fn addresses(&self) -> Vec<Address> {
        let of_lob =
            |lob: &Option<Lob>| self.measures.iter().map(|key| self.address(*lob, key)).collect::<Vec<_>>();
        self.lobs.iter().flat_map(of_lob).collect()
    }

    fn address(&self, lob: Option<Lob>, measure: &str) -> Address {
        Address::new(self.item, lob, None, measure)
    }

    fn measure(&self, key: &str) -> Option<&Measure> {
        self.form.item(self.item)?.measures.iter().find(|measure| measure.key == key)
    }

    fn kind(&self) -> Kind {
        self.measures.first().and_then(|key| self.measure(key)).map_or(Kind::Line, |measure| measure.kind)
    }

    /// Understands a cell's text.
    pub(crate) fn parse(&self, text: &str) -> Parsed {
        let mut parsed = Parsed::default();
        if self.lobs.len() > 1 {
            if self.kind() == Kind::Flag
                && self.measures.len() == 1
                && let Some(named) = lobs_of(text)
            {
                let flag = |lob: &Option<Lob>| Value::Flag(lob.is_some_and(|lob| named.contains(&lob)));
                parsed.values =
                    self.lobs.iter().map(|lob| (self.address(*lob, &self.measures[0]), flag(lob))).collect();
                return parsed;
            }
            if let Some(parts) = parts(text) {
                for (lobs, part) in parts {
                    let taken =
                        self.take(&lobs.into_iter().map(Some).collect::<Vec<_>>(), &part, &mut parsed);
                    parsed.unknown |= !taken;
                }
                return parsed;
            }
            parsed.for_all = true;
            if self.kind().is_number() {
                parsed.unknown = true;
                return parsed;
            }
        }
        parsed.unknown = !self.take(&self.lobs, text, &mut parsed);
        parsed
    }

    fn take(&self, lobs: &[Option<Lob>], text: &str, parsed: &mut Parsed) -> bool {
        let Some(values) = self.values(text.trim()) else { return false };
        for lob in lobs {
            let own = values.iter().map(|(key, value)| (self.address(*lob, key), value.clone()));
            parsed.values.extend(own);
        }
        true
    }

    /// The values of one line of business.
    fn values(&self, text: &str) -> Option<Vec<(String, Value)>> {
        let first = self.measures.first()?;
        if let Some(Value::NoData(reason)) = read_text(Kind::Flag, text).value {
            return Some(vec![(first.clone(), Value::NoData(reason))]);
        }
        match self.measures {
            [included, percent] => {
                let (flag, share) = share_of(text)?;
                let mut values = vec![(included.clone(), Value::Flag(flag))];
                values.extend(share.map(|share| (percent.clone(), Value::number(share))));
                Some(values)
            }
            _ => Some(vec![(first.clone(), self.value(text)?)]),
        }
    }

    fn value(&self, text: &str) -> Option<Value> {
        match self.kind() {
            Kind::Choice => self.choice(text).map(Value::Choice),
            Kind::Choices => {
                let choices = &self.measure(self.measures.first()?)?.choices;
                typed(Kind::Choices, choices, text).filter(|value| matches!(value, Value::Choice(_)))
            }
            Kind::Month => month_of(text).map(Value::Text),
            Kind::Months => months_of(text).map(Value::Text),
            Kind::Lobs => lobs_of(text).map(Value::Lobs),
            Kind::Flag if text.eq_ignore_ascii_case("none") => Some(Value::Flag(false)),
            kind => read_text(kind, text).value,
        }
    }

    /// The choice whose key, label or words the text says.
    fn choice(&self, text: &str) -> Option<String> {
        let choices = &self.measure(self.measures.first()?)?.choices;
        let lower = crate::recognise::words(text);
        let exact = choices.iter().find(|(key, label)| {
            lower == crate::recognise::words(key) || lower == crate::recognise::words(label)
        });
        let says = |key: &str| {
            let spellings =
                self.tabs.choices.iter().filter(|(of, _)| of == key).flat_map(|(_, starts)| starts);
            spellings.into_iter().any(|start| lower.split(' ').any(|word| word.starts_with(start.as_str())))
        };
        exact.or_else(|| choices.iter().find(|(key, _)| says(key))).map(|(key, _)| key.clone())
    }

    /// The text for a cell that holds these values; empty where there is none.
    pub(crate) fn compose(&self, value: impl Fn(&Address) -> Option<Value>) -> String {
        let of = |lob: Option<Lob>| {
            let values: Vec<Option<Value>> =
                self.measures.iter().map(|key| value(&self.address(lob, key))).collect();
            self.words(&values)
        };
        if let [lob] = self.lobs.as_slice() {
            return of(*lob).unwrap_or_default();
        }
        if let Some(list) = self.in_effect(&value) {
            return list;
        }
        let label =
            |lob: Lob| self.tabs.lobs.iter().find(|(of, _)| *of == lob).map_or("", |(_, label)| label);
        let part = |lob: &Option<Lob>| Some(format!("{}: {}", label((*lob)?), of(*lob)?));
        self.lobs.iter().filter_map(part).collect::<Vec<_>>().join("; ")
    }

    /// A list of the lines of business that say yes, where every other one says no.
    fn in_effect(&self, value: &impl Fn(&Address) -> Option<Value>) -> Option<String> {
        let [key] = self.measures else { return None };
        if self.kind() != Kind::Flag {
            return None;
        }
        let mut yes = Vec::new();
        for lob in &self.lobs {
            match value(&self.address(*lob, key)) {
                Some(Value::Flag(true)) => yes.push((*lob)?),
                Some(Value::Flag(false)) => {}
                _ => return None,
            }
        }
        let label =
            |lob: &Lob| self.tabs.lobs.iter().find(|(of, _)| of == lob).map(|(_, label)| label.clone());
        if yes.is_empty() {
            return Some("No".to_owned());
        }
        Some(yes.iter().filter_map(label).collect::<Vec<_>>().join(", "))
    }

    /// The words for the values of one line of business.
    fn words(&self, values: &[Option<Value>]) -> Option<String> {
        match values {
            [included, percent] => match (included, percent) {
                (None, None) => None,
                (Some(Value::Flag(true)), None) => Some("Yes".to_owned()),
                (Some(Value::Flag(flag)), Some(share)) => {
                    Some(format!("{}, {}", if *flag { "Yes" } else { "No" }, percent_words(share)))
                }
                (Some(Value::Flag(false)), None) => Some("No".to_owned()),
                (Some(other), _) => Some(format::value(Kind::Flag, other, None)),
                (None, Some(share)) => Some(percent_words(share)),
            },
            [Some(value)] => Some(self.word(value)),
            _ => None,
        }
    }

    fn word(&self, value: &Value) -> String {
        match (self.kind(), value) {
            (Kind::Flag, Value::Flag(flag)) => if *flag { "Yes" } else { "No" }.to_owned(),
            (Kind::Choice | Kind::Choices, Value::Choice(key)) => {
                let measure = self.measures.first().and_then(|key| self.measure(key));
                measure.map_or_else(|| key.clone(), |measure| measure.chosen(key))
            }
            (Kind::Month, Value::Text(text)) => month_text(text),
            (Kind::Months, Value::Text(text)) => months_text(text),
            (Kind::Lobs, Value::Lobs(lobs)) => {
                let short = |lob: &Lob| match lob {
                    Lob::Commercial => "C",
                    Lob::MedicareAdvantage => "MA",
                    Lob::Medicaid => "MCO",
                };
                lobs.iter().map(short).collect::<Vec<_>>().join(", ")
            }
            (kind, value) => format::value(kind, value, None),
        }
    }
}

fn percent_words(value: &Value) -> String {
    match value {
        Value::Number(share) => format!("{}%", share.normalize()),
        other => format::value(Kind::Percent, other, None),
    }
}

/// Yes or no, and the share: `85%` means yes.
fn share_of(text: &str) -> Option<(bool, Option<Decimal>)> {
    let first = text.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty()).map(str::to_lowercase);
    let flag = match first.as_deref() {
        Some("y" | "yes") => Some(true),
        Some("n" | "no") => Some(false),
        Some("percent" | "pct") | None => None,
        Some(_) => return None,
    };
    let number: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '.' || *c == '-').collect();
    let number = number.trim_matches('.');
    let number = number.trim_start_matches(|c| c == '-' && !text.contains("-.") && flag.is_some());
    let share = if number.is_empty() { None } else { Some(number_of(Kind::Percent, number)?) };
    match (flag, share) {
        (None, None) => None,
        (flag, share) => Some((flag.unwrap_or(true), share)),
    }
}

/// The parts of `Comm: 01/2014; MCO: 07/2015`: lines of business and their text. `None` where no part names one.
fn parts(text: &str) -> Option<Vec<(Vec<Lob>, String)>> {
    let mut parts: Vec<(Vec<Lob>, String)> = Vec::new();
    let mut pending: Vec<Lob> = Vec::new();
    for piece in text.split([';', '\n', ',']).map(str::trim).filter(|piece| !piece.is_empty()) {
        let named = piece.split_once(':').and_then(|(lobs, rest)| Some((lobs_of(lobs)?, rest)));
        match (named, lob_of(piece)) {
            (Some((mut lobs, rest)), _) => {
                lobs.append(&mut pending);
                lobs.sort();
                parts.push((lobs, rest.trim().to_owned()));
            }
            (None, Some(lob)) => pending.push(lob),
            (None, None) => match parts.last_mut() {
                Some((_, last)) => {
                    last.push_str(", ");
                    last.push_str(piece);
                }
                None => return None,
            },
        }
    }
    (!parts.is_empty() && pending.is_empty()).then_some(parts)
}

/// Whether a no-data reason or any other value stands for every line of business alike.
pub(crate) fn is_no_data(value: &Value) -> bool {
    matches!(value, Value::NoData(NoData::NotApplicable | NoData::NotCollected | NoData::NotAvailable))
}
