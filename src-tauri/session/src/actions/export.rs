//! Exports: made in memory, read back and compared, written whole, and kept.

use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, NaiveDate};
use hpug_excel::child::Stop;
use hpug_excel::write::fingerprint_sent;
use hpug_model::Report;
use hpug_model::answers::Figures;
use hpug_model::findings::Finding;
use hpug_model::values::to_json;
use hpug_store::tables::NewExport;
use serde_json::Map;

use super::fill::{Filled, ToFill};
use crate::error::{Result, SessionError};
use crate::files::{Paper, PaperOptions, is_draft, make, sent, taken_back, write_atomically};
use crate::loaded::Loaded;
use crate::session::{Deed, Session};
use crate::wire::exports::{ExportKind, ExportOffer, ExportRequest, ExportResult, ExportRow, WrittenFile};

/// What a draft's file name ends with, before its ending.
const DRAFT: &str = " – DRAFT";

/// A file made and found right, not yet written.
struct Made {
    path: PathBuf,
    bytes: Vec<u8>,
    written: WrittenFile,
}

/// Exports that are to be suggested: what the host's file has no cell for is found while the session is free.
pub struct ToOffer {
    offer: ExportOffer,
    fill: Option<ToFill>,
}

/// An export that is to be made while the session is free: the report as it was when it was asked for.
pub struct ToExport {
    opening: u64,
    id: u32,
    request: ExportRequest,
    fill: Option<ToFill>,
    report: Report,
    /// The report as papers show it.
    printed: Report,
    findings: Vec<Finding>,
    meeting: Option<NaiveDate>,
    now: DateTime<FixedOffset>,
}

/// An export made and found right, to be handed back to the session, which writes and keeps it.
pub struct MadeExport {
    export: ToExport,
    made: Vec<Made>,
    notes: Vec<String>,
}

impl ToOffer {
    /// Works out what the host's file has no cell for.
    ///
    /// # Errors
    /// Of reading and filling the host's file; [`SessionError::Stopped`].
    pub fn work_out(self, stop: &Stop) -> Result<ExportOffer> {
        let without_cell = match &self.fill {
            Some(fill) => fill.fill(stop)?.without_cell,
            None => Vec::new(),
        };
        Ok(ExportOffer { without_cell, ..self.offer })
    }
}

impl ToExport {
    /// Makes the files asked for, reads each back and compares it answer by answer. `tell` hears of each file that is
    /// begun.
    ///
    /// # Errors
    /// [`SessionError::Fill`], [`SessionError::Paper`], [`SessionError::Differs`], [`SessionError::Stopped`].
    pub fn make(self, stop: &Stop, tell: &dyn Fn(ExportKind)) -> Result<MadeExport> {
        let request = &self.request;
        let mut notes = Vec::new();
        tell(request.kind);
        let mut made = vec![self.made(request.kind, Path::new(&request.path), stop, &mut notes)?];
        if let (ExportKind::Fill, Some(companion)) = (request.kind, request.companion) {
            tell(companion);
            let beside = companion_path(&made[0].path, companion);
            made.push(self.made(companion, &beside, stop, &mut notes)?);
        }
        if stop.is_asked() {
            Err(SessionError::Stopped)
        } else {
            Ok(MadeExport { export: self, made, notes })
        }
    }

    fn made(&self, kind: ExportKind, path: &Path, stop: &Stop, notes: &mut Vec<String>) -> Result<Made> {
        if stop.is_asked() {
            return Err(SessionError::Stopped);
        }
        let path = marked(path, is_draft(&self.findings));
        let (bytes, identical, compared) = match &self.fill {
            Some(fill) if kind == ExportKind::Fill => {
                let Filled { bytes, comparison, without_cell, unsealed } = fill.fill(stop)?;
                notes.extend(
                    without_cell.iter().map(|what| format!("The host's file has no cell for {what}.")),
                );
                notes.extend(unsealed.map(|why| format!("The file carries no seal: {why}.")));
                (bytes, comparison.identical, comparison.compared)
            }
            _ => self.paper(kind, notes)?,
        };
        let shown = path.to_string_lossy().into_owned();
        Ok(Made { path, bytes, written: WrittenFile { path: shown, kind, identical, compared } })
    }

