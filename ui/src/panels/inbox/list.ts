import type { ReceivedRow } from '../../wire/ReceivedRow';
import type { UnreadRow } from '../../wire/UnreadRow';

/** What the list can be narrowed to. */
export type Filter = 'all' | 'errors' | 'warnings' | 'incomplete' | 'changed' | 'decide' | 'unread';

/** What the list can be sorted by. */
export type Column = 'plan' | 'form' | 'answered' | 'errors' | 'warnings' | 'explained' | 'restated' | 'seal';

/** A column and its direction. */
export interface Order {
  by: Column;
  down: boolean;
}

const passes: Record<Filter, (row: ReceivedRow) => boolean> = {
  all: () => true,
  errors: (row) => row.errors > 0,
  warnings: (row) => row.warnings > 0,
  incomplete: (row) => row.answered < row.due,
  changed: (row) => row.seal !== null && row.seal.state !== 'unchanged',
  decide: (row) => row.newerOf !== null || row.planIsGuessed,
  unread: () => false,
};

const SEALS = { changed: 3, other_form: 2, damaged: 2, unchanged: 0 } as const;

const values: Record<Column, (row: ReceivedRow) => string | number> = {
  plan: (row) => row.plan,
  form: (row) => `${row.form} ${row.year}`,
  answered: (row) => (row.due === 0 ? 1 : row.answered / row.due),
  errors: (row) => row.errors,
  warnings: (row) => row.warnings,
  explained: (row) => row.explained,
  restated: (row) => row.restated ?? -1,
  seal: (row) => (row.seal ? SEALS[row.seal.state] : 1),
};

const words = (text: string) => text.toLocaleLowerCase('en-US').split(/\s+/).filter(Boolean);

function holds(all: (string | number)[], sought: string): boolean {
  const text = all.join(' ').toLocaleLowerCase('en-US');
  return words(sought).every((word) => text.includes(word));
}

/** The reports that are left by filter and search, sorted; without an order the last received come first. */
export function shownRows(rows: ReceivedRow[], filter: Filter, sought: string, order: Order | null): ReceivedRow[] {
  const left = rows.filter((row) => passes[filter](row) && holds([row.plan, row.form, row.year, row.fileName], sought));
  if (!order) return left;
  const value = values[order.by];
  const way = order.down ? -1 : 1;
  return left.sort((a, b) => {
    const [one, other] = [value(a), value(b)];
    if (typeof one === 'number' && typeof other === 'number') return way * (one - other);
    return way * String(one).localeCompare(String(other), 'en-US', { numeric: true });
  });
}

/** The files that could not be read which are left by filter and search. */
export function shownUnread(files: UnreadRow[], filter: Filter, sought: string): UnreadRow[] {
  return filter === 'all' || filter === 'unread' ? files.filter((file) => holds([file.name], sought)) : [];
}
