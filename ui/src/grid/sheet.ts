import type { CellView } from '../wire/CellView';
import type { RowView } from '../wire/RowView';
import type { SectionView } from '../wire/SectionView';
import type { TableView } from '../wire/TableView';
import { edgeOf, type EdgeMove } from './edge';

/** A place in a sheet. Column 0 is the row's own name (rows called Other), column n the n-th place of the row. */
export interface Spot {
  table: number;
  row: number;
  column: number;
}

/** The tables of a section as the keyboard sees them: folded ones left out. */
export interface Sheet {
  tables: TableView[];
}

/** How the focus moves. `…Input` skips computed cells. */
export type Move =
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  | 'home'
  | 'end'
  | 'pageUp'
  | 'pageDown'
  | 'top'
  | 'bottom'
  | 'nextInput'
  | 'previousInput'
  | 'downInput'
  | 'upInput'
  | EdgeMove;

/** Rows that PageUp and PageDown move by. */
const PAGE = 10;

/** The sheet of a section with the tables for which `open` says yes. */
export function sheetOf(section: SectionView, open: (table: TableView) => boolean): Sheet {
  return { tables: section.tables.filter(open) };
}

/** The cells of a row by column; null where nothing can be focused. */
export function cellsOf(row: RowView): (CellView | null)[] {
  return [row.name, ...row.places.map((place) => (place.is === 'cell' ? place : null))];
}

/** The cell at a spot, if there is one. */
export function cellAt(sheet: Sheet, spot: Spot): CellView | null {
  const row = sheet.tables[spot.table]?.rows[spot.row];
  if (!row || spot.column === 0) return row?.name ?? null;
  const place = row.places[spot.column - 1];
  return place?.is === 'cell' ? place : null;
}

/** Where an address stands. */
export function spotOf(sheet: Sheet, address: string | null): Spot | null {
  return address === null ? null : (orderOf(sheet).byAddress.get(address) ?? null);
}

/** All spots that hold a cell, row after row. */
export function spots(sheet: Sheet): readonly Spot[] {
  return orderOf(sheet).all;
}

interface Order {
  all: readonly Spot[];
  /** Those whose cells take what is typed. */
  inputs: readonly Spot[];
  byAddress: ReadonlyMap<string, Spot>;
}

/** Each key asks for it several times. */
const orders = new WeakMap<Sheet, Order>();

function orderOf(sheet: Sheet): Order {
  const known = orders.get(sheet);
  if (known) return known;
  const cells = sheet.tables.flatMap((table, t) =>
    table.rows.flatMap((row, r) =>
      cellsOf(row).flatMap((cell, column) => (cell ? [{ cell, spot: { table: t, row: r, column } }] : [])),
    ),
  );
  const order = {
    all: cells.map(({ spot }) => spot),
    inputs: cells.filter(({ cell }) => typable(cell)).map(({ spot }) => spot),
    byAddress: new Map(cells.toReversed().map(({ cell, spot }) => [cell.address, spot])),
  };
  orders.set(sheet, order);
  return order;
}

/** Whether a cell takes what is typed. */
export function typable(cell: CellView | null): boolean {
  return cell !== null && cell.role !== 'computed';
}

/** Where `move` leads from `from`; the same spot where there is no further one. */
export function moved(sheet: Sheet, from: Spot, move: Move): Spot {
  const { all, inputs } = orderOf(sheet);
  switch (move) {
    case 'left':
    case 'right':
    case 'home':
    case 'end':
      return within(
        all.filter((spot) => sameRow(spot, from)),
        from,
        move,
      );
    case 'up':
    case 'down':
      return vertical(all, from, move === 'down' ? 1 : -1);
    case 'upInput':
    case 'downInput':
      return vertical(inputs, from, move === 'downInput' ? 1 : -1);
    case 'pageUp':
    case 'pageDown':
      return leap(all, from, move === 'pageDown' ? 1 : -1);
    case 'top':
      return all[0] ?? from;
    case 'bottom':
      return all.at(-1) ?? from;
    case 'nextInput':
      return inputs.find((spot) => compare(spot, from) > 0) ?? from;
    case 'previousInput':
      return inputs.findLast((spot) => compare(spot, from) < 0) ?? from;
    case 'edgeLeft':
    case 'edgeRight':
    case 'edgeUp':
    case 'edgeDown':
      return edgeOf(sheet, from, move);
  }
}

function within(row: readonly Spot[], from: Spot, move: 'left' | 'right' | 'home' | 'end'): Spot {
  const found = {
    left: () => row.findLast((spot) => spot.column < from.column),
    right: () => row.find((spot) => spot.column > from.column),
    home: () => row[0],
    end: () => row.at(-1),
  }[move]();
  return found ?? from;
}

/** The next spot above or below: in the same column of the table, else in the nearest column of the next table. */
function vertical(among: readonly Spot[], from: Spot, way: 1 | -1): Spot {
  const ahead = among.filter((spot) => compareRows(spot, from) * way > 0);
  const ordered = way > 0 ? ahead : ahead.toReversed();
  const inTable = ordered.find((spot) => spot.table === from.table && spot.column === from.column);
  if (inTable) return inTable;
  const beyond = ordered.filter((spot) => spot.table !== from.table);
  const first = beyond[0];
  if (!first) return from;
  return (
    nearest(
      beyond.filter((spot) => sameRow(spot, first)),
      from.column,
    ) ?? from
  );
}

function leap(among: readonly Spot[], from: Spot, way: 1 | -1): Spot {
  let spot = from;
  for (let step = 0; step < PAGE; step += 1) {
    const next = vertical(among, spot, way);
    if (next.table !== from.table) break;
    spot = next;
  }
  return spot;
}

function nearest(row: readonly Spot[], column: number): Spot | undefined {
  return row.toSorted((a, b) => Math.abs(a.column - column) - Math.abs(b.column - column))[0];
}

function sameRow(a: Spot, b: Spot): boolean {
  return a.table === b.table && a.row === b.row;
}

function compareRows(a: Spot, b: Spot): number {
  return a.table - b.table || a.row - b.row;
}

function compare(a: Spot, b: Spot): number {
  return compareRows(a, b) || a.column - b.column;
}
