import type { SectionHead } from '../../wire/SectionHead';
import type { SectionView } from '../../wire/SectionView';

/** Sections and items chosen, in form order; a section stands for all its items. */
export function chosenParts(chosen: ReadonlySet<string>, sections: SectionHead[]): string[] {
  return sections.flatMap((section) =>
    chosen.has(section.id) ? [section.id] : section.items.filter((item) => chosen.has(item)),
  );
}

/** The choice after a tick: a whole section without one item is its other items, and all items are the section. */
export function toggled(
  chosen: ReadonlySet<string>,
  part: string,
  on: boolean,
  sections: SectionHead[],
): ReadonlySet<string> {
  const next = new Set(chosen);
  const whole = sections.find((section) => section.id === part);
  const of = sections.find((section) => section.items.includes(part));
  if (whole) {
    whole.items.forEach((item) => next.delete(item));
    if (on) next.add(part);
    else next.delete(part);
  } else if (of) {
    if (next.delete(of.id)) of.items.forEach((item) => next.add(item));
    if (on) next.add(part);
    else next.delete(part);
    if (of.items.every((item) => next.has(item))) {
      of.items.forEach((item) => next.delete(item));
      next.add(of.id);
    }
  }
  return next;
}

/** What a file of these parts is called: `D`, `D.3, D.4`, `A and 3 more`. */
export function partTitle(parts: string[], sections: SectionHead[]): string {
  const name = (part: string) => sections.find((section) => section.id === part)?.title ?? part;
  const [first, second, ...more] = parts.map(name);
  if (first === undefined) return '';
  if (second === undefined) return first;
  return more.length === 0 ? `${first}, ${second}` : `${first} and ${more.length + 1} more`;
}

/** The items of a section's tables with their labels. */
export function itemLabels(section: SectionView): [string, string][] {
  return section.tables.flatMap((table) =>
    table.rows.flatMap((row): [string, string][] => {
      const cell = row.places.find((place) => place.is === 'cell');
      return cell?.is === 'cell' && !table.working ? [[cell.address.split('/')[0] ?? '', row.label]] : [];
    }),
  );
}
