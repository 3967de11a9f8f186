//! Letters in place of names, in an order that doesn't tell them.

use super::{Apart, Column, Line, Mode, SideBySide};
use crate::forms::SUPPLEMENTS;

/// Who stands behind a letter: for the host alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// `Plan A`.
    pub letter: String,
    /// The plan's name.
    pub plan: String,
    /// Where its report comes from.
    pub source: String,
}

/// Replaces every name by a letter and returns the key.
///
/// The columns come in an order that depends on the seed and on which plans there are, not on the order in which they were
/// given; `seed` must be something that readers can't guess, else they could work the order out. Names of files are
/// taken out, and so are reports that aren't shown, except for their number. The host's own metrics stay where at least
/// two reports have them: a label that one plan alone has may tell who it is.
pub fn anonymous(mut side: SideBySide, seed: u64) -> (SideBySide, Vec<Named>) {
    let order = order(&side.columns, side.mode, seed);
    let mut key = Vec::new();
    let mut columns = Vec::new();
    for (place, at) in order.iter().enumerate() {
        let column = side.columns[*at].clone();
        let (letter, name) = match side.mode {
            Mode::Plans => (letters(place), letters(place)),
            Mode::Years => (letters(0), column.name.clone()),
        };
        let plan = if side.mode == Mode::Plans { column.name.clone() } else { side.plan.clone() };
        key.push(Named { letter, plan, source: column.source.clone() });
        columns.push(Column { name, source: String::new(), ..column });
    }
    side.columns = columns;
    side.lines.retain(is_shared);
    for line in &mut side.lines {
        line.cells = order.iter().map(|at| line.cells[*at].clone()).collect();
        for cell in &mut line.cells {
            for figure in [&mut cell.current, &mut cell.prior] {
                if let Some(Apart::OtherMetric(label)) = &mut figure.apart {
                    label.clear();
                }
            }
        }
    }
    let why = |(_, why): (String, String)| (String::new(), why);
    side.left_out = std::mem::take(&mut side.left_out).into_iter().map(why).collect();
    side.left_out.sort();
    if side.mode == Mode::Years {
        side.plan = letters(0);
        key.dedup_by(|one, other| one.plan == other.plan && one.source == other.source);
    }
    side.anonymous = true;
    (side, key)
}

fn is_shared(line: &Line) -> bool {
    let having = line.cells.iter().filter(|cell| cell.current.number.or(cell.prior.number).is_some());
    line.section != SUPPLEMENTS || having.count() > 1
}

/// The name of a place from 0: `Plan A`, after `Plan Z` `Plan AA`.
pub fn letters(place: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = place + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
    }
    format!("Plan {}", letters.iter().rev().collect::<String>())
}

/// Which column comes when: the columns by name, shuffled.
fn order(columns: &[Column], mode: Mode, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..columns.len()).collect();
    if mode == Mode::Years {
        return order;
    }
    order.sort_by_key(|at| (columns[*at].name.to_lowercase(), columns[*at].source.clone()));
    let by_name = order.clone();
    let mut state = seed;
    loop {
        for last in (1..order.len()).rev() {
            order.swap(last, below(&mut state, last as u64 + 1));
        }
        // Of two, either order is as likely: one that never comes would tell the names.
        if order.len() < 3 || order != by_name {
            return order;
        }
    }
}

/// A number below `limit` from the SplitMix64 sequence, without favouring small ones.
fn below(state: &mut u64, limit: u64) -> usize {
    loop {
        *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = *state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        if mixed < u64::MAX - u64::MAX % limit {
            return usize::try_from(mixed % limit).unwrap_or_default();
        }
    }
}
