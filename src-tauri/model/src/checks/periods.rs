//! FORM-1: who reports, and for which 12 months.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::judge::{Judge, error, note, warning};
use crate::address::{Address, Period};
use crate::answers::Origin;
use crate::findings::{Finding, Fix};
use crate::format;
use crate::forms::OfReport;
use crate::periods::{Span, is_twelve_months};
use crate::values::Value;

const CHECK: &str = "FORM-1";

pub(super) fn judge(judge: &mut Judge<'_>) {
    if judge.form().family == super::lan::FAMILY {
        return;
    }
    let mut findings = head(judge);
    if judge.form().position("period/current/start").is_some() {
        let mut wrong = Vec::new();
        for period in Period::ALL {
            match own(judge, period) {
                Some(finding) => {
                    wrong.push(period);
                    findings.push(finding);
                }
                None => findings.extend(unusual(judge, period)),
            }
        }
        findings.extend(age(judge));
        findings.extend(gap(judge, &wrong));
    }
    judge.add_all(findings);
}

/// Plan, host and contact. A received workbook has no cell for the plan, so it is not judged.
fn head(judge: &Judge<'_>) -> Vec<Finding> {
    let report = judge.report();
    if report.origin == Origin::Received {
        return Vec::new();
    }
    let rows = [
        ("plan", report.plan.trim().is_empty(), "The report names no plan.", "Enter the plan's name."),
        (
            "host",
            report.host.trim().is_empty(),
            "The report names no host.",
            "Enter who asked for the report.",
        ),
        (
            "contact",
            report.contact.is_empty() && !asks_contact(judge),
            "The report names nobody whom the host can ask.",
            "Enter a contact's name, e-mail address or phone number.",
        ),
    ];
    let missing = rows.into_iter().filter(|(_, missing, _, _)| *missing);
    missing
        .map(|(field, _, message, fix)| error(CHECK, vec![Address::from(field)], message.to_owned(), fix))
        .collect()
}

/// Whether the form asks for the contact itself: FORM-2 then says that the answer is blank.
fn asks_contact(judge: &Judge<'_>) -> bool {
    let of_contact = |of: OfReport| of != OfReport::Plan;
    judge.points().any(|(_, point)| judge.form().measure_of(point).of_report.is_some_and(of_contact))
}

fn edge(period: Period, edge: &str) -> Address {
    Address::new("period", None, Some(period), edge)
}

fn edges(period: Period) -> Vec<Address> {
    vec![edge(period, "start"), edge(period, "end")]
}

/// A period that is missing or not 12 whole months.
fn own(judge: &Judge<'_>, period: Period) -> Option<Finding> {
    let Some(span) = judge.report().period(period) else { return Some(missing(judge, period)) };
    if is_twelve_months(span) {
        return None;
    }
    let message = format!(
        "{} runs from {} to {}; a period is 12 whole months, from the first day of a month to the last day of the month before, a year later.",
        period.label(),
        format::long_day(span.0),
        format::long_day(span.1)
    );
    Some(error(CHECK, edges(period), message, "Correct the first or the last day."))
}

fn missing(judge: &Judge<'_>, period: Period) -> Finding {
    let has_fallback = judge.report().year.is_some();
    let is_day = |address: &Address| match judge.report().answer(address.as_str()) {
        Some(Value::Date(_)) => true,
        Some(_) => false,
        None => has_fallback,
    };
    let at: Vec<Address> = edges(period).into_iter().filter(|address| !is_day(address)).collect();
    let what = match at.as_slice() {
        [only] => format!("The {} day of {} is missing or is no date.", day_word(only), period.label()),
        _ => format!("The period {} is missing.", period.label()),
    };
    error(CHECK, at, what, "Enter the first and the last day of the 12 months that the figures follow.")
}

fn day_word(address: &Address) -> &'static str {
    if address.measure() == "start" { "first" } else { "last" }
}

/// A period other than the recommended one of the reporting year.
fn unusual(judge: &Judge<'_>, period: Period) -> Option<Finding> {
    let span = judge.report().period(period)?;
    let year = judge.report().year.or_else(|| year_told_by_periods(judge))?;
    let recommended = judge.form().recommended(year, period)?;
    if span == recommended {
        return None;
    }
    let message = format!(
        "{} is {}; recommended for the {year} report is {}.",
        period.label(),
        format::span(span),
        format::span(recommended)
    );
    let writes = edges(period).into_iter().zip([recommended.0, recommended.1]);
    let fix = Fix {
        label: format!("Use {}", format::span(recommended)),
        writes: writes.map(|(address, day)| (address, Some(Value::Date(day)))).collect(),
    };
    let how = "Leave it if your data follow these months; the host sees the dates beside the figures.";
    Some(note(CHECK, edges(period), message, how).offering(vec![fix]))
}