    fn paper(&self, kind: ExportKind, notes: &mut Vec<String>) -> Result<(Vec<u8>, u32, u32)> {
        let paper = match kind {
            ExportKind::Pdf if self.request.kind == ExportKind::Fill => Paper::CompanionPdf,
            ExportKind::Pdf => Paper::Pdf,
            ExportKind::Fill | ExportKind::Workbook => Paper::Workbook,
        };
        let options = PaperOptions {
            findings: &self.findings,
            working_figures: self.request.working_figures,
            meeting: self.meeting,
            now: self.now,
            password: None,
        };
        let made = make(&self.printed, paper, &options)?;
        if !made.missing_glyphs.is_empty() {
            let missing: String = made.missing_glyphs.iter().collect();
            notes.push(format!("The PDF's font lacks these characters; each is printed as a box: {missing}"));
        }
        Ok((made.bytes, made.comparison.identical, made.comparison.compared))
    }
}

impl Session {
    /// Begins to work out what to suggest before an export.
    ///
    /// # Errors
    /// Of reading the store.
    pub fn export_to_offer(&mut self, id: u32) -> Result<ToOffer> {
        let bound = self.own(id)?.row.bound_file.is_some();
        let fill = if bound { Some(self.filling(id)?) } else { None };
        let folder = self.export_folder()?;
        let loaded = self.own(id)?;
        let kinds = if bound {
            vec![ExportKind::Fill, ExportKind::Workbook, ExportKind::Pdf]
        } else {
            vec![ExportKind::Workbook, ExportKind::Pdf]
        };
        let draft = is_draft(&loaded.findings);
        let path = |kind: &ExportKind| {
            let path = marked(&folder.join(suggested(loaded, *kind)), draft);
            path.to_string_lossy().into_owned()
        };
        let offer = ExportOffer {
            paths: kinds.iter().map(path).collect(),
            kinds,
            errors: loaded.view().summary().errors,
            without_cell: Vec::new(),
        };
        Ok(ToOffer { offer, fill })
    }

    /// What to suggest before an export, at once.
    ///
    /// # Errors
    /// As [`Session::export_to_offer`] and [`ToOffer::work_out`].
    pub fn export_offer(&mut self, id: u32) -> Result<ExportOffer> {
        self.export_to_offer(id)?.work_out(&Stop::new())
    }

    /// Begins an export of the report as it is now.
    ///
    /// # Errors
    /// [`SessionError::NotBound`], [`SessionError::ReadOnly`], those of reading the store.
    pub fn export_to_make(&mut self, id: u32, request: &ExportRequest) -> Result<ToExport> {
        let fill = if request.kind == ExportKind::Fill { Some(self.filling(id)?) } else { None };
        let (opening, now) = (self.opening, self.surroundings.now());
        let loaded = self.own(id)?;
        Ok(ToExport {
            opening,
            id,
            request: request.clone(),
            fill,
            report: loaded.report.clone(),
            printed: loaded.for_papers(),
            findings: loaded.findings.clone(),
            meeting: loaded.facts.meeting_date,
            now,
        })
    }

    /// Writes the files of an export that was made, and keeps what was sent. With open errors the names end in
    /// ` – DRAFT`.
    ///
    /// # Errors
    /// [`SessionError::Locked`] when the store was locked since, [`SessionError::Write`], and those of the store.
    pub fn write_export(&mut self, export: MadeExport) -> Result<ExportResult> {
        let MadeExport { export, made, notes } = export;
        self.still_open(export.opening)?;
        write_all(&made)?;
        self.keep_exports(&export, &made).map_err(|error| taken_back(&paths_of(&made), error))?;
        let files = made.into_iter().map(|made| made.written).collect();
        Ok(ExportResult { files, draft: is_draft(&export.findings), notes })
    }

