//! Plans side by side, or the years of one: shown section by section, written as workbook or PDF.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use hpug_excel::child::Stop;
use hpug_model::forms::{self, Form};
use hpug_model::side_by_side::{self, Named, SideBySide};
use hpug_store::tables::{Report, ReportState, Which};

use super::export::file_name;
use crate::error::{Result, SessionError};
use crate::files::{ComparedPaper, compared_key, compared_paper, seed_of, write_atomically};
use crate::loaded;
use crate::session::{OpenStore, Session};
use crate::views;
use crate::wire::compare::{CompareExport, CompareRequest, CompareView};

/// A comparison as it was last worked out, and for what.
pub(crate) struct Compared {
    form: String,
    year: Option<u16>,
    plan: Option<String>,
    /// The newest change to any report then.
    newest: BTreeMap<i64, i64>,
    side: Arc<SideBySide>,
}

/// What can be put side by side, and what is.
pub(crate) struct Chosen {
    /// Forms that reports are of, the one of most reports first.
    pub forms: Vec<Arc<Form>>,
    /// The one compared by.
    pub form: Option<Arc<Form>>,
    /// Years with the number of their plans, the newest first.
    pub years: Vec<(u16, u32)>,
    /// The year, unless a plan is chosen.
    pub year: Option<u16>,
    /// Plans with reports of the form.
    pub plans: Vec<String>,
    /// The plan whose years are shown.
    pub plan: Option<String>,
}

/// A comparison that is to be written while the session is free.
pub struct ToCompareOut {
    opening: u64,
    side: Arc<SideBySide>,
    path: PathBuf,
    /// What the order of letters is drawn from; `None` with names.
    seed: Option<u64>,
    now: DateTime<FixedOffset>,
}

/// A comparison made and not yet written: the file and, with letters for names, its key.
pub struct ComparedOut {
    opening: u64,
    files: Vec<(PathBuf, Vec<u8>)>,
}

impl ToCompareOut {
    /// Makes the file and, with letters for names, its key.
    ///
    /// # Errors
    /// [`SessionError::Paper`], [`SessionError::Ending`] for a name that ends neither in .xlsx nor in .pdf,
    /// [`SessionError::Stopped`].
    pub fn make(self, stop: &Stop) -> Result<ComparedOut> {
        let ending = self.path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        let paper = match ending.as_deref() {
            Some("xlsx") => ComparedPaper::Workbook,
            Some("pdf") => ComparedPaper::Pdf,
            _ => return Err(SessionError::Ending(".xlsx or .pdf")),
        };
        let mut files = Vec::new();
        match self.seed {
            Some(seed) => {
                let (hidden, named) = side_by_side::anonymous((*self.side).clone(), seed);
                files.push((self.path.clone(), compared_paper(&hidden, paper, 0, self.now)?));
                files.push((key_path(&self.path), self.key(&named)?));
            }
            None => files.push((self.path.clone(), compared_paper(&self.side, paper, 0, self.now)?)),
        }
        if stop.is_asked() {
            return Err(SessionError::Stopped);
        }
        Ok(ComparedOut { opening: self.opening, files })
    }

    /// Reports are known to people by their plan, not by their number in the store.
    fn key(&self, named: &[Named]) -> Result<Vec<u8>> {
        let told = |named: &Named| Named { source: self.side.form.title.clone(), ..named.clone() };
        let named: Vec<Named> = named.iter().map(told).collect();
        Ok(compared_key(&named, self.now.date_naive())?)
    }
}

impl Session {
    /// A section of a comparison. What the request leaves open, or asks for in vain, is chosen.
    ///
    /// # Errors
    /// Of reading.
    pub fn compare(&mut self, request: &CompareRequest) -> Result<CompareView> {
        let rows = self.open()?.store.reports()?;
        let chosen = chosen(&rows, request)?;
        let Some(form) = &chosen.form else {
            let unopened = |row: &Report| Some((called(row), loaded::refusal(&row.form)?));
            let left_out = rows.iter().filter_map(unopened).collect();
            return Ok(CompareView { left_out, ..views::nothing_compared(&chosen) });
        };
        let side = self.side(form, &chosen, &rows)?;
        Ok(views::compared(&side, &chosen, request))
    }

