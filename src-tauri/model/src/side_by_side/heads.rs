//! What is told of columns: a plan's name, or the months of a year as the lines below have them; and what is missing.

use std::collections::BTreeSet;

use super::{Line, Mode, SideBySide};
use crate::address::Lob;
use crate::format;
use crate::periods::Span;

impl SideBySide {
    /// What stands above a column for these lines: the plan's name, or the year's 12 months. Lines of business may follow
    /// months of their own; where the lines are of several that differ, they are named with theirs.
    pub fn head<'l>(&self, column: usize, lines: impl IntoIterator<Item = &'l Line>) -> String {
        let Some(of) = self.columns.get(column) else { return String::new() };
        let of_years = self.mode == Mode::Years;
        let asked: BTreeSet<Lob> = lines.into_iter().filter_map(|line| line.lob).collect();
        let mut told: Vec<(Option<Span>, Vec<&str>)> = Vec::new();
        for lob in asked.into_iter().filter(|_| of_years) {
            let Some((_, span)) = of.months.iter().find(|(of, _)| *of == Some(lob)) else { continue };
            match told.iter_mut().find(|(months, _)| months == span) {
                Some((_, lobs)) => lobs.push(lob.label()),
                None => told.push((*span, vec![lob.label()])),
            }
        }
        let named = |(span, lobs): &(_, Vec<&str>)| format!("{}: {}", lobs.join(", "), months(*span));
        match told.as_slice() {
            [] => of.name.clone(),
            [(span, _)] => months(*span),
            several => several.iter().map(named).collect::<Vec<_>>().join("; "),
        }
    }

    /// How many reports are left out, and how many files could not be read besides; `None` where nothing is missing.
    pub fn missing(&self, unread: u32) -> Option<String> {
        let counted = |number: usize, one: &str, several: &str| {
            (number > 0).then(|| format!("{number} {}", if number == 1 { one } else { several }))
        };
        let parts = [
            counted(self.left_out.len(), "report", "reports"),
            counted(unread as usize, "file that could not be read", "files that could not be read"),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    /// What stands above every column for these lines.
    pub fn heads<'l>(&self, lines: impl IntoIterator<Item = &'l Line> + Clone) -> Vec<String> {
        (0..self.columns.len()).map(|column| self.head(column, lines.clone())).collect()
    }

    /// Lines parted so that one month's head holds for all of a part; parts and their lines come in the order of lines.
    pub fn parts<'l>(&self, lines: impl IntoIterator<Item = &'l Line>) -> Vec<Vec<&'l Line>> {
        let mut parts: Vec<(Vec<String>, Vec<&Line>)> = Vec::new();
        for line in lines {
            let heads = self.heads([line]);
            match parts.iter_mut().find(|(of, _)| *of == heads) {
                Some((_, part)) => part.push(line),
                None => parts.push((heads, vec![line])),
            }
        }
        parts.into_iter().map(|(_, part)| part).collect()
    }
}

/// The name of a year of these months.
pub(super) fn months(span: Option<Span>) -> String {
    span.map_or_else(|| "No period".to_owned(), format::span)
}