    /// Writes the files asked for, at once. Each is read back first and compared answer by answer; a difference fails
    /// the export and nothing is written.
    ///
    /// # Errors
    /// As [`Session::export_to_make`], [`ToExport::make`] and [`Session::write_export`].
    pub fn export_report(&mut self, id: u32, request: &ExportRequest) -> Result<ExportResult> {
        let made = self.export_to_make(id, request)?.make(&Stop::new(), &|_| ())?;
        self.write_export(made)
    }

    /// One history row for all files of an export.
    fn keep_exports(&mut self, export: &ToExport, made: &[Made]) -> Result<()> {
        let (id, time) = (export.id, self.time());
        let answers = sent(&Figures::of(&export.report));
        let answers: Map<_, _> = answers.iter().map(|(at, value)| (at.to_string(), to_json(value))).collect();
        let answers = serde_json::Value::Object(answers).to_string();
        let fingerprint = fingerprint_sent(&export.report, export.request.working_figures);
        let exports = made.iter().map(|made| NewExport {
            report: i64::from(id),
            time: time.clone(),
            host: export.report.host.clone(),
            kind: word(made.written.kind).to_owned(),
            file_name: made.path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default(),
            fingerprint: fingerprint.clone(),
            answers: answers.clone(),
            draft: is_draft(&export.findings),
        });
        let exports: Vec<NewExport> = exports.collect();
        let edit_id = self.surroundings.draw_id();
        let done = self.act(Some(id), &Deed::note(&edit_id, "exported"), |tx| {
            exports.iter().try_for_each(|export| tx.add_export(export).map(drop))
        })?;
        self.changed(id, done.steps()).map(drop)
    }

    /// The exports of a report, newest first.
    ///
    /// # Errors
    /// Of reading.
    pub fn exports(&mut self, id: u32) -> Result<Vec<ExportRow>> {
        let now = sent(&self.loaded(id)?.view().figures);
        let now: Map<_, _> = now.iter().map(|(at, value)| (at.to_string(), to_json(value))).collect();
        let row = |kept: hpug_store::tables::Export| {
            let export = kept.export;
            let then: Map<String, serde_json::Value> = serde_json::from_str(&export.answers)
                .map_err(|source| SessionError::Unreadable { what: "export", source })?;
            Ok(ExportRow {
                time: export.time,
                file_name: export.file_name,
                kind: kind_of(&export.kind),
                host: export.host,
                draft: export.draft,
                fingerprint: export.fingerprint.chars().take(12).collect(),
                differs: differing(&then, &now),
            })
        };
        self.open()?.store.exports(i64::from(id))?.into_iter().map(row).collect()
    }

    /// Exports are suggested beside the store's folder, where documents lie.
    pub(crate) fn export_folder(&self) -> Result<PathBuf> {
        let store = self.open()?.store.path();
        Ok(store.parent().map(Path::to_owned).unwrap_or_default())
    }
}

/// Writes every file or none: when one fails, those before it are removed again. No existing file is replaced.
fn write_all(made: &[Made]) -> Result<()> {
    for (at, file) in made.iter().enumerate() {
        if let Err(error) = write_atomically(&file.path, &file.bytes, false) {
            return Err(taken_back(&paths_of(&made[..at]), error.into()));
        }
    }
    Ok(())
}

fn paths_of(made: &[Made]) -> Vec<&Path> {
    made.iter().map(|file| file.path.as_path()).collect()
}

/// `Evergreen Health – Progress Report 2021.pdf`, without what file names can't hold.
fn suggested(loaded: &Loaded, kind: ExportKind) -> String {
    let plan = if loaded.row.plan.is_empty() { "Plan" } else { &loaded.row.plan };
    let form = loaded.report.form.title.replace(&format!(" {}", loaded.report.form.edition), "");
    let what = match (kind, &loaded.facts.bound_file) {
        (ExportKind::Fill, Some(file)) => stem(Path::new(file)),
        _ => format!("{form} {}", loaded.row.reporting_year),
    };
    let ending = match kind {
        ExportKind::Fill => loaded.facts.bound_file.as_deref().map_or("xlsx", ending_of),
        ExportKind::Workbook => "xlsx",
        ExportKind::Pdf => "pdf",
    };
    format!("{}.{ending}", file_name(&format!("{plan} – {what}")).trim_end_matches('.'))
}