    /// A name suggested for a comparison that is written.
    ///
    /// # Errors
    /// Of reading.
    pub fn compare_path(&mut self, request: &CompareRequest, anonymous: bool, pdf: bool) -> Result<String> {
        let rows = self.open()?.store.reports()?;
        let chosen = chosen(&rows, request)?;
        let title = chosen.form.map(|form| form.title.clone()).unwrap_or_default();
        let what = match (&chosen.plan, chosen.year) {
            (Some(_), _) if anonymous => "one plan year by year".to_owned(),
            (Some(plan), _) => format!("{plan} year by year"),
            (None, Some(year)) => format!("plans side by side {year}"),
            (None, None) => "plans side by side".to_owned(),
        };
        let ending = if pdf { "pdf" } else { "xlsx" };
        let name = format!("{}.{ending}", file_name(&format!("{title} – {what}")));
        Ok(self.export_folder()?.join(name).to_string_lossy().into_owned())
    }

    /// Begins to write a comparison as it is now.
    ///
    /// # Errors
    /// [`SessionError::NoSuchThing`] without a report to compare, those of reading.
    pub fn compare_to_write(&mut self, wanted: &CompareExport) -> Result<ToCompareOut> {
        let rows = self.open()?.store.reports()?;
        let chosen = chosen(&rows, &wanted.request)?;
        let form = chosen.form.clone().ok_or_else(|| SessionError::no("report", "to compare"))?;
        let side = self.side(&form, &chosen, &rows)?;
        let seed = self.letters_seed(&form)?;
        Ok(ToCompareOut {
            opening: self.opening,
            side,
            path: PathBuf::from(&wanted.path),
            seed: wanted.anonymous.then_some(seed),
            now: self.surroundings.now(),
        })
    }

    /// Writes the files of a comparison that was made; returns their paths, the key's last.
    ///
    /// # Errors
    /// [`SessionError::Locked`] when the store was locked since, [`SessionError::Write`].
    pub fn write_compared(&mut self, made: ComparedOut) -> Result<Vec<String>> {
        self.still_open(made.opening)?;
        for (at, (path, bytes)) in made.files.iter().enumerate() {
            if let Err(error) = write_atomically(path, bytes, false) {
                for (written, _) in &made.files[..at] {
                    std::fs::remove_file(written)
                        .map_err(|source| SessionError::Read { path: written.clone(), source })?;
                }
                return Err(error.into());
            }
        }
        Ok(made.files.iter().map(|(path, _)| path.to_string_lossy().into_owned()).collect())
    }

    /// What the order of letters is drawn from: a plan keeps its letter among the same plans.
    pub(super) fn letters_seed(&self, form: &Form) -> Result<u64> {
        // The store's own number is told nowhere but in the store.
        let store_id = self.open()?.store.meta("store_id")?.unwrap_or_default();
        Ok(seed_of(&[store_id.as_bytes(), form.family.as_bytes()]))
    }

    /// The comparison of what is chosen; the one worked out last is kept while no report changes.
    pub(super) fn side(
        &mut self,
        form: &Arc<Form>,
        chosen: &Chosen,
        rows: &[Report],
    ) -> Result<Arc<SideBySide>> {
        let today = self.today();
        let open = self.open_mut()?;
        let newest = open.store.newest_rows()?;
        let known = open.compared.as_ref().filter(|known| {
            known.form == form.id
                && known.year == chosen.year
                && known.plan == chosen.plan
                && known.newest == newest
        });
        if let Some(known) = known {
            return Ok(known.side.clone());
        }
        let side = Arc::new(worked_out(open, form, chosen, rows, today)?);
        let (year, plan) = (chosen.year, chosen.plan.clone());
        open.compared = Some(Compared { form: form.id.clone(), year, plan, newest, side: side.clone() });
        Ok(side)
    }
}

