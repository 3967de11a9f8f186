//! The library: reports as rows, new ones, the bin, names given before.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use hpug_model::forms;
use hpug_model::names::letters_of;
use hpug_model::values::one_line;
use hpug_store::Tx;
use hpug_store::tables::{KnownName, NameKind, Report, ReportState, Tables};

use crate::error::{Result, SessionError};
use crate::loaded::{Loaded, due_date, form_of, refusal};
use crate::session::{Deed, Session};
use crate::wire::reports::{self, FormInfo, KnownNames, LibraryRow, NewReport, ReportHead, ReportView};

/// Reports that the checks judge at most for a list, about as many as its first page has: more would keep a person
/// waiting for rows that are not on screen.
const AT_ONCE: usize = 200;

/// A library row and what it was worked out for.
pub(crate) struct Counted {
    /// The newest change to any report of the plan, and how many there are: what an earlier one says can be restated
    /// here.
    newest: (i64, usize),
    today: NaiveDate,
    row: LibraryRow,
    /// What the list of received reports shows beside it.
    pub judged: Judged,
}

/// What the checks say of a report that was received.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Judged {
    /// Explained warnings.
    pub explained: u32,
    /// Figures restated against earlier reports; `None` where none can be compared.
    pub restated: Option<u32>,
}

impl Session {
    /// The forms that a report can be started of.
    pub fn forms(&self) -> Vec<FormInfo> {
        let this_year = u16::try_from(self.surroundings.now().year()).unwrap_or_default();
        let info = |form: &std::sync::Arc<forms::Form>| FormInfo {
            id: form.id.clone(),
            title: form.title.clone(),
            credit: form.credit.clone(),
            year: this_year,
            data_points: u32::try_from(form.data_points()).unwrap_or(u32::MAX),
        };
        forms::known().iter().filter(|form| form.has_workbook()).map(info).collect()
    }

    /// Each form that is refused for a mistake: its file, the line and the reason.
    pub fn refused_forms(&self) -> Vec<String> {
        forms::refused().iter().map(ToString::to_string).collect()
    }

    /// Reports outside the bin, the last changed first; one whose form is refused or unknown says why. The checks judge at most 200 of them at once; the others are not
    /// counted unless they have been before.
    ///
    /// # Errors
    /// Of reading.
    pub fn library(&mut self) -> Result<Vec<LibraryRow>> {
        let reports = self.open()?.store.reports()?;
        self.counted(&reports, AT_ONCE)
    }

    /// The reports named by their ids, counted; those that are gone are left out.
    ///
    /// # Errors
    /// Of reading.
    pub fn count_reports(&mut self, ids: &[u32]) -> Result<Vec<LibraryRow>> {
        let store = &self.open()?.store;
        let (outside, binned) = (store.reports()?, store.bin()?);
        let mut reports: Vec<Report> = outside.into_iter().chain(binned).collect();
        reports.retain(|report| u32::try_from(report.id).is_ok_and(|id| ids.contains(&id)));
        self.counted(&reports, usize::MAX)
    }

    /// Reports in the bin, the last changed first.
    ///
    /// # Errors
    /// Of reading.
    pub fn bin(&mut self) -> Result<Vec<LibraryRow>> {
        let reports = self.open()?.store.bin()?;
        self.counted(&reports, AT_ONCE)
    }

