//! `hpug forms`: the forms the program knows.

use std::io::Write;

use hpug_model::forms;
use serde_json::json;

use crate::args::{Format, FormsArgs};
use crate::failure::{Failure, status};
use crate::screen::say;

/// Lists id, edition, title and number of data points, then what is refused and why.
pub fn run(args: &FormsArgs, out: &mut dyn Write) -> Result<u8, Failure> {
    let known = forms::known();
    let refused: Vec<String> = forms::refused().iter().map(ToString::to_string).collect();
    match args.format {
        Format::Json => {
            let list: Vec<_> = known
                .iter()
                .map(|form| {
                    json!({
                        "id": form.id, "edition": form.edition, "title": form.title,
                        "data_points": form.data_points(), "publisher": form.publisher,
                        "illustrative": form.illustrative,
                    })
                })
                .collect();
            writeln!(out, "{}", json!({ "forms": list, "refused": refused }))?;
        }
        Format::Text => {
            let width = known.iter().map(|form| form.title.chars().count()).max().unwrap_or_default();
            for form in known {
                let (id, edition, title, points) = (&form.id, form.edition, &form.title, form.data_points());
                say!(out, "{id:<24} {edition:>5}  {title:<width$} {points:>5} data points")?;
            }
            for refused in &refused {
                say!(out, "refused: {refused}")?;
            }
        }
    }
    Ok(if refused.is_empty() { status::FINE } else { status::UNREADABLE })
}
