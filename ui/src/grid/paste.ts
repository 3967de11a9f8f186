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

/** Plans a paste at the top left of `range`; a single value fills the range, a block repeats in a multiple of its size. */
export function planPaste(sheet: Sheet, range: Range, pasted: string[][]): PastePlan {
  const only = pasted.length === 1 && pasted[0]?.length === 1 ? (pasted[0][0] ?? '') : null;
  if (only !== null) return fill(sheet, range, only);
  const block = repeated(sheet, range, pasted);
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

/** The block as often as it fits the range to the cell, else once. */
function repeated(sheet: Sheet, range: Range, block: string[][]): string[][] {
  const { top, bottom, left, right } = edges(range);
  const width = block[0]?.length ?? 0;
  const height = bottom - top + 1;
  const columns = cellColumns(sheet, range.anchor.table).filter((column) => column >= left && column <= right).length;
  const even = block.every((row) => row.length === width) && width > 0;
  if (!even || height % block.length !== 0 || columns % width !== 0) return block;
  const down = Array.from({ length: height / block.length }, () => block).flat();
  return down.map((row) => Array.from({ length: columns / width }, () => row).flat());
}

function fill(sheet: Sheet, range: Range, value: string): PastePlan {
  const all = cellsIn(sheet, range)
    .flat()
    .filter((cell) => cell !== null);
  const cells = all.filter(typable).map((cell) => ({ address: cell.address, text: value }));
  return { cells, onComputed: all.length - cells.length, outside: [], rows: 1, columns: 1 };
}