/// The reporting year that a report's periods tell where it names none: the one whose recommended Current ends nearest
/// to the report's.
fn year_told_by_periods(judge: &Judge<'_>) -> Option<u16> {
    let report = judge.report();
    let current = report.period(Period::Current).map(|span| span.1);
    let end = current.or_else(|| report.period(Period::Prior)?.1.checked_add_months(Months::new(12)))?;
    let base = u16::try_from(end.year()).ok()?;
    let distance = |year: &u16| {
        let recommended = judge.form().recommended(*year, Period::Current);
        recommended.map_or(i64::MAX, |span| (span.1 - end).num_days().abs())
    };
    (base..=base.saturating_add(2)).min_by_key(distance)
}

/// Current ends in the future, too long ago, or so lately that claims still run out.
fn age(judge: &Judge<'_>) -> Option<Finding> {
    let (_, end) = judge.report().period(Period::Current)?;
    let at = vec![edge(Period::Current, "end")];
    let today = judge.context.today;
    let ends = format!("Current ends on {}", format::long_day(end));
    if end > today {
        let message = format!("{ends}, after today, {}.", format::long_day(today));
        return Some(error(CHECK, at, message, "Enter 12 months that are over."));
    }
    let own = judge.report().origin != Origin::Received;
    let due = judge.report().due_date.filter(|_| own).unwrap_or(today);
    let months = |limit: rust_decimal::Decimal| u32::try_from(limit).ok();
    let after = |months: u32| end.checked_add_months(Months::new(months));
    let (stale, runout) = (months(judge.limits().stale_months)?, months(judge.limits().runout_months)?);
    if after(stale).is_some_and(|last| due > last) {
        let message = format!("{ends}, more than {stale} months before {}.", due_words(due, today));
        return Some(warning(
            CHECK,
            at,
            message,
            "Report the latest 12 months, or explain why these are the latest.",
        ));
    }
    if after(runout).is_some_and(|first| due < first) {
        let message = format!(
            "{ends}, less than {runout} months before {}: claims for its last months may still come in.",
            due_words(due, today)
        );
        return Some(note(CHECK, at, message, "Say in a remark how far claims had run out."));
    }
    None
}

fn due_words(due: NaiveDate, today: NaiveDate) -> String {
    let kind = if due == today { "today" } else { "the due date" };
    format!("{kind}, {}", format::long_day(due))
}

/// Prior does not end the day before Current starts.
fn gap(judge: &Judge<'_>, wrong: &[Period]) -> Option<Finding> {
    let current = judge.report().period(Period::Current)?;
    let prior = judge.report().period(Period::Prior)?;
    let expected = current.0.checked_sub_days(Days::new(1))?;
    if prior.1 == expected {
        return None;
    }
    let days = (expected - prior.1).num_days();
    let kind = if days > 0 { "a gap" } else { "an overlap" };
    let message = format!(
        "Prior ends on {} and Current starts on {}: {kind} of {}.",
        format::long_day(prior.1),
        format::long_day(current.0),
        days_words(days.unsigned_abs())
    );
    let fix = format!("Let Prior end on {}, the day before Current starts.", format::long_day(expected));
    let mut finding = warning(CHECK, vec![edge(Period::Prior, "end")], message, fix)
        .with(vec![edge(Period::Current, "start")]);
    // A period that isn't 12 months is why they don't meet.
    finding.because = wrong.first().map(|period| format!("{CHECK}@{}", edge(*period, "start")));
    finding.fixes = fitting_prior(current).into_iter().collect();
    Some(finding)
}

fn days_words(days: u64) -> String {
    if days == 1 { "1 day".to_owned() } else { format!("{} days", format::grouped(days.into())) }
}

fn fitting_prior(current: Span) -> Option<Fix> {
    let (start, end) = crate::periods::year_before(current)?;
    let writes = edges(Period::Prior).into_iter().zip([start, end]);
    Some(Fix {
        label: format!("Use {}", format::span((start, end))),
        writes: writes.map(|(address, day)| (address, Some(Value::Date(day)))).collect(),
    })
}
