import type { CellKind } from '../../src/wire/CellKind';
import type { ReportHead } from '../../src/wire/ReportHead';
import type { FakeSection } from './forms';
import { lanHead } from './lan';

type Choices = [key: string, label: string][];

/** A question: code, words, and its fields as address, kind, name and choices. */
export type FakeQuestion = [
  code: string,
  words: string,
  fields: [address: string, kind: CellKind, name: string, choices?: Choices][],
];

const JOINS: Choices = [
  ['yes', 'Yes'],
  ['no', 'No'],
  ['part', 'In part'],
];
const PARTS: Choices = [
  ['roadmap', 'Where the region stands on the roadmap'],
  ['vision', 'Sample vision and mission statements'],
  ['domains', 'Success per domain'],
  ['drafts', 'Sharing drafts for feedback'],
];

function track(n: number, title: string): FakeSection {
  const at = (measure: string) => `P.track${n}/${measure}`;
  const name = (what: string) => `P.track${n} Track ${n}, ${what}`;
  return {
    id: `P.${n}`,
    letter: '',
    title: `Work track ${n}: ${title}`,
    lead: 'The first milestone of the roadmap.',
    note: n === 1 ? 'The baseline questionnaire names a goal to feature (E1), so this section is due.' : undefined,
    off: n === 2,
    tables: [],
    texts: [],
    items: [`P.track${n}`],
    questions: [
      [
        String(n),
        `Does the organization join track ${n}, as a whole or in part?`,
        [
          [at('join'), 'choice', name('Joins'), JOINS],
          [at('parts'), 'choices', name('Parts'), PARTS],
          [at('lead'), 'line', name('Lead person')],
          [at('remark'), 'text', name('Remark')],
        ],
      ],
      [
        '',
        'Has the organization taken part before?',
        [[`P.track${n}/before`, 'flag', `P.track${n} Taken part before`]],
      ],
    ],
  };
}

export const WORKSHEET_SECTIONS: FakeSection[] = [
  track(1, 'Defining and assessing regional success'),
  track(2, 'Data distribution and aligned quality measures'),
];

/** Answers as typed. */
export function worksheetAnswers(): Map<string, string> {
  return new Map([
    ['P.track1/join', 'part'],
    ['P.track1/parts', 'vision,drafts'],
    ['P.track1/lead', 'Ana Ortiz'],
    ['P.track1/remark', 'Drafts from March on.\n\nNo travel before the summer.'],
    ['P.track1/before', 'perhaps'],
  ]);
}

export function worksheetHead(): ReportHead {
  return {
    ...lanHead(),
    id: 6,
    form: 'participation',
    formTitle: 'Participation worksheet',
    credit: 'After the work tracks of the payer collaborative’s roadmap.',
    plan: 'Harbor Health Plan',
    lobs: [],
    asksContact: true,
    months: '',
    boundFile: null,
  };
}
