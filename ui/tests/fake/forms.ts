import type { CellKind } from '../../src/wire/CellKind';
import type { FakeQuestion } from './questions';

/** A made-up form, as data: what each section shows. */
export interface FakeRow {
  code: string;
  label: string;
  /** Address of the name that the person gives. */
  name?: string;
  /** One entry per column: address and kind, `change`, or null. */
  places: ([address: string, kind: CellKind, computed?: true, sum?: string[]] | 'change' | null)[];
  total?: boolean;
  heading?: string | undefined;
}

export interface FakeTable {
  id: string;
  caption: string;
  rowHead: string;
  groups: [label: string, columns: string[]][];
  rows: FakeRow[];
  working?: boolean;
}

export interface FakeSection {
  id: string;
  letter: string;
  title: string;
  lead: string;
  tables: FakeTable[];
  texts: [address: string, name: string][];
  optional?: boolean;
  /** Codes of its items, where its cells don't tell. */
  items?: string[];
  lobs?: string[];
  /** Asked as questions instead of in tables. */
  questions?: FakeQuestion[];
  /** What the baseline questionnaire says about it. */
  note?: string | undefined;
  off?: boolean;
}

const LOBS: [string, string][] = [
  ['commercial', 'Commercial'],
  ['medicaid', 'Medicaid'],
];
const THREE = ['Current', 'Prior', 'Change'];

/** Current, prior and change of one measure. */
function pair(item: string, kind: CellKind, measure: string, lob = ''): FakeRow['places'] {
  const at = (period: string) => `${item}${lob && `/${lob}`}/${period}/${measure}`;
  return [[at('current'), kind], [at('prior'), kind], 'change'];
}

const A: FakeSection = {
  id: 'A',
  letter: 'A',
  title: 'Contract terms',
  lead: 'Health systems and hospitals whose contracts keep prices from being published (1a kind), or demand a place in the best tier whatever their quality (1b kind). The two kinds may overlap.',
  texts: [],
  tables: [
    {
      id: 'terms',
      caption: '',
      rowHead: 'Contracts with such terms',
      groups: [
        ['Number or dollars', THREE],
        ['Percent', THREE],
      ],
      rows: (
        [
          ['1a', 'Health systems: limits on transparency', 'count', false],
          ['1b', 'Health systems: placement regardless of criteria', 'count', false],
          ['2a', 'Hospitals: limits on transparency', 'count', true],
          ['2b', 'Hospitals: placement regardless of criteria', 'count', true],
          ['3a', 'Facility dollars: limits on transparency', 'dollars', true],
          ['3b', 'Facility dollars: placement regardless of criteria', 'dollars', true],
        ] as const
      ).map(([code, label, kind, percent]) => ({
        code,
        label,
        places: [
          ...pair(`A.${code}`, kind, kind),
          ...(percent ? pair(`A.${code}`, 'percent', 'percent') : [null, null, null]),
        ],
      })),
    },
    {
      id: 'base',
      caption: 'Working figures: what the percents are of',
      rowHead: 'Base',
      groups: [['', ['Current', 'Prior']]],
      working: true,
      rows: [
        ['Hospitals in network', 'hospitals', 'count'],
        ['Facility dollars in network', 'facility_dollars', 'dollars'],
      ].map(([label, measure, kind]) => ({
        code: '',
        label: label ?? '',
        places: (['current', 'prior'] as const).map((period): [string, CellKind] => [
          `A.base/${period}/${measure}`,
          kind as CellKind,
        ]),
      })),
    },
  ],
};

const SPECIALTIES: [string, string][] = [
  ['bariatric', 'Bariatric surgery'],
  ['cancer', 'Cancer care'],
  ['cardiac', 'Cardiac procedures'],
  ['joint', 'Joint replacement'],
  ['maternity', 'Maternity'],
  ['spine', 'Spine surgery'],
  ['transplant', 'Transplant'],
  ['other1', 'Other, name it'],
  ['other2', 'Other, name it'],
  ['other3', 'Other, name it'],
];

