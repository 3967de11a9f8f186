import type { ReportHead } from '../../src/wire/ReportHead.ts';
import type { CellKind } from '../../src/wire/CellKind.ts';
import type { FakeRow, FakeSection } from './forms.ts';
import { head } from './library.ts';

const LOBS: [key: string, label: string][] = [
  ['commercial', 'Commercial'],
  ['medicare_advantage', 'Medicare Advantage'],
  ['medicaid', 'Medicaid'],
];
const LABELS = LOBS.map(([, label]) => label);

const STATES =
  'AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|PR Puerto Rico|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming';

function byLob(label: string, item: string, kind: CellKind, measure = ''): FakeRow {
  const end = measure && `/${measure}`;
  return { code: '', label, places: LOBS.map(([lob]) => [`${item}/${lob}${end}`, kind]) };
}

const G: FakeSection = {
  id: 'G',
  letter: 'G',
  title: 'General information',
  lead: 'Who answers, for how many members, in which states and for which 12 months, and what total spend includes. It looks back at what was actually paid.',
  texts: [['G.limitations/text', 'G.limitations Assumptions and limitations']],
  items: [
    'G.contact',
    'G.members',
    'G.spend',
    'G.basis',
    'G.months',
    'G.pharmacy',
    'G.behavioral',
    'G.limitations',
    'G.hours',
  ],
  tables: [
    {
      id: 'once',
      caption: '',
      rowHead: 'Question',
      groups: [['', ['Answer']]],
      rows: ['name', 'email', 'phone'].map((one) => ({
        code: '',
        label: `Contact: ${one}`,
        places: [[`G.contact/${one}`, 'line']],
      })),
    },
    {
      id: 'main',
      caption: '',
      rowHead: 'Question',
      groups: [['', LABELS]],
      rows: [
        byLob('Members', 'G.members', 'count', 'count'),
        byLob('Total spend', 'G.spend', 'dollars', 'dollars'),
        byLob('Period used', 'G.basis', 'line'),
        byLob('Which 12 months', 'G.months', 'months'),
        byLob('Pharmacy benefit included', 'G.pharmacy', 'flag', 'included'),
        byLob('Pharmacy benefit included: share %', 'G.pharmacy', 'percent', 'percent'),
        byLob('Hours it took', 'G.hours', 'count', 'hours'),
      ],
    },
  ],
};

const STATES_SECTION: FakeSection = {
  id: 'G.states',
  letter: 'G',
  title: 'States of business',
  lead: 'For each state the lines of business: commercial (C), Medicare Advantage (MA), Medicaid managed care (MCO). The form has no row for the District of Columbia; name it under limitations.',
  texts: [],
  items: STATES.split('|').map((state) => `G.state.${key(state)}`),
  tables: [
    {
      id: 'main',
      caption: '',
      rowHead: 'State',
      groups: [['', ['Lines of business']]],
      rows: STATES.split('|').map((state) => ({
        code: state.slice(0, 2),
        label: state.slice(3),
        places: [[`G.state.${key(state)}/lobs`, 'lobs']],
      })),
    },
  ],
};

function key(state: string): string {
  return state.slice(3).toLowerCase().replaceAll(' ', '_');
}

const ROWS: [label: string, heading?: string, sum?: number[]][] = [
  ['All payments to providers'],
  ['Legacy payments', 'Category 1'],
  ['Foundational spending to improve care', 'Category 2'],
  ['Fee-for-service plus pay-for-performance'],
  ['Category 2 in total', undefined, [3, 4]],
  ['Shared savings on fee-for-service', 'Category 3'],
  ['Shared risk on fee-for-service'],
  ['Procedure-based bundles or episodes'],
  ['Population-based, not condition-specific'],
  ['Category 3 in total', undefined, [6, 7, 8, 9]],
  ['Population-based for conditions', 'Category 4'],
  ['Condition-specific bundles or episodes'],
  ['Full or percent of premium'],
  ['Category 4 in total', undefined, [11, 12, 13]],
  ['Legacy payments again', 'Aggregates', [2]],
  ['Categories 2 to 4', undefined, [3, 4, 6, 7, 8, 9, 11, 12, 13]],
  ['Categories 3 and 4', undefined, [6, 7, 8, 9, 11, 12, 13]],
];

