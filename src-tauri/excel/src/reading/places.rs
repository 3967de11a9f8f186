//! Where a located form's data points stand.

use super::{LabelPlace, Place, Places};
use crate::cell::CellRef;
use crate::grid::Workbook;
use crate::recognise::{Located, PeriodPlace, View, days_beside};

/// The cells of a located form; `main` is the sheet that holds it.
pub(super) fn places(book: &Workbook, views: &[View<'_>], located: &Located, main: usize) -> Places {
    let sheet_name =
        |sheet: usize| book.sheets.get(sheet).map_or_else(String::new, |sheet| sheet.name.clone());
    let mut places = Places { sheet: sheet_name(main), ..Places::default() };
    for slot in &located.slots {
        let Some(view) = views.get(slot.sheet) else { continue };
        let place = Place {
            sheet: sheet_name(slot.sheet),
            cell: slot.cell,
            area: view.area(slot.cell),
            format: view.sheet.format_at(slot.cell),
            formula: view.sheet.cell(slot.cell).is_some_and(|cell| cell.formula.is_some()),
        };
        places.cells.entry(slot.address.clone()).or_insert(place);
    }
    let label = |sheet: usize, label: CellRef, next| LabelPlace {
        sheet: sheet_name(sheet),
        label,
        text: views.get(sheet).map_or_else(String::new, |view| view.text(label)),
        next,
        days: Vec::new(),
    };
    let period = |place: &PeriodPlace| LabelPlace {
        days: views.get(place.sheet).map_or_else(Vec::new, |view| days_beside(view, place)),
        ..label(place.sheet, place.label, place.next)
    };
    for name in &located.names {
        places.names.insert(name.address.clone(), label(name.sheet, name.label, name.next));
    }
    places.periods = located.periods.actual.iter().map(|place| (place.period, period(place))).collect();
    places
}
