import type { CellView } from '../wire/CellView';
import type { Place } from '../wire/Place';

const MIDDLE: ReadonlySet<CellView['kind']> = new Set(['flag', 'choice', 'month', 'months']);

/** Where a cell's value stands: words at the left, choices and months in the middle, figures at the right. */
export function alignOf(cell: CellView): 'left' | 'center' | 'right' {
  if (cell.kind === 'line' || cell.kind === 'text') return 'left';
  return MIDDLE.has(cell.kind) ? 'center' : 'right';
}

/** Whether a place holds a cell whose value stands in the middle. */
export function centered(place: Place | undefined): boolean {
  return place?.is === 'cell' && alignOf(place) === 'center';
}
