import type { FindingView } from '../../wire/FindingView';
import type { ReportView } from '../../wire/ReportView';
import type { Severity } from '../../wire/Severity';

/** Which findings are listed. */
export type Filter = 'all' | Severity;

/** In which state of their explanation findings are listed. */
export type StateFilter = 'any' | 'open' | 'explained' | 'outdated';

/** Whether a finding is listed; an empty section is any. */
export function shows(finding: FindingView, filter: Filter, section: string, state: StateFilter): boolean {
  const stands = {
    any: true,
    open: finding.explained === null,
    explained: finding.explained !== null,
    outdated: finding.explained?.outdated === true,
  };
  return (
    (filter === 'all' || finding.severity === filter) &&
    (section === '' || finding.section === section) &&
    stands[state]
  );
}

/** Sections with findings, in form order, and how many each has. */
export function bySection(report: ReportView): { id: string; title: string; count: number }[] {
  const topics = report.topics.map((topic) => ({ id: `T.${topic.number}`, title: topic.title }));
  const sections = report.sections.map(({ id, letter, title }) => ({
    id,
    title: letter ? `${letter} · ${title}` : title,
  }));
  return [...sections, ...topics]
    .map((one) => ({ ...one, count: report.findings.filter((finding) => finding.section === one.id).length }))
    .filter((one) => one.count > 0);
}

/** A finding with those that it causes, and with those that say the same of other places in its section. */
export interface Group {
  root: FindingView;
  consequences: FindingView[];
  alike: FindingView[];
}

/** The finding reached last, its section, and where it stood in the list: it may be gone when the next one is asked for. */
export interface Reached {
  key: string;
  section: string;
  index: number;
}

/** Where the person is: the section or topic on screen, the cell in focus, and all sections in the form's order. */
export interface Here {
  section: string;
  address: string | null;
  order: string[];
}

/** Findings that F8 stops at: open ones of the chosen severity, in the order given; consequences follow their root. */
export function stops(findings: FindingView[], filter: Filter): FindingView[] {
  return findings.filter((finding) => !finding.explained && (filter === 'all' || finding.severity === filter));
}

/**
 * The stop after (or, with `way` -1, before) the one reached last, round the end.
 *
 * Where that one is fixed by now, the finding that took its place comes next. A person who has gone to another section
 * since then begins there: with the finding of the cell in focus, else with the section's first (or last).
 */
export function nextStop(among: FindingView[], reached: Reached | null, here: Here, way: 1 | -1): Reached | null {
  if (among.length === 0) return null;
  const isThere = reached?.section === here.section || !here.order.includes(here.section);
  const index = isThere ? stepped(among, reached, way) : begun(among, here, way);
  const around = ((index % among.length) + among.length) % among.length;
  const stop = among[around];
  return stop === undefined ? null : { key: stop.key, section: stop.section, index: around };
}

function stepped(among: FindingView[], reached: Reached | null, way: 1 | -1): number {
  if (!reached) return way > 0 ? 0 : -1;
  const at = among.findIndex((finding) => finding.key === reached.key);
  if (at >= 0) return at + way;
  return way > 0 ? reached.index : reached.index - 1;
}

function begun(among: FindingView[], { section, address, order }: Here, way: 1 | -1): number {
  const own = among.findIndex((finding) => address !== null && finding.at.includes(address));
  if (own >= 0) return own;
  const beyond = (finding: FindingView) => (order.indexOf(finding.section) - order.indexOf(section)) * way >= 0;
  return way > 0 ? Math.max(among.findIndex(beyond), 0) : among.findLastIndex(beyond);
}

/** Checks that find the same of question after question: what is left to answer is one thing to a person. */
const QUESTION_BY_QUESTION = new Set(['T-1']);

/** Findings grouped under their root cause; a consequence whose root isn't listed stands for itself. */
export function grouped(findings: FindingView[]): Group[] {
  const listed = new Set(findings.map((finding) => finding.key));
  const isRoot = (finding: FindingView) => finding.because === null || !listed.has(finding.because);
  const groups: Group[] = [];
  for (const root of findings.filter(isRoot)) {
    const before = groups.find((group) => isAlike(group.root, root));
    if (before) before.alike.push(root);
    else {
      const consequences = findings.filter((one) => !isRoot(one) && one.because === root.key);
      groups.push({ root, consequences, alike: [] });
    }
  }
  return groups;
}

function isAlike(one: FindingView, other: FindingView): boolean {
  return QUESTION_BY_QUESTION.has(one.check) && one.check === other.check && one.section === other.section;
}

/** Findings that name an address, and the others of its column in its section; questions in words have no column. */
export function near(findings: FindingView[], address: string): { own: FindingView[]; beside: FindingView[] } {
  const column = columnOf(address);
  const inColumn = (one: string) => column.includes('/') && columnOf(one) === column && itemOf(one) === itemOf(address);
  const own = findings.filter((finding) => finding.at.includes(address));
  const beside = findings.filter((finding) => !own.includes(finding) && finding.at.some(inColumn));
  return { own, beside };
}

/** Line of business, period and measure of an address: all but its item. */
function columnOf(address: string): string {
  return address.slice(address.indexOf('/') + 1);
}

/** Section of an address's item: `D` of `D.3`, `C.1A` of `C.1A.ii`. */
function itemOf(address: string): string {
  const item = address.split('/')[0] ?? '';
  return item.slice(0, item.lastIndexOf('.'));
}
