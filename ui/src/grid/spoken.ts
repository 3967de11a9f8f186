import * as text from '../text';
import type { CellView } from '../wire/CellView';
import type { QueryState } from '../wire/QueryState';

/** The name of a cell with its value and its marks, as a screen reader says it. */
export function spoken(cell: CellView, unsaved: boolean, asked?: QueryState): string {
  const value = cell.text === '' ? text.grid.blank : cell.text;
  const marks = [
    cell.role === 'computed' && text.grid.computed,
    cell.role !== 'computed' && cell.source === 'computed' && text.grid.derived,
    unsaved && text.grid.notSaved,
    cell.unreadable && text.grid.unreadable,
    cell.severity && text.grid.severity[cell.severity],
    cell.carried && text.grid.carried,
    cell.remark && text.grid.remark,
    asked && text.grid.asked[asked],
    cell.greyed && text.grid.notDue,
  ].filter((mark) => typeof mark === 'string');
  return [`${cell.name}: ${value}`, ...marks].join(', ');
}
