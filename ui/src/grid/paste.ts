import type { Typed } from '../wire/Typed';
import { cellColumns, cellsIn, edges, type Range } from './range';
import { cellAt, typable, type Sheet } from './sheet';

/** What pasting a block would do, before it is done. */
export interface PastePlan {
  cells: Typed[];
  /** Values that would land on computed cells and are skipped. */
  onComputed: number;
  /** Values for which the table has no cell: beyond its edge, or where nothing is asked. */
  outside: string[];
  rows: number;
  columns: number;
}

/** Plans a paste at the top left of `range`; a single value fills the whole range. */
export function planPaste(sheet: Sheet, range: Range, block: string[][]): PastePlan {
  const only = block.length === 1 && block[0]?.length === 1 ? (block[0][0] ?? '') : null;
  if (only !== null) return fill(sheet, range, only);
  const plan: PastePlan = { cells: [], onComputed: 0, outside: [], rows: block.length, columns: 0 };
  const { top, left } = edges(range);
  const columns = cellColumns(sheet, range.anchor.table).filter((column) => column >= left);
  block.forEach((values, down) => {
    plan.columns = Math.max(plan.columns, values.length);
    values.forEach((value, across) => {
      const column = columns[across] ?? -1;
      const cell = cellAt(sheet, { table: range.anchor.table, row: top + down, column });
      if (!cell) {
        if (value !== '') plan.outside.push(value);
      } else if (typable(cell)) plan.cells.push({ address: cell.address, text: value });
      else if (value !== '') plan.onComputed += 1;
    });
  });
  return plan;
}

function fill(sheet: Sheet, range: Range, value: string): PastePlan {
  const all = cellsIn(sheet, range)
    .flat()
    .filter((cell) => cell !== null);
  const cells = all.filter(typable).map((cell) => ({ address: cell.address, text: value }));
  return { cells, onComputed: all.length - cells.length, outside: [], rows: 1, columns: 1 };
}
