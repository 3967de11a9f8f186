//! Prints what is read from workbooks, each in a reading process: `cargo run -p hpug-excel --example read -- FILE…`.
#![allow(clippy::print_stdout)]

use std::path::Path;

use hpug_excel::child::{Pool, serve_if_asked};
use hpug_excel::read;
use hpug_model::values::to_json;

fn main() {
    serve_if_asked();
    let files: Vec<String> = std::env::args().skip(1).collect();
    let pool = Pool::default();
    let texts = pool.each(&files, |file| {
        let name =
            Path::new(file).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        match std::fs::read(file).map(|bytes| read(&bytes, &name, &pool)) {
            Err(error) => format!("{file}: {error}\n"),
            Ok(Err(error)) => format!("{file}: {}: {error}\n", error.kind()),
            Ok(Ok(reading)) => {
                let mut text = format!("{file}: {} of {}\n", reading.report.form.id, reading.report.plan);
                for (address, value) in &reading.report.answers {
                    let cell = reading.cell_name(address.as_str()).unwrap_or_default();
                    text.push_str(&format!("  {address} {} {cell}\n", to_json(value)));
                }
                for (address, value) in &reading.computed {
                    text.push_str(&format!("  {address} {value} (computed)\n"));
                }
                for (address, remark) in &reading.report.remarks {
                    text.push_str(&format!("  remark {address}: {remark}\n"));
                }
                for finding in &reading.findings {
                    text.push_str(&format!(
                        "  {} {:?}: {}\n",
                        finding.check.id(),
                        finding.severity,
                        finding.message
                    ));
                }
                for note in &reading.notes {
                    text.push_str(&format!("  note {}: {}\n", note.cell, note.message));
                }
                text
            }
        }
    });
    for text in texts {
        print!("{text}");
    }
}
