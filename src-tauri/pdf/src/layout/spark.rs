use super::composer::Composer;
use super::grid::{MeasuredCell, PAD_X};
use super::page::{Artifact, Item, Mark};
use super::style::{ACCENT, INK_SOFT};

/// Most height of a small line.
const HEIGHT: f32 = 9.0;
/// Radius of its last point.
const RADIUS: f32 = 1.6;

impl Composer<'_> {
    /// Draws a cell's small line over the years, in the middle of its row.
    pub(super) fn spark(&mut self, cell: &MeasuredCell, height: f32) {
        if cell.spark.len() < 2 {
            return;
        }
        let step = (cell.width - 2.0 * PAD_X) / (cell.spark.len() - 1) as f32;
        let foot = self.y + (height + HEIGHT) / 2.0;
        let point = |(at, figure): (usize, &Option<u32>)| {
            let figure = (*figure)?;
            let up = HEIGHT * figure.min(1000) as f32 / 1000.0;
            Some([cell.x + PAD_X + step * at as f32, foot - up])
        };
        let points: Vec<Option<[f32; 2]>> = cell.spark.iter().enumerate().map(point).collect();
        self.put(Item::Open(Mark::Artifact(Artifact::Layout)));
        for pair in points.windows(2) {
            if let [Some(from), Some(to)] = *pair {
                self.put(Item::Stroke { from, to, width: 1.0, color: INK_SOFT });
            }
        }
        if let Some([x, y]) = points.into_iter().flatten().next_back() {
            self.put(Item::Disc { x, y, radius: RADIUS, color: ACCENT });
        }
        self.put(Item::Close);
    }
}
