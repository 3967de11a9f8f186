use super::composer::Composer;
use super::grid::{MeasuredCell, MeasuredRow, PAD_X, PAD_Y, Place, Track, cell_height, tracks};
use super::lines::Line;
use super::page::{Artifact, Item, Mark};
use super::style::{COMPUTED, DRAFT, HAIR, LINE, LINE_STRONG, SUNKEN};
use super::tree::{Node, NodeId, Role, Scope};
use crate::PdfError;
use crate::document::{Cell, Column, Fact, Row, RowKind, Table, Tone};

/// Space below a table.
const BELOW: f32 = 12.0;
/// A table up to this part of a page is not split.
const WHOLE: f32 = 0.3;
/// Rows that belong together are not parted up to this part of a page: taller ones would leave as much of it empty.
const TALL: f32 = 0.6;
/// What of a tall row stands below a table's head at least.
const LEAST: f32 = 60.0;

/// A table while it is placed.
struct Setting<'t> {
    tracks: Vec<Track>,
    head: Vec<MeasuredRow>,
    rows: Vec<(&'t Row, MeasuredRow)>,
}

impl Setting<'_> {
    fn head_height(&self) -> f32 {
        self.head.iter().map(|row| row.height).sum()
    }

    /// Height that must be left on a page for the table to begin there: all of a small table, else header and
    /// first rows.
    fn begin_height(&self, capacity: f32) -> f32 {
        let whole = self.head_height() + height_of(&self.rows);
        if whole <= WHOLE * capacity {
            return whole;
        }
        let bundles = bundles(&self.rows);
        let first = bundles.first().copied().unwrap_or_default();
        match self.stays_together(height_of(first), capacity) {
            true => self.head_height() + height_of(first),
            false => {
                self.head_height() + first.iter().take(2).map(|(_, row)| row.height.min(LEAST)).sum::<f32>()
            }
        }
    }

    /// Whether rows of this height that belong together go to the next page where they don't fit on this one.
    fn stays_together(&self, height: f32, capacity: f32) -> bool {
        self.head_height() + height <= TALL * capacity
    }
}

/// A row's cells with the structure element of each line.
struct OwnedRow {
    cells: Vec<(MeasuredCell, Vec<(NodeId, Line)>)>,
    kind: RowKind,
}

