//! Values as JSON: strings in plain notation, no-data as `{"no_data": "…"}`, text with formatting as
//! `{"rich": {"type": "doc", …}}`.

use std::sync::Arc;

use rust_decimal::Decimal;
use serde_json::{Value as Json, json};
use thiserror::Error;

use super::{Kind, NoData, Value, typed};
use crate::rich::{RichError, RichText};

/// A JSON value that can't stand for an answer.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ValueError {
    /// An object other than `{"no_data": REASON}`, or an unknown reason.
    #[error(
        "{0} is no known reason for missing data; use not_applicable, not_collected, not_available or suppressed"
    )]
    UnknownNoData(String),
    /// Formatting where no text belongs, or a text beyond its limits.
    #[error(transparent)]
    Rich(#[from] RichError),
    /// An array where one value belongs.
    #[error("a list stands where one value belongs")]
    List,
}

/// Reads an answer; `None` for null and for empty text. Numbers may also be JSON numbers.
///
/// # Errors
/// [`ValueError`] when the JSON is a list or an object that is not a no-data reason. Text that can't be a value of
/// the kind is no error: it is kept as [`Value::Unreadable`].
pub fn from_json(kind: Kind, choices: &[(String, String)], json: &Json) -> Result<Option<Value>, ValueError> {
    match json {
        Json::Null => Ok(None),
        Json::Bool(flag) if kind == Kind::Flag => Ok(Some(Value::Flag(*flag))),
        Json::Bool(flag) => Ok(typed(kind, choices, if *flag { "yes" } else { "no" })),
        Json::Number(number) => Ok(number_from(kind, &number.to_string())),
        Json::String(text) => Ok(typed(kind, choices, text)),
        Json::Array(_) => Err(ValueError::List),
        Json::Object(object) if kind == Kind::Text && object.len() == 1 && object.contains_key("rich") => {
            Ok(rich_from_json(&object["rich"])?)
        }
        Json::Object(object) => {
            let reason = object.get("no_data").and_then(Json::as_str);
            match reason.and_then(NoData::from_key) {
                Some(reason) if object.len() == 1 => Ok(Some(Value::NoData(reason))),
                _ => Err(ValueError::UnknownNoData(json.to_string())),
            }
        }
    }
}

/// The value of a document with formatting, see [`RichText::from_json`]; without any formatting it is what its plain
/// text is when typed, `None` for one without words.
///
/// # Errors
/// [`RichError`] by cause.
pub fn rich_from_json(json: &Json) -> Result<Option<Value>, RichError> {
    let text = RichText::from_json(json)?;
    if text.is_unformatted() {
        return Ok(typed(Kind::Text, &[], text.plain()));
    }
    Ok(Some(Value::Rich(Arc::new(text))))
}

fn number_from(kind: Kind, text: &str) -> Option<Value> {
    let exact = Decimal::from_str_exact(text).or_else(|_| Decimal::from_scientific(text));
    match exact {
        Ok(number) if kind.is_number() => Some(Value::number(number)),
        _ => typed(kind, &[], text),
    }
}

/// Writes an answer: numbers in plain notation without trailing zeros, dates ISO, flags `yes`/`no`.
pub fn to_json(value: &Value) -> Json {
    match value {
        Value::Number(number) => Json::String(number.normalize().to_string()),
        Value::Flag(flag) => json!(if *flag { "yes" } else { "no" }),
        Value::Choice(text) | Value::Text(text) | Value::Unreadable(text) => json!(text),
        Value::Rich(text) => json!({ "rich": text.to_json() }),
        Value::Date(date) => json!(date.format("%Y-%m-%d").to_string()),
        Value::Lobs(lobs) => json!(lobs.iter().map(|lob| lob.key()).collect::<Vec<_>>().join(",")),
        Value::NoData(reason) => json!({ "no_data": reason.key() }),
    }
}

/// An answer as [`to_json`] gives it, spelled, behind what `out` holds.
pub fn spell_json(value: &Value, out: &mut String) {
    match value {
        Value::Rich(text) => {
            // What is spelled is UTF-8, and writing to memory can't fail.
            let spelled = serde_json::to_string(text.as_ref()).unwrap_or_default();
            out.push_str("{\"rich\":");
            out.push_str(&spelled);
            out.push('}');
        }
        value => out.push_str(&to_json(value).to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_spelled_as_its_json() {
        let marks = json!([{"type": "link", "attrs": {"href": "https://example.org/"}}, {"type": "strong"}]);
        let text = json!({"type": "text", "text": "a \"b\" \u{e9}\n", "marks": marks});
        let paragraph = json!({"type": "paragraph", "content": [text, {"type": "text", "text": "c"}]});
        let cell = json!({"type": "table_cell", "content": [paragraph]});
        let list = json!({"type": "bullet_list", "content": [{"type": "list_item", "content": [paragraph]}]});
        let table = json!({"type": "table", "content": [{"type": "table_row", "content": [cell, cell]}]});
        let item = json!({"type": "list_item", "content": [paragraph]});
        let later = json!({"type": "ordered_list", "attrs": {"order": 4}, "content": [item]});
        let document =
            json!({"type": "doc", "content": [paragraph, list, table, later, {"type": "paragraph"}]});
        let rich = rich_from_json(&document).unwrap().unwrap();
        assert!(matches!(rich, Value::Rich(_)));
        for value in
            [rich, Value::Text("x \"y\"".into()), Value::Flag(true), Value::NoData(NoData::Suppressed)]
        {
            let mut spelled = String::from("=");
            spell_json(&value, &mut spelled);
            assert_eq!(spelled, format!("={}", to_json(&value)));
        }
    }

    #[test]
    fn answers_survive_the_round_trip() {
        let rows = [
            (Kind::Percent, json!("12.5"), json!("12.5")),
            (Kind::Percent, json!("40.0"), json!("40")),
            (Kind::Percent, json!(40.25), json!("40.25")),
            (Kind::Dollars, json!("1200000000000.01"), json!("1200000000000.01")),
            (Kind::Count, json!({"no_data": "suppressed"}), json!({"no_data": "suppressed"})),
            (Kind::Flag, json!("Yes"), json!("yes")),
            (Kind::Date, json!("2019-07-01"), json!("2019-07-01")),
            (Kind::Lobs, json!("commercial,medicaid"), json!("commercial,medicaid")),
            (Kind::Count, json!("twelve"), json!("twelve")),
        ];
        for (kind, input, output) in rows {
            let value = from_json(kind, &[], &input).ok().flatten();
            assert_eq!(value.as_ref().map(to_json), Some(output), "{kind:?} {input}");
        }
        assert!(from_json(Kind::Count, &[], &json!(["1"])).is_err());
        assert!(from_json(Kind::Count, &[], &json!({"no_data": "lost"})).is_err());
        assert_eq!(from_json(Kind::Count, &[], &json!("")), Ok(None));
    }
}
