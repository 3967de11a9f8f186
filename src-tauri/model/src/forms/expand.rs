//! Laying out every data point of a form, and widening a form by supplemental metrics and special topics.

use std::collections::HashMap;

use super::file::line_of;
use super::{DataPoint, Form, Is, Item, Measure, Role, Section, Topic, known};
use crate::address::{Address, Lob, Period};
use crate::values::Kind;

/// Something in a form that refers to what isn't there.
pub(super) struct Mistake {
    /// The name to look for in the file.
    name: String,
    /// Code of the item in which it stands.
    item: Option<String>,
    /// What is wrong.
    pub reason: String,
}

impl Mistake {
    pub(super) fn new(name: &str, reason: String) -> Mistake {
        Mistake { name: name.to_owned(), item: None, reason }
    }

    /// The same, standing in an item.
    fn within(self, item: &Item) -> Mistake {
        Mistake { item: Some(item.code.clone()), ..self }
    }

    /// Where it stands in the file: the name, behind its item's code if it has one, else that code, else the first line.
    pub(super) fn line(&self, text: &str) -> usize {
        let item = self.item.as_ref().and_then(|code| text.rfind(&format!("code = \"{code}\"")));
        let from = item.unwrap_or(0);
        let quoted = text[from..].find(&format!("\"{}\"", self.name)).map(|at| from + at);
        line_of(text, quoted.unwrap_or(from))
    }
}

/// Id of the section of a host's own metrics.
pub const SUPPLEMENTS: &str = "S";

/// A host's own metric, shown after the form's items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Supplement {
    /// Its number in the host's order, from 1.
    pub number: u32,
    /// The host's label.
    pub label: String,
    /// Asked per line of business.
    pub per_lob: bool,
    /// `count`, `percent` or `dollars`; one or two of them.
    pub measures: Vec<(String, Kind)>,
}

/// Fills `points` and the index from the sections.
pub(super) fn lay_out(form: &mut Form) -> Result<(), Mistake> {
    let mut points = Vec::new();
    for (section_at, section) in form.sections.iter().enumerate() {
        for (item_at, item) in section.items.iter().enumerate() {
            lay_out_item(&section.lobs, item, (section_at, item_at), &mut points);
        }
    }
    let mut index = HashMap::with_capacity_and_hasher(points.len(), Default::default());
    for (position, point) in points.iter().enumerate() {
        if index.insert(point.address.clone(), position).is_some() {
            let item = &form.sections[point.section].items[point.item];
            return Err(Mistake::new(&item.code, format!("{} is asked twice", point.address)).within(item));
        }
    }
    form.points = points;
    form.index = index;
    connect(form)
}

/// Measures asked once first, then line of business by line of business, period by period.
fn lay_out_item(lobs: &[Lob], item: &Item, at: (usize, usize), points: &mut Vec<DataPoint>) {
    let lobs: Vec<Option<Lob>> =
        if item.per_lob { lobs.iter().copied().map(Some).collect() } else { vec![None] };
    let periods: Vec<Option<Period>> =
        if item.per_period { Period::ALL.into_iter().map(Some).collect() } else { vec![None] };
    let mut push = |measure_at: usize, measure: &Measure, lob, period| {
        points.push(DataPoint {
            address: Address::new(&item.code, lob, period, &measure.key),
            section: at.0,
            item: at.1,
            measure: measure_at,
            lob,
            period,
            kind: measure.kind,
            role: measure.role,
            counterpart: None,
            share: None,
            sum: Vec::new(),
            same_as: None,
            when: Vec::new(),
        });
    };
    for (measure_at, measure) in item.measures.iter().enumerate().filter(|(_, measure)| measure.once) {
        push(measure_at, measure, None, None);
    }
    for lob in &lobs {
        for period in &periods {
            for (measure_at, measure) in item.measures.iter().enumerate().filter(|(_, measure)| !measure.once)
            {
                push(measure_at, measure, *lob, *period);
            }
        }
    }
}

fn connect(form: &mut Form) -> Result<(), Mistake> {
    let mut links = Vec::with_capacity(form.points.len());
    for point in &form.points {
        let counterpart =
            point.period.and_then(|period| form.position(point.address.in_period(period.other()).as_str()));
        let same_as = form.measure_of(point).same_as.as_ref();
        let same_as = same_as.map(|reference| find(form, point, reference, "fallback")).transpose()?;
        links.push((
            counterpart,
            share_of(form, point)?,
            sum_of(form, point)?,
            when_of(form, point)?,
            same_as,
        ));
    }
    for (point, (counterpart, share, sum, when, same_as)) in form.points.iter_mut().zip(links) {
        point.counterpart = counterpart;
        point.share = share;
        point.sum = sum;
        point.when = when;
        point.same_as = same_as;
    }
    Ok(())
}

