import type { ReportView } from '../../wire/ReportView';

/** What the middle of the report screen shows. */
export type Part = { is: 'section'; id: string } | { is: 'topic'; number: number } | { is: 'record' };

/** The first section of every report: plan and periods. */
export const HEAD = 'head';

/** The part that holds an address: `C.1A.ii/…` stands in section `C.1A`, `T.2.5/text` in topic 2, the rest in the head. */
export function partOf(report: ReportView, address: string): Part {
  const topic = /^T\.(\d+)\b/.exec(address);
  if (topic) return { is: 'topic', number: Number(topic[1]) };
  const holding = report.sections.filter(
    ({ id }) => address === id || address.startsWith(`${id}.`) || address.startsWith(`${id}/`),
  );
  const closest = holding.sort((a, b) => b.id.length - a.id.length)[0];
  return { is: 'section', id: closest?.id ?? HEAD };
}

/** Whether two parts are the same place. */
export function samePart(a: Part, b: Part): boolean {
  if (a.is === 'section' && b.is === 'section') return a.id === b.id;
  if (a.is === 'topic' && b.is === 'topic') return a.number === b.number;
  return a.is === b.is;
}
