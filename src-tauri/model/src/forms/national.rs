//! Published national figures to set a plan's own against; never a pass mark.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Deserialize;

use crate::address::Lob;

/// The file of national figures.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NationalFigures {
    /// Every series.
    #[serde(rename = "figure")]
    pub figures: Vec<Benchmark>,
}

/// One published figure.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Benchmark {
    /// What it measures: `apm_3_4`, `apm_downside`, `csection_total`.
    pub series: String,
    /// In words: `categories 3 and 4`.
    pub label: String,
    /// Calendar year of the data.
    pub year: u16,
    /// Line of business; `None` for all payers together.
    #[serde(default)]
    pub lob: Option<Lob>,
    /// Percent.
    pub percent: Decimal,
    /// Who published it.
    pub source: String,
    /// Items that it can stand beside, of the Progress Report and of the LAN form; with a measure behind a slash where
    /// only that one of an item's percents measures the same.
    pub beside: Vec<String>,
}

impl NationalFigures {
    /// The figures to show beside an item for a period: per series the data year that shares most months with the
    /// period, of the line of business itself or else of all payers.
    pub fn beside(
        &self,
        item: &str,
        measure: &str,
        lob: Option<Lob>,
        period: (NaiveDate, NaiveDate),
    ) -> Vec<&Benchmark> {
        let mut series: Vec<&str> = Vec::new();
        let stands_beside = |place: &String| match place.split_once('/') {
            Some((code, key)) => code == item && key == measure,
            None => place == item,
        };
        for figure in &self.figures {
            if figure.beside.iter().any(stands_beside) && !series.contains(&figure.series.as_str()) {
                series.push(&figure.series);
            }
        }
        series.into_iter().filter_map(|series| self.best(series, lob, period)).collect()
    }

    /// The figure of a series for a period: of the data year that shares most months with it, of the line of business
    /// itself or else of all payers; `None` where no data year shares a day.
    pub fn best(&self, series: &str, lob: Option<Lob>, period: (NaiveDate, NaiveDate)) -> Option<&Benchmark> {
        let fits =
            |figure: &&Benchmark| figure.series == series && (figure.lob.is_none() || figure.lob == lob);
        self.figures
            .iter()
            .filter(fits)
            .map(|figure| (days_shared(figure.year, period), figure.lob.is_some(), figure))
            .filter(|(days, _, _)| *days > 0)
            .max_by_key(|(days, own, figure)| (*days, *own, figure.year))
            .map(|(_, _, figure)| figure)
    }
}

fn days_shared(year: u16, (start, end): (NaiveDate, NaiveDate)) -> i64 {
    let bounds = (NaiveDate::from_ymd_opt(year.into(), 1, 1), NaiveDate::from_ymd_opt(year.into(), 12, 31));
    let (Some(first), Some(last)) = bounds else { return 0 };
    ((end.min(last) - start.max(first)).num_days() + 1).max(0)
}
