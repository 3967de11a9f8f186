//! What a change of the store did to a report, as the window repaints it.

use std::collections::HashMap;

use chrono::NaiveDate;
use hpug_model::Address;
use hpug_store::Step;
use hpug_store::tables::{HistoryRow, Tables};

use super::Loaded;
use crate::error::Result;
use crate::wire::cells::CellView;
use crate::wire::reports::{Changed, ReportView};

impl Loaded {
    /// Follows the steps, judges anew, and tells every cell that looks different.
    ///
    /// # Errors
    /// Of reading the store.
    pub fn after(
        &mut self,
        tables: &Tables,
        steps: &[Step],
        today: NaiveDate,
        saved_at: String,
    ) -> Result<Changed> {
        let mut all_followed = true;
        for step in steps {
            all_followed &= self.follow(step)?;
        }
        let before = std::mem::take(&mut self.cells);
        if all_followed {
            self.recheck(today);
        } else {
            *self = Loaded::read(tables, self.row.id, today)?;
        }
        self.facts.state = super::history::state(tables, self)?;
        self.cells = self.all_cells();
        let focus = steps.iter().find_map(|step| step.address().map(str::to_owned));
        Ok(Changed { report: self.report_view(tables)?, cells: self.differing(&before), focus, saved_at })
    }

    /// Cells that look different from `before`, in form order.
    fn differing(&self, before: &HashMap<Address, CellView>) -> Vec<CellView> {
        let points = self.report.form.points.iter();
        let cells =
            points.filter_map(|point| self.cells.get(&point.address).map(|cell| (&point.address, cell)));
        cells
            .filter(|(address, cell)| before.get(*address) != Some(cell))
            .map(|(_, cell)| cell.clone())
            .collect()
    }

    pub(super) fn all_cells(&self) -> HashMap<Address, CellView> {
        let view = self.view();
        self.report.form.points.iter().map(|point| (point.address.clone(), view.cell_of(point))).collect()
    }

    /// The report as the window opens it.
    ///
    /// # Errors
    /// Of reading the store.
    pub fn report_view(&self, tables: &Tables) -> Result<ReportView> {
        let view = self.view();
        let undo = tables.undo_state(self.row.id)?;
        let label = |seq: Option<&i64>| -> Result<Option<String>> {
            Ok(match seq {
                Some(seq) => Some(self.label(&tables.history_row(*seq)?)),
                None => None,
            })
        };
        let half_typed = tables.draft_texts(self.row.id)?.into_iter().map(|t| (t.address, t.text)).collect();
        Ok(ReportView {
            head: view.head(),
            sections: view.section_heads(),
            topics: view.topic_heads(),
            schedule: view.schedule(),
            queries: self.query_views(&view),
            findings: view.finding_views(),
            summary: view.summary(),
            signed: super::signed::signed_views(&self.facts.signed),
            undo: label(undo.undo.last())?,
            redo: label(undo.redo.last())?,
            half_typed,
        })
    }

    /// A step in words: `D.3 typed`, `12 cells pasted`, `guide taken in, 18 cells`.
    fn label(&self, row: &HistoryRow) -> String {
        let mut places: Vec<&str> = row.steps.iter().filter_map(Step::address).collect();
        places.dedup();
        match places.as_slice() {
            [] => row.kind.clone(),
            many if says_itself(&row.kind) => match many.len() {
                1 => row.kind.clone(),
                cells => format!("{}, {cells} cells", row.kind),
            },
            [one] => format!("{} {}", self.report.form.item_short(one), row.kind),
            many => format!("{} cells {}", many.len(), row.kind),
        }
    }
}

/// Whether the name of a deed says itself what it was done to.
fn says_itself(kind: &str) -> bool {
    let first = kind.split(' ').next().unwrap_or_default();
    ["guide", "topic", "version", "schedule", "question", "questions", "split"].contains(&first)
}
