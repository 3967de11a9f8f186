//! A section as tables. Lines of business stand side by side where an item asks one figure of each, else each has a
//! table of its own; Current, Prior and their change always stand side by side.

use hpug_model::Address;
use hpug_model::address::{Lob, Period};
use hpug_model::answers::Baseline;
use hpug_model::format;
use hpug_model::forms::{Item, Measure, Role, Section};

use super::View;
use super::standing::stands;
use crate::wire::cells::{BarView, Column, ColumnGroup, ColumnKind, Place, RowView, SectionView, TableView};
use crate::wire::topics::QuestionView;

/// The nth figure that an item asks for: count or dollars first, then percent.
type Slot = usize;

impl View<'_> {
    /// A section ready to paint; `None` when the form doesn't have it.
    pub fn section(&self, id: &str) -> Option<SectionView> {
        let section = self.report.form.section(id)?;
        let mut tables = match section {
            section if section.questions => Vec::new(),
            section if stands(section) => self.standing_tables(section),
            section => self.tables(section),
        };
        tables.extend(self.working_table(section));
        let carried = self.report.form.points_of(id).filter(|point| {
            self.report.answer(point.address.as_str()).is_some()
                && self.facts.marks.get(&point.address).is_some_and(|mark| mark.carried)
        });
        Some(SectionView {
            id: section.id.clone(),
            title: if section.letter.is_empty() {
                section.title.clone()
            } else {
                format!("{} · {}", section.letter, section.title)
            },
            lead: section.lead.clone(),
            note: self.note(section),
            questions: self.questions(section),
            tables,
            texts: if section.questions { Vec::new() } else { self.texts(section) },
            crosswalk: has_crosswalk(section),
            bars: self.bars(section),
            carried: u32::try_from(carried.count()).unwrap_or(u32::MAX),
            roundable: self.roundable(section),
        })
    }

    /// What the baseline questionnaire says about a section.
    fn note(&self, section: &Section) -> Option<String> {
        let (reason, told) = match self.report.baseline_of(&section.id)? {
            Baseline::Off { reason, told } | Baseline::Due { reason, told } => (reason, told),
            Baseline::Told(told) => (String::new(), Some(told)),
        };
        let told = told.map(|told| format!("The questionnaire says under {told}"));
        let parts = [Some(reason).filter(|reason| !reason.is_empty()), told];
        Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
    }

    fn questions(&self, section: &Section) -> Vec<QuestionView> {
        let items = section.items.iter().filter(|_| section.questions);
        items.map(|item| self.question(item, None)).collect()
    }

    fn tables(&self, section: &Section) -> Vec<TableView> {
        let items: Vec<&Item> = section.items.iter().filter(|item| slots(item).count() > 0).collect();
        let widest = items.iter().map(|item| slots(item).count()).max().unwrap_or(0);
        if widest == 0 {
            return Vec::new();
        }
        let per_lob = items.iter().any(|item| item.per_lob);
        if per_lob && widest > 1 {
            return section
                .lobs
                .iter()
                .map(|lob| self.table(section, &items, &[Some(*lob)], widest))
                .collect();
        }
        let lobs: Vec<Option<Lob>> =
            if per_lob { section.lobs.iter().copied().map(Some).collect() } else { vec![None] };
        vec![self.table(section, &items, &lobs, widest)]
    }

    fn table(&self, section: &Section, items: &[&Item], lobs: &[Option<Lob>], widest: usize) -> TableView {
        let single = lobs.len() == 1;
        let lob = lobs.first().copied().flatten().filter(|_| single);
        let groups = groups(items, lobs, widest);
        TableView {
            id: lob.map_or("main", Lob::key).to_owned(),
            caption: lob.map_or_else(String::new, |lob| lob.label().to_owned()),
            row_head: section.row_head.clone(),
            rows: items.iter().map(|item| self.row(item, lobs, widest, &groups)).collect(),
            groups,
            working: false,
        }
    }

    fn row(&self, item: &Item, lobs: &[Option<Lob>], widest: usize, groups: &[ColumnGroup]) -> RowView {
        let mut places = Vec::new();
        let slots_wide = groups.last().map_or(0, |group| group.columns.len());
        if groups.len() > lobs.len() * widest {
            places.push(match once(&[item]) {
                Some(measure) => self.place(&Address::new(&item.code, None, None, &measure.key)),
                None => Place::Empty,
            });
        }
        for lob in lobs {
            for slot in 0..widest {
                self.push_slot(item, *lob, slot, slots_wide, &mut places);
            }
        }
        // Asked once: a line of business with a table of its own below doesn't ask again.
        let asks_name =
            lobs.first().copied().flatten().is_none_or(|lob| self.report.form.lobs.first() == Some(&lob));
        let name = item.measures.iter().find(|measure| asks_name && measure.role == Role::Name);
        RowView {
            code: short_code(item),
            label: item.label.clone(),
            name: name.and_then(|name| self.cell(Address::new(&item.code, None, None, &name.key).as_str())),
            places,
            total: item.total,
            heading: None,
        }
    }

    fn push_slot(&self, item: &Item, lob: Option<Lob>, slot: Slot, columns: usize, places: &mut Vec<Place>) {
        let Some(measure) = slots(item).nth(slot) else {
            places.extend(std::iter::repeat_n(Place::Empty, columns));
            return;
        };
        if !item.per_period {
            places.push(self.place(&Address::new(&item.code, lob, None, &measure.key)));
            return;
        }
        let [current, prior] =
            Period::ALL.map(|period| Address::new(&item.code, lob, Some(period), &measure.key));
        places.push(self.place(&current));
        places.push(self.place(&prior));
        places.push(Place::Change(self.change(&current, &prior)));
    }

    /// The cell of an address, or an empty place.
    pub(super) fn place(&self, address: &Address) -> Place {
        self.cell(address.as_str()).map_or(Place::Empty, |cell| Place::Cell(Box::new(cell)))
    }

    fn texts(&self, section: &Section) -> Vec<crate::wire::cells::CellView> {
        let text = |item: &Item, measure: &Measure| {
            let only_text = measure.kind == hpug_model::values::Kind::Text;
            only_text
                .then(|| self.cell(Address::new(&item.code, None, None, &measure.key).as_str()))
                .flatten()
        };
        let all =
            section.items.iter().flat_map(|item| item.measures.iter().map(move |measure| (item, measure)));
        all.filter_map(|(item, measure)| text(item, measure)).collect()
    }

    fn bars(&self, section: &Section) -> Vec<BarView> {
        let Some(total) = section.items.iter().find(|item| item.total) else { return Vec::new() };
        let Some(measure) = slots(total).next().filter(|_| !section.bars.is_empty()) else {
            return Vec::new();
        };
        let mut bars = Vec::new();
        for lob in self.figures.judged_lobs() {
            for period in Period::ALL {
                let part = |items: &[String]| {
                    let shown = |item: &String| {
                        self.figures.shown(Address::new(item, Some(lob), Some(period), &measure.key).as_str())
                    };
                    items.iter().filter_map(shown).sum::<rust_decimal::Decimal>()
                };
                let total = Address::new(&total.code, Some(lob), Some(period), &measure.key);
                if self.figures.shown(total.as_str()).is_none() {
                    continue;
                }
                let parts = section.bars.iter().map(|(label, items)| {
                    (label.clone(), format::number(hpug_model::values::Kind::Percent, part(items), Some(1)))
                });
                bars.push(BarView {
                    label: format!("{}, {}", lob.label(), period.key()),
                    parts: parts.collect(),
                });
            }
        }
        bars
    }

    fn roundable(&self, section: &Section) -> Vec<(String, String)> {
        let Some(total) = section.items.iter().find(|item| item.total).filter(|_| section.adds_up) else {
            return Vec::new();
        };
        let Some(measure) = slots(total).next() else { return Vec::new() };
        let mut columns = Vec::new();
        for lob in section.lobs.iter().copied() {
            for period in Period::ALL {
                let address = Address::new(&total.code, Some(lob), Some(period), &measure.key);
                let Some(rounded) = self.figures.rounded_column(address.as_str()) else { continue };
                let differs = rounded.iter().any(|(at, number)| {
                    self.report
                        .answer(at.as_str())
                        .is_some_and(|value| value.as_number() != Some(number.normalize()))
                });
                if differs {
                    columns.push((
                        address.to_string(),
                        format!("Round {}, {} to 100.0", lob.label(), period.key()),
                    ));
                }
            }
        }
        columns
    }
}

