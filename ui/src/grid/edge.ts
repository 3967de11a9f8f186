import { cellAt, spots, type Sheet, type Spot } from './sheet';

/** Towards which end of a row or a column. */
export type EdgeMove = 'edgeLeft' | 'edgeRight' | 'edgeUp' | 'edgeDown';

/**
 * Where Ctrl and an arrow lead: through filled cells to the last of them, else over blank ones to the next that is
 * filled, else to the end of the row or column of the table.
 */
export function edgeOf(sheet: Sheet, from: Spot, move: EdgeMove): Spot {
  const along = line(sheet, from, move);
  const [next] = along;
  if (!next) return from;
  const isFilled = (spot: Spot) => (cellAt(sheet, spot)?.text ?? '') !== '';
  if (isFilled(from) && isFilled(next)) {
    const firstBlank = along.findIndex((spot) => !isFilled(spot));
    return along[(firstBlank < 0 ? along.length : firstBlank) - 1] ?? from;
  }
  return along.find(isFilled) ?? along.at(-1) ?? from;
}

/** The spots ahead in the row or column, nearest first. */
function line(sheet: Sheet, from: Spot, move: EdgeMove): Spot[] {
  const across = move === 'edgeLeft' || move === 'edgeRight';
  const forwards = move === 'edgeRight' || move === 'edgeDown';
  const place = (spot: Spot) => (across ? spot.column : spot.row);
  const same = spots(sheet).filter(
    (spot) => spot.table === from.table && (across ? spot.row === from.row : spot.column === from.column),
  );
  const ahead = same.filter((spot) => (forwards ? place(spot) > place(from) : place(spot) < place(from)));
  return forwards ? ahead : ahead.toReversed();
}
