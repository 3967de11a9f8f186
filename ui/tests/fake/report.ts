import type { CellDetail } from '../../src/wire/CellDetail.ts';
import type { CellKind } from '../../src/wire/CellKind.ts';
import type { CellView } from '../../src/wire/CellView.ts';
import type { ChangeView } from '../../src/wire/ChangeView.ts';
import type { FindingView } from '../../src/wire/FindingView.ts';
import type { Place } from '../../src/wire/Place.ts';
import type { SectionHead } from '../../src/wire/SectionHead.ts';
import type { SectionView } from '../../src/wire/SectionView.ts';
import type { TopicView } from '../../src/wire/TopicView.ts';
import { offerAt, TERMS, yearsOf } from './aside.ts';
import { findingsOf } from './findings.ts';
import { answered, FakeTopics, kept } from './topics.ts';
import { METHODS, SECTIONS, type FakeRow, type FakeSection } from './forms.ts';

const NO_DATA: Record<string, string> = { na: 'n/a', nc: 'not collected', nt: 'not available', lt11: '<11' };
const ANSWERS: [string, string][] = [
  ['yes', 'Yes'],
  ['no', 'No'],
  ['too_early', 'Too early'],
];

const LINES: [string, string][] = [
  ['commercial', 'Commercial'],
  ['medicare_advantage', 'Medicare Advantage'],
  ['medicaid', 'Medicaid'],
];

function itemsOf(section: FakeSection): string[] {
  const rows = section.tables.flatMap((table) => table.rows);
  const places = rows.flatMap((row) => row.places.flatMap((place) => (Array.isArray(place) ? [place[0]] : [])));
  const named = rows.flatMap((row) => row.name ?? []);
  const all = [...places, ...named, ...section.texts.map(([address]) => address)];
  return [...new Set(all.map((address) => address.split('/')[0] ?? ''))];
}

/** A made-up report: answers as typed, and everything the window sees of them. */
export class FakeReport {
  answers: Map<string, string>;
  readonly topics = new FakeTopics();
  remarks = new Map<string, string>([
    ['D.3/commercial/current/percent', 'Two systems moved from pay-for-performance into shared savings on 1 January.'],
  ]);
  explanations = new Map<string, string>();
  carried: Set<string>;
  private history = new Map<string, string[]>();
  private readonly sections: FakeSection[];

  constructor(answers: Map<string, string>, carried: boolean, sections = SECTIONS) {
    this.answers = answers;
    this.sections = sections;
    this.carried = new Set(carried ? [...answers.keys()].filter((address) => address.includes('/prior/')) : []);
  }

  type(address: string, words: string, rich?: unknown): void {
    const text = kept(words, rich);
    const before = this.answers.get(address) ?? '';
    if (text === '') this.answers.delete(address);
    else this.answers.set(address, text);
    this.carried.delete(address);
    const line = `typed ${text || 'nothing'}, was ${before || 'blank'}`;
    this.history.set(address, [line, ...(this.history.get(address) ?? [])]);
  }

  /** The value as a number, if it is one. */
  number(address: string): number | null {
    const words = (this.answers.get(address) ?? '').replace(/[$,%\s]/g, '');
    const match = /^([-\d.]+)([mk]?)$/i.exec(words);
    if (!match || words === '' || Number.isNaN(Number(match[1]))) return null;
    const scale = { m: 1e6, k: 1e3 }[match[2]?.toLowerCase() ?? ''] ?? 1;
    return Number(match[1]) * scale;
  }

  findings(): FindingView[] {
    return findingsOf(this);
  }

  cell(address: string, kind: CellKind, name: string, computed = false, sum?: string[]): CellView {
    const { typed, rich } = answered(this.answers.get(address) ?? '');
    const noData = typed.toLowerCase() in NO_DATA;
    const own = this.findings().filter((finding) => finding.at.includes(address) && !finding.explained);
    const unreadable = typed !== '' && !noData && !computed && this.unreadable(address, kind, typed);
    return {
      address,
      kind,
      role: computed ? 'computed' : /dollars$|base\//.test(address) && !/^A\.3/.test(address) ? 'working' : 'input',
      text: computed
        ? sum
          ? this.total(address, sum)
          : this.sum(address)
        : noData
          ? (NO_DATA[typed.toLowerCase()] ?? '')
          : this.shown(address, kind, typed),
      typed,
      ...(rich ? { rich } : {}),
      noData,
      unreadable,
      source: typed === '' ? 'none' : this.carried.has(address) ? 'carried' : 'typed',
      carried: this.carried.has(address),
      remark: this.remarks.has(address),
      severity: own.find((one) => one.severity === 'error')?.severity ?? own[0]?.severity ?? null,
      due: !computed,
      greyed: /^B\.cancer\/(current|prior)/.test(address),
      name,
      choices:
        kind === 'flag'
          ? [
              ['Y', 'Y'],
              ['N', 'N'],
            ]
          : kind === 'choice'
            ? ANSWERS
            : kind === 'lobs'
              ? LINES
              : [],
    };
  }

