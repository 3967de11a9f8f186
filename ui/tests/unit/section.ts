import type { CellView } from '../../src/wire/CellView.ts';
import type { Place } from '../../src/wire/Place.ts';
import type { SectionView } from '../../src/wire/SectionView.ts';
import type { TableView } from '../../src/wire/TableView.ts';

/** A cell with only what keyboard, clipboard and patching look at. */
export function cell(address: string, typed = '', more: Partial<CellView> = {}): CellView {
  return {
    address,
    kind: 'percent',
    role: 'input',
    text: typed,
    typed,
    noData: false,
    unreadable: false,
    source: typed === '' ? 'none' : 'typed',
    carried: false,
    remark: false,
    severity: null,
    due: true,
    greyed: false,
    name: address,
    choices: [],
    ...more,
  };
}

/**
 * A table drawn in text, a row per line: `a1` an input cell of that address, `a1=5` with a value, `=a1` a computed one,
 * `~` a change, `.` nothing, `n1:` before the places a row's own name.
 */
export function table(id: string, drawing: string, working = false): TableView {
  const rows = drawing
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  return {
    id,
    caption: '',
    rowHead: '',
    working,
    groups: [{ label: '', columns: [] }],
    rows: rows.map((marks) => {
      const named = marks[0]?.endsWith(':') ? marks.shift() : undefined;
      return {
        code: '',
        label: '',
        total: false,
        heading: null,
        name: named ? cell(named.slice(0, -1)) : null,
        places: marks.map(place),
      };
    }),
  };
}

export function section(tables: TableView[]): SectionView {
  return {
    crosswalk: false,
    id: 'X',
    title: '',
    lead: '',
    note: null,
    questions: [],
    tables,
    texts: [],
    bars: [],
    carried: 0,
    roundable: [],
  };
}

function place(mark: string): Place {
  if (mark === '~') return { is: 'change', text: '1.0', direction: 1 };
  if (mark === '.') return { is: 'empty' };
  if (mark.startsWith('=')) return { is: 'cell', ...cell(mark.slice(1), '100.0', { role: 'computed', typed: '' }) };
  const [address = '', typed] = mark.split('=');
  return { is: 'cell', ...cell(address, typed) };
}