impl Composer<'_> {
    /// Places a table; its header rows stand again on every page that it reaches.
    pub(super) fn table(&mut self, table: &Table) -> Result<(), PdfError> {
        let setting = self.setting(table)?;
        self.need(setting.begin_height(self.capacity()));
        self.open(Node::new(Role::Table).with_alt(&table.summary));
        if !table.head.is_empty() {
            self.open(Node::new(Role::TableHead));
            for (cells, row) in table.head.iter().zip(&setting.head) {
                let owned = self.own(cells, row, None);
                self.place_head_row(row, &setting.tracks);
                self.draw_row(&owned, row.height);
                self.advance(row.height);
            }
            self.close();
        } else {
            self.tint(self.area.left, self.y, self.area.width, HAIR, LINE_STRONG);
        }
        self.open(Node::new(Role::TableBody));
        for bundle in bundles(&setting.rows) {
            self.bundle(bundle, &setting);
        }
        self.close();
        self.close();
        self.tint(self.area.left, self.y, self.area.width, HAIR, LINE_STRONG);
        self.space(BELOW);
        Ok(())
    }

    /// Places labels and values as a table whose rows are named by their labels.
    pub(super) fn facts(&mut self, facts: &[Fact]) -> Result<(), PdfError> {
        let rows = facts.iter().map(|fact| Row {
            kind: RowKind::Body,
            cells: vec![
                Cell::naming_row(fact.label.as_str()).toned(Tone::Quiet),
                Cell { address: fact.address.clone(), ..Cell::new(fact.value.clone()) },
            ],
        });
        let columns = vec![Column::share(1.0), Column::share(2.4)];
        let rows: Vec<Row> = rows.collect();
        if rows.is_empty() {
            return Ok(());
        }
        self.table(&Table { columns, rows, ..Table::default() })
    }

    /// Height that must be left on a page for the table to begin there.
    pub(super) fn table_begin(&mut self, table: &Table) -> Result<f32, PdfError> {
        let setting = self.setting(table)?;
        Ok(setting.begin_height(self.capacity()))
    }

    fn setting<'t>(&mut self, table: &'t Table) -> Result<Setting<'t>, PdfError> {
        let tracks = tracks(&table.columns, self.area.left, self.area.width);
        let head = self.measure_head(table, &tracks)?;
        let mut rows = Vec::with_capacity(table.rows.len());
        for row in &table.rows {
            rows.push((row, self.measure_row(&row.cells, &tracks, Place::Row(row.kind))?));
        }
        self.align_decimals(table, &mut rows)?;
        Ok(Setting { tracks, head, rows })
    }

    /// Places rows that belong together: on this page, else on the next, else split.
    fn bundle(&mut self, rows: &[(&Row, MeasuredRow)], setting: &Setting<'_>) {
        let height = height_of(rows) + self.notes_in(rows);
        if height > self.room() && setting.stays_together(height, self.capacity()) {
            self.continue_table(setting);
        }
        for row_and_height in rows {
            let (row, measured) = row_and_height;
            let owned = self.own(&row.cells, measured, Some(row.kind));
            if measured.height + self.notes_in(std::slice::from_ref(row_and_height)) <= self.room() {
                self.place_row(owned, measured.height, setting);
            } else {
                self.split_row(owned, setting);
            }
        }
    }

    /// What the page's foot would grow by with these rows on it.
    fn notes_in(&self, rows: &[(&Row, MeasuredRow)]) -> f32 {
        let cells = rows.iter().flat_map(|(_, row)| &row.cells);
        self.notes_of(cells.flat_map(|cell| &cell.lines))
    }

    fn continue_table(&mut self, setting: &Setting<'_>) {
        self.tint(self.area.left, self.y, self.area.width, HAIR, LINE_STRONG);
        self.break_page();
        for row in &setting.head {
            self.place_head_row(row, &setting.tracks);
            self.put(Item::Open(Mark::Artifact(Artifact::Layout)));
            for cell in &row.cells {
                let width = cell.width - 2.0 * PAD_X;
                self.draw(&cell.lines, cell.x + PAD_X, self.y + PAD_Y, width, cell.ink);
            }
            self.put(Item::Close);
            for note in row.cells.iter().flat_map(|cell| &cell.lines).flat_map(Line::notes) {
                self.note_drawn(0, note);
            }
            self.advance(row.height);
        }
    }

    /// Makes the structure elements of a row; `kind` is none for header rows.
    fn own(&mut self, cells: &[Cell], row: &MeasuredRow, kind: Option<RowKind>) -> OwnedRow {
        self.open(Node::new(Role::TableRow));
        let mut owned = Vec::with_capacity(cells.len());
        for (cell, measured) in cells.iter().zip(&row.cells) {
            let scope = match kind {
                None => Some(Scope::Column),
                Some(_) => cell.heads_row.then_some(Scope::Row),
            };
            let role = if scope.is_some() { Role::HeaderCell } else { Role::Cell };
            let node = Node { scope, columns: measured.columns, ..Node::new(role) };
            let id = self.open(node.with_id(cell.address.as_ref()));
            self.close();
            let mut lines = Vec::with_capacity(measured.lines.len());
            let mut owner = self.part_owner(id, &measured.lines);
            for (index, line) in measured.lines.iter().enumerate() {
                if index > 0 && line.starts_paragraph {
                    owner = self.part_owner(id, &measured.lines);
                }
                lines.push((owner, line.clone()));
            }
            owned.push((measured.clone(), lines));
        }
        self.close();
        OwnedRow { cells: owned, kind: kind.unwrap_or_default() }
    }

    fn place_head_row(&mut self, row: &MeasuredRow, tracks: &[Track]) {
        self.tint(self.area.left, self.y, self.area.width, row.height, SUNKEN);
        self.dividers(row, tracks, row.height);
    }

    fn place_row(&mut self, row: OwnedRow, height: f32, setting: &Setting<'_>) {
        self.row_ground(&row, height, setting);
        self.draw_row(&row, height);
        self.advance(height);
    }

    /// Splits a row between lines, over as many pages as it needs.
    fn split_row(&mut self, mut row: OwnedRow, setting: &Setting<'_>) {
        while row.cells.iter().any(|(_, lines)| !lines.is_empty()) {
            let height = row.cells.iter().map(|(cell, lines)| rest_height(cell, lines)).fold(0.0, f32::max);
            let due = row.cells.iter().flat_map(|(_, lines)| lines.iter().map(|(_, line)| line));
            if height + self.notes_of(due) <= self.room() {
                return self.place_row(row, height, setting);
            }
            let due = row.cells.iter().flat_map(|(_, lines)| lines.iter().map(|(_, line)| line));
            let room = self.room() - self.notes_of(due) - 2.0 * PAD_Y;
            let fits = |cell: &MeasuredCell| (room / cell.ink.size.leading).floor().max(0.0) as usize;
            let enough = row.cells.iter().all(|(cell, lines)| lines.len() <= 1 || fits(cell) >= 2);
            let just_begun = self.y <= self.area.top + setting.head_height() + 1.0;
            if !enough && !just_begun {
                self.continue_table(setting);
                continue;
            }
            let now = OwnedRow {
                kind: row.kind,
                cells: row
                    .cells
                    .iter_mut()
                    .map(|(cell, lines)| {
                        let count = lines.len().min(fits(cell).max(1));
                        (cell.clone(), lines.drain(..count).collect())
                    })
                    .collect(),
            };
            let drawn = now.cells.iter().flat_map(|(_, lines)| lines.iter().map(|(_, line)| line));
            let height = self.room() - self.notes_of(drawn);
            self.place_row(now, height, setting);
            self.continue_table(setting);
        }
    }

    /// Tints and rules of a row, as one artifact.
    fn row_ground(&mut self, row: &OwnedRow, height: f32, setting: &Setting<'_>) {
        let (left, width, y) = (self.area.left, self.area.width, self.y);
        self.put(Item::Open(Mark::Artifact(Artifact::Layout)));
        if row.kind == RowKind::Total {
            self.put(Item::Fill { x: left, y, width, height, color: SUNKEN });
        }
        for (cell, _) in &row.cells {
            let (x, width) = (cell.x, cell.width);
            match cell.tone {
                Tone::Computed if row.kind != RowKind::Total => {
                    self.put(Item::Fill { x, y, width, height, color: COMPUTED });
                }
                Tone::Marked => self.put(Item::Fill { x, y, width: 2.5, height, color: DRAFT }),
                Tone::Computed | Tone::Plain | Tone::Quiet => {}
            }
        }
        if row.kind != RowKind::Note {
            self.put(Item::Fill { x: left, y, width, height: HAIR, color: LINE });
        }
        self.put(Item::Close);
        let measured =
            MeasuredRow { cells: row.cells.iter().map(|(cell, _)| cell.clone()).collect(), height };
        self.dividers(&measured, &setting.tracks, height);
    }

    /// Rules at the left of divided columns, where a cell begins.
    fn dividers(&mut self, row: &MeasuredRow, tracks: &[Track], height: f32) {
        for track in tracks.iter().filter(|track| track.divided) {
            if row.cells.iter().any(|cell| (cell.x - track.x).abs() < 0.01) {
                self.tint(track.x, self.y, HAIR, height, LINE);
            }
        }
    }

    fn draw_row(&mut self, row: &OwnedRow, height: f32) {
        let centred = row.kind != RowKind::Note;
        for (cell, lines) in &row.cells {
            self.spark(cell, height);
            let spare = height - rest_height(cell, lines);
            let single = lines.len() <= 1 && centred && row.cells.iter().all(|(_, lines)| lines.len() <= 1);
            let top = self.y + PAD_Y + if single { spare / 2.0 } else { 0.0 };
            self.draw_owned(lines, cell.x + PAD_X, top, cell.width - 2.0 * PAD_X - cell.behind, cell.ink);
        }
    }
}

fn rest_height(cell: &MeasuredCell, lines: &[(NodeId, Line)]) -> f32 {
    cell_height(cell) + (lines.len() as f32 - cell.lines.len() as f32) * cell.ink.size.leading
}

fn height_of(rows: &[(&Row, MeasuredRow)]) -> f32 {
    rows.iter().map(|(_, row)| row.height).sum()
}

/// Rows that belong together: a sub-heading with the row after it, a remark or a total with the row before, and
/// the last two of these, so that no row stands alone on the table's last page.
fn bundles<'s, 't>(rows: &'s [(&'t Row, MeasuredRow)]) -> Vec<&'s [(&'t Row, MeasuredRow)]> {
    let together = |(before, _): &(&Row, MeasuredRow), (after, _): &(&Row, MeasuredRow)| {
        before.kind == RowKind::Group || matches!(after.kind, RowKind::Note | RowKind::Total)
    };
    let mut bundles: Vec<_> = rows.chunk_by(together).collect();
    if let [.., before, last] = bundles.as_slice() {
        let begin = rows.len() - before.len() - last.len();
        bundles.truncate(bundles.len() - 2);
        bundles.extend(rows.get(begin..));
    }
    bundles
}