  section(id: string): SectionView {
    const section = this.sections.find((one) => one.id === id);
    if (!section) throw new Error(`no section ${id}`);
    const tables = section.tables.map((table) => ({
      id: table.id,
      caption: table.caption,
      rowHead: table.rowHead,
      working: table.working ?? false,
      groups: table.groups.map(([label, columns]) => ({
        label,
        columns: columns.map((one) => ({
          label: one,
          kind: one === 'Change' ? ('change' as const) : ('cell' as const),
        })),
      })),
      rows: table.rows.map((row) => ({
        code: row.code,
        label: row.label,
        total: row.total ?? false,
        heading: row.heading ?? null,
        name: row.name ? this.cell(row.name, 'line', `${section.id} ${row.label}, name`) : null,
        places: row.places.map((_, n) => this.place(section, row, n)),
      })),
    }));
    const addresses = tables.flatMap((table) =>
      table.rows.flatMap((row) => row.places.flatMap((place) => (place.is === 'cell' ? [place] : []))),
    );
    return {
      id,
      title: section.letter ? `${section.letter} · ${section.title}` : section.title,
      lead: section.lead,
      note: section.note ?? null,
      questions: (section.questions ?? []).map(([code, words, fields]) => ({
        code,
        text: words,
        last: null,
        cells: fields.map(([at, kind, name, choices]) => {
          const cell = this.cell(at, kind, name);
          const odd = choices !== undefined && cell.typed === 'perhaps';
          return { ...cell, unreadable: odd, choices: choices ?? cell.choices };
        }),
      })),
      tables,
      texts: section.texts.map(([address, name]) => this.cell(address, 'text', name)),
      crosswalk: id === 'D',
      bars: id === 'D' ? this.bars() : [],
      carried: addresses.filter((cell) => cell.carried).length,
      roundable: id === 'D' ? [['commercial/current', 'Commercial, current']] : [],
    };
  }

  head(section: FakeSection): SectionHead {
    const cells = this.section(section.id)
      .tables.filter((table) => !table.working)
      .flatMap((table) => table.rows);
    const due = cells.flatMap((row) =>
      row.places.flatMap((place) => (place.is === 'cell' && place.due && !place.greyed ? [place] : [])),
    );
    const findings = this.findings().filter((finding) => finding.section === section.id && !finding.explained);
    return {
      id: section.id,
      letter: section.letter,
      title: section.title,
      answered: section.optional ? 0 : due.filter((cell) => cell.typed !== '').length,
      due: section.optional ? 0 : due.length,
      errors: findings.filter((one) => one.severity === 'error').length,
      warnings: findings.filter((one) => one.severity === 'warning').length,
      optional: section.optional ?? false,
      items: section.items ?? itemsOf(section),
      lobs: section.lobs ?? [],
      off: section.off ?? false,
    };
  }

  topic(number: number): TopicView {
    return this.topics.view(number, (address, kind, name) => this.cell(address, kind, name));
  }

  detail(address: string): CellDetail {
    const view = this.find(address);
    const [item = '', lob = '', period = ''] = address.split('/');
    const prior = this.find(address.replace('/current/', '/prior/'));
    const number = Number(item.split('.')[1]);
    const dollars = (of: string) => this.cell(`${of}/${lob}/${period}/dollars`, 'dollars', 'dollars');
    const working =
      item.startsWith('D.') && lob && item !== 'D.total'
        ? [
            { label: `Paid through ${METHODS[number - 1]?.toLowerCase() ?? ''}`, cell: dollars(item) },
            { label: 'All payments to providers', cell: dollars('D.total') },
          ]
        : [];
    const parts = working.map((one) => this.number(one.cell.address));
    return {
      cell: view,
      place: [item, lob, period].filter(Boolean).join(' · '),
      title: view.name.split(',')[0] ?? '',
      asks: 'The share of all dollars paid to providers in the period, in and out of network, that went through contracts of this kind and is tied to quality.',
      fraction: 'Dollars paid through it / all dollars paid to providers',
      was: prior.address !== address && prior.text ? `was ${prior.text} %` : null,
      working,
      derived: parts[0] && parts[1] ? `${((100 * parts[0]) / parts[1]).toFixed(1)} %` : null,
      national:
        item === 'D.3'
          ? [{ text: 'US 2019, categories 3 and 4, commercial: 32 %', source: 'HCP-LAN APM Measurement' }]
          : [],
      source: view.typed === '' ? null : view.carried ? 'Carried from the report of 2020.' : 'Typed by Dana Reyes.',
      derivation: [],
      counting: offerAt(address),
      terms: /^[DM]\./.test(address) ? TERMS : [],
      years: yearsOf(address),
      history: [
        ...(this.history.get(address) ?? []).map((text) => ({
          time: '2026-08-27T14:03:22Z',
          person: 'Dana Reyes',
          text,
        })),
        {
          time: '2026-08-12T09:12:00Z',
          person: 'Dana Reyes',
          text: 'read from Lakeside finance.xlsx, sheet VBP, cell F14',
        },
      ],
      remark: this.remarks.get(address) ?? '',
    };
  }

