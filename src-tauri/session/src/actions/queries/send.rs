//! Writing a file of queries: the host's question file with a PDF to read, or the plan's answers.

use std::path::{Path, PathBuf};

use hpug_model::Report;
use hpug_model::names;
use hpug_model::queries::QueryState;
use hpug_store::tables;

use crate::error::{Result, SessionError};
use crate::files::{PaperError, put_new, taken_back, write_atomically};
use crate::session::{Deed, Session};
use crate::wire::queries::QueriesWritten;
use crate::wire::reports::ReportState;

impl Session {
    /// Where a report's file of queries is suggested to be written.
    ///
    /// # Errors
    /// Of reading.
    pub fn queries_path(&mut self, id: u32) -> Result<String> {
        let folder = self.export_folder()?;
        let loaded = self.loaded(id)?;
        let received = loaded.facts.state == ReportState::Received;
        let what = if received { "Questions" } else { "Answers" };
        let plan = names::file_name(&loaded.row.plan, "Plan");
        let name = names::file_name(&format!("{plan} – {what} {}", loaded.row.reporting_year), what);
        Ok(folder.join(format!("{name}.xlsx")).to_string_lossy().into_owned())
    }

    /// Writes a report's queries as a workbook, read back first: the host's that the plan has not answered, with a PDF
    /// beside; the plan's own with its answers. No file is replaced. What is in the file is sent from now on.
    ///
    /// # Errors
    /// [`SessionError::BadRequest`] when there is nothing to send or the name doesn't end in `.xlsx`,
    /// [`SessionError::Paper`], [`SessionError::Write`], those of the store.
    pub fn write_queries(&mut self, id: u32, path: &str) -> Result<QueriesWritten> {
        let path = PathBuf::from(path);
        if !path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx")) {
            return Err(SessionError::bad("The file's name", "it ends in .xlsx"));
        }
        let (now, time) = (self.surroundings.now(), self.time());
        let loaded = self.loaded(id)?;
        let received = loaded.facts.state == ReportState::Received;
        let mut report = loaded.for_papers();
        if received {
            let waits = |query: &tables::Query| {
                [QueryState::Open.key(), QueryState::Sent.key()].contains(&query.state.as_str())
            };
            let waiting: Vec<&str> =
                loaded.queries.iter().filter(|query| waits(query)).map(|query| query.id.as_str()).collect();
            report.queries.retain(|query| waiting.contains(&query.id.as_str()));
        }
        if report.queries.is_empty() {
            return Err(SessionError::bad("The file", "there is no question to send"));
        }
        let bytes = workbook(&report, !received, now.date_naive())?;
        let mut written = QueriesWritten {
            paths: Vec::new(),
            queries: u32::try_from(report.queries.len()).unwrap_or(u32::MAX),
            missing_glyphs: String::new(),
        };
        let pdf = if received { Some(pdf(&report, now)?) } else { None };
        write_atomically(&path, &bytes, false)?;
        let mut made = vec![path.clone()];
        if let Some(rendered) = pdf {
            let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            let folder = path.parent().unwrap_or(Path::new("."));
            let beside = put_new(folder, &stem, "pdf", &rendered.bytes)
                .map_err(|error| taken_back(&made, error.into()))?;
            made.push(folder.join(beside.0));
            written.missing_glyphs = rendered.missing_glyphs.iter().collect();
        }
        self.sent(id, &report, received, &time).map_err(|error| taken_back(&made, error))?;
        written.paths = made.iter().map(|path| path.to_string_lossy().into_owned()).collect();
        Ok(written)
    }

    fn sent(&mut self, id: u32, report: &Report, received: bool, time: &str) -> Result<()> {
        let from = if received { QueryState::Open } else { QueryState::Answered };
        let person = self.person()?;
        let in_file = |query: &&tables::Query| {
            query.state == from.key() && report.queries.iter().any(|sent| sent.id == query.id)
        };
        let sent = |query: &tables::Query| tables::Query {
            state: QueryState::Sent.key().to_owned(),
            changed_at: time.to_owned(),
            person: person.clone(),
            ..query.clone()
        };
        let rows: Vec<tables::Query> = self.loaded(id)?.queries.iter().filter(in_file).map(sent).collect();
        let edit_id = self.surroundings.draw_id();
        let done = self.act(Some(id), &Deed::note(&edit_id, "questions sent"), |tx| {
            rows.iter().try_for_each(|query| tx.put_query(i64::from(id), query))
        })?;
        self.changed(id, done.steps()).map(drop)
    }
}

/// The workbook, which must read back as it was written.
fn workbook(report: &Report, answered: bool, today: chrono::NaiveDate) -> Result<Vec<u8>> {
    let bytes = hpug_excel::write::queries(report, answered, today).map_err(PaperError::from)?;
    let back = hpug_excel::read_here(&bytes, "").map_err(PaperError::from)?.report;
    if back.queries != report.queries {
        return Err(SessionError::Paper(PaperError::Differs(Vec::new())));
    }
    Ok(bytes)
}

fn pdf(report: &Report, now: chrono::DateTime<chrono::FixedOffset>) -> Result<hpug_pdf::Rendered> {
    let options = hpug_pdf::report::Options::new(now);
    Ok(hpug_pdf::render(&hpug_pdf::report::queries_document(report, &options))?)
}
