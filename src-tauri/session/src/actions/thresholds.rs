//! Thresholds that a host asks for, in place of the form's own.

use std::collections::BTreeMap;
use std::sync::Arc;

use hpug_model::Report;
use hpug_model::values::one_line;
use hpug_store::tables::Tables;
use rust_decimal::Decimal;

use crate::error::{Result, SessionError};
use crate::wire::store::HostThresholds;

const THRESHOLDS: &str = "thresholds";

/// Most hosts with thresholds of their own.
const HOSTS: usize = 200;

/// The thresholds kept, by host.
///
/// # Errors
/// Of reading.
pub(super) fn kept(tables: &Tables) -> Result<Vec<HostThresholds>> {
    let Some(text) = tables.setting(THRESHOLDS)? else { return Ok(Vec::new()) };
    serde_json::from_str(&text).map_err(|source| SessionError::Unreadable { what: "thresholds", source })
}

/// The setting for these thresholds, hosts without any left out.
///
/// # Errors
/// [`SessionError::BadRequest`] for what is no number from 0 to 1,000, or more than 200 hosts.
pub(super) fn setting(thresholds: &[HostThresholds]) -> Result<(&'static str, String)> {
    let mut hosts: BTreeMap<String, HostThresholds> = BTreeMap::new();
    for wanted in thresholds {
        let host = one_line(&wanted.host);
        let cleaned = HostThresholds {
            host: host.clone(),
            change_percent: number(&host, &wanted.change_percent)?,
            change_section_d: number(&host, &wanted.change_section_d)?,
            change_csections: number(&host, &wanted.change_csections)?,
            change_figure: number(&host, &wanted.change_figure)?,
        };
        let given = [
            &cleaned.change_percent,
            &cleaned.change_section_d,
            &cleaned.change_csections,
            &cleaned.change_figure,
        ];
        if !host.is_empty() && given.iter().any(|text| !text.is_empty()) {
            hosts.insert(host.to_lowercase(), cleaned);
        }
    }
    if hosts.len() > HOSTS {
        return Err(SessionError::bad("Thresholds", "at most 200 hosts can have their own"));
    }
    let hosts: Vec<HostThresholds> = hosts.into_values().collect();
    let text = serde_json::to_string(&hosts)
        .map_err(|source| SessionError::Unreadable { what: "thresholds", source })?;
    Ok((THRESHOLDS, text))
}

/// A threshold as kept; empty for the form's own.
fn number(host: &str, text: &str) -> Result<String> {
    let text = text.trim().trim_end_matches('%').trim_end();
    if text.is_empty() {
        return Ok(String::new());
    }
    match Decimal::from_str_exact(text) {
        Ok(number) if number >= Decimal::ZERO && number <= Decimal::ONE_THOUSAND => {
            Ok(number.normalize().to_string())
        }
        _ => Err(SessionError::bad(
            &format!("The threshold {text:?} of {host}"),
            "it takes a number from 0 to 1,000",
        )),
    }
}

/// Lets a report be judged by the thresholds of its host.
///
/// # Errors
/// Of reading.
pub(crate) fn apply(tables: &Tables, report: &mut Report) -> Result<()> {
    let alike = |one: &str, two: &str| one.trim().to_lowercase() == two.trim().to_lowercase();
    let Some(own) = kept(tables)?.into_iter().find(|own| alike(&own.host, &report.host)) else {
        return Ok(());
    };
    let mut form = (*report.form).clone();
    let limits = &mut form.thresholds;
    for (text, limit) in [
        (&own.change_percent, &mut limits.change_percent),
        (&own.change_section_d, &mut limits.change_section_d),
        (&own.change_csections, &mut limits.change_csections),
        (&own.change_figure, &mut limits.change_figure),
    ] {
        if let Ok(number) = Decimal::from_str_exact(text) {
            *limit = number;
        }
    }
    report.form = Arc::new(form);
    Ok(())
}
