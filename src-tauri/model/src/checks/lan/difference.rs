//! D-4: Section D against the LAN dollars of the same plan, line of business and 12 months.

use rust_decimal::Decimal;

use super::FAMILY;
use crate::address::{Address, Lob, Period};
use crate::answers::{Figures, Report};
use crate::checks::judge::{Cell, Judge, addresses, column_name, note, percent, warning};
use crate::checks::restated::same_plan;
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
    let same = lans.filter(|(_, lan)| same_plan(judge.report(), lan));
    let found: Vec<Finding> = same.flat_map(|(name, lan)| compared(judge, name, lan)).collect();
    judge.add_all(found);
}

fn compared(judge: &Judge<'_>, name: &str, lan: &Report) -> Vec<Finding> {
    let figures = Figures::of(lan);
    let mut found = Vec::new();
    let mut apart = Vec::new();
    for lob in judge.lobs.iter().copied() {
        let derived = derive(&figures, lob);
        if derived.is_empty() {
            continue;
        }
        let span = months(lan, lob);
        let period = Period::ALL.into_iter().find(|p| span.is_some() && judge.report().period(*p) == span);
        match period {
            Some(period) => {
                let remark = included(lan, lob);
                found.extend(derived.iter().filter_map(|row| differs(judge, row, (lob, period), remark)));
            }
            None => apart.push((lob, span)),
        }
    }
    found.extend(other_months(judge, name, &apart));
    found
}

fn differs(judge: &Judge<'_>, row: &Derived, (lob, period): (Lob, Period), remark: &str) -> Option<Finding> {
    let cell = |item: &&str| judge.cell(item, Some(lob), Some(period), "percent");
    let cells: Vec<Cell> = row.matched.items.iter().filter_map(cell).collect();
    let shown: Vec<Decimal> = cells.iter().filter_map(|cell| judge.figures.shown_at(cell.position)).collect();
    if shown.is_empty() || shown.len() < cells.len() {
        return None;
    }
    let sum: Decimal = shown.iter().sum();
    let allowed = judge.limits().lan_difference * Decimal::from(cells.len());
    if (sum - row.percent).abs() <= allowed {
        return None;
    }
    let names = |codes: &[&str]| codes.join(" + ");
    let rows: Vec<&str> = row.matched.rows.iter().filter_map(|row| row.rsplit('.').next()).collect();
    let message = format!(
        "{}: {} is {}, but LAN row {} has {}, which is {}.{remark}",
        column_name(lob, period),
        names(row.matched.items),
        percent(sum),
        names(&rows),
        format::dollars(row.dollars),
        percent(row.percent)
    );
    let how = format!("Correct the one that is wrong, or explain. {}", row.matched.difference);
    Some(warning("D-4", addresses(&cells), message, how.trim_end()).with(row.used.clone()))
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
