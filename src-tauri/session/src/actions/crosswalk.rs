//! Section D from the dollars of a LAN report of the same plan.

use hpug_model::address::{Lob, Period};
use hpug_model::answers::Figures;
use hpug_model::crosswalk::{self, Derived};
use hpug_model::names::same_name;
use hpug_model::values::{Kind, number_of};
use hpug_model::{Address, Report, Value, format};
use hpug_store::tables;
use rust_decimal::Decimal;

use super::edit::{Write, put};
use crate::error::{Result, SessionError};
use crate::loaded::{Source, form_of, is_lan, report_with_answers};
use crate::session::{Deed, Session};
use crate::wire::cells::Typed;
use crate::wire::crosswalk::CrosswalkView;
use crate::wire::reports::Changed;

/// Where Section D keeps all payments to providers.
const WHOLE: &str = "D.total";

impl Session {
    /// Section D beside a LAN report of the same plan, the last changed one where none is named.
    ///
    /// # Errors
    /// [`SessionError::NoSuchThing`] for a LAN report that isn't one of the plan's, those of reading.
    pub fn crosswalk(&mut self, id: u32, lan: Option<u32>) -> Result<CrosswalkView> {
        let lans = self.lans(id)?;
        let chosen = match lan {
            Some(wanted) => Some(lan_row(&lans, wanted)?),
            None => lans.first(),
        };
        let lan = chosen.map(|row| report_with_answers(&self.open()?.store, row)).transpose()?;
        let columns = match &lan {
            Some(lan) => self.loaded(id)?.view().crosswalk(lan),
            None => Vec::new(),
        };
        let title = |row: &tables::Report| Some((u32::try_from(row.id).ok()?, title(row)));
        Ok(CrosswalkView {
            lan: chosen.and_then(|row| u32::try_from(row.id).ok()),
            lans: lans.iter().filter_map(title).collect(),
            columns,
        })
    }

    /// Writes the LAN dollars of a line of business as the dollars of Section D, in the period of the same 12 months;
    /// percents typed there give way to derived ones. `splits` are dollars of rows whose sum alone is known; such rows
    /// without a split stay as they are. One step of undo.
    ///
    /// # Errors
    /// [`SessionError::BadRequest`] where the periods differ or a split doesn't make its sum,
    /// [`SessionError::NoSuchThing`], [`SessionError::ReadOnly`], those of writing.
    pub fn derive_section_d(
        &mut self,
        id: u32,
        edit_id: &str,
        lan: u32,
        lob: &str,
        splits: &[Typed],
    ) -> Result<Changed> {
        let (person, time) = (self.person()?, self.time());
        let lob = Lob::from_key(lob).ok_or_else(|| SessionError::no("line of business", lob))?;
        let lans = self.lans(id)?;
        let row = lan_row(&lans, lan)?;
        let report = report_with_answers(&self.open()?.store, row)?;
        let own = &self.own(id)?.report;
        let period = same_months(own, &report, lob).ok_or_else(|| {
            SessionError::bad("Section D", "neither of its periods has the 12 months of the LAN dollars")
        })?;
        let figures = Figures::of(&report);
        let derived = crosswalk::derive(&figures, lob);
        let mut writes = Vec::new();
        for row in &derived {
            if let Some(sum) = row.held_in(&derived) {
                stays_within(row, sum, (lob, period), splits)?;
            }
            let Some(parts) = parts(row, (lob, period), splits)? else { continue };
            for (address, dollars) in parts {
                let source = Source::FromLan { report: title_of(&report), rows: codes(&row.matched.rows) };
                writes.push(Write::of(&address, Some(&Value::number(dollars)), &source, (&person, &time))?);
                let percent = Address::new(address.item(), Some(lob), Some(period), "percent");
                writes.push(Write { address: percent, row: None });
            }
        }
        let whole = derived.first().and_then(|row| figures.number(row.used.last()?.as_str()));
        if let (Some(whole), false) = (whole, writes.is_empty()) {
            let address = Address::new(WHOLE, Some(lob), Some(period), "dollars");
            let source = Source::FromLan { report: title_of(&report), rows: "1".to_owned() };
            writes.push(Write::of(&address, Some(&Value::number(whole)), &source, (&person, &time))?);
        }
        self.change(id, &Deed::edit(edit_id, "derived from the LAN report"), |tx| put(tx, id, &writes))
    }

