import type { ReportView } from '../../wire/ReportView';
import type { SectionView } from '../../wire/SectionView';
import type { TermView } from '../../wire/TermView';
import { HEAD, type Part } from '../report/parts';
import * as text from '../../text';

/** Something that Ctrl+K leads to. */
export interface Target {
  key: string;
  title: string;
  /** What it is: section, item, finding, topic, term. */
  kind: keyof typeof text.goTo.kinds;
  detail: string;
  to: { address: string } | { part: Part } | { finding: string } | { term: string } | { action: 'export' };
}

/** Most results shown at a time. */
const SHOWN = 40;

/** Everything one can go to in a report whose sections are given, and the terms of the glossary. */
export function targetsOf(report: ReportView, sections: SectionView[], known: TermView[]): Target[] {
  return [...places(report), ...sections.flatMap(items), ...findings(report), ...terms(known)];
}

/** Targets that hold every word typed, the likeliest first. */
export function found(targets: Target[], words: string): Target[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const hits = targets.filter((target) => {
    const all = `${target.title} ${target.detail} ${target.kind}`.toLowerCase();
    return wanted.every((word) => all.includes(word));
  });
  const first = wanted[0] ?? '';
  return hits.toSorted((a, b) => rank(a, first) - rank(b, first)).slice(0, SHOWN);
}

/** Titles that begin with the first word come first, with their code or without it; terms come last. */
function rank({ title, kind }: Target, first: string): number {
  const lower = title.toLowerCase();
  const begins = lower.startsWith(first) || lower.replace(/^\S+ (· )?/, '').startsWith(first);
  return (begins ? 0 : 1) + (kind === 'term' ? 2 : 0);
}

function places(report: ReportView): Target[] {
  const sections = report.sections.map((section): Target => ({
    key: `section ${section.id}`,
    title: section.letter ? `${section.letter} · ${section.title}` : section.title,
    kind: 'section',
    detail: text.report.sectionState(section.answered, section.due),
    to: { part: { is: 'section', id: section.id } },
  }));
  const topics = report.topics.map((topic): Target => ({
    key: `topic ${topic.number}`,
    title: topic.title,
    kind: 'topic',
    detail: text.report.sectionState(topic.answered, topic.due),
    to: { part: { is: 'topic', number: topic.number } },
  }));
  const record: Target = {
    key: 'record',
    title: text.report.record,
    kind: 'section',
    detail: '',
    to: { part: { is: 'record' } },
  };
  const write: Target = {
    key: 'export',
    title: text.report.export,
    kind: 'action',
    detail: '',
    to: { action: 'export' },
  };
  return [...sections, ...topics, record, write];
}

/** One target for each row that holds a cell. */
function items(section: SectionView): Target[] {
  if (section.id === HEAD) return [];
  return section.tables.flatMap((table) =>
    table.rows.flatMap((row, n) => {
      const cell = row.places.find((place) => place.is === 'cell');
      if (cell?.is !== 'cell' || row.total) return [];
      const code = row.code ? `${section.id}.${row.code}` : section.id;
      const title = `${code} ${row.name?.text || row.label}`;
      const detail = [section.title, table.caption].filter(Boolean).join(' · ');
      return [{ key: `${section.id} ${table.id} ${n}`, title, kind: 'item', detail, to: { address: cell.address } }];
    }),
  );
}

function findings(report: ReportView): Target[] {
  return report.findings.map((finding) => ({
    key: finding.key,
    title: finding.place,
    kind: 'finding',
    detail: `${text.findings.names[finding.severity]} · ${finding.message}`,
    to: { finding: finding.key },
  }));
}

function terms(all: TermView[]): Target[] {
  return all.map(({ term, meaning }) => ({
    key: `term ${term}`,
    title: term,
    kind: 'term',
    detail: meaning,
    to: { term },
  }));
}
