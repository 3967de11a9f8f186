//! The document's properties: whose report it is, on which form, judged by which checks.

use hpug_model::answers::Report;
use hpug_model::values::{spell_json, to_json};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, XlsxError};
use sha2::{Digest, Sha256};

use super::Book;
use crate::own::property;
use chrono::Datelike;

/// Most characters of a property.
const MOST: usize = 255;

pub(super) fn of(book: &Book<'_>) -> Result<DocProperties, XlsxError> {
    let report = book.report;
    let day = ExcelDateTime::from_ymd(
        u16::try_from(book.today.year()).unwrap_or(1900),
        book.today.month() as u8,
        book.today.day() as u8,
    )?;
    let mut properties = DocProperties::new()
        .set_title(book.title())
        .set_subject(&report.plan)
        .set_author(if report.plan.is_empty() { &report.host } else { &report.plan })
        .set_comment(&book.form.credit)
        .set_creation_datetime(&day);
    if book.is_draft() {
        properties = properties.set_status("Draft");
    }
    let lobs = report.answer("lobs").map(to_json).and_then(|lobs| lobs.as_str().map(str::to_owned));
    let pairs = [
        (property::FORM, book.form.id.clone()),
        (property::PLAN, report.plan.clone()),
        (property::HOST, report.host.clone()),
        (property::CONTACT_NAME, report.contact.name.clone()),
        (property::CONTACT_EMAIL, report.contact.email.clone()),
        (property::CONTACT_PHONE, report.contact.phone.clone()),
        (property::YEAR, report.year.map_or(String::new(), |year| year.to_string())),
        (property::LOBS, lobs.unwrap_or_default()),
        (
            property::CHECKS,
            if book.is_blank() { String::new() } else { hpug_model::checks::VERSION.to_owned() },
        ),
        (
            property::FINGERPRINT,
            if book.is_blank() {
                String::new()
            } else {
                fingerprint_sent(report, book.has_working_figures())
            },
        ),
        (property::STATE, if book.is_draft() { "draft".to_owned() } else { String::new() }),
    ];
    for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
        let value: String = value.chars().take(MOST).collect();
        properties = properties.set_custom_property(*name, value);
    }
    Ok(properties)
}

/// The fingerprint of what leaves the house. Where working figures stay, it says nothing of them: whoever knows the other
/// answers could else try one figure after the other until it fits.
pub fn fingerprint_sent(report: &Report, working_figures: bool) -> String {
    if working_figures { fingerprint(report) } else { fingerprint(&report.without_working_figures()) }
}

/// SHA-256, in hex, of a report's form and answers in the order of their addresses.
pub fn fingerprint(report: &Report) -> String {
    let mut hash = Sha256::new();
    hash.update(report.form.id.as_bytes());
    let mut line = String::new();
    for (address, value) in &report.answers {
        line.clear();
        line.push('\n');
        line.push_str(address.as_str());
        line.push('=');
        spell_json(value, &mut line);
        hash.update(line.as_bytes());
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
