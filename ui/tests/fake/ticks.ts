import type { RowView } from '../../src/wire/RowView.ts';
import type { TicksView } from '../../src/wire/TicksView.ts';

/** What a pasted block ticks: a name and three columns, tab between. */
export function ticked(rows: RowView[], text: string): TicksView {
  const read: TicksView = { cells: [], leftOut: [] };
  for (const line of text.split('\n').filter(Boolean)) {
    const [name = '', ...ticks] = line.split('\t');
    const place = rows.find((row) => [row.code, row.label].includes(name))?.places[0];
    const keys = ['commercial', 'medicare_advantage', 'medicaid'].filter((_, n) => ticks[n] === 'x');
    if (place?.is === 'cell') read.cells.push({ address: place.address, text: keys.join(',') });
    else read.leftOut.push(name);
  }
  return read;
}
