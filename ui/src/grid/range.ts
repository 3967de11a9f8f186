import type { CellView } from '../wire/CellView';
import type { EditKind } from '../wire/EditKind';
import type { Typed } from '../wire/Typed';
import { cellAt, cellsOf, typable, type Sheet, type Spot } from './sheet';

/** A block of cells of one table, from where it was started to where it was drawn. */
export interface Range {
  anchor: Spot;
  head: Spot;
}

/** Cells to write, and what they are: an edit ready to send. */
export interface Block {
  kind: EditKind;
  cells: Typed[];
}

/** The range of one spot. */
export function single(spot: Spot): Range {
  return { anchor: spot, head: spot };
}

/** The range drawn on to `head`; a range never leaves its table. */
export function drawn(range: Range, head: Spot): Range {
  return head.table === range.anchor.table ? { anchor: range.anchor, head } : range;
}

/** Whether a spot lies in a range. */
export function inRange(range: Range | null, spot: Spot): boolean {
  if (!range || spot.table !== range.anchor.table) return false;
  const { top, bottom, left, right } = edges(range);
  return spot.row >= top && spot.row <= bottom && spot.column >= left && spot.column <= right;
}

/** Top, bottom, left and right of a range. */
export function edges(range: Range): { top: number; bottom: number; left: number; right: number } {
  const { anchor, head } = range;
  return {
    top: Math.min(anchor.row, head.row),
    bottom: Math.max(anchor.row, head.row),
    left: Math.min(anchor.column, head.column),
    right: Math.max(anchor.column, head.column),
  };
}

/** Columns of a table that hold cells in any row: changes between them don't count. */
export function cellColumns(sheet: Sheet, table: number): number[] {
  const rows = sheet.tables[table]?.rows ?? [];
  const columns = new Set(rows.flatMap((row) => cellsOf(row).flatMap((cell, column) => (cell ? [column] : []))));
  return [...columns].sort((a, b) => a - b);
}

/** The cells of a range, row by row; columns without cells are left out, places without one are null. */
export function cellsIn(sheet: Sheet, range: Range): (CellView | null)[][] {
  const { top, bottom, left, right } = edges(range);
  const columns = cellColumns(sheet, range.anchor.table).filter((column) => column >= left && column <= right);
  const rows: (CellView | null)[][] = [];
  for (let row = top; row <= bottom; row += 1) {
    rows.push(columns.map((column) => cellAt(sheet, { table: range.anchor.table, row, column })));
  }
  return rows;
}

/** Clears every cell of a range that can be typed into and isn't blank. */
export function clearing(sheet: Sheet, range: Range): Block {
  const full = cellsIn(sheet, range)
    .flat()
    .filter((cell) => cell !== null && typable(cell) && cell.typed !== '');
  return { kind: 'cleared', cells: full.map((cell) => ({ address: cell?.address ?? '', text: '' })) };
}

/** Fills the first row of a range into its other rows; a single row takes the row above it. */
export function fillingDown(sheet: Sheet, range: Range): Block {
  const { top, bottom } = edges(range);
  const from = top === bottom ? top - 1 : top;
  const wide: Range = {
    anchor: { ...range.anchor, row: from },
    head: { ...range.head, row: bottom },
  };
  const [source, ...targets] = from < 0 ? [] : cellsIn(sheet, wide);
  const cells = targets.flatMap((row) =>
    row.flatMap((cell, n) => {
      const above = source?.[n];
      return cell && above && typable(cell) ? [{ address: cell.address, text: copied(above) }] : [];
    }),
  );
  return { kind: 'filled', cells };
}

/** Fills the first column of a range into its other columns; a single column takes the one to its left. */
export function fillingRight(sheet: Sheet, range: Range): Block {
  const { left, right } = edges(range);
  const columns = cellColumns(sheet, range.anchor.table);
  const from = left === right ? (columns.findLast((column) => column < left) ?? -1) : left;
  const wide: Range = { anchor: { ...range.anchor, column: from }, head: { ...range.head, column: right } };
  const rows = from < 0 ? [] : cellsIn(sheet, wide);
  const cells = rows.flatMap(([source, ...targets]) =>
    targets.flatMap((cell) =>
      cell && source && typable(cell) ? [{ address: cell.address, text: copied(source) }] : [],
    ),
  );
  return { kind: 'filled', cells };
}

/** Puts one text into every cell of a range that can be typed into. */
export function fillingAll(sheet: Sheet, range: Range, text: string): Block {
  const cells = cellsIn(sheet, range)
    .flat()
    .flatMap((cell) => (cell && typable(cell) ? [{ address: cell.address, text }] : []));
  return { kind: text === '' ? 'cleared' : 'filled', cells };
}

/** Whether a range covers more than one spot. */
export function several(range: Range | null): range is Range {
  if (!range) return false;
  const { top, bottom, left, right } = edges(range);
  return top !== bottom || left !== right;
}

/** The next spot that can be typed into within a range, round its end: along rows, or with `down` along columns. */
export function cycled(sheet: Sheet, range: Range, from: Spot, way: 1 | -1, down: boolean): Spot {
  const { top, bottom, left, right } = edges(range);
  const inside: Spot[] = [];
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) {
      const spot = { table: range.anchor.table, row, column };
      if (typable(cellAt(sheet, spot))) inside.push(spot);
    }
  }
  const order = (a: Spot, b: Spot) =>
    down ? a.column - b.column || a.row - b.row : a.row - b.row || a.column - b.column;
  inside.sort(order);
  const ahead = way > 0 ? inside.find((s) => order(s, from) > 0) : inside.findLast((s) => order(s, from) < 0);
  return ahead ?? (way > 0 ? inside[0] : inside.at(-1)) ?? from;
}

/** The rows that a range touches, whole; or with `columns` its columns. */
export function wholeLines(sheet: Sheet, range: Range, columns: boolean): Range {
  const { table } = range.anchor;
  const { top, bottom, left, right } = edges(range);
  const all = cellColumns(sheet, table).filter((column) => column > 0);
  const rows = sheet.tables[table]?.rows.length ?? 1;
  const at = (row: number, column: number) => ({ table, row, column });
  if (columns) return { anchor: at(0, left), head: at(rows - 1, right) };
  return { anchor: at(top, all[0] ?? left), head: at(bottom, all.at(-1) ?? right) };
}

/** What a cell gives to the clipboard and to a fill: the exact value, or what is shown where it is computed or derived. */
export function copied(cell: CellView | null): string {
  if (!cell) return '';
  return cell.typed === '' ? cell.text : cell.typed;
}
