import type { MeetingDate } from '../../src/wire/MeetingDate.ts';
import type { MeetingTold } from '../../src/wire/MeetingTold.ts';
import type { YearLine } from '../../src/wire/YearLine.ts';
import type { YearPlan } from '../../src/wire/YearPlan.ts';

/** A meeting as its host entered it. */
export const TOLD: MeetingTold = {
  kind: 'regular',
  host: 'Great Lakes Business Group',
  aboutHost: 'We are a coalition of employers and public purchasers around the Great Lakes.',
  plan: 'Lakeside Health Plan',
  date: '2026-09-15',
  start: '9:00 am',
  zone: 'central',
  minutes: '90',
  objective: 'See what has moved since last time, ask about it, and go deeper where members want to know more.',
  convener: 'Marcus Hale, Great Lakes Business Group',
  contactName: 'Marcus Hale',
  contactEmail: 'marcus.hale@glbg.example',
  contactPhone: '312-555-0142',
  agenda: [
    { minutes: 10, item: 'Introductions and purpose', sub: [], leader: 'Host' },
    { minutes: 5, item: 'Schedule of the year’s meetings', sub: [], leader: 'Host' },
    { minutes: 30, item: 'Progress Report', sub: ['Current against prior', 'Questions'], leader: 'Plan' },
    { minutes: 45, item: 'Special topic', sub: ['The plan’s answers', 'Questions'], leader: 'Plan' },
  ],
  webinar: 'https://meet.example/glbg',
  dialIn: '312-555-0100',
  passcodes: ['482 913'],
  people: [
    { name: 'Marcus Hale', organization: 'Great Lakes Business Group', side: 'host', email: '' },
    {
      name: 'Dana Whitfield',
      organization: 'Lakeside Health Plan',
      side: 'plan',
      email: 'dana.whitfield@lakeside.example',
    },
    { name: '', organization: 'Harbor Steel', side: 'purchaser', email: '' },
    { name: '', organization: 'City of Port Ellis', side: 'purchaser', email: '' },
  ],
  customers: '412000',
  topics: ['Bundled payment', 'Maternity payment and outcomes'],
  nextDate: '2027-03-16',
  nextStart: '9:00 am',
  confidential: true,
  recorded: false,
  video: true,
  receives: 'All who take part; the packet is not passed on.',
  notes: 'Ask about the wage index before the meeting.',
  actions: [
    { what: 'Send the list of hospitals under shared risk', who: 'Lakeside', due: '2026-08-14', done: true },
    { what: 'Say how virtual visits are counted', who: 'Lakeside', due: '2026-09-08', done: false },
  ],
  debrief: '',
  report: 1,
  compare: null,
  since: 'auto',
  files: [
    { sha256: 'aa', name: 'Wage index.pdf', size: 1_240_000, pdf: true, about: 'How it was worked out', chosen: true },
    { sha256: 'bb', name: 'clinics.png', size: 312_000, pdf: false, about: 'Map', chosen: false },
  ],
};

const date = (step: string, what: string, iso: string, day: string, hint = '', past = false): MeetingDate => ({
  step,
  what,
  date: iso,
  day,
  hint,
  past,
});

/** What follows from its day. */
export const DATES: MeetingDate[] = [
  date('ask_for_update', 'Ask the plan for the update', '2026-07-15', 'Wed, Jul 15, 2026', '', true),
  date('invite', 'Invite further purchasers', '2026-08-18', 'Tue, Aug 18, 2026', '', true),
  date('status_check', 'Check on the status with the plan', '2026-09-01', 'Tue, Sep 1, 2026'),
  date('report_due', 'Report and topic answers are due', '2026-09-08', 'Tue, Sep 8, 2026'),
  date(
    'refresh_agenda',
    'Refresh the invitation with the agenda',
    '2026-09-12',
    'Sat, Sep 12, 2026',
    'Sep 12, 2026 is a Saturday; the business day before is Fri, Sep 11, 2026.',
  ),
  date('meet', 'Meeting', '2026-09-15', 'Tue, Sep 15, 2026'),
];

const line = (begins: string, days: string, who: string, what: string, more: Partial<YearLine> = {}): YearLine => ({
  begins,
  ends: begins,
  days,
  who,
  what,
  hint: '',
  meets: false,
  season: false,
  ...more,
});

/** The year's plan of a host with several plans. */
export const YEAR: YearPlan = {
  year: 2026,
  years: [2026, 2027],
  today: '2026-08-27',
  clashes: ['More than one meeting on Tue, Sep 22, 2026: Riverbend Mutual, Harbor Health.'],
  lines: [
    line('2026-01-01', 'Jan 1, 2026 – Feb 28, 2026', 'Host', 'Gather purchasers; get the current form and guide', {
      ends: '2026-02-28',
      season: true,
    }),
    line('2026-03-17', 'Tue, Mar 17, 2026', 'Prairie Cooperative Health', 'Regular meeting, 9:00 am', { meets: true }),
    line('2026-06-01', 'Jun 1, 2026 – Jul 31, 2026', 'Host and plan', 'Fix the dates of the meetings', {
      ends: '2026-07-31',
      season: true,
    }),
    line('2026-07-15', 'Wed, Jul 15, 2026', 'Lakeside Health Plan', 'Ask the plan for the update'),
    line('2026-08-25', 'Tue, Aug 25, 2026', 'Riverbend Mutual', 'Invite further purchasers'),
    line('2026-09-01', 'Sep 1, 2026 – Sep 30, 2026', 'All', 'First meetings', { ends: '2026-09-30', season: true }),
    line('2026-09-07', 'Mon, Sep 7, 2026', 'Riverbend Mutual', 'Check on the status with the plan', {
      hint: 'Sep 7, 2026 is Labor Day; the business day before is Fri, Sep 4, 2026.',
    }),
    line('2026-09-15', 'Tue, Sep 15, 2026', 'Lakeside Health Plan', 'Regular meeting, 9:00 am', { meets: true }),
    line('2026-09-22', 'Tue, Sep 22, 2026', 'Riverbend Mutual', 'Regular meeting, 1:00 pm', { meets: true }),
  ],
};

/** Time zones that are offered. */
export const ZONES = [
  { key: 'eastern', label: 'Eastern Time' },
  { key: 'central', label: 'Central Time' },
  { key: 'pacific', label: 'Pacific Time' },
];
