import type { ReportView } from '../../wire/ReportView';
import type { SectionView } from '../../wire/SectionView';
import type { TermView } from '../../wire/TermView';
import { commandsOn } from '../../keys/lookup';
import type { WindowCommand } from '../../parts/commands';
import * as text from '../../text';
import type { LibraryRow } from '../../wire/LibraryRow';
import { HEAD, type Part } from '../report/parts';
import type { ReportCommand } from '../report/shortcuts';

/** Something that Ctrl+K leads to. */
export interface Target {
  id: string;
  /** The key that does the same, if there is one. */
  key?: string;
  title: string;
  /** What it is: section, item, finding, topic, term, plan, action. */
  kind: keyof typeof text.goTo.kinds;
  detail: string;
  to:
    | { address: string }
    | { part: Part }
    | { finding: string }
    | { term: string }
    | { report: number }
    | { command: ReportCommand }
    | { window: WindowCommand };
}

/** Most results shown at a time. */
const SHOWN = 40;

/** Everything one can go to in a report whose sections are given, and the terms of the glossary. */
export function targetsOf(report: ReportView, sections: SectionView[], known: TermView[]): Target[] {
  return [...places(report), ...sections.flatMap(items), ...findings(report), ...terms(known)];
}

/** What can be done to a report from anywhere on its screen; what changes it only where it can be changed. */
export function reportActions(readonly: boolean): Target[] {
  const changing: ReportCommand[] = [
    'undo',
    'redo',
    'why',
    'remark',
    'confirm',
    'keep_version',
    'fill_down',
    'fill_right',
  ];
  const moving: ReportCommand[] = ['goto', 'next_pane', 'previous_pane'];
  const named = commandsOn('report').map(({ command, says, key }) => ({ command, title: says, key }));
  const more = (['fill_down', 'fill_right', 'keep_version'] as const).map((command) => ({
    command,
    title: text.goTo.actions[command],
  }));
  return [...named, ...more]
    .filter(({ command }) => !moving.includes(command) && !(readonly && changing.includes(command)))
    .map((one) => ({
      id: `do ${one.command}`,
      kind: 'action',
      detail: '',
      to: { command: one.command },
      ...shown(one),
    }));
}

/** What can be done anywhere in the window. */
export function windowActions(): Target[] {
  return commandsOn('window')
    .filter(({ command }) => command !== 'palette' && command !== 'find')
    .map(({ command, says, key }) => ({
      id: `window ${command}`,
      title: says,
      key,
      kind: 'action',
      detail: '',
      to: { window: command },
    }));
}

function shown({ title, key }: { title: string; key?: string }): Pick<Target, 'title' | 'key'> {
  return key === undefined ? { title } : { title, key };
}

/** The reports of the library that can be opened, by plan. */
export function plansOf(rows: LibraryRow[]): Target[] {
  const opened = rows.filter((row) => row.refused === null);
  return opened.map((row) => ({
    id: `report ${row.id}`,
    title: row.plan || text.library.unnamed,
    kind: 'plan',
    detail: [row.form, row.year, row.host && text.report.forHost(row.host), text.states[row.state]]
      .filter(Boolean)
      .join(' · '),
    to: { report: row.id },
  }));
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
    id: `section ${section.id}`,
    title: section.letter ? `${section.letter} · ${section.title}` : section.title,
    kind: 'section',
    detail: text.report.sectionState(section.answered, section.due),
    to: { part: { is: 'section', id: section.id } },
  }));
  const topics = report.topics.map((topic): Target => ({
    id: `topic ${topic.number}`,
    title: topic.title,
    kind: 'topic',
    detail: text.report.sectionState(topic.answered, topic.due),
    to: { part: { is: 'topic', number: topic.number } },
  }));
  const pages: [string, Part][] = [[text.report.record, { is: 'record' }]];
  if (report.head.takesTopics) pages.push([text.guide.rail, { is: 'guide' }]);
  if (report.head.state !== 'received') {
    pages.push([text.signing.rail, { is: 'sign' }], [text.handOut.title, { is: 'hand_out' }]);
  }
  const further = pages.map(([title, part]): Target => ({
    id: `page ${part.is}`,
    title,
    kind: 'page',
    detail: '',
    to: { part },
  }));
  return [...sections, ...topics, ...further];
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
      return [{ id: `${section.id} ${table.id} ${n}`, title, kind: 'item', detail, to: { address: cell.address } }];
    }),
  );
}

function findings(report: ReportView): Target[] {
  return report.findings.map((finding) => ({
    id: finding.key,
    title: finding.place,
    kind: 'finding',
    detail: `${text.findings.names[finding.severity]} · ${finding.message}`,
    to: { finding: finding.key },
  }));
}

function terms(all: TermView[]): Target[] {
  return all.map(({ term, meaning }) => ({
    id: `term ${term}`,
    title: term,
    kind: 'term',
    detail: meaning,
    to: { term },
  }));
}