const B: FakeSection = {
  id: 'B',
  letter: 'B',
  title: 'Centers of excellence',
  lead: 'Where the plan designates centers of excellence, and the share of the specialty’s admissions that went to them: of all commercial members, and of those whose benefits reward using them.',
  texts: [],
  tables: [
    {
      id: 'coe',
      caption: '',
      rowHead: 'Specialty',
      groups: [
        ['', ['COE']],
        ['All commercial members', THREE],
        ['Members with incentives', THREE],
      ],
      rows: SPECIALTIES.map(([key, label]) => ({
        code: '',
        label,
        name: key.startsWith('other') ? `B.${key}/name` : undefined,
        places: [
          [`B.${key}/coe`, 'flag'],
          ...pair(`B.${key}`, 'percent', 'all'),
          ...pair(`B.${key}`, 'percent', 'incentive'),
        ],
      })),
    },
  ],
};

const C1A: FakeSection = {
  id: 'C.1A',
  letter: 'C.1A',
  title: 'Maternity: births',
  lead: 'Births under each payment or network strategy and the C-section rate among them. Strategies overlap: one birth may count in several.',
  texts: [['C.1A.vi/description', 'C.1A.vi Description of the other strategy']],
  tables: LOBS.map(([lob, label]) => ({
    id: lob,
    caption: label,
    rowHead: 'Strategy',
    groups: [
      ['Births', THREE],
      ['C-sections, percent', THREE],
    ],
    rows: (
      [
        ['i', 'All maternity'],
        ['ii', 'Bundled payment'],
        ['iii', 'Centers of excellence'],
        ['iv', 'Pay for performance'],
        ['v', 'Blended payment'],
        ['vi', 'Other, described below'],
      ] as const
    ).map(([code, name]) => ({
      code,
      label: name,
      places: [...pair(`C.1A.${code}`, 'count', 'births', lob), ...pair(`C.1A.${code}`, 'percent', 'csections', lob)],
    })),
  })),
};

const C1B: FakeSection = {
  id: 'C.1B',
  letter: 'C.1B',
  title: 'Maternity: spend',
  lead: 'Hospital maternity dollars under contracts with incentives against unnecessary intervention, as a share of all hospital maternity dollars, and the C-section rate there.',
  texts: [],
  tables: [
    {
      id: 'spend',
      caption: '',
      rowHead: 'Measure',
      groups: LOBS.map(([, label]) => [label, THREE]),
      rows: (
        [
          ['Spend under incentive contracts, percent', 'spend'],
          ['C-sections, percent', 'csections'],
        ] as const
      ).map(([label, measure]) => ({
        code: 'i',
        label,
        places: LOBS.flatMap(([lob]) => pair('C.1B.i', 'percent', measure, lob)),
      })),
    },
  ],
};

const C2: FakeSection = {
  id: 'C.2',
  letter: 'C.2',
  title: 'Behavioral health',
  lead: 'How outpatient mental health visits were given, and how many in-network physicians treating substance use may prescribe medication-assisted treatment.',
  texts: [],
  tables: [
    {
      id: 'mental',
      caption: 'Mental health visits, percent',
      rowHead: 'Visits',
      groups: LOBS.map(([, label]) => [label, THREE]),
      rows: (
        [
          ['1a', 'In network, in person'],
          ['1b', 'In network, virtual'],
          ['1c', 'Out of network'],
        ] as const
      ).map(([code, label]) => ({
        code,
        label,
        places: LOBS.flatMap(([lob]) => pair(`C.2.${code}`, 'percent', 'percent', lob)),
      })),
    },
    {
      id: 'substance',
      caption: 'Substance use disorder, percent',
      rowHead: 'Physicians',
      groups: LOBS.map(([, label]) => [label, THREE]),
      rows: [
        {
          code: '2',
          label: 'Waivered to prescribe',
          places: LOBS.flatMap(([lob]) => pair('C.2.2', 'percent', 'percent', lob)),
        },
      ],
    },
  ],
};

