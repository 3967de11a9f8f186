import type { LibraryRow } from '../../wire/LibraryRow';
import * as text from '../../text';

/** A part of the library. */
export type Shelf = 'library' | 'bin';

/** Rows in which every word of `words` occurs: in plan, host, form, year, state or file name. */
export function matching(rows: LibraryRow[], words: string): LibraryRow[] {
  const wanted = words.toLocaleLowerCase('en-US').split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const all = [row.plan, row.host, row.form, row.year, text.states[row.state], row.boundFile ?? ''];
    const inRow = all.join(' ').toLocaleLowerCase('en-US');
    return wanted.every((word) => inRow.includes(word));
  });
}
