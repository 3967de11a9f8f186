import type { SectionView } from '../../wire/SectionView';
import type { TableView } from '../../wire/TableView';
import type { Typed } from '../../wire/Typed';

/** A row of ticks: one data point that takes any of the columns' keys. */
export interface TickRow {
  address: string;
  /** Its mark on the form: a postal code. */
  code: string;
  label: string;
  name: string;
  ticked: ReadonlySet<string>;
  /** What stands there and can't be ticks. */
  unreadable: string | null;
}

/** A place in the grid. */
export interface TickSpot {
  row: number;
  column: number;
}

/** A block of places, from where it was started to where it was drawn. */
export interface TickRange {
  anchor: TickSpot;
  head: TickSpot;
}

/** A table of ticks: rows, and columns as (key, label). */
export interface TickSheet {
  rows: TickRow[];
  columns: [string, string][];
}

/** The table of a section that asks for nothing but ticks; null for any other. */
export function tickTable(section: SectionView): TableView | null {
  const [table, more] = section.tables;
  const all = table?.rows.every((row) => row.places.every((place) => place.is === 'cell' && place.kind === 'lobs'));
  return table && !more && all && table.rows.length > 0 ? table : null;
}

/** The ticks of a table; `unsaved` gives what is on its way to the disk. */
export function sheetOf(table: TableView, unsaved: (address: string) => string | undefined): TickSheet {
  let columns: [string, string][] = [];
  const rows = table.rows.flatMap((row) => {
    const cell = row.places[0];
    if (cell?.is !== 'cell') return [];
    columns = cell.choices;
    const waiting = unsaved(cell.address);
    const unreadable = cell.unreadable && waiting === undefined;
    const ticked = new Set(unreadable ? [] : (waiting ?? cell.typed).split(',').filter(Boolean));
    const { address, name } = cell;
    return [{ address, code: row.code, label: row.label, name, ticked, unreadable: unreadable ? cell.text : null }];
  });
  return { rows, columns };
}

/** Top, bottom, left and right of a range. */
export function edges({ anchor, head }: TickRange): { top: number; bottom: number; left: number; right: number } {
  return {
    top: Math.min(anchor.row, head.row),
    bottom: Math.max(anchor.row, head.row),
    left: Math.min(anchor.column, head.column),
    right: Math.max(anchor.column, head.column),
  };
}

export function within(range: TickRange, { row, column }: TickSpot): boolean {
  const { top, bottom, left, right } = edges(range);
  return row >= top && row <= bottom && column >= left && column <= right;
}

/** The range that covers a whole column. */
export function wholeColumn(sheet: TickSheet, column: number): TickRange {
  return { anchor: { row: 0, column }, head: { row: sheet.rows.length - 1, column } };
}

/** Ticks the whole range, or unticks it where all of it is ticked. */
export function toggling(sheet: TickSheet, range: TickRange): Typed[] {
  const { top, bottom, left, right } = edges(range);
  const keys = keysOf(sheet, left, right);
  const all = sheet.rows.slice(top, bottom + 1).every((row) => keys.every((key) => row.ticked.has(key)));
  return setting(sheet, range, () => !all);
}

/** Unticks the whole range. */
export function unticking(sheet: TickSheet, range: TickRange): Typed[] {
  return setting(sheet, range, () => false);
}

/** Repeats the first row of a range in its other rows; a single row takes the row above it. */
export function fillingDown(sheet: TickSheet, range: TickRange): Typed[] {
  const { top, bottom } = edges(range);
  const from = sheet.rows[top === bottom ? top - 1 : top];
  return from ? setting(sheet, range, (key) => from.ticked.has(key)) : [];
}

/** Rows whose ticks change when each key of the range is set as `wanted` says. */
function setting(sheet: TickSheet, range: TickRange, wanted: (key: string) => boolean): Typed[] {
  const { top, bottom, left, right } = edges(range);
  const keys = new Set(keysOf(sheet, left, right));
  return sheet.rows.slice(top, bottom + 1).flatMap((row) => {
    const now = sheet.columns.map(([key]) => key).filter((key) => (keys.has(key) ? wanted(key) : row.ticked.has(key)));
    const same = row.unreadable === null && now.length === row.ticked.size && now.every((key) => row.ticked.has(key));
    return same ? [] : [{ address: row.address, text: now.join(',') }];
  });
}

function keysOf(sheet: TickSheet, left: number, right: number): string[] {
  return sheet.columns.slice(left, right + 1).map(([key]) => key);
}

/** The rows and columns of a range as spreadsheets take them, with the rows' names where it is drawn. */
export function asBlock(sheet: TickSheet, range: TickRange): string[][] {
  const { top, bottom, left, right } = edges(range);
  const keys = keysOf(sheet, left, right);
  return sheet.rows
    .slice(top, bottom + 1)
    .map((row) => [row.label, ...keys.map((key) => (row.ticked.has(key) ? 'x' : ''))]);
}

/** The row that letters lead to: the next from `from` on whose name or code begins with them; null for none. */
export function leadTo(sheet: TickSheet, letters: string, from: number): number | null {
  const wanted = letters.toLowerCase();
  const begins = (row: TickRow) => row.label.toLowerCase().startsWith(wanted) || row.code.toLowerCase() === wanted;
  for (let step = 0; step < sheet.rows.length; step += 1) {
    const at = (from + step) % sheet.rows.length;
    const row = sheet.rows[at];
    if (row && begins(row)) return at;
  }
  return null;
}

/** Rows ticked in a column. */
export function ticksIn(sheet: TickSheet, key: string): number {
  return sheet.rows.filter((row) => row.ticked.has(key)).length;
}

/** Where a key leads from a spot; null for keys that don't move. `Tab` is null at the ends, so that it leaves. */
export function movedBy(sheet: TickSheet, from: TickSpot, key: string, ctrl: boolean, shift: boolean): TickSpot | null {
  const [bottom, right] = [sheet.rows.length - 1, sheet.columns.length - 1];
  const at = (row: number, column: number) => ({
    row: Math.max(0, Math.min(bottom, row)),
    column: Math.max(0, Math.min(right, column)),
  });
  switch (key) {
    case 'ArrowUp':
      return at(ctrl ? 0 : from.row - 1, from.column);
    case 'ArrowDown':
      return at(ctrl ? bottom : from.row + 1, from.column);
    case 'ArrowLeft':
      return at(from.row, ctrl ? 0 : from.column - 1);
    case 'ArrowRight':
      return at(from.row, ctrl ? right : from.column + 1);
    case 'Home':
      return at(ctrl ? 0 : from.row, 0);
    case 'End':
      return at(ctrl ? bottom : from.row, right);
    case 'PageUp':
      return at(from.row - PAGE, from.column);
    case 'PageDown':
      return at(from.row + PAGE, from.column);
    case 'Enter':
      return at(from.row + (shift ? -1 : 1), from.column);
    case 'Tab': {
      const place = from.row * (right + 1) + from.column + (shift ? -1 : 1);
      const inside = place >= 0 && place < sheet.rows.length * (right + 1);
      return inside ? { row: Math.floor(place / (right + 1)), column: place % (right + 1) } : null;
    }
    default:
      return null;
  }
}

/** Rows that PageUp and PageDown move by. */
const PAGE = 10;
