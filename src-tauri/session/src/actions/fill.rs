//! The host's own file filled: answers into its input cells and nothing else, read back and compared.

use std::sync::Arc;

use hpug_excel::Reading;
use hpug_excel::child::Stop;
use hpug_excel::fill::{Answers, blanks, fill};
use hpug_excel::seal::{SealError, seal};
use hpug_model::answers::Figures;
use hpug_model::{Address, Report, Value};
use hpug_store::tables::StoredFile;

use crate::error::{Result, SessionError};
use crate::files::{Comparison, carried, compare, returned, unformatted};
use crate::session::Session;
use crate::surroundings::Reader;

/// A filled file, found right.
pub(super) struct Filled {
    pub bytes: Vec<u8>,
    pub comparison: Comparison,
    /// What the file has no cell for, in words.
    pub without_cell: Vec<String>,
    /// Why it carries no seal, where it could not be sealed.
    pub unsealed: Option<SealError>,
}

/// What filling takes, so that the session is free meanwhile.
pub(super) struct ToFill {
    report: Report,
    /// The report as papers show it, which tell what the file has no cell for.
    whole: Report,
    host: StoredFile,
    reader: Arc<dyn Reader>,
}

impl Session {
    /// Begins to fill the file that a report is bound to.
    ///
    /// # Errors
    /// [`SessionError::NotBound`], [`SessionError::ReadOnly`], those of reading the store.
    pub(super) fn filling(&mut self, id: u32) -> Result<ToFill> {
        let loaded = self.own(id)?;
        let (report, whole) = (loaded.report.clone(), loaded.for_papers());
        let sha256 = loaded.row.bound_file.clone().ok_or(SessionError::NotBound)?;
        let host = self.open()?.store.file(&sha256)?.ok_or(SessionError::NotBound)?;
        Ok(ToFill { report, whole, host, reader: self.surroundings.reader() })
    }
}

impl ToFill {
    /// Fills the file. Blanks are sent too, so that nothing of last year's stays behind; a line of business that is
    /// not covered gets `N/A`, its figures stay in the store.
    ///
    /// # Errors
    /// [`SessionError::Workbook`], [`SessionError::Fill`], [`SessionError::Differs`], [`SessionError::Stopped`].
    pub(super) fn fill(&self, stop: &Stop) -> Result<Filled> {
        let host = &self.host;
        let report = covered_only(&self.report);
        let reading = self.read(&host.bytes, stop)?;
        let cleared = blanks(&reading, &report);
        let filled = fill(&host.bytes, &reading, &Answers { report: &report, cleared: &cleared })
            .map_err(|error| SessionError::Fill { name: host.name.clone(), error })?;
        let (bytes, unsealed) = match seal(&filled.bytes, &self.whole.explanations) {
            Ok(sealed) => (sealed.bytes, None),
            Err(error) => (filled.bytes, Some(error)),
        };
        let back = self.read(&bytes, stop)?;
        let sent = unformatted(carried(&Figures::of(&report)));
        let returned = unformatted(returned(&sent, &back));
        let comparison = compare(&sent, &returned, |address| has_cell(&reading, address));
        if !comparison.differences.is_empty() {
            let differences = comparison.differences;
            return Err(SessionError::Differs { name: host.name.clone(), differences });
        }
        let mut without_cell = in_words(&self.whole, &filled.without_cell);
        let formatted = |(address, value): (&Address, &Value)| {
            matches!(value, Value::Rich(_)) && has_cell(&reading, address)
        };
        if report.answers.iter().any(formatted) {
            without_cell.push("the formatting of texts".to_owned());
        }
        Ok(Filled { bytes, comparison, without_cell, unsealed })
    }

    fn read(&self, bytes: &[u8], stop: &Stop) -> Result<Reading> {
        let name = &self.host.name;
        self.reader.read(bytes, name, stop).map_err(|error| SessionError::of_reading(name, error))
    }
}

/// The report without the answers of lines of business that it doesn't cover.
fn covered_only(report: &Report) -> Report {
    let covered = report.covered();
    let mut report = report.clone();
    report.answers.retain(|address, _| address.lob().is_none_or(|lob| covered.contains(&lob)));
    report
}

fn has_cell(reading: &Reading, address: &Address) -> bool {
    reading.cell_name(address.as_str()).is_some()
}

/// What a host's file has no cell for, in words.
fn in_words(report: &Report, without_cell: &[Address]) -> Vec<String> {
    let mut words = Vec::new();
    let mut name = |is: bool, what: &str| {
        if is {
            words.push(what.to_owned());
        }
    };
    let starts = |start: &str| without_cell.iter().any(|address| address.as_str().starts_with(start));
    name(!report.contact.is_empty(), "the contact");
    name(starts("E/"), "other initiatives (Section E)");
    name(starts("S."), "supplemental metrics that it does not ask");
    name(!report.topics.is_empty(), "special topics");
    name(!report.remarks.is_empty(), "remarks");
    name(!report.explanations.is_empty(), "explanations");
    name(!report.queries.is_empty(), "answers to the host's questions");
    let others =
        without_cell.iter().filter(|a| !["E/", "S.", "T."].iter().any(|s| a.as_str().starts_with(s)));
    words.extend(others.map(|address| report.form.name_of(address.as_str())));
    words
}
