//! What is to be written where, before it is decided how.

use std::collections::BTreeSet;

use hpug_model::address::Period;
use hpug_model::answers::{Figures, Report};
use hpug_model::forms::{DataPoint, Form, Role};
use hpug_model::values::{Kind, Value};
use hpug_model::{Address, NoData, format};

use super::labels::{self, LabelKind};
use super::percents::Way;
use super::totals::Total;
use super::{Answers, Expected, FillError, Ways, cells};
use crate::cell::CellRef;
use crate::patch::{CellWrite, Write};
use crate::reading::{LabelPlace, Place, Reading};
use crate::tabs::shared::Shared;

/// An answer cell of the file.
struct Slot<'a> {
    address: &'a Address,
    place: &'a Place,
    kind: Kind,
    section: usize,
    /// What stands there now, as the reader sees it.
    now: Option<&'a Value>,
    /// Whether anything stands there, be it something that the reader can't take for an answer.
    stands: bool,
    wanted: Wanted,
}

/// What is wanted of a cell.
enum Wanted {
    /// It stays as it is.
    Stay,
    /// It is emptied.
    Clear,
    Value(Value),
}

/// Everything that is to be written.
pub(super) struct Plan<'a> {
    slots: Vec<Slot<'a>>,
    /// Names, periods and typed totals, with the addresses they stand for.
    texts: Vec<(Vec<Address>, Write)>,
    unchanged_texts: Vec<Address>,
    pub without_cell: Vec<Address>,
    form: &'a Form,
}

/// The addresses of a period's first and last day.
pub(super) fn period_addresses(period: Period) -> [Address; 2] {
    ["start", "end"].map(|edge| Address::new("period", None, Some(period), edge))
}

impl<'a> Plan<'a> {
    /// Compares what the answers hold with what the file holds.
    pub fn of(reading: &'a Reading, answers: &Answers<'a>) -> Result<Self, FillError> {
        let (form, file) = (&answers.report.form, &reading.report.form);
        if form.family != file.family {
            return Err(FillError::OtherForm { answers: form.id.clone(), file: file.id.clone() });
        }
        let known = |address: &&Address| {
            form.point(address.as_str()).is_none() && file.point(address.as_str()).is_none()
        };
        let unknown: Vec<Address> =
            answers.report.answers.keys().chain(answers.cleared).filter(known).cloned().collect();
        if !unknown.is_empty() {
            return Err(FillError::Unknown { form: form.id.clone(), addresses: unknown });
        }
        let figures = Figures::of(answers.report);
        let mut plan = Self {
            slots: slots(reading, answers, &figures),
            texts: Vec::new(),
            unchanged_texts: Vec::new(),
            without_cell: without_cell(reading, answers),
            form: file,
        };
        plan.names(reading, answers);
        plan.shared(reading, answers, &figures);
        plan.periods(reading, answers);
        Ok(plan)
    }

    /// Takes totals that the file types.
    pub fn take(&mut self, totals: Vec<Total>) {
        for Total { address, write } in totals {
            match write {
                Some(write) => self.texts.push((vec![address], write)),
                None => self.unchanged_texts.push(address),
            }
        }
    }

    /// The names of other rows.
    fn names(&mut self, reading: &Reading, answers: &Answers<'_>) {
        for (address, place) in &reading.places.names {
            let now = reading.report.answer(address.as_str()).and_then(Value::as_text);
            let given =
                answers.report.answer(address.as_str()).map(|value| format::value(Kind::Line, value, None));
            let wanted = given.filter(|_| !answers.cleared.contains(address));
            if wanted.is_none() && !answers.cleared.contains(address) {
                continue;
            }
            if wanted.as_deref() == now {
                self.unchanged_texts.push(address.clone());
                continue;
            }
            let write = labels::write(place, wanted.as_deref(), LabelKind::Name);
            self.push_text(vec![address.clone()], place, write);
        }
    }

    fn push_text(
        &mut self,
        addresses: Vec<Address>,
        place: &LabelPlace,
        (cell, value): (CellRef, CellWrite),
    ) {
        let write = Write { sheet: place.sheet.clone(), cell, value, over_formula: true };
        self.texts.push((addresses, write));
    }

    /// Cells of several answers: what the answers leave out keeps what the file says.
    fn shared(&mut self, reading: &Reading, answers: &Answers<'_>, figures: &Figures<'_>) {
        let Some(tabs) = &reading.report.form.tabs else { return };
        for shared in &reading.places.shared {
            let lobs = match shared.lobs.as_slice() {
                [] => vec![None],
                lobs => lobs.iter().copied().map(Some).collect(),
            };
            let (item, measures) = (shared.item.as_str(), shared.measures.as_slice());
            let cell = Shared { form: &reading.report.form, tabs, item, lobs, measures };
            let given = |address: &Address| figures.shown_value(address.as_str());
            let now = |address: &Address| reading.report.answer(address.as_str()).cloned();
            let wanted = |address: &Address| match answers.cleared.contains(address) {
                true => None,
                false => given(address).or_else(|| now(address)),
            };
            let concerned = |at: &&Address| given(at).is_some() || answers.cleared.contains(*at);
            let concerned: Vec<Address> = shared.addresses.iter().filter(concerned).cloned().collect();
            if concerned.iter().all(|address| wanted(address) == now(address)) {
                self.unchanged_texts.extend(concerned);
                continue;
            }
            let text = cell.compose(wanted);
            let value = if text.is_empty() { CellWrite::Empty } else { CellWrite::Text(text) };
            let place = &shared.place;
            let write = Write { sheet: place.sheet.clone(), cell: place.cell, value, over_formula: true };
            self.texts.push((concerned, write));
        }
    }

