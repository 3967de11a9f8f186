//! Writes the PDF of an answers file: `report ANSWERS.json OUT.pdf`; used by the checkers of `tests/pdf` and by
//! the benchmark, which repeats the work as often as a third argument says.

use std::process::ExitCode;

use chrono::DateTime;
use hpug_model::Report;
use hpug_model::checks::{Context, check};
use hpug_pdf::report::{Options, document};

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [answers, out, repeats @ ..] = arguments.as_slice() else { return ExitCode::from(64) };
    let repeats = repeats.first().and_then(|count| count.parse().ok()).unwrap_or(1);
    let Ok(text) = std::fs::read_to_string(answers) else { return ExitCode::from(2) };
    let Ok(report) = Report::from_json(&text) else { return ExitCode::from(2) };
    let created = DateTime::from_timestamp(1_772_638_200, 0).unwrap_or_default().fixed_offset();
    let findings = check(&report, &Context::on(created.date_naive()));
    let options = Options { working_figures: true, draft: true, ..Options::new(created) };
    let mut bytes = Vec::new();
    for _ in 0..repeats {
        let Ok(rendered) = hpug_pdf::render(&document(&report, &findings, &options)) else {
            return ExitCode::from(2);
        };
        bytes = rendered.bytes;
    }
    match std::fs::write(out, bytes) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(2),
    }
}
