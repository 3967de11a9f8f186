//! How numbers look in the tables of this store's reports.

use hpug_model::format::Style;
use hpug_store::tables::Tables;

use crate::error::{Result, SessionError};
use crate::wire::store::{NumberDisplay, PercentDecimals};

const NUMBERS: &str = "numbers";

/// What was chosen; numbers as the form asks, with commas and minus signs, where nothing was.
///
/// # Errors
/// Of reading.
pub(super) fn kept(tables: &Tables) -> Result<NumberDisplay> {
    let Some(text) = tables.setting(NUMBERS)? else { return Ok(NumberDisplay::default()) };
    serde_json::from_str(&text).map_err(|source| SessionError::Unreadable { what: "number display", source })
}

/// The setting for what was chosen.
///
/// # Errors
/// None for what [`NumberDisplay`] can hold.
pub(super) fn setting(numbers: &NumberDisplay) -> Result<(&'static str, String)> {
    let text = serde_json::to_string(numbers)
        .map_err(|source| SessionError::Unreadable { what: "number display", source })?;
    Ok((NUMBERS, text))
}

/// The style that the person chose.
///
/// # Errors
/// Of reading.
pub(crate) fn style(tables: &Tables) -> Result<Style> {
    let NumberDisplay { percent_decimals, grouped, parentheses } = kept(tables)?;
    let percent_decimals = match percent_decimals {
        PercentDecimals::AsAsked => None,
        PercentDecimals::One => Some(1),
        PercentDecimals::Two => Some(2),
    };
    Ok(Style { percent_decimals, ungrouped: !grouped, parentheses })
}