fn worked_out(
    open: &OpenStore,
    form: &Arc<Form>,
    chosen: &Chosen,
    rows: &[Report],
    today: chrono::NaiveDate,
) -> Result<SideBySide> {
    let mut ids = Vec::new();
    for known in forms::known().iter().filter(|known| known.family == form.family) {
        ids.push(known.id.clone());
    }
    let list = serde_json::Value::from(ids.clone()).to_string();
    let which = Which { forms: &list, year: chosen.year, plan: chosen.plan.as_deref() };
    let wanted = |row: &&Report| {
        ids.contains(&row.form)
            && chosen.year.is_none_or(|year| row.reporting_year == year)
            && chosen.plan.as_ref().is_none_or(|plan| row.plan == *plan)
            && !row.plan.trim().is_empty()
    };
    let mut wanted: Vec<&Report> = rows.iter().filter(wanted).collect();
    // Of several the last one counts: what was received before one's own, the newest last.
    wanted.sort_by_key(|row| (row.state == ReportState::Received, row.id));
    let taken = loaded::taken(&open.store, &wanted, which, today)?;
    let mut side = match chosen.plan {
        Some(_) => side_by_side::years(form, &taken),
        None => side_by_side::plans(form, &taken),
    };
    // Reports are known to people by their plan, not by their number in the store.
    for (source, _) in &mut side.left_out {
        if let Some(row) = rows.iter().find(|row| row.id.to_string() == *source) {
            *source = called(row);
        }
    }
    side.left_out.extend(unopened(chosen, &form.family, rows));
    Ok(side)
}

/// `Evergreen Health, 2021`
fn called(row: &Report) -> String {
    format!("{}, {}", row.plan, row.reporting_year)
}

/// Reports that would be compared, or may be, if their forms could be read: (report, why not).
fn unopened(chosen: &Chosen, family: &str, rows: &[Report]) -> Vec<(String, String)> {
    let asked = |row: &&Report| {
        chosen.year.is_none_or(|year| row.reporting_year == year)
            && chosen.plan.as_ref().is_none_or(|plan| row.plan == *plan)
            && !row.plan.trim().is_empty()
    };
    let told = |row: &Report| Some((called(row), loaded::refusal_in(row, family)?));
    rows.iter().filter(asked).filter_map(told).collect()
}

/// What there is to choose, and what is chosen.
pub(super) fn chosen(rows: &[Report], request: &CompareRequest) -> Result<Chosen> {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    let named = rows.iter().filter(|row| !row.plan.trim().is_empty());
    for row in named.clone() {
        *count.entry(&row.form).or_default() += 1;
    }
    let known = forms::known().iter().filter(|form| count.contains_key(form.id.as_str()));
    let comparable =
        known.filter(|form| form.metrics.is_some() || form.position("period/current/start").is_some());
    let mut forms: Vec<Arc<Form>> = comparable.cloned().collect();
    forms.sort_by_key(|form| std::cmp::Reverse((count[form.id.as_str()], form.edition)));
    let asked = request.form.as_ref().and_then(|id| forms.iter().find(|form| form.id == *id));
    let form = asked.or(forms.first()).cloned();
    let family: Vec<&str> = forms
        .iter()
        .filter(|one| form.as_ref().is_some_and(|form| form.family == one.family))
        .map(|one| one.id.as_str())
        .collect();
    let of_family: Vec<&Report> = named.filter(|row| family.contains(&row.form.as_str())).collect();
    let mut plans: Vec<String> = of_family.iter().map(|row| row.plan.clone()).collect();
    plans.sort_by_key(|plan| (plan.to_lowercase(), plan.clone()));
    plans.dedup();
    let mut by_year: BTreeMap<u16, Vec<&str>> = BTreeMap::new();
    for row in &of_family {
        by_year.entry(row.reporting_year).or_default().push(&row.plan);
    }
    let years: Vec<(u16, u32)> =
        by_year.into_iter().rev().map(|(year, plans)| (year, plans_in(plans))).collect();
    let plan = request.plan.clone().filter(|plan| plans.contains(plan));
    let asked = request.year.filter(|year| years.iter().any(|(of, _)| of == year));
    // The newest year that at least half as many plans have as the one with most.
    let most = years.iter().map(|(_, plans)| *plans).max().unwrap_or(0);
    let usual = years.iter().find(|(_, plans)| plans * 2 >= most).map(|(year, _)| *year);
    let year = if plan.is_some() { None } else { asked.or(usual) };
    Ok(Chosen { forms, form, years, year, plans, plan })
}

fn plans_in(mut plans: Vec<&str>) -> u32 {
    plans.sort_unstable();
    plans.dedup();
    u32::try_from(plans.len()).unwrap_or(u32::MAX)
}

/// `… – key for the host.xlsx`, beside the comparison.
fn key_path(path: &Path) -> PathBuf {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!("{stem} – key for the host.xlsx"))
}
