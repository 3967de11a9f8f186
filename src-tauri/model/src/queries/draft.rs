//! Drafts of questions: a plain sentence or two with the figures, to be sent as they are or reworded.

use super::shown;
use crate::address::Address;
use crate::answers::{Figures, Report};
use crate::findings::Finding;

/// Cells that a draft names with their figures; of more it says how many there are.
const NAMED: usize = 4;

/// A question about one cell of a received report.
pub fn about_cell(report: &Report, address: &str) -> String {
    let name = report.form.name_of(address);
    match figure(report, address) {
        Some(figure) => {
            format!(
                "For {name} we received {figure}. Could you confirm this figure, or send us the right one?"
            )
        }
        None => format!("{name} came blank. Could you send us the figure, or tell us why there is none?"),
    }
}

/// A question about what a check found: what was found, the figures as received, and what is asked for.
pub fn about_finding(report: &Report, finding: &Finding) -> String {
    let [only] = finding.at.as_slice() else {
        return format!(
            "{} {}{}",
            finding.message.trim(),
            received(report, &finding.at),
            request(finding, report)
        );
    };
    if figure(report, only.as_str()).is_none() {
        return about_cell(report, only.as_str());
    }
    format!("{} {}{}", finding.message.trim(), received(report, &finding.at), request(finding, report))
}

/// `We received: D.1 … 40 %; D.2 … blank. `; nothing where a finding names no cells with data points.
fn received(report: &Report, at: &[Address]) -> String {
    let points: Vec<&Address> = at.iter().filter(|at| report.form.point(at.as_str()).is_some()).collect();
    if points.is_empty() {
        return String::new();
    }
    let one = |address: &&&Address| {
        let figure = figure(report, address.as_str()).unwrap_or_else(|| "blank".to_owned());
        format!("{} {figure}", report.form.name_of(address.as_str()))
    };
    let named: Vec<String> = points.iter().take(NAMED).map(|at| one(&at)).collect();
    let more = match points.len().saturating_sub(NAMED) {
        0 => String::new(),
        1 => ", and one more cell".to_owned(),
        more => format!(", and {more} more cells"),
    };
    format!("We received: {}{more}. ", named.join("; "))
}

/// What the plan is asked to do about it.
fn request(finding: &Finding, report: &Report) -> &'static str {
    let blank = finding.at.iter().all(|at| figure(report, at.as_str()).is_none());
    match finding.check {
        "FORM-7" => "Could you tell us why the figure differs from what was reported then, or correct it?",
        "FORM-6" => "Could you tell us what lies behind this change, or correct the figure?",
        "FORM-5" => "Could you check whether these figures were copied, and send us the right ones?",
        _ if blank => "Could you send us the figures, or tell us why there are none?",
        _ => "Could you confirm this, or send us the right figures?",
    }
}

/// The figure at an address as received, with its unit where it has one; `None` for blank.
fn figure(report: &Report, address: &str) -> Option<String> {
    let value = Figures::of(report).shown_value(address)?;
    let text = shown(report, address, Some(&value));
    let percent = report.kind(address) == crate::values::Kind::Percent && value.as_number().is_some();
    Some(if percent { format!("{text} %") } else { text }).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::Origin;
    use crate::findings::Severity;
    use crate::forms;
    use crate::values::Value;

    fn report() -> Report {
        let form = forms::form("progress-report-2021").unwrap().unwrap();
        let mut report = Report::new(form, Origin::Received);
        report.set(
            Address::from("D.3/commercial/current/percent"),
            Some(Value::number("12.5".parse().unwrap())),
        );
        report
    }

    #[test]
    fn a_draft_names_cell_and_figure() {
        let report = report();
        let about = about_cell(&report, "D.3/commercial/current/percent");
        assert!(about.contains("12.5 %") && about.contains("D.3"), "{about}");
        let about = about_cell(&report, "D.4/commercial/current/percent");
        assert!(about.contains("blank"), "{about}");
    }

    #[test]
    fn a_draft_of_a_finding_holds_its_message_and_the_figures() {
        let report = report();
        let at = |text: &str| Address::from(text);
        let cells = vec![at("D.3/commercial/current/percent"), at("D.4/commercial/current/percent")];
        let message = "The ten rows make 98.2 %.".to_owned();
        let finding = Finding::new("D-1", Severity::Error, cells, message, String::new());
        let about = about_finding(&report, &finding);
        assert!(about.starts_with("The ten rows make 98.2 %. We received: "), "{about}");
        assert!(about.contains("12.5 %; ") && about.contains("blank. Could you"), "{about}");
        let many = (1..=9).map(|n| at(&format!("D.{n}/medicaid/prior/percent"))).collect();
        let finding =
            Finding::new("FORM-2", Severity::Error, many, "Nine are blank.".to_owned(), String::new());
        let about = about_finding(&report, &finding);
        assert!(about.contains("and 5 more cells") && about.ends_with("why there are none?"), "{about}");
    }
}
