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
            caption: "Working figures".to_owned(),
            row_head: "Numerator or denominator".to_owned(),
            groups: lobs.iter().map(group).collect(),
            rows: rows.iter().map(|(item, measure)| self.working_row(item, measure, &lobs)).collect(),
            working: true,
        })
    }

    fn working_row(&self, item: &Item, measure: &Measure, lobs: &[Option<Lob>]) -> RowView {
        let places = lobs.iter().flat_map(|lob| {
            let lob = lob.filter(|_| item.per_lob);
            Period::ALL.map(|period| Address::new(&item.code, lob, Some(period), &measure.key))
        });
        let places: Vec<Place> = places.map(|address| self.place(&address)).collect();
        RowView { code: short_code(item), label: label(item, measure), name: None, places, total: item.total }
    }
}

fn working_of(item: &Item) -> impl Iterator<Item = (&Item, &Measure)> {
    item.measures.iter().filter(|measure| measure.role == Role::Working).map(move |measure| (item, measure))
}

/// The measure's own label where the item is nothing but working figures, keeps several or is a total; else the item's.
pub(super) fn label(item: &Item, measure: &Measure) -> String {
    let kept = item.measures.iter().filter(|measure| measure.role == Role::Working).count();
    match (slots(item).next(), kept) {
        (None, _) => measure.label.clone(),
        _ if item.total => measure.label.clone(),
        (Some(_), 1) => item.label.clone(),
        (Some(_), _) => format!("{}: {}", item.label, measure.label),
    }
}