    /// Rows of reports; each is worked out once and kept while neither the day nor a report of its plan changes. So many
    /// at most are worked out now, the first ones; those behind them stay uncounted.
    pub(super) fn counted(&mut self, reports: &[Report], most: usize) -> Result<Vec<LibraryRow>> {
        let today = self.today();
        let open = self.open_mut()?;
        let newest_rows = open.store.newest_rows()?;
        let mut of_plan: HashMap<String, Vec<Report>> = HashMap::new();
        for report in open.store.reports()? {
            of_plan.entry(letters_of(&report.plan)).or_default().push(report);
        }
        let mut rows = Vec::with_capacity(reports.len());
        let mut left = most;
        for report in reports {
            if let Some(why) = refusal(&report.form) {
                rows.push(refused(&open.store, report, today, why)?);
                continue;
            }
            let plan = letters_of(&report.plan);
            // Reports without a plan have nothing to do with each other.
            let all = of_plan.get(&plan).filter(|_| !plan.is_empty()).map_or(&[][..], Vec::as_slice);
            let ids = all.iter().map(|other| other.id).filter(|id| *id != report.id).chain([report.id]);
            let changes: Vec<i64> = ids.filter_map(|id| newest_rows.get(&id)).copied().collect();
            let newest = (changes.iter().max().copied().unwrap_or(0), changes.len());
            let known = open.counts.get(&report.id);
            let known = known.filter(|counted| counted.today == today && counted.newest == newest);
            let (row, judged) = match known {
                Some(counted) => (counted.row.clone(), counted.judged),
                None if left == 0 => {
                    rows.push(uncounted(&open.store, report, today)?);
                    continue;
                }
                None => {
                    left -= 1;
                    library_row(&open.store, report, all, today)?
                }
            };
            rows.push(row.clone());
            open.counts.insert(report.id, Counted { newest, today, row, judged });
        }
        Ok(rows)
    }

    /// Names given before, the last used first.
    ///
    /// # Errors
    /// Of reading.
    pub fn known_names(&self) -> Result<KnownNames> {
        let store = &self.open()?.store;
        let names = |kind| -> Result<Vec<String>> {
            Ok(store.known_names(kind)?.into_iter().map(|known| known.name).collect())
        };
        let contact = |known: KnownName| {
            let (email, phone) = known.detail.split_once('\n').unwrap_or((&known.detail, ""));
            (known.name.clone(), email.to_owned(), phone.to_owned())
        };
        Ok(KnownNames {
            plans: names(NameKind::Plan)?,
            hosts: names(NameKind::Host)?,
            contacts: store.known_names(NameKind::Contact)?.into_iter().map(contact).collect(),
        })
    }

    /// Starts a report: empty, or with the answers of another one, as [`Session::copy_sources`] lists them.
    ///
    /// # Errors
    /// [`SessionError::UnknownForm`], [`SessionError::BadRequest`] for a year outside 2000 to 2100, those of writing.
    pub fn new_report(&mut self, request: &NewReport) -> Result<ReportView> {
        let form = form_of(&request.form)?;
        if !super::head::YEARS.contains(&request.year) {
            return Err(SessionError::bad("Reporting year", "it takes a year from 2000 to 2100"));
        }
        let mut report = self.blank_report(&form.id, request.year);
        report.plan = one_line(&request.plan);
        report.host = one_line(&request.host);
        let copied = match request.copy_from {
            Some(id) => Some(self.copied(id, &mut report)?),
            None => None,
        };
        let id = self.add_report("new report", |tx| {
            remember(tx, &report)?;
            let id = tx.add_report(&report)?;
            if let Some(copied) = &copied {
                copied.put(tx, id)?;
            }
            Ok(id)
        })?;
        self.report(id)
    }

    /// A row for a new report.
    pub(crate) fn blank_report(&self, form: &str, year: u16) -> Report {
        let time = self.time();
        Report {
            id: 0,
            plan: String::new(),
            host: String::new(),
            contact_name: String::new(),
            contact_email: String::new(),
            contact_phone: String::new(),
            form: form.to_owned(),
            reporting_year: year,
            meeting_date: None,
            due_date: None,
            supplements: "[]".to_owned(),
            schedule: "[]".to_owned(),
            reading: "[]".to_owned(),
            state: ReportState::Draft,
            bound_file: None,
            created_at: time.clone(),
            changed_at: time,
            deleted_at: None,
        }
    }

