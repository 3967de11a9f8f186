import type { ReportState } from '../wire/ReportState';
import type { WorkbookUse } from '../wire/WorkbookUse';

export const states: Record<ReportState, string> = { draft: 'Draft', exported: 'Exported', received: 'Received' };

export const library = {
  title: 'Library',
  received: 'Received',
  bin: 'Bin',
  lead: 'Drop a host’s workbook anywhere on this window to begin, or start an empty report.',
  dropHere: 'Drop the workbook to read it',
  search: 'Search plan, host, form or year',
  newReport: 'New report…',
  openWorkbook: 'Open a workbook…',
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
    'Drop the host’s workbook on this window: blank or with last year’s answers, it is recognised and becomes your draft.',
    'Or start an empty report and send it in the publisher’s layout.',
  ],
  binLead: 'Deleted reports stay here until you put them back.',
  emptyBin: 'The bin is empty.',
  nothingFound: (words: string) => `Nothing matches “${words}”.`,
  showAll: 'Show all',
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

export const lockTimer = {
  locksIn: (time: string) => `Locks in ${time}`,
  soon: 'The store locks in one minute. Press any key to stay.',
};
