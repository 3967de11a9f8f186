import type { LibraryRow } from '../../src/wire/LibraryRow.ts';
import type { ReportHead } from '../../src/wire/ReportHead.ts';
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
    answered: 151,
    due: 159,
    errors: 3,
    warnings: 5,
    dueDate: '2026-09-08',
    daysLeft: 12,
    boundFile: 'Great Lakes progress report 2021.xlsx',
    changedAt: '2026-08-27T14:03:22Z',
  },
  {
    id: 2,
    plan: 'Lakeside Health Plan',
    host: 'Prairie Purchasers',
    form: 'Progress Report 2021',
    year: 2021,
    state: 'draft',
    answered: 40,
    due: 159,
    errors: 12,
    warnings: 0,
    dueDate: '2026-08-20',
    daysLeft: -7,
    boundFile: null,
    changedAt: '2026-08-25T09:00:00Z',
  },
  {
    id: 3,
    plan: 'Lakeside Health Plan',
    host: 'Great Lakes Business Group',
    form: 'Progress Report 2021',
    year: 2020,
    state: 'exported',
    answered: 159,
    due: 159,
    errors: 0,
    warnings: 0,
    dueDate: null,
    daysLeft: null,
    boundFile: null,
    changedAt: '2025-09-01T09:00:00Z',
  },
  {
    id: 4,
    plan: '',
    host: '',
    form: 'Progress Report 2026 (sample)',
    year: 2026,
    state: 'draft',
    answered: 0,
    due: 159,
    errors: 8,
    warnings: 0,
    dueDate: null,
    daysLeft: null,
    boundFile: null,
    changedAt: '2026-08-26T09:00:00Z',
  },
];

export const LOOK: WorkbookLook = {
  token: 't1',
  fileName: 'Great Lakes progress report 2021.xlsx',
  formTitle: 'Progress Report 2021',
  plan: 'Lakeside Health Plan',
  host: 'Great Lakes Business Group',
  periods: 'Jul 2019 – Jun 2020',
  answered: 157,
  uses: ['go_on', 'start_next_year', 'received'],
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
    state: 'draft',
    boundFile: 'Great Lakes progress report 2021.xlsx',
  };
}
