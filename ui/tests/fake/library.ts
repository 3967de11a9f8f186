import type { HeadEdit } from '../../src/wire/HeadEdit.ts';
import type { BindingDifferences } from '../../src/wire/BindingDifferences.ts';
import type { LibraryRow } from '../../src/wire/LibraryRow.ts';
import type { ReportHead } from '../../src/wire/ReportHead.ts';
import type { SectionHead } from '../../src/wire/SectionHead.ts';
import type { TopicGroup } from '../../src/wire/TopicGroup.ts';
import type { WorkbookLook } from '../../src/wire/WorkbookLook.ts';

export const LIBRARY: LibraryRow[] = [
  {
    id: 1,
    plan: 'Lakeside Health Plan',
    host: 'Great Lakes Business Group',
    form: 'Progress Report 2021',
    year: 2021,
    state: 'draft',
    counted: true,
    answered: 151,
    due: 159,
    errors: 3,
    warnings: 5,
    dueDate: '2026-09-08',
    daysLeft: 12,
    boundFile: 'Great Lakes progress report 2021.xlsx',
    changedAt: '2026-08-27T14:03:22Z',
    refused: null,
  },
  {
    id: 2,
    plan: 'Lakeside Health Plan',
    host: 'Prairie Purchasers',
    form: 'Progress Report 2021',
    year: 2021,
    state: 'draft',
    counted: true,
    answered: 40,
    due: 159,
    errors: 12,
    warnings: 0,
    dueDate: '2026-08-20',
    daysLeft: -7,
    boundFile: null,
    changedAt: '2026-08-25T09:00:00Z',
    refused: null,
  },
  {
    id: 3,
    plan: 'Lakeside Health Plan',
    host: 'Great Lakes Business Group',
    form: 'Progress Report 2021',
    year: 2020,
    state: 'exported',
    counted: true,
    answered: 159,
    due: 159,
    errors: 0,
    warnings: 0,
    dueDate: null,
    daysLeft: null,
    boundFile: null,
    changedAt: '2025-09-01T09:00:00Z',
    refused: null,
  },
  {
    id: 4,
    plan: '',
    host: '',
    form: 'Progress Report 2026 (sample)',
    year: 2026,
    state: 'draft',
    counted: true,
    answered: 0,
    due: 159,
    errors: 8,
    warnings: 0,
    dueDate: null,
    daysLeft: null,
    boundFile: null,
    changedAt: '2026-08-26T09:00:00Z',
    refused: null,
  },
  {
    id: 5,
    plan: 'Riverbend Health Plan',
    host: '',
    form: 'LAN APM Data Collection 2017',
    year: 2017,
    state: 'draft',
    counted: true,
    answered: 31,
    due: 68,
    errors: 2,
    warnings: 1,
    dueDate: null,
    daysLeft: null,
    boundFile: 'LAN APM 2017.xlsx',
    changedAt: '2026-08-24T09:00:00Z',
    refused: null,
  },
  {
    id: 6,
    plan: 'Harbor Health Plan',
    host: '',
    form: 'Participation worksheet',
    year: 2017,
    state: 'draft',
    counted: true,
    answered: 5,
    due: 10,
    errors: 0,
    warnings: 0,
    dueDate: null,
    daysLeft: null,
    boundFile: null,
    changedAt: '2026-08-23T09:00:00Z',
    refused: null,
  },
  {
    id: 7,
    plan: 'Harbor Health Plan',
    host: 'Prairie Purchasers',
    form: 'visits-survey-2031',
    year: 2031,
    state: 'draft',
    counted: false,
    answered: 0,
    due: 0,
    errors: 0,
    warnings: 0,
    dueDate: '2026-09-30',
    daysLeft: 34,
    boundFile: null,
    changedAt: '2026-08-22T09:00:00Z',
    refused:
      'This program does not know the form visits-survey-2031. A version that knows it opens what is kept of it.',
  },
];

