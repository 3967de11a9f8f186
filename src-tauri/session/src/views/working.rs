//! Working figures of a section as one table: a row per numerator or denominator.

use hpug_model::Address;
use hpug_model::address::{Lob, Period};
use hpug_model::forms::{Item, Measure, Role, Section};

use super::View;
use super::section::{short_code, slots};
use crate::wire::cells::{Column, ColumnGroup, ColumnKind, Place, RowView, TableView};

impl View<'_> {
    /// The working figures of a section; `None` where it has none.
    pub(super) fn working_table(&self, section: &Section) -> Option<TableView> {
        let rows: Vec<(&Item, &Measure)> = section.items.iter().flat_map(working_of).collect();
        if rows.is_empty() {
            return None;
        }
        let shared = shared_label(&rows);
        let per_lob = rows.iter().any(|(item, _)| item.per_lob);
        let lobs: Vec<Option<Lob>> =
            if per_lob { self.report.form.lobs.iter().copied().map(Some).collect() } else { vec![None] };
        let cell = |label: &str| Column { label: label.to_owned(), kind: ColumnKind::Cell };
        let group = |lob: &Option<Lob>| ColumnGroup {
            label: lob.map_or_else(String::new, |lob| lob.label().to_owned()),
            columns: vec![cell("Current"), cell("Prior")],
        };
        Some(TableView {
            id: "working".to_owned(),
            caption: shared
                .as_ref()
                .map_or("Working figures".to_owned(), |label| format!("Working figures: {label}")),
            row_head: "Numerator or denominator".to_owned(),
            groups: lobs.iter().map(group).collect(),
            rows: rows
                .iter()
                .map(|(item, measure)| self.working_row(item, measure, &lobs, shared.is_some()))
                .collect(),
            working: true,
        })
    }

    fn working_row(&self, item: &Item, measure: &Measure, lobs: &[Option<Lob>], is_shared: bool) -> RowView {
        let places = lobs.iter().flat_map(|lob| {
            let lob = lob.filter(|_| item.per_lob);
            Period::ALL.map(|period| Address::new(&item.code, lob, Some(period), &measure.key))
        });
        let places: Vec<Place> = places.map(|address| self.place(&address)).collect();
        RowView {
            code: short_code(item),
            label: label(item, measure, is_shared),
            name: None,
            places,
            total: item.total,
            heading: None,
        }
    }
}

fn working_of(item: &Item) -> impl Iterator<Item = (&Item, &Measure)> {
    item.measures.iter().filter(|measure| measure.role == Role::Working).map(move |measure| (item, measure))
}

/// The one thing that every item keeps, totals aside: said once, above the table.
fn shared_label(rows: &[(&Item, &Measure)]) -> Option<String> {
    let mut labels = rows.iter().filter(|(item, _)| !item.total).map(|(_, measure)| measure.label.as_str());
    let first = labels.next()?;
    labels.all(|label| label == first).then(|| first.replacen("Dollars", "dollars", 1))
}

/// The measure's own label where the item is nothing but working figures or is a total; the item's where every row keeps
/// the same; else both.
fn label(item: &Item, measure: &Measure, is_shared: bool) -> String {
    match slots(item).next() {
        None => measure.label.clone(),
        Some(_) if item.total => measure.label.clone(),
        Some(_) if is_shared => item.label.clone(),
        Some(_) => format!("{}: {}", item.label, measure.label),
    }
}
