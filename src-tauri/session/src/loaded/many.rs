//! Many reports at once, each kept only as far as a comparison needs it.

use std::collections::HashMap;
use std::thread;

use chrono::NaiveDate;
use hpug_excel::ReadingFinding;
use hpug_model::answers::Origin;
use hpug_model::checks::{self, Context};
use hpug_model::side_by_side::Taken;
use hpug_model::{Address, Report};
use hpug_store::tables::{self, OfReport, ReportState, Tables, Which};

use super::{form_of, supplements_of, value_of};
use crate::error::{Result, SessionError};

/// Texts of one report: (address or finding, value or words).
type Texts<'a> = HashMap<i64, Vec<&'a OfReport>>;

/// Takes the reports of these rows, judged, in their order. `which` is what the rows were chosen by.
///
/// # Errors
/// [`SessionError::Store`], [`SessionError::UnknownForm`], [`SessionError::Unreadable`].
pub fn taken(
    tables: &Tables,
    rows: &[&tables::Report],
    which: Which<'_>,
    today: NaiveDate,
) -> Result<Vec<Taken>> {
    let (answers, remarks) = (tables.answers_of(which)?, tables.remarks_of(which)?);
    let explanations = tables.explanations_of(which)?;
    let texts = [by_report(&answers), by_report(&remarks), by_report(&explanations)];
    let workers = thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get);
    let size = rows.len().div_ceil(workers).max(1);
    let parts: Vec<Result<Vec<Taken>>> = thread::scope(|scope| {
        let one = |part: &[&tables::Report]| part.iter().map(|row| take(row, &texts, today)).collect();
        let working: Vec<_> = rows.chunks(size).map(|part| scope.spawn(move || one(part))).collect();
        working
            .into_iter()
            .map(|part| part.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    });
    Ok(parts.into_iter().collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
}

fn by_report(texts: &[OfReport]) -> Texts<'_> {
    let mut sorted: Texts<'_> = HashMap::new();
    for text in texts {
        sorted.entry(text.0).or_default().push(text);
    }
    sorted
}

fn take(
    row: &tables::Report,
    [answers, remarks, explanations]: &[Texts<'_>; 3],
    today: NaiveDate,
) -> Result<Taken> {
    let form = form_of(&row.form)?;
    let origin = if row.state == ReportState::Received { Origin::Received } else { Origin::Own };
    let mut report = Report::new(form, origin);
    row.plan.clone_into(&mut report.plan);
    row.host.clone_into(&mut report.host);
    report.year = Some(row.reporting_year);
    report.widen(supplements_of(&row.supplements)?, Vec::new());
    for (_, address, value) in answers.get(&row.id).into_iter().flatten() {
        let value = value_of(&report.form, address, value)?;
        report.set(Address::from(address.as_str()), value);
    }
    for (_, address, text) in remarks.get(&row.id).into_iter().flatten() {
        report.remarks.insert(Address::from(address.as_str()), text.clone());
    }
    for (_, key, text) in explanations.get(&row.id).into_iter().flatten() {
        report.explanations.insert(key.clone(), text.clone());
    }
    let reading: Vec<ReadingFinding> = serde_json::from_str(&row.reading)
        .map_err(|source| SessionError::Unreadable { what: "findings of reading", source })?;
    let reading: Vec<_> = reading.iter().map(ReadingFinding::finding).collect();
    let findings = checks::check(&report, &Context { reading: &reading, ..Context::on(today) });
    Ok(Taken::from(&report, &findings, &row.id.to_string())?)
}
