//! What is odd about a form as a whole: altered, there twice, hidden, of another year, with figures where it has no answer.

use hpug_model::address::{Lob, Period};
use hpug_model::findings::Severity;
use hpug_model::format;
use hpug_model::forms::Form;

use super::gather::Gathering;
use super::{Note, ReadingCheck, ReadingFinding};
use crate::cell::CellRef;
use crate::recognise::{Alteration, alteration_findings, title_year};

impl Gathering<'_> {
    /// What was altered about the form. Rows of a line of business that is not offered may be missing: that is worth a note.
    pub(super) fn alterations(&mut self, not_offered: &[Lob]) {
        let of_offered = |alteration: &&Alteration| {
            !alteration.is_missing()
                || !alteration.at.iter().all(|at| at.lob().is_some_and(|lob| not_offered.contains(&lob)))
        };
        let (told, taken_out): (Vec<&Alteration>, Vec<&Alteration>) =
            self.located.alterations.iter().partition(of_offered);
        self.findings.extend(alteration_findings(&self.located.form, self.book, &told));
        for lob in not_offered {
            let of_lob = |alteration: &&&Alteration| alteration.at.iter().any(|at| at.lob() == Some(*lob));
            let Some(first) = taken_out.iter().find(of_lob) else { continue };
            self.notes.push(Note {
                cell: self.cell_name(first.sheet, CellRef::new(0, 0)),
                message: format!(
                    "Rows of {} were taken out of the form. They are not missed, as that line of business is not offered.",
                    lob.label()
                ),
            });
        }
    }

    /// Other sheets with the same form: an error where one that is shown holds figures too, for the plan must say which
    /// count. A hidden one is worth a note.
    pub(super) fn copies(&mut self, read: &str) {
        for (sheet, filled) in &self.located.copies {
            let Some(copy) = self.book.sheets.get(*sheet) else { continue };
            let name = copy.name.as_str();
            let message =
                format!("The sheet “{name}” holds the form a second time; only the sheet “{read}” was read.");
            let first = self.located.slots.first().map(|slot| slot.address.clone());
            if !filled || copy.hidden {
                self.notes.push(Note { cell: format!("{name}!A1"), message });
                continue;
            }
            self.findings.push(ReadingFinding {
                check: ReadingCheck::Form10,
                severity: Severity::Error,
                at: first.into_iter().collect(),
                cell: Some(format!("{name}!A1")),
                message,
                fix: "Remove the sheet that does not count.".to_owned(),
            });
        }
    }

    /// The form's heads a second time beside the first: the plan must say which figures count.
    pub(super) fn beside(&mut self) {
        let Some((sheet, cell, filled)) = self.located.beside else { return };
        let cell = self.cell_name(sheet, cell);
        let message =
            format!("The form's heads stand a second time at {cell}; only the first table was read.");
        if !filled {
            self.notes.push(Note { cell, message });
            return;
        }
        let first = self.located.slots.first().map(|slot| slot.address.clone());
        self.findings.push(ReadingFinding {
            check: ReadingCheck::Form10,
            severity: Severity::Error,
            at: first.into_iter().collect(),
            cell: Some(cell),
            message,
            fix: "Remove the table that does not count.".to_owned(),
        });
    }

    /// The title names a year for which there is no edition: the nearest one was taken.
    pub(super) fn other_year(&mut self) {
        let Some((sheet, cell, year)) = self.located.other_year else { return };
        self.notes.push(other_edition(self.cell_name(sheet, cell), year, &self.located.form));
    }

    /// What else is odd about the form as a whole: it is hidden, or asks for months before those of its edition.
    pub(super) fn odd_form(&mut self) {
        let sheet = self.located.slots.first().map_or(0, |slot| slot.sheet);
        if let Some(hidden) = self.book.sheets.get(sheet).filter(|sheet| sheet.hidden) {
            let message = format!("The sheet “{}”, which holds the form, is hidden.", hidden.name);
            self.notes.push(Note { cell: self.cell_name(sheet, CellRef::new(0, 0)), message });
        }
        let form = &self.located.form;
        let titled = title_year(self.views, self.located).map(|(.., year)| year);
        if titled.is_some_and(|year| year >= form.edition) {
            return;
        }
        let asked = self.located.periods.recommended.iter().find(|place| place.period == Period::Current);
        let Some((place, asked)) = asked.and_then(|place| Some((place, place.span?))) else { return };
        if form.recommended(form.edition, Period::Current).is_some_and(|of_edition| asked.0 < of_edition.0) {
            let message = format!(
                "The form asks for {}, months before those of the {}: it is an earlier round's form.",
                format::span(asked),
                form.title
            );
            self.notes.push(Note { cell: self.cell_name(place.sheet, place.label), message });
        }
    }

    pub(super) fn strays(&mut self) {
        for (sheet, cell) in &self.located.stray {
            let text = self.views.get(*sheet).map_or_else(String::new, |view| view.text(*cell));
            self.notes.push(Note {
                cell: self.cell_name(*sheet, *cell),
                message: format!(
                    "Cell {cell} holds “{text}”, but the form has no answer there; it was not read."
                ),
            });
        }
    }
}

/// The title names a year for which there is no edition: the nearest one was taken.
pub(crate) fn other_edition(cell: String, year: u16, form: &Form) -> Note {
    let title = &form.title;
    let message = format!(
        "The title names {year}, an edition that is not known here; the file was read by the nearest one, {title}."
    );
    Note { cell, message }
}
