//! Ticks from a pasted block: which lines of business each item of a section has, told by the names of the items, by
//! heads, or by where the block lands.

use std::collections::{BTreeMap, BTreeSet};

use crate::address::{Address, Lob};
use crate::answers::Report;
use crate::forms::{Item, Section};
use crate::values::{Kind, Value, lob_of, lobs_of};

/// What a block says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ticks {
    /// New values by address, in form order; `None` clears.
    pub values: Vec<(Address, Option<Value>)>,
    /// Rows and cells that were not understood, as they stand in the block.
    pub left_out: Vec<String>,
}

/// Where a block lands that names neither items nor lines of business.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Landing {
    /// Index of the item within its section.
    pub row: usize,
    /// Line of business of the column.
    pub lob: Lob,
}

/// What one item gets.
#[derive(Default)]
struct Change {
    ticks: BTreeMap<Lob, bool>,
    /// A whole list was given: what it leaves out is not ticked.
    listed: Option<BTreeSet<Lob>>,
}

/// Reads a block of tab-separated, comma-separated or semicolon-separated text. A row names its item by label or mark
/// (`Texas`, `TX`, `Texas (TX)`) or lands on the rows from `at` down; its other cells are ticks under heads that name
/// lines of business, ticks in the section's order, or lists such as `C, MCO`. Several rows of an item add up.
///
/// Ticked: `x`, `y`, `yes`, `1`, `true`, a check mark; not ticked: blank, `n`, `no`, `0`, `false`, a dash.
pub fn read(report: &Report, section: &Section, text: &str, at: Landing) -> Ticks {
    let rows: Vec<Vec<String>> = rows_of(text);
    let named = names_items(section, &rows);
    let mut block = Block { section, at, named, heads: None, changes: BTreeMap::new(), left_out: Vec::new() };
    for (down, row) in rows.iter().enumerate() {
        block.take(down, row);
    }
    let value = |(row, change): (usize, Change)| {
        let item = section.items.get(row)?;
        let measure = item.measures.iter().find(|measure| measure.kind == Kind::Lobs)?;
        let address = Address::new(&item.code, None, None, &measure.key);
        let lobs = change.over(report.answer(address.as_str()), &section.lobs);
        Some((address, (!lobs.is_empty()).then_some(Value::Lobs(lobs))))
    };
    let values = block.changes.into_iter().filter_map(value).collect();
    Ticks { values, left_out: block.left_out }
}

struct Block<'s> {
    section: &'s Section,
    at: Landing,
    /// Rows name their items.
    named: bool,
    /// Line of business by column, where a row of heads was met.
    heads: Option<Vec<Option<Lob>>>,
    changes: BTreeMap<usize, Change>,
    left_out: Vec<String>,
}

impl Block<'_> {
    fn take(&mut self, down: usize, row: &[String]) {
        if row.iter().all(String::is_empty) {
            return;
        }
        let first = self.changes.is_empty() && self.left_out.is_empty() && (self.named || down == 0);
        if self.heads.is_none() && first && self.is_head(row) {
            self.heads = Some(row.iter().map(|cell| lob_of(cell)).collect());
            return;
        }
        let found = if self.named { self.named_row(row) } else { self.landed_row(down).map(|at| (at, 0)) };
        match found {
            Some((item, first)) => self.tick(item, row, first),
            None if down == 0 && self.named && !says_something(row) => {}
            None => self.left_out.push(said(row)),
        }
    }

    /// A row without an item whose cells name lines of business, each once.
    fn is_head(&self, row: &[String]) -> bool {
        let lobs: Vec<Lob> = row.iter().filter_map(|cell| lob_of(cell)).collect();
        let distinct: BTreeSet<&Lob> = lobs.iter().collect();
        let wide = row.iter().filter(|cell| !cell.is_empty()).count();
        let first = row.first().map_or("", String::as_str);
        // A code of two letters that is no item's is a place without a row, not a head.
        let alone = self.named && item_of(self.section, first).is_none() && letters(first).len() != 2;
        let all_heads = !self.named && lobs.len() == wide && wide > 1;
        distinct.len() == lobs.len() && !lobs.is_empty() && (alone || all_heads)
    }

    /// The item that a row names, and its first cell behind the names.
    fn named_row(&self, row: &[String]) -> Option<(usize, usize)> {
        let at = row.iter().take(2).position(|cell| item_of(self.section, cell).is_some())?;
        let item = item_of(self.section, &row[at])?;
        // A code and a name side by side are one item.
        let again = row.get(at + 1).and_then(|cell| item_of(self.section, cell)) == Some(item);
        Some((item, at + 1 + usize::from(again)))
    }

    fn landed_row(&self, down: usize) -> Option<usize> {
        let down = down - usize::from(self.heads.is_some());
        Some(self.at.row + down).filter(|row| *row < self.section.items.len())
    }

    fn tick(&mut self, item: usize, row: &[String], first: usize) {
        let cells = &row[first..];
        let cells = &cells[..cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1)];
        let section = self.section;
        let lobs = &section.lobs;
        let start = lobs.iter().position(|lob| *lob == self.at.lob).unwrap_or(0);
        if let Some(heads) = &self.heads {
            let under: Vec<(Lob, &str)> = row
                .iter()
                .zip(heads)
                .skip(first)
                .filter_map(|(cell, head)| Some(((*head)?, cell.as_str())))
                .collect();
            return self.ticks(item, &under);
        }
        if cells.is_empty() {
            // Named and nothing else: ticked where the block lands; a blank row of ticks clears.
            let ticked = if self.named && row.len() == first { "x" } else { "" };
            return self.ticks(item, &[(self.at.lob, ticked)]);
        }
        if cells.iter().all(|cell| tick_of(cell).is_some()) {
            let offset =
                if self.named && cells.len() > 1 || row.len() - first == lobs.len() { 0 } else { start };
            let under: Vec<(Lob, &str)> =
                lobs.iter().copied().skip(offset).zip(row[first..].iter().map(String::as_str)).collect();
            let beyond = cells.len().saturating_sub(under.len());
            self.left_out.extend(cells.iter().rev().take(beyond).map(|cell| cell.to_owned()));
            return self.ticks(item, &under);
        }
        self.list(item, row, cells);
    }

    fn ticks(&mut self, item: usize, under: &[(Lob, &str)]) {
        for (lob, cell) in under {
            match tick_of(cell) {
                Some(ticked) => {
                    let tick = self.changes.entry(item).or_default().ticks.entry(*lob).or_insert(false);
                    *tick |= ticked;
                }
                None => self.left_out.push(format!("{}: {cell}", self.section.items[item].label)),
            }
        }
    }

    fn list(&mut self, item: usize, row: &[String], cells: &[String]) {
        let mut listed = BTreeSet::new();
        for cell in cells.iter().filter(|cell| !cell.is_empty()) {
            match lobs_of(cell) {
                Some(lobs) => listed.extend(lobs.into_iter().filter(|lob| self.section.lobs.contains(lob))),
                None if cell.eq_ignore_ascii_case("none") => {}
                None => return self.left_out.push(said(row)),
            }
        }
        self.changes.entry(item).or_default().listed.get_or_insert_default().extend(listed);
    }
}

