import type { LibraryRow } from '../../wire/LibraryRow';
import type { Role } from '../../wire/Role';
import * as text from '../../text';

/** A part of the library. */
export type Shelf = 'library' | 'received' | 'bin';

/** The parts that a role works with; reports received lately by a plan, or kept by a host, are never out of reach. */
export function shelves(role: Role, rows: LibraryRow[]): Shelf[] {
  const received = role !== 'plan' || rows.some((row) => row.state === 'received');
  const own = role !== 'host' || rows.some((row) => row.state !== 'received');
  const front: Shelf[] = role === 'host' ? ['received', 'library'] : ['library', 'received'];
  return [...front.filter((shelf) => (shelf === 'received' ? received : own)), 'bin'];
}

/** Rows in which every word of `words` occurs: in plan, host, form, year, state or file name. */
export function matching(rows: LibraryRow[], words: string): LibraryRow[] {
  const wanted = words.toLocaleLowerCase('en-US').split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const all = [row.plan, row.host, row.form, row.year, text.states[row.state], row.boundFile ?? ''];
    const inRow = all.join(' ').toLocaleLowerCase('en-US');
    return wanted.every((word) => inRow.includes(word));
  });
}
