//! D-4: Section D against the LAN dollars of the same plan, line of business and 12 months.

use rust_decimal::Decimal;

use super::FAMILY;
use crate::address::{Address, Lob, Period};
use crate::answers::{Figures, Report};
use crate::checks::judge::{Cell, Judge, addresses, column_name, note, percent, warning};
use crate::crosswalk::{Derived, derive, months};
use crate::findings::Finding;
use crate::format;
use crate::values::Value;

pub(in crate::checks) fn judge(judge: &mut Judge<'_>) {
    if judge.form().section("D").is_none() {
        return;
    }
    let against = judge.context.against;
    let lans = against.iter().filter(|(_, other)| other.form.family == FAMILY);
    let same = lans.filter(|(_, lan)| judge.report().same_plan(lan));
    let same: Vec<Lan<'_>> =
        same.map(|(name, report)| Lan { name, report, figures: Figures::of(report) }).collect();
    let found: Vec<Finding> = same.iter().flat_map(|lan| compared(judge, lan, &same)).collect();
    judge.add_all(found);
}

/// A LAN report of the plan.
struct Lan<'a> {
    name: &'a str,
    report: &'a Report,
    figures: Figures<'a>,
}

impl Lan<'_> {
    /// The period of Section D that its dollars follow.
    fn period(&self, judge: &Judge<'_>, lob: Lob) -> Option<Period> {
        let span = months(self.report, lob);
        Period::ALL.into_iter().find(|period| span.is_some() && judge.report().period(*period) == span)
    }

    fn is_comparable(&self, judge: &Judge<'_>, lob: Lob) -> bool {
        self.period(judge, lob).is_some() && !derive(&self.figures, lob).is_empty()
    }
}

/// A report of other months is worth a note only where none of the same months is at hand.
fn compared(judge: &Judge<'_>, lan: &Lan<'_>, all: &[Lan<'_>]) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut apart = Vec::new();
    for lob in judge.lobs.iter().copied() {
        let derived = derive(&lan.figures, lob);
        if derived.is_empty() {
            continue;
        }
        match lan.period(judge, lob) {
            Some(period) => {
                let remark = included(lan.report, lob);
                found.extend(derived.iter().filter_map(|row| differs(judge, row, (lob, period), remark)));
            }
            None if all.iter().any(|other| other.is_comparable(judge, lob)) => {}
            None => apart.push((lob, months(lan.report, lob))),
        }
    }
    found.extend(other_months(judge, lan.name, &apart));
    found
}

fn differs(judge: &Judge<'_>, row: &Derived, (lob, period): (Lob, Period), remark: &str) -> Option<Finding> {
    let cells_of = |items: &[String]| -> Vec<Cell> {
        items.iter().filter_map(|item| judge.cell(item, Some(lob), Some(period), "percent")).collect()
    };
    let cells = cells_of(&row.matched.items);
    let sum = shown(judge, &cells)?;
    // Of these rows the LAN's may hold all, a part or nothing.
    let more = match cells_of(&row.matched.part_of) {
        none if none.is_empty() => Decimal::ZERO,
        part => shown(judge, &part)?,
    };
    let allowed = judge.limits().lan_difference * Decimal::from(cells.len());
    if sum - allowed <= row.percent && row.percent <= sum + more + allowed {
        return None;
    }
    let rows: Vec<&str> = row.matched.rows.iter().filter_map(|row| row.rsplit('.').next()).collect();
    let message = format!(
        "{}: {} is {}, but LAN row {} has {}, which is {}.{remark}",
        column_name(lob, period),
        row.matched.items.join(" + "),
        percent(sum),
        rows.join(" + "),
        format::dollars(row.dollars),
        percent(row.percent)
    );
    let how = format!("Correct the one that is wrong, or explain. {}", row.matched.difference);
    Some(warning("D-4", addresses(&cells), message, how.trim_end()).with(row.used.clone()))
}

/// What cells show together; `None` where one of them is blank, or there is none.
fn shown(judge: &Judge<'_>, cells: &[Cell]) -> Option<Decimal> {
    let shown: Option<Vec<Decimal>> =
        cells.iter().map(|cell| judge.figures.shown_at(cell.position)).collect();
    shown.filter(|shown| !shown.is_empty()).map(|shown| shown.iter().sum())
}

/// What the LAN's total spend leaves out.
fn included(lan: &Report, lob: Lob) -> &'static str {
    let less = |item: &str| {
        let answer = |measure: &str| lan.answer(Address::new(item, Some(lob), None, measure).as_str());
        let short =
            answer("percent").and_then(Value::as_number).is_some_and(|share| share < Decimal::ONE_HUNDRED);
        answer("included") == Some(&Value::Flag(false)) || short
    };
    if less("G.pharmacy") || less("G.behavioral") {
        " The LAN's spend leaves out part of pharmacy or behavioral health, so the denominators may differ."
    } else {
        ""
    }
}

/// One note where the LAN dollars follow other months than both periods.
fn other_months(
    judge: &Judge<'_>,
    name: &str,
    apart: &[(Lob, Option<crate::periods::Span>)],
) -> Option<Finding> {
    let (first, _) = apart.first()?;
    let words = |(lob, span): &(Lob, Option<crate::periods::Span>)| {
        format!("{} {}", lob.label(), span.map_or("without a period".to_owned(), format::span))
    };
    let spans: Vec<String> = apart.iter().map(words).collect();
    let at = Address::new("D.1", Some(*first), Some(Period::Current), "percent");
    let message = format!(
        "Section D was not compared with the LAN figures of {name}: they follow other 12 months ({}).",
        spans.join(", ")
    );
    let at = vec![judge.form().point(at.as_str())?.address.clone()];
    Some(note("D-4", at, message, "Nothing needs doing; figures of the same 12 months can be compared."))
}
