//! Section D beside LAN dollars.

use hpug_model::address::{Lob, Period};
use hpug_model::answers::Figures;
use hpug_model::crosswalk::{self, Derived};
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
        let derived = crosswalk::derive(figures, lob);
        let whole = figures.number(derived.first()?.used.last()?.as_str())?;
        let period = same_months(self.report, lan, lob);
        let rows: Vec<CrosswalkRow> =
            derived.iter().map(|row| self.crosswalk_row(lan, row, lob, period)).collect();
        let typed = rows.iter().flat_map(|row| &row.items);
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
            whole: format::dollars(whole),
            rows,
            typed: u32::try_from(typed).unwrap_or(u32::MAX),
        })
    }

    fn crosswalk_row(&self, lan: &Report, row: &Derived, lob: Lob, period: Option<Period>) -> CrosswalkRow {
        let items: Vec<CrosswalkItem> =
            row.matched.items.iter().map(|code| self.crosswalk_item(code, lob, period)).collect();
        let shown: Vec<Decimal> =
            items.iter().filter_map(|item| self.figures.shown(&item.percent_address)).collect();
        let difference = (shown.len() == items.len()).then(|| shown.iter().sum::<Decimal>() - row.percent);
        let named = |code: &&str| {
            let label = lan.form.item(code).map_or("", |item| item.label.as_str());
            format!("{} {label}", code.rsplit('.').next().unwrap_or_default())
        };
        let open = self.findings.iter().filter(|finding| finding.check == "D-4" && finding.is_open());
        let about = |address: &Address| items.iter().any(|item| item.percent_address == address.as_str());
        let severity =
            open.filter(|finding| finding.at.iter().any(about)).map(|finding| finding.severity).max();
        let codes: Vec<&str> = row.matched.rows.iter().map(String::as_str).collect();
        CrosswalkRow {
            lan_rows: codes.iter().map(named).collect(),
            dollars: format::dollars(row.dollars),
            exact: row.dollars.normalize().to_string(),
            percent: format::number(Kind::Percent, row.percent, Some(2)),
            difference: difference.map(signed).unwrap_or_default(),
            severity: severity.filter(|_| period.is_some()).map(Into::into),
            definition: row.matched.difference.clone(),
            left: !row.matched.part_of.is_empty(),
            items,
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

/// A difference in percentage points with its sign: `+0.4`, `−1.25`, `0`.
fn signed(difference: Decimal) -> String {
    let rounded = round(difference, 2).normalize();
    match rounded.cmp(&Decimal::ZERO) {
        std::cmp::Ordering::Greater => format!("+{rounded}"),
        std::cmp::Ordering::Less => format!("\u{2212}{}", rounded.abs()),
        std::cmp::Ordering::Equal => "0".to_owned(),
    }
}
