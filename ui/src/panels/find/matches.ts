import { cellsOf, typable } from '../../grid/sheet';
import type { CellView } from '../../wire/CellView';
import type { SectionView } from '../../wire/SectionView';
import type { Typed } from '../../wire/Typed';

/** A cell in which the words sought stand, and what it would become. */
export interface Match {
  cell: CellView;
  after: string;
}

/** Cells that can be typed into, of sections and their texts, in which `words` stand, in form order. */
export function matches(sections: SectionView[], words: string, instead: string, whole: boolean): Match[] {
  if (words === '') return [];
  return sections
    .flatMap((section) => [
      ...section.tables.flatMap((table) => table.rows.flatMap(cellsOf)),
      ...section.questions.flatMap((question) => question.cells),
      ...section.texts,
    ])
    .filter((cell) => cell !== null && typable(cell))
    .flatMap((cell) => {
      const after = cell && replaced(cell.typed, words, instead, whole);
      return cell && after !== null ? [{ cell, after }] : [];
    });
}

/** The edit that replaces in all of them. */
export function replacing(found: Match[]): Typed[] {
  return found
    .filter(({ cell, after }) => after !== cell.typed)
    .map(({ cell, after }) => ({ address: cell.address, text: after }));
}

/** The text with `words` replaced wherever they stand, in any case; null where they don't. */
function replaced(text: string, words: string, instead: string, whole: boolean): string | null {
  const lower = text.toLowerCase();
  const sought = words.toLowerCase();
  if (whole) return lower === sought ? instead : null;
  if (!lower.includes(sought)) return null;
  let result = '';
  let from = 0;
  for (let at = lower.indexOf(sought); at >= 0; at = lower.indexOf(sought, from)) {
    result += text.slice(from, at) + instead;
    from = at + sought.length;
  }
  return result + text.slice(from);
}
