//! What the model reads: answers files, forms, formatted texts, what is typed.

use hpug_model::answers::AnswersFile;
use hpug_model::checks::{self, Context};
use hpug_model::forms::{form as known_form, parse};
use hpug_model::values::{Kind, date_of, rich_from_json, typed};

/// An answers file, and the checks of what it holds.
pub fn answers(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(file) = AnswersFile::from_json(text) else { return };
    let Some(today) = date_of("2021-01-15") else { return };
    let findings = checks::check(&file.report, &Context::on(today));
    assert!(findings.iter().all(|finding| !finding.message.is_empty()));
    let again = AnswersFile::from_json(&file.report.to_json().to_string()).map(|file| file.report.answers);
    assert_eq!(again.ok(), Some(file.report.answers), "what is written is read back");
}

/// A form's file, alone and as an edition of another.
pub fn form(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(form) = parse("a.toml", text) {
        assert!(form.points.iter().all(|point| form.point(point.address.as_str()).is_some()));
    }
}

/// A formatted text.
pub fn rich(bytes: &[u8]) {
    let Ok(json) = serde_json::from_slice(bytes) else { return };
    let _ = rich_from_json(&json);
}

/// A text typed into a cell of each kind.
pub fn typed_text(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for kind in [
        Kind::Count,
        Kind::Dollars,
        Kind::Percent,
        Kind::Flag,
        Kind::Line,
        Kind::Text,
        Kind::Lobs,
        Kind::Hours,
        Kind::Date,
    ] {
        let _ = typed(kind, &[], &text);
    }
    let _ = known_form(&text);
}
