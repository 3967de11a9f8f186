//! Sections that ask nothing per period: lines of business stand in columns, or each has a table of its own.

use hpug_model::Address;
use hpug_model::address::Lob;
use hpug_model::forms::{Item, Measure, Role, Section};
use hpug_model::values::Kind;

use super::View;
use super::section::short_code;
use crate::wire::cells::{Column, ColumnGroup, ColumnKind, Place, RowView, TableView};

/// Whether a section's figures stand by line of business and not by period.
pub(super) fn stands(section: &Section) -> bool {
    let mut items = section.items.iter();
    items.clone().any(|item| item.per_lob) && items.all(|item| !item.per_period)
}

impl View<'_> {
    /// The tables of a section for which [`stands`] says yes.
    pub(super) fn standing_tables(&self, section: &Section) -> Vec<TableView> {
        if let [lob] = section.lobs.as_slice() {
            return vec![self.metrics(section, *lob)];
        }
        let alike = section.items.iter().all(|item| item.per_lob && keys(item) == keys(&section.items[0]));
        if alike && keys(&section.items[0]).len() > 1 {
            return section.lobs.iter().map(|lob| self.of_lob(section, *lob)).collect();
        }
        [self.asked_once(section), self.by_lob(section)].into_iter().flatten().collect()
    }

    /// One line of business: an item a row, a measure a column. What rows take over from another row stands in the same
    /// column as that row's own.
    fn metrics(&self, section: &Section, lob: Lob) -> TableView {
        let columns = columns_of(section);
        let row = |item: &Item| {
            let place = |(key, _): &(String, String)| {
                let own = item.measures.iter().find(|measure| column_key(section, item, measure) == *key);
                own.map_or(Place::Empty, |own| self.lob_place(item, Some(lob), own))
            };
            RowView {
                heading: (!item.heading.is_empty()).then(|| item.heading.clone()),
                ..self.standing_row(item, item.label.clone(), columns.iter().map(place).collect())
            }
        };
        self.standing_table(
            section,
            ("main", ""),
            columns.iter().map(|(_, label)| label.as_str()),
            section.items.iter().map(row).collect(),
        )
    }

    /// One line of business of several: an item a row, a measure a column.
    fn of_lob(&self, section: &Section, lob: Lob) -> TableView {
        let columns = columns_of(section);
        let row = |item: &Item| {
            let places = figures(item).map(|measure| self.lob_place(item, Some(lob), measure));
            self.standing_row(item, item.label.clone(), places.collect())
        };
        self.standing_table(
            section,
            (lob.key(), lob.label()),
            columns.iter().map(|(_, label)| label.as_str()),
            section.items.iter().map(row).collect(),
        )
    }

    /// What is asked once for all lines of business; `None` where nothing is.
    fn asked_once(&self, section: &Section) -> Option<TableView> {
        let items = section.items.iter().filter(|item| !item.per_lob);
        let rows: Vec<RowView> = items.flat_map(|item| self.measure_rows(item, &[None])).collect();
        (!rows.is_empty()).then(|| self.standing_table(section, ("once", ""), ["Answer"].into_iter(), rows))
    }

    /// A measure a row, lines of business side by side; `None` where nothing is asked by line of business.
    fn by_lob(&self, section: &Section) -> Option<TableView> {
        let lobs: Vec<Option<Lob>> = section.lobs.iter().copied().map(Some).collect();
        let items = section.items.iter().filter(|item| item.per_lob);
        let rows: Vec<RowView> = items.flat_map(|item| self.measure_rows(item, &lobs)).collect();
        let labels = section.lobs.iter().map(|lob| lob.label());
        (!rows.is_empty()).then(|| self.standing_table(section, ("main", ""), labels, rows))
    }

    fn measure_rows(&self, item: &Item, lobs: &[Option<Lob>]) -> Vec<RowView> {
        let several = figures(item).count() > 1;
        let row = |measure: &Measure| {
            let label = match several {
                true => format!("{}: {}", item.label, lower_first(&measure.label)),
                false => item.label.clone(),
            };
            self.standing_row(
                item,
                label,
                lobs.iter().map(|lob| self.lob_place(item, *lob, measure)).collect(),
            )
        };
        figures(item).map(row).collect()
    }

    fn standing_row(&self, item: &Item, label: String, places: Vec<Place>) -> RowView {
        RowView { code: short_code(item), label, name: None, places, total: item.total, heading: None }
    }

    fn standing_table<'c>(
        &self,
        section: &Section,
        (id, caption): (&str, &str),
        columns: impl Iterator<Item = &'c str>,
        rows: Vec<RowView>,
    ) -> TableView {
        let column = |label: &str| Column { label: label.to_owned(), kind: ColumnKind::Cell };
        TableView {
            id: id.to_owned(),
            caption: caption.to_owned(),
            row_head: section.row_head.clone(),
            groups: vec![ColumnGroup { label: String::new(), columns: columns.map(column).collect() }],
            rows,
            working: false,
        }
    }

    fn lob_place(&self, item: &Item, lob: Option<Lob>, measure: &Measure) -> Place {
        self.place(&Address::new(&item.code, lob, None, &measure.key))
    }
}

/// What stands in a table: neither texts, which have fields of their own, nor working figures.
fn figures(item: &Item) -> impl Iterator<Item = &Measure> {
    let wanted = |measure: &&Measure| {
        measure.kind != Kind::Text && !matches!(measure.role, Role::Working | Role::Head)
    };
    item.measures.iter().filter(wanted)
}

fn keys(item: &Item) -> Vec<&str> {
    figures(item).map(|measure| measure.key.as_str()).collect()
}

/// Keys and labels of a section's columns, shares last.
fn columns_of(section: &Section) -> Vec<(String, String)> {
    let mut columns: Vec<(String, String, bool)> = Vec::new();
    for item in &section.items {
        for measure in figures(item) {
            let key = column_key(section, item, measure);
            if key == measure.key && !columns.iter().any(|(known, ..)| *known == key) {
                columns.push((key, measure.label.clone(), measure.share.is_some()));
            }
        }
    }
    columns.sort_by_key(|(.., share)| *share);
    columns.into_iter().map(|(key, label, _)| (key, label)).collect()
}

/// The column of a measure: its own key, or that of the measure of other rows which takes its value over.
fn column_key(section: &Section, item: &Item, measure: &Measure) -> String {
    let named = format!("{}/{}", item.code, measure.key);
    let mut measures = section.items.iter().flat_map(|item| &item.measures);
    let taking = measures.find(|other| other.same_as.as_ref() == Some(&named));
    taking.map_or(&measure.key, |taking| &taking.key).clone()
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    // `E-mail` and `Share %` are words; an abbreviation such as `CY` stays as it is.
    let all_upper = text.chars().take(2).all(char::is_uppercase);
    match letters.next() {
        Some(first) if !all_upper => first.to_lowercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}
