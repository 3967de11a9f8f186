//! The rules behind findings, with the tolerances and thresholds that the form sets.

use rust_decimal::Decimal;

use crate::findings::Finding;
use crate::format;
use crate::forms::Thresholds;

/// From when on the check of a finding finds something, in a sentence with its limits; `None` for findings without one.
pub fn rule(finding: &Finding, limits: &Thresholds) -> Option<String> {
    let check = finding.check;
    // FORM-1 also asks who reports, which has no limit.
    if check == "FORM-1" && !finding.at.iter().any(|at| at.as_str().starts_with("period/")) {
        return None;
    }
    of_form(check, limits).or_else(|| of_sections(check, limits)).or_else(|| of_lan(check, limits))
}

fn plain(limit: Decimal) -> String {
    format::grouped(limit.normalize())
}

/// Checks of the whole form.
fn of_form(check: &str, l: &Thresholds) -> Option<String> {
    Some(match check {
        "FORM-1" => format!(
            "Periods are asked about from {} months between the end of Current and the due date, and below {}.",
            plain(l.stale_months),
            plain(l.runout_months)
        ),
        "FORM-4" => format!(
            "A slip of units is suspected where a ratio lies within {} % (dollars {} %) of 100, 1,000 or 1,000,000.",
            plain(l.unit_slip_percent),
            plain(l.unit_slip_dollars)
        ),
        "FORM-5" => {
            format!("From {} pairs on, {} % of them equal.", plain(l.copied_pairs), plain(l.copied_share))
        }
        "FORM-6" => format!(
            "A change is asked about above {} percentage points ({} in Section D, {} for C-section rates), above {} % of counts from {} and of dollars from ${}.",
            plain(l.change_percent),
            plain(l.change_section_d),
            plain(l.change_csections),
            plain(l.change_figure),
            plain(l.change_count_from),
            plain(l.change_dollars_from)
        ),
        "FORM-8" | "FORM-14" => {
            format!("Counts of 1 to {} are withheld to protect people.", plain(l.small_cell))
        }
        "FORM-12" => format!("A typed total may differ by {} from its parts.", plain(l.total_typed)),
        _ => return None,
    })
}

/// Checks of its sections.
fn of_sections(check: &str, l: &Thresholds) -> Option<String> {
    Some(match check {
        "A-5" => "Compared as intervals: every share may be off by half a unit of its last place.".to_owned(),
        "A-6" => format!("The US has about 6,100 hospitals; asked about above {}.", plain(l.hospitals_most)),
        "B-6" => format!("Tolerance {} percentage points.", plain(l.coe_maternity)),
        "C-4" => format!(
            "From {} births on; rates of {} to {} % are plausible.",
            plain(l.csection_births),
            plain(l.csection_low),
            plain(l.csection_high)
        ),
        "C-6" => format!(
            "The three parts may be off by half a unit of the last place each, at least by {}.",
            plain(l.visits_tolerance)
        ),
        "D-1" => format!(
            "Half a unit of the last place for each share that isn't 0, at most {}; up to {} is only noted.",
            plain(l.total_rounding),
            plain(l.total_note)
        ),
        "D-2" => format!("Tolerance {} percentage points.", plain(l.dollars_percent)),
        "A-2" | "WF-1" => "Tolerance half a unit of the last place typed.".to_owned(),
        "D-4" => format!("Tolerance {} percentage points for each row.", plain(l.lan_difference)),
        "D-6" => format!("Tolerance {} % of the total.", plain(l.dollars_short)),
        _ => return None,
    })
}

/// Checks of the LAN form.
fn of_lan(check: &str, l: &Thresholds) -> Option<String> {
    Some(match check {
        "L-1" | "L-4" => format!("Tolerance ${} or {} %.", plain(l.lan_dollars), plain(l.lan_percent)),
        "L-2" => format!("Tolerance ${} for each part.", plain(l.lan_dollars)),
        "L-3" => format!("Tolerance {} %.", plain(l.lan_percent)),
        "L-8" => format!("Asked about from {} % of the dollars.", plain(l.lan_pilot)),
        "L-9" => format!(
            "Dollars per member and year: commercial ${} to ${}, Medicare Advantage ${} to ${}, Medicaid ${} to ${}.",
            plain(l.member_commercial_low),
            plain(l.member_commercial_high),
            plain(l.member_advantage_low),
            plain(l.member_advantage_high),
            plain(l.member_medicaid_low),
            plain(l.member_medicaid_high)
        ),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::Address;
    use crate::findings::Severity;

    #[test]
    fn limits_stand_in_the_sentence() {
        let limits = Thresholds { change_percent: Decimal::new(75, 1), ..Thresholds::default() };
        let of = |check: &'static str, at: &str| {
            let finding =
                Finding::new(check, Severity::Warning, vec![Address::from(at)], String::new(), String::new());
            rule(&finding, &limits)
        };
        let said = of("FORM-6", "D.1/commercial/current/percent").unwrap();
        assert!(said.contains("above 7.5 percentage points (5 in Section D"), "{said}");
        assert!(said.contains("of dollars from $1,000,000"), "{said}");
        assert_eq!(of("FORM-2", "A.1a/current/count"), None);
        assert!(of("FORM-1", "period/current/end").unwrap().contains("18 months"));
        assert_eq!(of("FORM-1", "contact"), None);
    }
}