impl Change {
    /// The lines of business after the change, in the section's order.
    fn over(&self, before: Option<&Value>, lobs: &[Lob]) -> Vec<Lob> {
        let was = |lob: &Lob| match &self.listed {
            Some(listed) => listed.contains(lob),
            None => matches!(before, Some(Value::Lobs(before)) if before.contains(lob)),
        };
        let is = |lob: &&Lob| self.ticks.get(lob).copied().unwrap_or_else(|| was(lob));
        lobs.iter().filter(is).copied().collect()
    }
}

/// Whether rows name their items. `MA` among lines of business is Medicare Advantage, before anything else Massachusetts.
fn names_items(section: &Section, rows: &[Vec<String>]) -> bool {
    let names = |row: &&Vec<String>| {
        let only_lobs = row.iter().all(|cell| cell.is_empty() || lob_of(cell).is_some());
        let is_name = |cell: &String| item_of(section, cell).is_some() && lob_of(cell).is_none();
        let first = row.first().is_some_and(|cell| item_of(section, cell).is_some());
        !only_lobs && (first || row.iter().take(2).any(is_name))
    };
    rows.iter().any(|row| names(&row))
}

/// The item that a text names by label or mark, also with the one in brackets or behind a dash.
fn item_of(section: &Section, text: &str) -> Option<usize> {
    let parts =
        [text, text.split(['(', '–', ':']).next().unwrap_or(text), text.split(" - ").next().unwrap_or(text)];
    let is = |item: &Item, part: &str| {
        let part = letters(part);
        !part.is_empty() && (letters(&item.label) == part || letters(&item.mark) == part)
    };
    parts.iter().find_map(|part| section.items.iter().position(|item| is(item, part)))
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

fn tick_of(cell: &str) -> Option<bool> {
    match cell.to_lowercase().as_str() {
        "x" | "y" | "yes" | "1" | "true" | "✓" | "✔" | "✅" | "☑" | "☒" | "•" | "*" => Some(true),
        "" | "n" | "no" | "0" | "false" | "-" | "–" | "—" | "☐" | "✗" | "✘" => Some(false),
        _ => None,
    }
}

/// Whether a row ticks or names lines of business; a title does neither.
fn says_something(row: &[String]) -> bool {
    row.iter().any(|cell| tick_of(cell) == Some(true) || lobs_of(cell).is_some())
}

fn said(row: &[String]) -> String {
    row.iter().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join(" ")
}

/// Rows of trimmed cells; quotes hold separators and line breaks, doubled quotes are quotes.
fn rows_of(text: &str) -> Vec<Vec<String>> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.strip_suffix('\n').unwrap_or(&text);
    let separator = ['\t', ';'].into_iter().find(|mark| text.contains(*mark)).unwrap_or(',');
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let Some(row) = rows.last_mut() else { break };
        let at_start = row.last().is_none_or(|cell| cell.trim().is_empty());
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                push(row, '"');
            }
            '"' if quoted || at_start => quoted = !quoted,
            _ if letter == separator && !quoted => row.push(String::new()),
            '\n' if !quoted => rows.push(vec![String::new()]),
            _ => push(row, letter),
        }
    }
    if separator != '\t' {
        // `C, MCO` in a line of its own is one cell.
        for row in &mut rows {
            let line = row.join(",");
            if row.len() > 1 && lobs_of(&line).is_some() {
                *row = vec![line];
            }
        }
    }
    let trimmed = |cell: String| cell.trim_matches(|c: char| c.is_whitespace() || c == '\u{a0}').to_owned();
    rows.into_iter().map(|row| row.into_iter().map(trimmed).collect()).collect()
}