    /// The actual periods, where they are not the effective ones already.
    fn periods(&mut self, reading: &Reading, answers: &Answers<'_>) {
        for (period, place) in &reading.places.periods {
            let addresses = period_addresses(*period);
            let given = addresses.each_ref().map(|address| answers.report.answer(address.as_str()));
            let cleared = addresses.iter().any(|address| answers.cleared.contains(address));
            if given.iter().all(Option::is_none) && !cleared {
                continue;
            }
            let now = addresses.each_ref().map(|address| reading.report.answer(address.as_str()));
            let same = |at: usize| given[at].is_none() || given[at] == now[at];
            if !cleared && same(0) && same(1) {
                self.unchanged_texts.extend(addresses);
                continue;
            }
            let edge = |at: usize| given[at].or(now[at]).map_or(String::new(), day);
            let text = (!cleared).then(|| format!("{} – {}", edge(0), edge(1)));
            if cleared && place.days.is_empty() && !labels::holds_text(place, LabelKind::Period) {
                self.unchanged_texts.extend(addresses);
                continue;
            }
            let write = labels::write(place, text.as_deref(), LabelKind::Period);
            for cell in place.days.iter().filter(|cell| **cell != write.0) {
                self.push_text(Vec::new(), place, (*cell, CellWrite::Empty));
            }
            self.push_text(addresses.into(), place, write);
        }
    }

    /// The writes, percents and formulas treated in these ways.
    pub fn writes(&self, ways: &Ways) -> Vec<Write> {
        let slots = self.slots.iter().filter_map(|slot| self.write(slot, ways));
        slots.chain(self.texts.iter().map(|(_, write)| write.clone())).collect()
    }

    fn write(&self, slot: &Slot<'_>, ways: &Ways) -> Option<Write> {
        let over = ways.over_formula.contains(slot.address);
        if slot.place.formula && !over {
            return None;
        }
        let way = self.way(slot, ways);
        let value = match (&slot.wanted, slot.now) {
            (Wanted::Clear, _) if slot.stands => CellWrite::Empty,
            (Wanted::Value(value), now)
                if over || Some(value) != now || (slot.is_plain(value) && way == Way::Text) =>
            {
                cells::written(slot.kind, value, slot.place.format.percent, way)
            }
            (Wanted::Stay, Some(now)) if slot.is_plain(now) && way == Way::Text => {
                cells::written(slot.kind, now, slot.place.format.percent, way)
            }
            _ => return None,
        };
        Some(Write { sheet: slot.place.sheet.clone(), cell: slot.place.cell, value, over_formula: over })
    }

    fn way(&self, slot: &Slot<'_>, ways: &Ways) -> Way {
        ways.sections.get(&slot.section).copied().unwrap_or(Way::Points)
    }

