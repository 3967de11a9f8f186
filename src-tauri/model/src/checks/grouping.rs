//! Several findings from one cause: each consequence names the finding that causes it in `because`.

use rust_decimal::Decimal;

use crate::address::Address;
use crate::answers::Figures;
use crate::findings::{Finding, Severity};

/// Which findings a check's finding can cause.
enum Reach {
    /// Any check of a figure that uses one of its cells.
    Figures,
    /// These checks, where they use one of its cells.
    Only(&'static [&'static str]),
}

/// Roots, the deepest first: a finding is tied to the first that reaches it.
const ROOTS: [(&str, Reach); 15] = [
    ("FORM-10", Reach::Only(&["B-2", "C-2", "D-1"])),
    ("FORM-11", Reach::Only(&["B-2", "C-2", "D-1"])),
    ("FORM-12", Reach::Only(&["B-2", "C-2", "D-1"])),
    ("FORM-4", Reach::Figures),
    ("FORM-3", Reach::Figures),
    ("WF-2", Reach::Only(&["WF-1", "B-4", "B-5", "B-6", "C-3", "C-4", "C-6", "FORM-6", "FORM-7"])),
    ("A-1", Reach::Only(&["A-2", "A-5", "A-6", "FORM-6", "FORM-7"])),
    ("C-1", Reach::Only(&["C-3", "FORM-6", "FORM-7"])),
    ("C-2", Reach::Only(&["FORM-6", "FORM-7"])),
    ("D-3", Reach::Only(&["D-1", "D-2"])),
    ("D-6", Reach::Only(&["D-1"])),
    ("A-2", Reach::Only(&["A-5", "A-6", "FORM-6", "FORM-7"])),
    ("WF-1", Reach::Only(&["B-4", "B-5", "B-6", "C-3", "C-4", "C-6", "FORM-6", "FORM-7"])),
    ("D-2", Reach::Only(&["FORM-6", "FORM-7"])),
    ("FORM-2", Reach::Only(&["D-1"])),
];

/// Checks that a wrong figure does not cause: they speak of blanks, of periods, of whole blocks, of privacy, of topics.
const UNTOUCHED: [&str; 13] = [
    "FORM-1", "FORM-2", "FORM-5", "FORM-8", "FORM-10", "FORM-11", "FORM-12", "FORM-13", "B-2", "C-8", "T-1",
    "T-2", "T-3",
];

/// Ties every consequence to its cause.
pub(super) fn tie_to_causes(figures: &Figures<'_>, findings: &mut [Finding]) {
    if !findings.iter().any(|finding| ROOTS.iter().any(|(check, _)| *check == finding.check)) {
        return;
    }
    for at in 0..findings.len() {
        if findings[at].because.is_none() {
            findings[at].because = cause_of(figures, &findings[at], findings);
        }
    }
}

fn cause_of(figures: &Figures<'_>, finding: &Finding, findings: &[Finding]) -> Option<String> {
    let own_rank = ROOTS.iter().position(|(check, _)| *check == finding.check).unwrap_or(ROOTS.len());
    let uses = uses(figures, finding);
    for (check, reach) in &ROOTS[..own_rank] {
        let reaches = match reach {
            Reach::Figures => !UNTOUCHED.contains(&finding.check),
            Reach::Only(checks) => checks.contains(&finding.check),
        };
        if !reaches {
            continue;
        }
        let causes = |root: &&Finding| root.check == *check && touches(figures, root, finding, &uses);
        if let Some(root) = findings.iter().find(causes) {
            return Some(root.key());
        }
    }
    None
}

/// The cells that a finding judges or uses, with the working figures of those that are derived.
fn uses<'f>(figures: &Figures<'f>, finding: &'f Finding) -> Vec<&'f Address> {
    let form = figures.form();
    let mut cells: Vec<&Address> = finding.at.iter().chain(&finding.with).collect();
    for position in cells.clone().into_iter().filter_map(|address| form.position(address.as_str())) {
        if let Some((of, over)) = form.points[position].share.filter(|_| figures.is_derived_at(position)) {
            cells.extend([&form.points[of].address, &form.points[over].address]);
        }
    }
    cells
}

/// A root's cells are among those that a finding uses.
fn touches(figures: &Figures<'_>, root: &Finding, finding: &Finding, uses: &[&Address]) -> bool {
    if finding.check == "D-1" && matches!(root.check, "FORM-2" | "FORM-10" | "FORM-11" | "FORM-12") {
        return explains_total(figures, root, finding);
    }
    match root.check {
        // Dollars that don't make the total move every share of the column.
        "D-3" | "D-6" => root.with.iter().any(|address| uses.contains(&address)),
        _ => root.at.iter().any(|address| uses.contains(&address)),
    }
}

/// A total typed over, an altered row, or a cell without a figure in a column that falls short.
fn explains_total(figures: &Figures<'_>, root: &Finding, total: &Finding) -> bool {
    let Some(column) = total.at.first() else { return false };
    let sum = Address::new("D.total", column.lob(), column.period(), "percent");
    let in_column = |at: &&Address| {
        at.item().starts_with("D.") && at.lob() == column.lob() && at.period() == column.period()
    };
    let is_short = || figures.number(sum.as_str()).is_some_and(|sum| sum < Decimal::ONE_HUNDRED);
    let lacks = |at: &Address| figures.is_blank(at.as_str()) && is_short();
    root.at.iter().filter(in_column).any(|at| match root.check {
        "FORM-10" => true,
        "FORM-12" if *at == sum => root.severity == Severity::Error,
        // A blank row that the others make 100 without is no cause.
        "FORM-2" => [root.severity, total.severity] == [Severity::Error; 2] && lacks(at),
        _ => lacks(at),
    })
}