fn push(row: &mut [String], letter: char) {
    if let Some(cell) = row.last_mut() {
        cell.push(letter);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::answers::Origin;
    use crate::forms::form;

    /// What a block says at Alabama, Medicare Advantage, of a report where Texas has commercial: state and lines.
    fn ticks(text: &str) -> (Vec<String>, Vec<String>) {
        let mut report = Report::new(form("lan-apm-2017").unwrap().unwrap(), Origin::Own);
        report.set(Address::from("G.state.texas/lobs"), Some(Value::Lobs(vec![Lob::Commercial])));
        let section = report.form.section("G.states").unwrap();
        let read = read(&report, section, text, Landing { row: 0, lob: Lob::MedicareAdvantage });
        let short = |(address, value): &(Address, Option<Value>)| {
            let lobs = match value {
                Some(Value::Lobs(lobs)) => {
                    lobs.iter().map(|lob| &lob.key()[..lob.key().len().min(4)]).collect()
                }
                _ => Vec::new(),
            };
            let state = address.item().rsplit('.').next().unwrap_or_default().to_owned();
            format!("{state}={}", lobs.join("+"))
        };
        (read.values.iter().map(short).collect(), read.left_out)
    }

    #[test]
    fn a_block_is_understood_in_every_shape() {
        let rows: [(&str, &str, &[&str], &[&str]); 18] = [
            ("name and list", "Texas\tC, MCO\nOhio\tMA", &["ohio=medi", "texas=comm+medi"], &[]),
            ("code and ticks", "TX\tx\t\t1\nOH\t\tY\t", &["ohio=medi", "texas=comm+medi"], &[]),
            ("code, name and ticks", "TX\tTexas\tx\t\t✓", &["texas=comm+medi"], &[]),
            (
                "heads in another order",
                "State\tMCO\tComm\nTexas\tx\t\nOhio\t\tx",
                &["ohio=comm", "texas=medi"],
                &[],
            ),
            ("heads keep what they don't name", "State\tMCO\nTexas\tx", &["texas=comm+medi"], &[]),
            ("CSV", "Texas,x,,x\nNew York,0,1,0", &["new_york=medi", "texas=comm+medi"], &[]),
            ("a list without quotes", "Texas, C, MCO", &["texas=comm+medi"], &[]),
            ("a list with quotes", "Texas,\"C, MCO\"", &["texas=comm+medi"], &[]),
            ("a row for each line", "Texas\tCommercial\nTexas\tMedicaid", &["texas=comm+medi"], &[]),
            (
                "states alone tick the column",
                "Texas\nMassachusetts (MA)",
                &["massachusetts=medi", "texas=comm+medi"],
                &[],
            ),
            (
                "lists land downwards",
                "C\nMA\nC, MCO",
                &["alabama=comm", "alaska=medi", "arizona=comm+medi"],
                &[],
            ),
            ("ticks land downwards", "x\n\nx", &["alabama=medi", "arizona=medi"], &[]),
            ("three columns land whole", "x\t\tx\n\tx\t", &["alabama=comm+medi", "alaska=medi"], &[]),
            ("heads without states", "C\tMA\tMCO\nx\t\t\n", &["alabama=comm"], &[]),
            ("lists with MA in them land downwards", "C, MA\nMA", &["alabama=comm+medi", "alaska=medi"], &[]),
            ("Massachusetts with cells", "MA\tx\t\t", &["massachusetts=comm"], &[]),
            ("a place without a row is no head", "DC\tC\nTexas\tMA", &["texas=medi"], &["DC C"]),
            (
                "what has no row is told",
                "State\tC\nTexas\tx\nDistrict of Columbia\tx\nOhio\tmaybe",
                &["texas=comm"],
                &["District of Columbia x", "Ohio: maybe"],
            ),
        ];
        for (name, text, values, left_out) in rows {
            assert_eq!(ticks(text), (strings(values), strings(left_out)), "{name}");
        }
    }

    fn strings(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_left_out(text in "[A-Za-z,;\t\n\" xX1✓-]{0,80}") {
            let (values, _) = ticks(&text);
            prop_assert!(values.len() <= 51);
        }
    }
}
