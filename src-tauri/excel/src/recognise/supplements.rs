//! A host's own metrics, after the form's items under a heading that says "supplemental".

use std::ops::Range;

use hpug_model::address::{Address, Lob, Period};
use hpug_model::forms::Supplement;
use hpug_model::forms::layout::{Block, BlockRow};
use hpug_model::values::Kind;

use super::groups::{Group, GroupItem, Head, row_labels};
use super::heads::{Region, regions};
use super::labels::words;
use super::runs::{Run, Seen, runs};
use super::slots::Slot;
use super::view::View;
use crate::cell::CellRef;

/// What a host's metrics can be measured in: measure, kind, head.
const MEASURES: [(&str, Kind, &str); 3] =
    [("count", Kind::Count, "#"), ("dollars", Kind::Dollars, "$"), ("percent", Kind::Percent, "%")];

/// A host's metrics and where they stand.
#[derive(Default)]
pub(super) struct Found {
    pub(super) supplements: Vec<Supplement>,
    pub(super) slots: Vec<Slot>,
    /// Row of the heading; what stands below it is none of the form's items.
    pub(super) heading: Option<u32>,
}

/// Finds the metrics among rows from the form's last head on.
pub(super) fn find(view: &View<'_>, among: Range<u32>, lobs: &[Lob]) -> Found {
    let is_heading = |text: &str| text.split(' ').any(|word| word.starts_with("supplement"));
    let mut labels = view.rows.range(among.clone()).flat_map(|(_, labels)| labels);
    let Some(heading) = labels.find(|label| is_heading(&label.words)).map(|label| label.at.row) else {
        return Found::default();
    };
    let block = block();
    let mut found = Found { heading: Some(heading), ..Found::default() };
    for (lob, measures) in variants() {
        let group = group(&block, lob, &measures);
        let below: Vec<Region> = regions(view, std::slice::from_ref(&group), among.end);
        let below: Vec<&Region> = below.iter().filter(|region| region.first > heading).collect();
        if !below.is_empty() {
            read(view, &group, &below, lobs, &measures, &mut found);
            return found;
        }
    }
    found
}

/// The heads that may stand above metrics, the most telling first.
fn variants() -> Vec<(bool, Vec<usize>)> {
    let columns = [vec![0, 1, 2], vec![0, 2], vec![1, 2], vec![0, 1], vec![2], vec![0], vec![1]];
    let with_lob = columns.iter().cloned().map(|measures| (true, measures));
    with_lob.chain(columns.iter().cloned().map(|measures| (false, measures))).collect()
}

fn block() -> Block {
    let row = |lob, period: Period| BlockRow { lob, period: Some(period), label: period.label().to_owned() };
    let rows = [None].into_iter().flat_map(|lob| Period::ALL.map(|period| row(lob, period))).collect();
    Block {
        section: "S".to_owned(),
        items: Vec::new(),
        heading_row: None,
        head_row: 0,
        first_row: 0,
        step: 0,
        head_each: false,
        heads: Vec::new(),
        mark: None,
        text: (String::new(), String::new()),
        lob: Some(String::new()),
        period: None,
        rows,
        measures: Vec::new(),
        named: false,
    }
}

fn group<'b>(block: &'b Block, lob: bool, measures: &[usize]) -> Group<'b> {
    let head = |column, text: &str, measure| Head { column, words: words(text), measure };
    let mut heads = Vec::new();
    if lob {
        heads.push(head("lob", "Line of business", true));
    }
    heads.push(head("date", "Date", true));
    heads.extend(measures.iter().map(|measure| head(MEASURES[*measure].0, MEASURES[*measure].2, true)));
    let item = GroupItem {
        code: "S",
        block,
        marks: Vec::new(),
        label: String::new(),
        other: false,
        name: None,
        once: Vec::new(),
    };
    Group { section: "S", heads, items: vec![item], labels: row_labels(block) }
}

fn read(
    view: &View<'_>,
    group: &Group<'_>,
    below: &[&Region],
    lobs: &[Lob],
    measures: &[usize],
    found: &mut Found,
) {
    let item = below.iter().filter_map(|region| first_text_column(view, region)).min();
    let (runs, columns) = runs(view, group, below, lobs, item);
    for run in &runs {
        let number = found.supplements.len() as u32 + 1;
        let before = found.slots.len();
        for row in &run.rows {
            let Seen::Known(period) = row.period else { continue };
            let lob = match row.lob {
                Seen::Known(lob) => Some(lob),
                _ => None,
            };
            let heads = group.heads.iter().zip(&below[run.region].head.columns);
            for (head, column) in
                heads.filter(|(head, _)| MEASURES.iter().any(|(key, ..)| *key == head.column))
            {
                let Some(column) = column else { continue };
                let address = Address::new(&format!("S.{number}"), lob, Some(period), head.column);
                let cell = view.anchor(CellRef::new(row.row, *column));
                found.slots.push(Slot { address, sheet: view.index, cell });
            }
        }
        if found.slots.len() > before {
            let end = columns[run.region].map_or(0, |columns| columns.lob.unwrap_or(columns.period));
            found.supplements.push(Supplement {
                number,
                label: label(view, run, end),
                per_lob: run.rows.iter().any(|row| matches!(row.lob, Seen::Known(_))),
                measures: measures.iter().map(|at| (MEASURES[*at].0.to_owned(), MEASURES[*at].1)).collect(),
            });
        }
    }
}

/// The column of the host's codes: the first that holds anything below the heads.
fn first_text_column(view: &View<'_>, region: &Region) -> Option<u32> {
    let end = region.head.columns.iter().flatten().min().copied()?;
    let rows = region.cells();
    let cells = view.sheet.cells.range(rows).map(|(at, _)| *at);
    cells.filter(|at| at.column < end && !view.text(*at).is_empty()).map(|at| at.column).min()
}

/// The host's words for a metric: its code where nothing else stands.
fn label(view: &View<'_>, run: &Run, end: u32) -> String {
    let name = run.name.as_ref();
    let from = name.map_or(0, |(at, _)| at.column + 1);
    let mut texts =
        run.rows.iter().flat_map(|row| view.texts(row.row, from..end)).map(|(_, text)| text.trim());
    let text = texts.next().map(str::to_owned);
    text.or_else(|| name.map(|(_, code)| code.clone())).unwrap_or_default()
}
