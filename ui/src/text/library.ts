import type { ReportState } from '../wire/ReportState';
import type { LibraryRow } from '../wire/LibraryRow';
import type { WorkbookUse } from '../wire/WorkbookUse';
import { count, dayAndTime } from './plain';

export const states: Record<ReportState, string> = {
  draft: 'Draft',
  locked: 'Locked',
  exported: 'Exported',
  received: 'Received',
};

export const home = {
  reports: 'Reports',
  received: 'Received',
  bin: 'Bin',
  groups: { plan: 'Plan', host: 'Host', store: 'Store' },
};

export const library = {
  title: 'Library',
  lead: 'Drop a host’s workbook anywhere on this window to begin, or start an empty report.',
  dropHere: 'Drop the workbooks to read them',
  search: 'Search plan, host, form or year',
  newReport: 'New report…',
  openWorkbook: 'Open workbooks…',
  columns: {
    plan: 'Plan',
    host: 'Host',
    form: 'Form',
    year: 'Year',
    state: 'State',
    complete: 'Answered',
    errors: 'Errors',
    warnings: 'Warnings',
    due: 'Due',
    actions: 'Actions',
  },
  unnamed: 'Plan not named yet',
  noDue: 'no meeting set',
  moveToBin: (name: string) => `Move ${name} to the bin`,
  startYear: (year: number) => `Start ${year}`,
  startYearOf: (name: string, year: number) => `Start ${year} of ${name} from this report`,
  yearStarted: (name: string, year: number) => `The ${year} report of ${name} is started; Current became Prior.`,
  movedToBin: (name: string) => `${name} is in the bin.`,
  restore: 'Put back',
  restored: (name: string) => `${name} is back in the library.`,
  emptyTitle: 'No reports yet',
  emptySteps: [
    'Drop the host’s workbook on this window: blank or with last year’s answers, it is recognized and becomes your draft.',
    'Or start an empty report and send it in the publisher’s layout.',
  ],
  binLead: 'Deleted reports stay here until you put them back.',
  emptyBin: 'The bin is empty.',
  nothingFound: (words: string) => `Nothing matches “${words}”.`,
  showAll: 'Show all',
  showMore: (n: number) => `Show ${n} more`,
  shownOf: (shown: number, all: number) =>
    `${shown} of ${all.toLocaleString('en-US')} reports are listed; search finds them all.`,
  counting: 'being counted',
  /** Before the reason. */
  refused: 'Can’t be opened here; kept and backed up as it is.',
  lock: 'Lock',
  settings: 'Settings',
  help: 'Help',
};

export const newReport = {
  title: 'New report',
  form: 'Form',
  plan: 'Health plan',
  host: 'Host (who receives it)',
  year: 'Reporting year',
  refused: (forms: number) =>
    forms === 1
      ? 'One form can’t be offered: its file has a mistake.'
      : `${forms} forms can’t be offered: their files have mistakes.`,
  yearHint: (year: number) => `Recommended periods: Jul ${year - 2} – Jun ${year - 1} and the 12 months before.`,
  start: 'Start the report',
  starting: 'Starting…',
  planMissing: 'Give the health plan’s name.',
  yearWrong: 'Give a year from 2000 to 2099.',
};

export const workbook = {
  title: 'What is this workbook?',
  reading: (name: string) => `Reading ${name}…`,
  readingTitle: 'Reading the workbook',
  password: 'Password of the workbook',
  openIt: 'Open it',
  form: 'Form',
  periods: 'Periods',
  answered: 'Answers in it',
  blank: 'none, it is blank',
  question: 'What would you like to do with it?',
  uses: {
    new_draft: ['Start a draft', 'Your answers are later filled into this very file. The original is never changed.'],
    go_on: [
      'Go on with it',
      'Its answers become a draft that is later filled into this file. The original is never changed.',
    ],
    start_next_year: [
      'Start this year’s report',
      'Its Current figures become Prior, marked until you have reviewed them.',
    ],
    received: ['Keep it as received', 'A plan sent it. It stays as it is, for reading and checking.'],
    answer_queries: ['Answer its questions', 'Each stands beside its cell of your report.'],
    next_version: ['Take it as the next version', 'You see what changes first; the version before is kept.'],
  } satisfies Record<WorkbookUse, [string, string]>,
  plan: 'Health plan',
  host: 'Host',
  notes: 'Noticed while reading',
  go: 'Continue',
  bindHere: [
    'Use it for the open report',
    'Export fills this file from now on; the answers stay as they are.',
  ] as const,
};

const batchUses: Record<WorkbookUse | 'leave', string> = {
  new_draft: 'Start a draft',
  go_on: 'Go on with it',
  start_next_year: 'Start this year’s report',
  received: 'Keep as received',
  answer_queries: 'Take its questions',
  next_version: 'Take as the next version',
  leave: 'Leave it out',
};

export const workbooks = {
  title: 'What are these workbooks?',
  reading: 'Reading the workbooks',
  readingOne: (name: string, n: number, of: number) => `Reading ${n} of ${of}: ${name}`,
  usingOne: (name: string, n: number, of: number) => `Keeping ${n} of ${of}: ${name}`,
  lead: (n: number) => `${count(n, 'workbook')} ${n === 1 ? 'was' : 'were'} read. Say what each is for.`,
  columns: { file: 'File', plan: 'Health plan', host: 'Host', use: 'What to do' },
  forAll: 'Same for all…',
  uses: batchUses,
  planOf: (name: string) => `Health plan of ${name}`,
  hostOf: (name: string) => `Host of ${name}`,
  useOf: (name: string) => `What to do with ${name}`,
  answered: (n: number) => (n === 0 ? 'blank' : count(n, 'answer')),
  refused: (n: number) => `${count(n, 'file')} could not be taken`,
  reason: (name: string, { message }: { message: string }) =>
    message.includes(name) ? message : `${name}: ${message}`,
  none: 'Nothing was read.',
  alone: (names: string[]) =>
    `Looked at by ${names.length === 1 ? 'itself' : 'themselves'} next, because there is more to decide: ${names.join(', ')}.`,
  go: (n: number) => (n === 1 ? 'Take 1 workbook' : `Take ${n} workbooks`),
  made: (n: number) => `${count(n, 'report')} ${n === 1 ? 'is' : 'are'} in the library.`,
};

export const copyFrom = {
  label: 'Begin with',
  hint: 'This plan has reports for the same year. Answers, remarks and explanations can be copied.',
  none: 'no answers',
  source: (row: LibraryRow) =>
    `the answers for ${row.host || 'an unnamed host'} · ${row.answered} of ${row.due} answered · ${dayAndTime(row.changedAt)}`,
};

export const lockTimer = {
  locksIn: (time: string) => `Locks in ${time}`,
  soon: 'The store locks in one minute. Press any key to stay.',
};
