//! Which edition of a form a workbook is of: by the year in its title, else by its periods.

use chrono::Datelike;
use hpug_model::address::Period;
use hpug_model::forms::{Form, Layout};

use super::Located;
use super::view::View;
use crate::cell::CellRef;

/// The year in the sheet's title and its cell.
pub(crate) fn title_year(views: &[View<'_>], located: &Located) -> Option<(usize, CellRef, u16)> {
    let sheet = located.slots.first().map_or(0, |slot| slot.sheet);
    let title = views.get(sheet)?.rows.values().next()?.first()?;
    let mut years = title.words.split(' ').filter_map(|word| word.parse::<u16>().ok());
    let titled = years.find(|year| (2000..2100).contains(year));
    titled.map(|year| (sheet, title.at, year))
}

/// How many years a form's edition lies from the one that the file's title, or else its periods, speak of.
pub(super) fn editions_apart(form: &Form, layout: &Layout, located: &Located, titled: Option<u16>) -> u16 {
    if let Some(year) = titled {
        return if layout.titled.contains(&year) { 0 } else { form.edition.abs_diff(year) };
    }
    let current = located.periods.effective(Period::Current);
    let year = current.and_then(|(start, _)| u16::try_from(start.year() + 2).ok());
    year.map_or(0, |year| form.edition.abs_diff(year))
}