/// Whether a known form says which of its rows hold the same dollars as rows of this section.
fn has_crosswalk(section: &Section) -> bool {
    let forms = hpug_model::forms::known().iter();
    let mut matches = forms.filter_map(|form| form.metrics.as_ref()).flat_map(|metrics| &metrics.matches);
    matches
        .any(|matched| matched.items.iter().any(|code| section.items.iter().any(|item| item.code == *code)))
}

/// The figures that an item asks for again and again: not names, not asked once, not working.
pub(super) fn slots(item: &Item) -> impl Iterator<Item = &Measure> {
    let figure = |measure: &&Measure| {
        !measure.once
            && matches!(measure.role, Role::Answer | Role::Optional | Role::Computed)
            && measure.kind != hpug_model::values::Kind::Text
    };
    item.measures.iter().filter(figure)
}

/// The measure that items ask once in a column of its own, such as the designation.
fn once<'a>(items: &[&'a Item]) -> Option<&'a Measure> {
    items.iter().flat_map(|item| &item.measures).find(|measure| measure.once && measure.role == Role::Answer)
}

fn groups(items: &[&Item], lobs: &[Option<Lob>], widest: usize) -> Vec<ColumnGroup> {
    let cell = |label: &str| Column { label: label.to_owned(), kind: ColumnKind::Cell };
    let mut groups = Vec::new();
    if let Some(measure) = once(items) {
        groups.push(ColumnGroup { label: String::new(), columns: vec![cell(&measure.label)] });
    }
    let per_period = items.iter().any(|item| item.per_period);
    for lob in lobs {
        for slot in 0..widest {
            let label = match (lob, lobs.len(), widest) {
                (Some(lob), 2.., 1) => lob.label().to_owned(),
                _ => slot_label(items, slot),
            };
            let columns = if per_period {
                let change = Column { label: "Change".to_owned(), kind: ColumnKind::Change };
                vec![cell("Current"), cell("Prior"), change]
            } else {
                vec![cell(&label)]
            };
            groups.push(ColumnGroup { label: if per_period { label } else { String::new() }, columns });
        }
    }
    groups
}

/// What a slot is called: `# / $` where items differ.
fn slot_label(items: &[&Item], slot: Slot) -> String {
    let mut labels: Vec<&str> = Vec::new();
    for measure in items.iter().filter_map(|item| slots(item).nth(slot)) {
        if !labels.contains(&measure.label.as_str()) {
            labels.push(&measure.label);
        }
    }
    labels.join(" / ")
}

/// The mark on the form without its point: `ii`, `1a`, `3`.
pub(super) fn short_code(item: &Item) -> String {
    item.mark.trim_end_matches('.').to_owned()
}