    /// Adds a report in one transaction with whatever belongs to it.
    pub(crate) fn add_report(
        &mut self,
        kind: &str,
        change: impl FnOnce(&mut Tx<'_>) -> hpug_store::Result<i64>,
    ) -> Result<u32> {
        let id = self.surroundings.draw_id();
        let done = self.act(None, &Deed::note(&id, kind), change)?;
        let report = done.value().ok_or_else(|| SessionError::no("report", &id))?;
        u32::try_from(report).map_err(|_| SessionError::no("report", report))
    }

    /// Moves a report to the bin.
    ///
    /// # Errors
    /// Of reading and writing.
    pub fn delete_report(&mut self, id: u32) -> Result<()> {
        let time = self.time();
        self.move_report(id, "moved to the bin", Some(time))
    }

    /// Takes a report out of the bin.
    ///
    /// # Errors
    /// Of reading and writing.
    pub fn restore_report(&mut self, id: u32) -> Result<()> {
        self.move_report(id, "taken out of the bin", None)
    }

    fn move_report(&mut self, id: u32, kind: &str, deleted_at: Option<String>) -> Result<()> {
        let edit_id = self.surroundings.draw_id();
        self.act(Some(id), &Deed::note(&edit_id, kind), |tx| {
            let report = tx.report(i64::from(id))?;
            tx.put_report(&Report { deleted_at, ..report })
        })?;
        let open = self.open_mut()?;
        open.loaded = None;
        Ok(())
    }
}

/// Remembers the names of a report, to be offered again.
pub(crate) fn remember(tx: &mut Tx<'_>, report: &Report) -> hpug_store::Result<()> {
    let plain = |name: &str| KnownName { name: name.to_owned(), detail: String::new() };
    tx.remember_name(NameKind::Plan, &plain(&report.plan))?;
    tx.remember_name(NameKind::Host, &plain(&report.host))?;
    let detail = format!("{}\n{}", report.contact_email, report.contact_phone);
    tx.remember_name(NameKind::Contact, &KnownName { name: report.contact_name.clone(), detail })
}

/// `all`: the plan's reports outside the bin.
fn library_row(
    tables: &Tables,
    report: &Report,
    all: &[Report],
    today: NaiveDate,
) -> Result<(LibraryRow, Judged)> {
    let loaded = Loaded::read_among(tables, report.id, all, today)?;
    let (head, summary) = (loaded.view().head(), loaded.view().summary());
    let judged = Judged { explained: summary.explained, restated: loaded.restated() };
    let row = LibraryRow {
        counted: true,
        answered: summary.answered,
        due: summary.due,
        errors: summary.errors,
        warnings: summary.warnings,
        ..bare(head, report)
    };
    Ok((row, judged))
}

/// The row of a report that the checks have not judged.
fn uncounted(tables: &Tables, report: &Report, today: NaiveDate) -> Result<LibraryRow> {
    Ok(bare(Loaded::head_alone(tables, report, today)?, report))
}

/// The row of a report whose form is refused or unknown: what is told without the form.
fn refused(tables: &Tables, report: &Report, today: NaiveDate, why: String) -> Result<LibraryRow> {
    let file = report.bound_file.as_ref().map(|sha256| tables.file_name(sha256)).transpose()?;
    let due = due_date(report);
    let left = due.and_then(|due| i32::try_from((due - today).num_days()).ok());
    Ok(LibraryRow {
        id: u32::try_from(report.id).unwrap_or(u32::MAX),
        plan: report.plan.clone(),
        host: report.host.clone(),
        form: report.form.clone(),
        year: report.reporting_year,
        state: match report.state {
            ReportState::Received => reports::ReportState::Received,
            // What else a report can be is worked out with its form.
            _ => reports::ReportState::Draft,
        },
        counted: false,
        answered: 0,
        due: 0,
        errors: 0,
        warnings: 0,
        due_date: due.map(|due| due.to_string()),
        days_left: left,
        bound_file: file.flatten(),
        changed_at: report.changed_at.clone(),
        refused: Some(why),
    })
}

fn bare(head: ReportHead, report: &Report) -> LibraryRow {
    LibraryRow {
        id: head.id,
        plan: head.plan,
        host: head.host,
        form: head.form_title,
        year: head.year,
        state: head.state,
        counted: false,
        answered: 0,
        due: 0,
        errors: 0,
        warnings: 0,
        due_date: (!head.due_date.is_empty()).then_some(head.due_date),
        days_left: head.days_left,
        bound_file: head.bound_file,
        changed_at: report.changed_at.clone(),
        refused: None,
    }
}
