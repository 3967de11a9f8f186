//! FORM-5: a block of figures that looks copied.

use rust_decimal::Decimal;

use super::judge::{Cell, Judge, addresses, warning};
use crate::address::{Lob, Period};
use crate::findings::Finding;
use crate::format;
use crate::forms::Role;

/// Sections whose figures are compared; supplemental metrics and topics are none.
pub(super) const SECTIONS: [&str; 6] = ["A", "B", "C.1A", "C.1B", "C.2", "D"];

pub(super) fn judge(judge: &mut Judge<'_>) {
    let mut findings = Vec::new();
    for section in SECTIONS {
        for lob in std::iter::once(None).chain(judge.lobs.iter().copied().map(Some)) {
            findings.extend(from_prior(judge, section, lob));
        }
        for period in Period::ALL {
            findings.extend(from_other_line(judge, section, period));
        }
    }
    judge.add_all(findings);
}

/// Current equals Prior within a section and line of business.
fn from_prior(judge: &Judge<'_>, section: &str, lob: Option<Lob>) -> Option<Finding> {
    let cells = cells_of(judge, section, lob, Period::Current);
    let pair = |cell: Cell| {
        let other = judge.form().points[cell.position].counterpart?;
        Some((cell, judge.cell_at(other)))
    };
    let line = lob.map_or_else(String::new, |lob| format!(", {}", lob.label()));
    let what = format!("Section {section}{line}: Current equals Prior");
    copied(judge, cells.into_iter().filter_map(pair).collect(), what)
}

/// Medicaid equals Commercial within a section and period.
fn from_other_line(judge: &Judge<'_>, section: &str, period: Period) -> Option<Finding> {
    let [first, second] = judge.lobs.as_slice() else { return None };
    let pair = |cell: Cell| {
        let other = judge.form().position(cell.address.in_lob(*first).as_str())?;
        Some((cell, judge.cell_at(other)))
    };
    let cells = cells_of(judge, section, Some(*second), period);
    let what = format!("Section {section}, {}: {} equals {}", period.label(), second.label(), first.label());
    copied(judge, cells.into_iter().filter_map(pair).collect(), what)
}

fn cells_of(judge: &Judge<'_>, section: &str, lob: Option<Lob>, period: Period) -> Vec<Cell> {
    let form = judge.form();
    let wanted = judge.points().filter(|(_, point)| {
        form.sections[point.section].id == section
            && point.lob == lob
            && point.period == Some(period)
            && point.kind.is_number()
            && matches!(point.role, Role::Answer | Role::Optional)
    });
    wanted.map(|(position, _)| judge.cell_at(position)).collect()
}

fn copied(judge: &Judge<'_>, pairs: Vec<(Cell, Cell)>, what: String) -> Option<Finding> {
    let filled: Vec<&(Cell, Cell)> = pairs
        .iter()
        .filter(|(cell, other)| [cell, other].iter().all(|cell| cell.number.is_some() && !cell.is_zero()))
        .collect();
    let same: Vec<&(Cell, Cell)> =
        filled.iter().copied().filter(|(cell, other)| cell.number == other.number).collect();
    let (count, identical) = (Decimal::from(filled.len()), Decimal::from(same.len()));
    let enough = identical * Decimal::ONE_HUNDRED >= count * judge.limits().copied_share;
    if count < judge.limits().copied_pairs || !enough {
        return None;
    }
    let message =
        format!("{what} in {} of {} pairs of figures.", format::grouped(identical), format::grouped(count));
    let how = "Check that the figures were not copied by mistake; if they are right, explain why.";
    let with = addresses(same.iter().map(|(_, other)| other));
    Some(warning("FORM-5", addresses(same.iter().map(|(cell, _)| cell)), message, how).with(with))
}