fn share_of(form: &Form, point: &DataPoint) -> Result<Option<(usize, usize)>, Mistake> {
    let Some(share) = &form.measure_of(point).share else { return Ok(None) };
    Ok(Some((find(form, point, &share.of, "share")?, find(form, point, &share.over, "share")?)))
}

fn when_of(form: &Form, point: &DataPoint) -> Result<Vec<(usize, Is)>, Mistake> {
    let conditions = form.measure_of(point).when.iter();
    conditions.map(|when| Ok((find(form, point, &when.at, "condition")?, when.is.clone()))).collect()
}

/// The position that `ITEM/MEASURE` names seen from a point: of its line of business and period as far as the item has
/// them.
fn find(form: &Form, point: &DataPoint, reference: &str, what: &str) -> Result<usize, Mistake> {
    let (item, measure) = reference.split_once('/').unwrap_or((reference, ""));
    let axes = [(point.lob, point.period), (None, point.period), (point.lob, None), (None, None)];
    let tries = axes.map(|(lob, period)| Address::new(item, lob, period, measure));
    tries.iter().find_map(|address| form.position(address.as_str())).ok_or_else(|| {
        let reason =
            format!("the {what} of {} names {reference}, which the form doesn't have", point.address);
        Mistake::new(reference, reason).within(form.item_of(point))
    })
}

fn sum_of(form: &Form, point: &DataPoint) -> Result<Vec<usize>, Mistake> {
    let measure = form.measure_of(point);
    let part = |item: &String| {
        let address = Address::new(item, point.lob, point.period, &measure.key);
        form.position(address.as_str()).ok_or_else(|| {
            let reason = format!("the sum {} names {item}, which the form doesn't have", point.address);
            Mistake::new(item, reason).within(form.item_of(point))
        })
    };
    measure.sum.iter().map(part).collect()
}

/// A form widened by supplements (section `S`) and topics (sections `T.1`, `T.2`, …).
pub(super) fn extended(base: &Form, supplements: &[Supplement], topics: &[Topic]) -> Form {
    let mut form = base.clone();
    let added = |section: &Section| section.id == SUPPLEMENTS || section.id.starts_with("T.");
    form.sections.retain(|section| !added(section));
    if !supplements.is_empty() {
        form.sections.push(Section {
            id: SUPPLEMENTS.to_owned(),
            letter: "S".to_owned(),
            title: "Supplemental metrics".to_owned(),
            lead: "Metrics that the host asks for beside the form's own.".to_owned(),
            row_head: "Metric".to_owned(),
            questions: false,
            adds_up: false,
            lobs: base.lobs.clone(),
            bars: Vec::new(),
            items: supplements.iter().map(supplement_item).collect(),
        });
    }
    form.sections.extend(topics.iter().filter_map(topic_section));
    // Numbers of supplements and topics are unique, so the widened form holds no address twice and no new reference.
    if lay_out(&mut form).is_err() {
        return base.clone();
    }
    form
}

fn supplement_item(supplement: &Supplement) -> Item {
    let label = |kind: Kind| match kind {
        Kind::Percent => "%",
        Kind::Dollars => "$",
        _ => "#",
    };
    let measures = supplement.measures.iter().map(|(key, kind)| Measure {
        key: key.clone(),
        kind: *kind,
        role: Role::Answer,
        label: label(*kind).to_owned(),
        once: false,
        choices: Vec::new(),
        share: None,
        sum: Vec::new(),
        same_as: None,
        of_report: None,
        when: Vec::new(),
        decimals: None,
    });
    Item {
        code: format!("S.{}", supplement.number),
        mark: String::new(),
        form_label: supplement.label.clone(),
        words: String::new(),
        heading: String::new(),
        label: supplement.label.clone(),
        asks: supplement.label.clone(),
        fraction: String::new(),
        other: false,
        total: false,
        per_lob: supplement.per_lob,
        per_period: true,
        measures: measures.collect(),
    }
}

/// The question set under a topic's number; `T.3.2a` for question 2a of topic 3.
fn topic_section(topic: &Topic) -> Option<Section> {
    let questions = known::question_set().ok()?;
    let template = questions.sections.first()?;
    let mut section = template.clone();
    section.id = format!("T.{}", topic.number);
    section.letter = String::new();
    section.title = topic.title.clone();
    section.items = topic.items(&template.items);
    Some(section)
}
