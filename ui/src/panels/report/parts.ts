import type { ReportView } from '../../wire/ReportView';

/** What the middle of the report screen shows. */
export type Part =
  | { is: 'section'; id: string }
  | { is: 'topic'; number: number }
  | { is: 'guide' }
  | { is: 'record' }
  | { is: 'sign' }
  | { is: 'hand_out' }
  | { is: 'crosswalk' }
  | { is: 'file' }
  | { is: 'years' };

/** The first section of every report: plan and periods. */
export const HEAD = 'head';

/**
 * The part that holds an address: its item tells the section, and its line of business where sections of one item differ in
 * that; `T.2.5/text` stands in topic 2, the rest in the head. A second word may also be a measure or a period:
 * `B.bariatric/coe`.
 */
export function partOf(report: ReportView, address: string): Part {
  const topic = /^T\.(\d+)\b/.exec(address);
  if (topic) return { is: 'topic', number: Number(topic[1]) };
  const [item = '', lob = ''] = address.split('/');
  const holding = report.sections.filter(({ id, items }) => id === item || items.includes(item));
  const own = holding.find(({ lobs }) => lobs.includes(lob)) ?? holding[0];
  return { is: 'section', id: own?.id ?? HEAD };
}

/** A part as one word: the id of a section, `T.2`, `record`, `sign`. */
export function partKey(part: Part): string {
  return part.is === 'section' ? part.id : part.is === 'topic' ? `T.${part.number}` : part.is;
}

/** The part of a word; the head where the report has no such part any more. */
export function partOfKey(report: ReportView, key: string): Part {
  const topic = report.topics.find((one) => `T.${one.number}` === key);
  if (topic) return { is: 'topic', number: topic.number };
  const whole = ['record', 'crosswalk', 'file', 'years', 'sign', 'hand_out'] as const;
  const one = whole.find((part) => part === key);
  if (one !== undefined) return { is: one };
  return { is: 'section', id: report.sections.some((one) => one.id === key) ? key : HEAD };
}

/** Whether two parts are the same place. */
export function samePart(a: Part, b: Part): boolean {
  if (a.is === 'section' && b.is === 'section') return a.id === b.id;
  if (a.is === 'topic' && b.is === 'topic') return a.number === b.number;
  return a.is === b.is;
}