    /// Whether only reading the result back can show that every cell says what it should: formulas that may give an
    /// answer, and sections whose plain percents could be taken for fractions.
    pub fn needs_proof(&self, ways: &Ways) -> bool {
        let by_formula = |slot: &Slot<'_>| {
            slot.place.formula
                && !matches!(slot.wanted, Wanted::Stay)
                && !ways.over_formula.contains(slot.address)
        };
        if self.slots.iter().any(by_formula) {
            return true;
        }
        let sections: BTreeSet<usize> = self.slots.iter().map(|slot| slot.section).collect();
        sections.into_iter().any(|section| self.is_open(section, ways))
    }

    /// Whether a section's plain percents could be taken for fractions, or for points where they are fractions.
    fn is_open(&self, section: usize, ways: &Ways) -> bool {
        if ways.sections.get(&section) == Some(&Way::Text) {
            return false;
        }
        let of_section = || self.slots.iter().filter(|slot| slot.section == section && slot.takes_plain());
        let written: Vec<&Slot<'_>> = of_section().filter(|slot| self.write(slot, ways).is_some()).collect();
        let kept = of_section()
            .any(|slot| self.write(slot, ways).is_none() && slot.now.is_some_and(|now| slot.is_plain(now)));
        let points = |slot: &&Slot<'_>| match &slot.wanted {
            Wanted::Value(value) => value.as_number().filter(|_| slot.is_plain(value)),
            _ => None,
        };
        let numbers: Vec<_> = written.iter().filter_map(points).collect();
        if kept {
            return !written.is_empty();
        }
        !numbers.is_empty() && numbers.iter().all(|number| *number <= rust_decimal::Decimal::ONE)
    }

    /// Takes other ways where the file that was read back says something else; `false` where none is left or needed.
    pub fn learn(&self, after: &Report, ways: &mut Ways) -> bool {
        let mut learned = false;
        let mut stepped = BTreeSet::new();
        for slot in &self.slots {
            let (expected, got): Expected<'_> = (slot.expected(), after.answer(slot.address.as_str()));
            if expected == got || matches!(expected, Some(Value::Unreadable(_))) {
                continue;
            }
            if slot.place.formula {
                let wanted = !matches!(slot.wanted, Wanted::Stay);
                learned |= wanted && ways.over_formula.insert(slot.address.clone());
            } else if slot.takes_plain() && stepped.insert(slot.section) {
                let next = self.way(slot, ways).next(self.has_kept(slot.section));
                learned |= next.is_some();
                ways.sections.extend(next.map(|next| (slot.section, next)));
            }
        }
        learned
    }

    fn has_kept(&self, section: usize) -> bool {
        let kept = |slot: &&Slot<'_>| slot.now.is_some() && slot.expected() == slot.now;
        self.slots.iter().filter(|slot| slot.section == section && slot.takes_plain()).any(|slot| kept(&slot))
    }

    /// The addresses that were written, and those whose cells held the answer already, in form order.
    pub fn outcome(&self, ways: &Ways) -> (Vec<Address>, Vec<Address>) {
        let (mut written, mut unchanged) = (Vec::new(), self.unchanged_texts.clone());
        for slot in &self.slots {
            if self.write(slot, ways).is_some() {
                written.push(slot.address.clone());
            } else if !matches!(slot.wanted, Wanted::Stay) {
                unchanged.push(slot.address.clone());
            }
        }
        written.extend(self.texts.iter().flat_map(|(addresses, _)| addresses.clone()));
        for list in [&mut written, &mut unchanged] {
            list.sort_by_cached_key(|address| self.form.position(address.as_str()));
        }
        (written, unchanged)
    }
}

impl Slot<'_> {
    /// What the reader should find.
    fn expected(&self) -> Option<&Value> {
        match &self.wanted {
            Wanted::Stay => self.now,
            Wanted::Clear => None,
            Wanted::Value(value) => Some(value),
        }
    }

    /// Whether a percent in this cell is one that a reader judges together with its section's.
    fn takes_plain(&self) -> bool {
        self.kind == Kind::Percent && !self.place.format.percent
    }

    fn is_plain(&self, value: &Value) -> bool {
        self.takes_plain() && value.as_number().is_some()
    }
}

fn day(value: &Value) -> String {
    match value {
        Value::Date(date) => format::day(*date),
        other => format::editable(other),
    }
}

/// The answer cells with what is wanted of each; totals come on their own.
fn slots<'a>(reading: &'a Reading, answers: &Answers<'_>, figures: &Figures<'_>) -> Vec<Slot<'a>> {
    let covered = answers.report.covered();
    let slot = |(address, place): (&'a Address, &'a Place)| {
        let point: &DataPoint = reading.report.form.point(address.as_str())?;
        let by_formula = point.role == Role::Stated && place.formula;
        if by_formula || matches!(point.role, Role::Computed | Role::Working | Role::Head) {
            return None;
        }
        let absent = || {
            let left_out = address.lob().is_some_and(|lob| !covered.contains(&lob));
            left_out.then_some(Value::NoData(NoData::NotApplicable))
        };
        let wanted = match figures.shown_value(address.as_str()).or_else(absent) {
            _ if answers.cleared.contains(address) => Wanted::Clear,
            Some(value) => Wanted::Value(value),
            None => Wanted::Stay,
        };
        let now = reading.report.answer(address.as_str());
        let stands = now.is_some()
            || reading.report.remarks.contains_key(address)
            || reading.findings.iter().any(|finding| finding.at.contains(address));
        Some(Slot { address, place, kind: point.kind, section: point.section, now, stands, wanted })
    };
    reading.places.cells.iter().filter_map(slot).collect()
}

/// Answers that the file has no cell for.
fn without_cell(reading: &Reading, answers: &Answers<'_>) -> Vec<Address> {
    let places = &reading.places;
    let has_cell = |address: &Address| {
        let period = |period| {
            address.as_str().starts_with("period/") && places.periods.iter().any(|(p, _)| *p == period)
        };
        places.cells.contains_key(address)
            || places.shared.iter().any(|shared| shared.addresses.contains(address))
            || places.names.contains_key(address)
            || address.period().is_some_and(period)
    };
    let form = &answers.report.form;
    let effective = |address: &Address| {
        address.as_str().starts_with("period/")
            && reading.report.answer(address.as_str()) == answers.report.answer(address.as_str())
    };
    let sent = |address: &&Address| {
        form.point(address.as_str()).is_some_and(|point| {
            !matches!(point.role, Role::Computed | Role::Working) && address.as_str() != "lobs"
        })
    };
    let mut missing: Vec<Address> = answers
        .report
        .answers
        .keys()
        .filter(sent)
        .filter(|address| !has_cell(address) && !effective(address))
        .cloned()
        .collect();
    missing.sort_by_key(|address| form.position(address.as_str()));
    missing
}