export const LOOK: WorkbookLook = {
  token: 't1',
  fileName: 'Great Lakes progress report 2021.xlsx',
  form: 'progress-report-2021',
  formTitle: 'Progress Report 2021',
  year: 2021,
  plan: 'Lakeside Health Plan',
  host: 'Great Lakes Business Group',
  periods: 'Jul 2019 – Jun 2020',
  answered: 157,
  uses: ['go_on', 'start_next_year', 'received'],
  returned: false,
  queries: 0,
  targets: [],
  notes: ['Progress Report!M148 holds “see note”: kept as a remark.', 'Two rows were inserted above Section C.'],
};

export const TOPICS: TopicGroup[] = [
  {
    title: 'Prices, payment and delivery reform',
    topics: [
      ['aco_performance', 'ACO provider performance'],
      ['bundled_payment', 'Bundled payment'],
      ['rising_prices', 'High and rising provider prices'],
      ['primary_care', 'Primary care payment'],
      ['risk_sharing', 'Moving providers to risk sharing'],
    ],
  },
  {
    title: 'Population health and care improvement',
    topics: [
      ['maternity', 'Maternity payment and outcomes'],
      ['behavioral', 'Mental and behavioral health and substance use'],
      ['musculoskeletal', 'Musculoskeletal programs'],
    ],
  },
];

export const DIFFERENCES: BindingDifferences = {
  fileName: 'Great Lakes progress report 2021 corrected.xlsx',
  before: 'Great Lakes progress report 2021.xlsx',
  unread: null,
  groups: [
    { kind: 'periods', lines: ['Prior: 7/1/2018 to 6/30/2019, before blank'] },
    { kind: 'missing', lines: ['S.2 Members in tiered networks', 'B.other2 Other designation, Prior, COE'] },
    { kind: 'extra', lines: ['S.3 Members with a primary care home'] },
    {
      kind: 'moved',
      lines: ['D.1, D.2, D.3, D.4, D.5, D.6, D.7, D.8 and 3 other items, 44 cells: 2 rows down'],
    },
    { kind: 'figures', lines: ['D.3 Shared savings, Commercial, Prior: 12.9, before blank'] },
  ],
};

export const HEAD_SECTION: SectionHead = {
  id: 'head',
  items: ['lobs', 'period'],
  lobs: [],
  title: 'Plan and periods',
  letter: '',
  answered: 8,
  due: 8,
  errors: 0,
  warnings: 0,
  optional: false,
  off: false,
};

export function head(): ReportHead {
  return {
    id: 1,
    form: 'progress-report-2021',
    formTitle: 'Progress Report 2021',
    credit: 'Form by Catalyst for Payment Reform.',
    plan: 'Lakeside Health Plan',
    host: 'Great Lakes Business Group',
    contactName: 'Dana Reyes',
    contactEmail: 'dana.reyes@lakeside.example',
    contactPhone: '312 555 0142',
    year: 2021,
    meetingDate: '2026-09-15',
    dueDate: '2026-09-08',
    daysLeft: 12,
    current: { start: '', end: '', recommendedStart: '2019-07-01', recommendedEnd: '2020-06-30' },
    prior: { start: '', end: '', recommendedStart: '2018-07-01', recommendedEnd: '2019-06-30' },
    lobs: [
      ['commercial', 'Commercial', true],
      ['medicaid', 'Medicaid', true],
    ],
    asksPeriods: true,
    takesTopics: true,
    questionnaire: '',
    questionnaireHosts: [],
    asksContact: true,
    months: 'Jul 2019 – Jun 2020',
    state: 'draft',
    boundFile: 'Great Lakes progress report 2021.xlsx',
  };
}

/** The head after an edit: plan and lines of business. */
export function edited(head: ReportHead, edit: HeadEdit): ReportHead {
  if (edit.field === 'plan') return { ...head, plan: edit.value };
  if (edit.field !== 'lobs') return head;
  const lobs = head.lobs.map(([key, label]): [string, string, boolean] => [key, label, edit.value.includes(key)]);
  return { ...head, lobs };
}