export const METHODS = [
  'Legacy methods',
  'Shared risk, with quality',
  'Shared savings, with quality',
  'Fee-for-service plus pay-for-performance',
  'Full capitation, with quality',
  'Partial or condition-specific capitation',
  'Bundles, settled afterwards',
  'Bundles, paid in advance',
  'Non-visit functions',
  'Other performance-based incentives',
];

const D: FakeSection = {
  id: 'D',
  letter: 'D',
  title: 'Value-oriented payment',
  lead: 'Where the dollars went: share of everything paid to providers, in and out of network. Each column adds up to 100.0 %. A program that mixes arrangements counts once, under its dominant one.',
  texts: [],
  tables: [
    {
      id: 'shares',
      caption: '',
      rowHead: 'Paid through',
      groups: LOBS.map(([, label]) => [label, THREE]),
      rows: [
        ...METHODS.map((label, n) => ({
          code: String(n + 1),
          label,
          places: LOBS.flatMap(([lob]) => pair(`D.${n + 1}`, 'percent', 'percent', lob)),
        })),
        {
          code: '',
          label: 'Total',
          total: true,
          places: LOBS.flatMap(([lob]): FakeRow['places'] => [
            [`D.total/${lob}/current/percent`, 'percent', true],
            [`D.total/${lob}/prior/percent`, 'percent', true],
            null,
          ]),
        },
      ],
    },
    {
      id: 'dollars',
      caption: 'Working figures: dollars paid through each',
      rowHead: 'Paid through',
      groups: LOBS.map(([, label]) => [label, ['Current', 'Prior']]),
      working: true,
      rows: [...METHODS, 'Total'].map((label, n) => ({
        code: label === 'Total' ? '' : String(n + 1),
        label,
        total: label === 'Total',
        places: LOBS.flatMap(([lob]) =>
          (['current', 'prior'] as const).map((period): [string, CellKind] => [
            `D.${label === 'Total' ? 'total' : n + 1}/${lob}/${period}/dollars`,
            'dollars',
          ]),
        ),
      })),
    },
  ],
};

const E: FakeSection = {
  id: 'E',
  letter: 'E',
  title: 'Other initiatives',
  lead: 'One goal or program of the plan’s own choice, with the figures that show how it does. Optional.',
  texts: [['E/text', 'E Other initiatives']],
  tables: [],
  optional: true,
};

const S: FakeSection = {
  id: 'S',
  letter: 'S',
  title: 'Supplemental metrics',
  lead: 'Asked by the host after the form’s own items.',
  texts: [],
  tables: [
    {
      id: 'supplemental',
      caption: '',
      rowHead: 'Metric',
      groups: [['', THREE]],
      rows: [
        { code: '1', label: 'Members in advanced primary care', places: pair('S.1', 'count', 'count') },
        { code: '2', label: 'Members with a care plan, percent', places: pair('S.2', 'percent', 'percent') },
      ],
    },
  ],
};

export const SECTIONS: FakeSection[] = [A, B, C1A, C1B, C2, D, E, S];

export const QUESTIONS: [code: string, text: string, fields: [measure: string, kind: CellKind, name: string][]][] = [
  ['1', 'What is the payment strategy or reform on this topic: its parts, its idea, its goals?', []],
  [
    '2',
    'How deep and broad is it?',
    [
      ['2a/count', 'count', 'Providers taking part'],
      ['2b/count', 'count', 'Markets'],
      ['2b/list', 'line', 'Which markets'],
      ['2c/percent', 'percent', 'Members in the program, percent'],
      ['2d/answer', 'choice', 'Limited to some employers’ segments?'],
    ],
  ],
  ['3', 'Which payment models have been set up for it?', []],
  ['4', 'Has it lowered spending for your customers?', [['4/answer', 'choice', 'Lowered spending?']]],
  ['5', 'Which benefit or network features give members a reason for or against it?', []],
  ['6', 'How is quality measured, and has it improved?', [['6/answer', 'choice', 'Quality improved?']]],
  ['7', 'How is it evaluated: which benchmarks, reported how often?', []],
  ['8', 'What are the results so far?', []],
];