/// Bytes of a suggested name at most: file systems hold 255, and an ending, a number or ` – DRAFT` may come behind.
const LONGEST_NAME: usize = 200;

/// A name without what file names can't hold. One that is too long loses the end of what stands before the first dash, the
/// plan's name: what it is stays to be read.
pub(crate) fn file_name(name: &str) -> String {
    let name: String =
        name.chars().map(|c| if c.is_control() || r#"<>:"/\|?*"#.contains(c) { '-' } else { c }).collect();
    let name = name.trim();
    let over = name.len().saturating_sub(LONGEST_NAME);
    if over == 0 {
        return name.to_owned();
    }
    let (first, rest) = name.split_at(name.find(" – ").unwrap_or(name.len()));
    let first = first[..first.floor_char_boundary(first.len().saturating_sub(over))].trim_end();
    let whole = format!("{first}{rest}");
    whole[..whole.floor_char_boundary(LONGEST_NAME)].trim_end().to_owned()
}

fn ending_of(file: &str) -> &str {
    file.rsplit_once('.').map_or("xlsx", |(_, ending)| ending)
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The path with the mark of a draft, unless it has it.
fn marked(path: &Path, draft: bool) -> PathBuf {
    if !draft || stem(path).ends_with(DRAFT.trim_start()) {
        return path.to_owned();
    }
    renamed(path, DRAFT, None)
}

/// Beside the filled file: `… – companion.pdf`.
fn companion_path(path: &Path, kind: ExportKind) -> PathBuf {
    let ending = if kind == ExportKind::Pdf { "pdf" } else { "xlsx" };
    let name = stem(path);
    let name = name.strip_suffix(DRAFT).unwrap_or(&name);
    path.with_file_name(format!("{name} – companion.{ending}"))
}

fn renamed(path: &Path, suffix: &str, ending: Option<&str>) -> PathBuf {
    let own = path.extension().map(|e| e.to_string_lossy().into_owned());
    let ending = ending.map(str::to_owned).or(own).map(|e| format!(".{e}")).unwrap_or_default();
    path.with_file_name(format!("{}{suffix}{ending}", stem(path)))
}

fn differing(then: &Map<String, serde_json::Value>, now: &Map<String, serde_json::Value>) -> u32 {
    let moved = now.iter().filter(|(at, value)| then.get(*at) != Some(value)).count();
    let gone = then.keys().filter(|at| !now.contains_key(*at)).count();
    u32::try_from(moved + gone).unwrap_or(u32::MAX)
}

fn word(kind: ExportKind) -> &'static str {
    match kind {
        ExportKind::Fill => "fill",
        ExportKind::Workbook => "workbook",
        ExportKind::Pdf => "pdf",
    }
}

fn kind_of(word: &str) -> ExportKind {
    match word {
        "fill" => ExportKind::Fill,
        "pdf" => ExportKind::Pdf,
        _ => ExportKind::Workbook,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_plan_leaves_room_for_what_the_file_is() {
        let long = "Evergreen ".repeat(40);
        let cases = [
            ("Evergreen – Progress Report 2021".to_owned(), "Evergreen – Progress Report 2021"),
            (format!("{long} – packet 2026-09-14.pdf"), " – packet 2026-09-14.pdf"),
            (format!("{} – D", "健康".repeat(90)), "康 – D"),
            (format!("A – {long}"), " – Evergreen"),
            ("a/b:c*\u{7}".to_owned(), "a-b-c--"),
        ];
        for (name, part) in cases {
            let short = file_name(&name);
            assert!(short.len() <= LONGEST_NAME, "{short}: {} bytes", short.len());
            assert!(short.contains(part), "{short} without {part}");
        }
    }
}
