//! Section D beside LAN dollars.

use hpug_model::address::{Lob, Period};
use hpug_model::answers::Figures;
use hpug_model::crosswalk::{self, Derived, Row, Unknown};
use hpug_model::forms::metrics::Match;
use hpug_model::rounding::round;
use hpug_model::values::Kind;
use hpug_model::{Address, Report, format};
use rust_decimal::Decimal;

use super::View;
use crate::actions::crosswalk::same_months;
use crate::wire::crosswalk::{CrosswalkColumn, CrosswalkItem, CrosswalkRow};

impl View<'_> {
    /// A column for every line of business that both forms ask for and that the LAN report has dollars of.
    pub fn crosswalk(&self, lan: &Report) -> Vec<CrosswalkColumn> {
        let figures = Figures::of(lan);
        let lobs = self.report.form.lobs.iter().filter(|lob| lan.form.lobs.contains(lob));
        lobs.filter_map(|lob| self.column(lan, &figures, *lob)).collect()
    }

    fn column(&self, lan: &Report, figures: &Figures<'_>, lob: Lob) -> Option<CrosswalkColumn> {
        let whole = Address::new(&lan.form.metrics.as_ref()?.whole, Some(lob), None, "dollars");
        let whole = figures.number(whole.as_str());
        let derived = crosswalk::derive(figures, lob);
        let period = same_months(self.report, lan, lob);
        let row = |row: &Row| match row {
            Row::Derived(row) => self.crosswalk_row(lan, row, &derived, (lob, period)),
            Row::Unknown(row) => self.unknown_row(lan, row, (lob, period)),
        };
        let known = crosswalk::rows(figures, lob);
        let rows: Vec<CrosswalkRow> = known.iter().map(row).collect();
        if rows.is_empty() || (derived.is_empty() && !has_dollars(figures, lob)) {
            return None;
        }
        let taken = rows.iter().filter(|row| row.blank.is_empty() && row.part_of.is_empty());
        let typed = taken.flat_map(|row| &row.items);
        let typed = typed.filter(|item| self.report.answer(&item.percent_address).is_some()).count();
        let months = crosswalk::months(lan, lob).map(format::span);
        Some(CrosswalkColumn {
            lob: lob.key().to_owned(),
            label: lob.label().to_owned(),
            period: period.map(|period| period.key().to_owned()),
            note: match (period, &months) {
                (Some(_), _) => String::new(),
                (None, None) => "The LAN report doesn’t say which 12 months its figures follow.".to_owned(),
                (None, Some(months)) => format!(
                    "The LAN dollars follow {months}, which is neither Current nor Prior here: nothing is derived or compared."
                ),
            },
            months: months.unwrap_or_default(),
            whole: whole.map(format::dollars).unwrap_or_default(),
            rows,
            typed: u32::try_from(typed).unwrap_or(u32::MAX),
        })
    }

    /// A match of which nothing is known, with the reason.
    fn unknown_row(&self, lan: &Report, row: &Unknown, at: (Lob, Option<Period>)) -> CrosswalkRow {
        let rows: Vec<&str> = row.blank.iter().map(|address| mark(address.item())).collect();
        let blank = match rows.as_slice() {
            [] => "All payments to providers are 0 in the LAN report.".to_owned(),
            [only] => format!("Row {only} is blank in the LAN report."),
            [first @ .., last] => {
                format!("Rows {} and {last} are blank in the LAN report.", first.join(", "))
            }
        };
        CrosswalkRow { blank, ..self.bare_row(lan, &row.matched, at) }
    }

    /// A match without its dollars.
    fn bare_row(&self, lan: &Report, matched: &Match, (lob, period): (Lob, Option<Period>)) -> CrosswalkRow {
        let named = |code: &String| {
            let label = lan.form.item(code).map_or("", |item| item.label.as_str());
            format!("{} {label}", mark(code))
        };
        CrosswalkRow {
            items: matched.items.iter().map(|code| self.crosswalk_item(code, lob, period)).collect(),
            lan_rows: matched.rows.iter().map(named).collect(),
            dollars: String::new(),
            exact: String::new(),
            percent: String::new(),
            difference: String::new(),
            severity: None,
            definition: matched.difference.clone(),
            part_of: matched.part_of.clone(),
            held: false,
            blank: String::new(),
        }
    }

    fn crosswalk_row(
        &self,
        lan: &Report,
        row: &Derived,
        all: &[Derived],
        (lob, period): (Lob, Option<Period>),
    ) -> CrosswalkRow {
        let bare = self.bare_row(lan, &row.matched, (lob, period));
        let items = &bare.items;
        let shown: Vec<Decimal> =
            items.iter().filter_map(|item| self.figures.shown(&item.percent_address)).collect();
        let difference = (shown.len() == items.len()).then(|| shown.iter().sum::<Decimal>() - row.percent);
        let open = self.findings.iter().filter(|finding| finding.check == "D-4" && finding.is_open());
        let about = |address: &Address| items.iter().any(|item| item.percent_address == address.as_str());
        let severity =
            open.filter(|finding| finding.at.iter().any(about)).map(|finding| finding.severity).max();
        CrosswalkRow {
            dollars: format::dollars(row.dollars),
            exact: row.dollars.normalize().to_string(),
            percent: format::number(Kind::Percent, row.percent, Some(2)),
            // Where a part belongs to further rows, less than the LAN dollars is as it should be.
            difference: difference
                .filter(|_| row.matched.part_of.is_empty() || severity.is_some())
                .map(signed)
                .unwrap_or_default(),
            severity: severity.filter(|_| period.is_some()).map(Into::into),
            held: row.held_in(all).is_some(),
            ..bare
        }
    }

    fn crosswalk_item(&self, code: &str, lob: Lob, period: Option<Period>) -> CrosswalkItem {
        let address = |measure: &str| {
            period
                .map(|period| Address::new(code, Some(lob), Some(period), measure).to_string())
                .unwrap_or_default()
        };
        let (percent, dollars) = (address("percent"), address("dollars"));
        CrosswalkItem {
            code: code.to_owned(),
            label: self.report.form.item(code).map(|item| item.label.clone()).unwrap_or_default(),
            percent: self.cell(&percent).map(|cell| cell.text).unwrap_or_default(),
            dollars: self.figures.number(&dollars).map(|n| n.normalize().to_string()).unwrap_or_default(),
            percent_address: percent,
            dollars_address: dollars,
        }
    }
}

/// What the LAN form calls a row: `8` for `M.8`.
fn mark(item: &str) -> &str {
    item.rsplit('.').next().unwrap_or_default()
}

/// Whether the LAN report has dollars of a line of business in a row that matches Section D.
fn has_dollars(figures: &Figures<'_>, lob: Lob) -> bool {
    let matches = figures.form().metrics.iter().flat_map(|metrics| &metrics.matches);
    let mut rows = matches.flat_map(|matched| &matched.rows);
    rows.any(|row| figures.of_item(row, Some(lob), None, "dollars").is_some())
}

/// A difference in percentage points with its sign: `+0.4`, `−1.25`, `0`.
fn signed(difference: Decimal) -> String {
    let rounded = round(difference, 2).normalize();
    match rounded.cmp(&Decimal::ZERO) {
        std::cmp::Ordering::Greater => format!("+{rounded}"),
        std::cmp::Ordering::Less => format!("\u{2212}{}", rounded.abs()),
        std::cmp::Ordering::Equal => "0".to_owned(),
    }
}