const METRICS = LOBS.map(([lob, label]): FakeSection => ({
  id: `${label} Metrics`,
  letter: 'M',
  title: `${label} metrics`,
  lead: 'Dollars paid, by payment model, base payment and incentive together. A provider under several models counts under the dominant one. Totals and shares are computed.',
  texts: [],
  items: ROWS.map((_, n) => `M.${n + 1}`),
  lobs: [lob],
  tables: [
    {
      id: 'main',
      caption: '',
      rowHead: 'Paid through',
      groups: [['', ['Dollars', 'Denominator', '% of all payments']]],
      rows: ROWS.map(([text, heading, sum], n) => ({
        code: String(n + 1),
        label: text,
        heading,
        total: sum !== undefined,
        places:
          n === 0
            ? [null, [`M.1/${lob}/dollars`, 'dollars'], null]
            : [
                sum
                  ? [`M.${n + 1}/${lob}/dollars`, 'dollars', true, sum.map((at) => `M.${at}/${lob}/dollars`)]
                  : [`M.${n + 1}/${lob}/dollars`, 'dollars'],
                [`M.${n + 1}/${lob}/denominator`, 'dollars', true, [`M.1/${lob}/dollars`]],
                [`M.${n + 1}/${lob}/percent`, 'percent', true, (sum ?? [n + 1]).map((at) => `M.${at}/${lob}/dollars`)],
              ],
      })),
    },
  ],
}));

const MODELS = [
  'foundational',
  'p4p',
  'shared_savings',
  'shared_risk',
  'procedure_bundle',
  'population',
  'condition_population',
  'condition_bundle',
  'full_population',
];

const X: FakeSection = {
  id: 'X',
  letter: 'X',
  title: 'Cross-Checking',
  lead: 'For each payment model and line of business: was it in effect, since when, and at which stage?',
  texts: [],
  items: MODELS.map((model) => `X.${model}`),
  tables: LOBS.map(([lob, label]) => ({
    id: lob,
    caption: label,
    rowHead: 'Payment model',
    groups: [['', ['In effect', 'Launched', 'Stage']]],
    rows: MODELS.map((model, n) => ({
      code: String([3, 4, 6, 7, 8, 9, 11, 12, 13][n]),
      label: ROWS[[3, 4, 6, 7, 8, 9, 11, 12, 13][n]! - 1]![0],
      places: [
        [`X.${model}/${lob}/in_effect`, 'flag'],
        [`X.${model}/${lob}/launched`, 'month'],
        [`X.${model}/${lob}/stage`, 'line'],
      ],
    })),
  })),
};

export const LAN_SECTIONS: FakeSection[] = [G, STATES_SECTION, ...METRICS, X];

export function lanAnswers(): Map<string, string> {
  const all = new Map<string, string>([
    ['G.contact/name', 'Dana Reyes'],
    ['G.contact/email', 'dana.reyes@lakeside.example'],
    ['G.members/commercial/count', '412000'],
    ['G.members/medicaid/count', '188000'],
    ['G.spend/commercial/dollars', '1980000000'],
    ['G.spend/medicaid/dollars', '904000000'],
    ['G.basis/commercial', 'Calendar year 2016'],
    ['G.basis/medicaid', 'Most recent 12 months'],
    ['G.months/medicaid', 'Jul 2015 – Jun 2016'],
    ['G.pharmacy/commercial/included', 'Y'],
    ['G.pharmacy/commercial/percent', '85'],
    ['G.state.illinois/lobs', 'commercial,medicaid'],
    ['G.state.indiana/lobs', 'commercial'],
    ['G.state.michigan/lobs', 'commercial,medicare_advantage'],
    ['G.state.wisconsin/lobs', 'commercial'],
    ['M.1/commercial/dollars', '1980000000'],
    ['X.p4p/commercial/in_effect', 'Y'],
    ['X.p4p/commercial/launched', 'Jan 2013'],
    ['X.p4p/commercial/stage', 'Fully implemented'],
    ['X.shared_savings/commercial/in_effect', 'Y'],
    ['X.shared_savings/commercial/launched', 'Jul 2016'],
  ]);
  const dollars: [row: number, dollars: string][] = [
    [2, '1204000000'],
    [3, '22000000'],
    [4, '310000000'],
    [6, '288000000'],
    [7, '96000000'],
    [8, '12000000'],
    [9, '30000000'],
    [11, '0'],
    [12, '8000000'],
    [13, '10000000'],
  ];
  for (const [row, amount] of dollars) all.set(`M.${row}/commercial/dollars`, amount);
  return all;
}

export function lanHead(): ReportHead {
  return {
    ...head(),
    id: 5,
    form: 'lan-apm-2017',
    formTitle: 'LAN APM Data Collection 2017',
    credit: 'After the National APM Data Collection of the Health Care Payment Learning & Action Network.',
    plan: 'Riverbend Health Plan',
    host: '',
    year: 2017,
    meetingDate: '',
    dueDate: '',
    daysLeft: null,
    lobs: LOBS.map(([lob, label]): [string, string, boolean] => [lob, label, true]),
    asksPeriods: false,
    takesTopics: false,
    questionnaire: '',
    questionnaireHosts: [],
    asksContact: false,
    months: 'Jan 2016 – Dec 2016, Jul 2015 – Jun 2016',
    boundFile: 'LAN APM 2017.xlsx',
  };
}