  private find(address: string): CellView {
    for (const section of this.sections) {
      const view = this.section(section.id);
      const cells = view.tables.flatMap((table) =>
        table.rows.flatMap((row) => [row.name, ...row.places.map((place) => (place.is === 'cell' ? place : null))]),
      );
      const asked = view.questions.flatMap((question) => question.cells);
      const found = [...cells, ...view.texts, ...asked].find((cell) => cell?.address === address);
      if (found) return found;
    }
    return this.cell(address, 'text', address);
  }

  /** The cells as they are now; those of topics are asked for with their topic. */
  now(addresses: string[]): CellView[] {
    return addresses.filter((address) => !address.startsWith('T.')).map((address) => this.find(address));
  }

  private place(section: FakeSection, row: FakeRow, n: number): Place {
    const place = row.places[n];
    if (!place) return { is: 'empty' };
    if (place === 'change') return { is: 'change', ...this.change(row, n) };
    const [address, kind, computed, sum] = place;
    const where = address.split('/').slice(1).join(', ');
    return {
      is: 'cell',
      ...this.cell(address, kind, `${section.id}.${row.code} ${row.label}, ${where}`, computed, sum),
    };
  }

  private change(row: FakeRow, n: number): ChangeView {
    const [current, prior] = [row.places[n - 2], row.places[n - 1]].map((place) =>
      Array.isArray(place) ? this.number(place[0]) : null,
    );
    if (current == null || prior == null) return { text: '–', direction: 0 };
    const by = current - prior;
    const whole = Number.isInteger(current) && Number.isInteger(prior) && Math.abs(current) > 100;
    const text = whole ? Math.abs(by).toLocaleString('en-US') : Math.abs(by).toFixed(1);
    return { text, direction: Math.sign(by) as -1 | 0 | 1 };
  }

  private unreadable(address: string, kind: CellKind, typed: string): boolean {
    if (kind === 'count' || kind === 'dollars' || kind === 'percent') return this.number(address) === null;
    return kind === 'flag' && !/^(y|n|yes|no)$/i.test(typed);
  }

  private shown(address: string, kind: CellKind, typed: string): string {
    const value = this.number(address);
    if (kind === 'choice') return ANSWERS.find(([key]) => key === typed)?.[1] ?? typed;
    if (value === null) return kind === 'flag' ? typed.toUpperCase() : typed;
    if (kind === 'dollars') return `$${value.toLocaleString('en-US')}`;
    return kind === 'count' ? value.toLocaleString('en-US') : typed.replace(/\s*%$/, '');
  }

  private sum(address: string): string {
    const parts = METHODS.map((_, n) => this.number(address.replace('D.total', `D.${n + 1}`)));
    if (parts.every((part) => part === null)) return '';
    return parts.reduce<number>((sum, part) => sum + (part ?? 0), 0).toFixed(1);
  }

  /** Dollars of the parts, or their share of all payments. */
  private total(address: string, parts: string[]): string {
    const [, lob = '', measure] = address.split('/');
    const known = parts.flatMap((part) => this.number(part) ?? []);
    const total = known.reduce((sum, one) => sum + one, 0);
    const all = this.number(`M.1/${lob}/dollars`);
    if (known.length === 0 || (measure === 'percent' && !all)) return '';
    return measure === 'percent' ? ((100 * total) / (all ?? 1)).toFixed(1) : `$${total.toLocaleString('en-US')}`;
  }

  private bars(): SectionView['bars'] {
    return ['commercial', 'medicaid'].flatMap((lob) =>
      ['current', 'prior'].map((period) => ({
        label: `${lob === 'medicaid' ? 'Medicaid' : 'Commercial'}, ${period}`,
        parts: METHODS.map((label, n): [string, string] => [
          label,
          this.answers.get(`D.${n + 1}/${lob}/${period}/percent`) ?? '',
        ]),
      })),
    );
  }
}
