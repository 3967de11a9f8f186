//! `hpug forms`: the forms the program knows.

use std::io::Write;

use hpug_model::forms;
use serde_json::json;

use crate::args::{Format, FormsArgs};
use crate::failure::{Failure, status};

/// Lists id, edition, title and number of data points.
pub fn run(args: &FormsArgs, out: &mut dyn Write) -> Result<u8, Failure> {
    let known = forms::known().map_err(|error| Failure::File(error.to_string()))?;
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
            writeln!(out, "{}", json!({ "forms": list }))?;
        }
        Format::Text => {
            for form in known {
                let points = form.data_points();
                writeln!(
                    out,
                    "{:<24} {:>5}  {:<28} {points:>5} data points",
                    form.id, form.edition, form.title
                )?;
            }
        }
    }
    Ok(status::FINE)
}