    /// LAN reports of the report's plan, the last changed first.
    fn lans(&mut self, id: u32) -> Result<Vec<tables::Report>> {
        let plan = self.loaded(id)?.row.plan.clone();
        let reports = self.open()?.store.reports()?;
        let of_plan =
            |row: &tables::Report| !plan.trim().is_empty() && same_name(&row.plan, &plan) && is_lan(row);
        Ok(reports.into_iter().filter(of_plan).collect())
    }
}

fn lan_row(lans: &[tables::Report], id: u32) -> Result<&tables::Report> {
    lans.iter().find(|row| row.id == i64::from(id)).ok_or_else(|| SessionError::no("LAN report", id))
}

/// Form and reporting year: a plan has a LAN report for each.
fn title(row: &tables::Report) -> String {
    let form = form_of(&row.form).map_or_else(|_| row.form.clone(), |form| form.title.clone());
    format!("{form}, reporting year {}", row.reporting_year)
}

fn title_of(report: &Report) -> String {
    report.form.title.clone()
}

/// The period of a report whose 12 months are those of the LAN dollars.
pub(crate) fn same_months(own: &Report, lan: &Report, lob: Lob) -> Option<Period> {
    let months = crosswalk::months(lan, lob)?;
    Period::ALL.into_iter().find(|period| own.period(*period) == Some(months))
}

/// `9 + 11` for `M.9` and `M.11`.
fn codes(rows: &[String]) -> String {
    let short: Vec<&str> = rows.iter().filter_map(|row| row.rsplit('.').next()).collect();
    short.join(" + ")
}

/// The dollars of each row of Section D: as they are, or as split. `None` where a sum isn't split, or where the dollars
/// belong to further rows as well and are split with these.
fn parts(
    row: &Derived,
    (lob, period): (Lob, Period),
    splits: &[Typed],
) -> Result<Option<Vec<(Address, Decimal)>>> {
    let addresses: Vec<Address> =
        row.matched.items.iter().map(|item| Address::new(item, Some(lob), Some(period), "dollars")).collect();
    if !row.matched.part_of.is_empty() {
        return Ok(None);
    }
    if let [only] = addresses.as_slice() {
        return Ok(Some(vec![(only.clone(), row.dollars)]));
    }
    let given: Vec<Option<Option<Decimal>>> = addresses.iter().map(|address| part(address, splits)).collect();
    if given.iter().all(Option::is_none) {
        return Ok(None);
    }
    let dollars: Vec<Decimal> = given.into_iter().flatten().flatten().collect();
    if dollars.len() < addresses.len() || dollars.iter().sum::<Decimal>() != row.dollars {
        let what = row.matched.items.join(" and ");
        let sum = format::dollars(row.dollars);
        return Err(SessionError::Uncountable(format!("{what} must be dollars that together make {sum}.")));
    }
    Ok(Some(addresses.into_iter().zip(dollars).collect()))
}

/// The dollars given for a row of Section D; the inner `None` where they are none, or below 0.
fn part(address: &Address, splits: &[Typed]) -> Option<Option<Decimal>> {
    let text = &splits.iter().find(|split| split.address == address.as_str())?.text;
    Some(number_of(Kind::Dollars, text).filter(|dollars| *dollars >= Decimal::ZERO))
}

/// Rows whose dollars belong to further rows as well are split in the sum that holds them all: they take at most the LAN
/// dollars, and the further rows the rest of these at least.
fn stays_within(row: &Derived, sum: &Derived, (lob, period): (Lob, Period), splits: &[Typed]) -> Result<()> {
    let dollars = |items: &[String]| -> Decimal {
        let addresses = items.iter().map(|item| Address::new(item, Some(lob), Some(period), "dollars"));
        addresses.filter_map(|address| part(&address, splits).flatten()).sum()
    };
    let (own, further) = (dollars(&row.matched.items), dollars(&row.matched.part_of));
    let is_split = !dollars(&sum.matched.items).is_zero();
    if !is_split || (own <= row.dollars && row.dollars <= own + further) {
        return Ok(());
    }
    let (items, part_of) = (row.matched.items.join(" and "), row.matched.part_of.join(" and "));
    let (rows, held) = (codes(&row.matched.rows), format::dollars(row.dollars));
    Err(SessionError::Uncountable(format!(
        "LAN row {rows} holds {held}: {items} can be no more, and together with {part_of} no less."
    )))
}
