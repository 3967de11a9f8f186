import type { AppendedPage } from '../wire/AppendedPage';
import type { LetterWritten } from '../wire/LetterWritten';
import type { PacketWritten } from '../wire/PacketWritten';
import { count, fileName } from './plain';

const KINDS = {
  preparation: 'Preparation: host and purchasers',
  inaugural: 'Inaugural: the first with the plan',
  regular: 'Regular: every later one',
} as const;

const SIDES = { host: 'Host', plan: 'Plan', purchaser: 'Purchaser', guest: 'Guest' } as const;

const AUDIENCES: ['purchasers' | 'plan' | 'host', string, string][] = [
  ['purchasers', 'Purchasers', 'Without working figures and without your own notes.'],
  ['plan', 'The plan', 'As for purchasers; the cover says that it is the plan’s.'],
  ['host', 'Your own review', 'Everything, your notes and the working figures on file too.'],
];

/** Bytes as `312 KB`, `2.4 MB`. */
function size(bytes: number): string {
  if (bytes < 1000) return count(bytes, 'byte');
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function written({ path, pages, identical, compared, draft }: PacketWritten): string {
  const answers = compared > 0 ? `, ${identical} of ${compared} answers identical` : '';
  return `${fileName(path)}: ${count(pages, 'page')}${answers}${draft ? '; marked as a draft because errors are open' : ''}.`;
}

function letter({ plan, title, files, failed }: LetterWritten): string {
  const what = [plan, title].filter(Boolean).join(', ');
  return `${what}: ${failed ?? files.join(', ')}`;
}

/** Letters that could not be written, those of one reason together: for whom, and why. */
function unwritten(letters: LetterWritten[]): [string, string][] {
  const whys = [...new Set(letters.flatMap(({ failed }) => failed ?? []))];
  return whys.map((why) => {
    const failed = letters.filter((one) => one.failed === why);
    const plans = [...new Set(failed.map(({ plan }) => plan))];
    const all = (plan: string) => letters.every((one) => one.plan !== plan || one.failed === why);
    const titles = (plan: string) => failed.filter((one) => one.plan === plan).map(({ title }) => title);
    const who = (plan: string) => [plan, ...(plan && all(plan) ? [] : titles(plan))].filter(Boolean).join(', ');
    return [plans.map(who).join('; '), why];
  });
}

export const meetings = {
  page: 'Meetings',
  lead: 'Each meeting with a plan: its agenda, its dates, the letters, and the packet that people read on paper.',
  new: 'New meeting…',
  none: 'No meetings yet',
  noneLead:
    'Enter a meeting with a plan. The agenda is the usual one until you change it, and every date follows from the day.',
  columns: { meeting: 'Meeting', when: 'When', next: 'Next step', host: 'Host', actions: 'Actions' },
  past: 'past',
  inDays: (days: number) => (days === 0 ? 'today' : days > 0 ? `in ${count(days, 'day')}` : 'past'),
  putAway: (title: string) => `Put “${title}” away`,
  putAwayList: 'Put away',
  putBack: 'Put back',
  wasPutAway: (title: string) => `“${title}” is put away. Nothing of it is lost.`,
  back: 'All meetings',
  kinds: KINDS,
  sides: SIDES,
  year: {
    title: (year: number) => `The year ${year}`,
    choose: 'Year',
    months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
    strip: (year: number, meetings: number) => `${year} by months: ${count(meetings, 'meeting')}`,
    month: (name: string, meetings: number, dates: number) =>
      `${name}: ${count(meetings, 'meeting')}, ${count(dates, 'date')}`,
    meets: (n: number) => count(n, 'meeting'),
    dates: (n: number) => count(n, 'date'),
    calendar: 'Calendar file for all…',
    wrote: (path: string, events: number) => `${fileName(path)}: ${count(events, 'date')}.`,
    columns: { days: 'Days', who: 'Who', what: 'What' },
    all: 'Everything in order of days',
    noDates: (year: number) => `No date of a meeting falls into ${year}.`,
    onlyMeetings: 'Dates of meetings only',
  },
  add: {
    title: 'New meeting',
    kind: 'Kind',
    host: 'Host',
    plan: 'Plan',
    date: 'Day',
    hostMissing: 'Name the host.',
    dateMissing: 'Choose the day.',
    make: 'Enter the meeting',
  },
  tabs: {
    meeting: 'Meeting',
    material: 'Material',
    letters: 'Letters',
    packet: 'Packet',
  } as const,
  tabList: 'Parts of the meeting',
  undo: (what: string | null) => (what ? `Undo: ${what}` : 'Undo'),
  redo: (what: string | null) => (what ? `Redo: ${what}` : 'Redo'),
  saving: 'Saving…',
  saved: 'Saved',
  notSaved: 'Not saved',
  again: 'Save again',
  asItWas: 'Give up the change',
  details: {
    title: 'Day and place',
    kind: 'Kind',
    host: 'Host',
    plan: 'Plan',
    date: 'Day',
    start: 'Begins',
    startHint: '9:00 am or 14:30',
    zone: 'Time zone',
    minutes: 'Minutes planned',
    minutesHint: 'The agenda is set against it.',
    convener: 'Convener',
    webinar: 'Web address',
    dialIn: 'Dial-in number',
    passcodes: 'Passcodes',
    passcodesHint: 'One a line.',
    objective: 'Objective',
    topics: 'Special topics',
    topicsHint: 'One a line.',
    nextDate: 'Next meeting',
    nextStart: 'Next meeting begins',
    confidential: 'Marked as confidential',
    recorded: 'Recorded',
    video: 'Cameras on',
    receives: 'Material goes to',
  },
  agenda: {
    title: 'Agenda',
    begins: 'Begins',
    minutes: 'Minutes',
    item: 'Item',
    leader: 'Led by',
    subs: 'Points',
    move: 'Order',
    beginsOf: (n: number) => `Item ${n} begins`,
    minutesOf: (n: number) => `Minutes of item ${n}`,
    itemOf: (n: number) => `Item ${n}`,
    leaderOf: (n: number) => `Who leads item ${n}`,
    subsOf: (n: number) => `Points of item ${n}, one a line`,
    up: (n: number) => `Move item ${n} up`,
    down: (n: number) => `Move item ${n} down`,
    drop: (n: number) => `Take item ${n} out`,
    add: 'Add an item',
    total: (minutes: number, ends: string) => (ends ? `${minutes} minutes, ends ${ends}` : `${minutes} minutes`),
    keys: 'Alt ↑ and Alt ↓ move the item you are in.',
    moved: (n: number, of: number) => `Now item ${n} of ${of}`,
    none: 'Nothing is on the agenda.',
  },
  people: {
    title: 'Who takes part',
    name: 'Name',
    organization: 'Organization',
    side: 'Side',
    email: 'E-mail',
    nameOf: (n: number) => `Name of person ${n}`,
    organizationOf: (n: number) => `Organization of person ${n}`,
    sideOf: (n: number) => `Side of person ${n}`,
    emailOf: (n: number) => `E-mail of person ${n}`,
    drop: (n: number) => `Take person ${n} out`,
    add: 'Add a person or organization',
    contact: 'Whom to ask',
    contactName: 'Contact',
    contactEmail: 'Contact’s e-mail',
    contactPhone: 'Contact’s phone',
    aboutHost: 'What the host is, in a sentence',
    customers: 'Customers spoken for',
  },
  after: {
    title: 'Notes and what was taken on',
    yours: 'Notes and debrief are yours: only your own review copy prints them.',
    notes: 'Notes',
    debrief: 'Debrief',
    actions: 'Taken on',
    what: 'What',
    who: 'Who',
    due: 'Until',
    done: 'Done',
    whatOf: (n: number) => `What action ${n} is`,
    whoOf: (n: number) => `Who does action ${n}`,
    dueOf: (n: number) => `Until when action ${n} is due`,
    doneOf: (n: number) => `Action ${n} is done`,
    drop: (n: number) => `Take action ${n} out`,
    add: 'Add an action',
  },
  dates: {
    title: 'Dates',
    calendar: 'Calendar file…',
    past: 'past',
    columns: { day: 'Day', what: 'What' },
  },
  material: {
    report: 'The report',
    which: 'The meeting is about',
    noReport: 'No report yet',
    others: 'Other plans',
    ofPlan: 'Of this plan',
    beside: 'Several plans side by side',
    names: 'Name the plans',
    namesHint:
      'Else they stand as Plan A, Plan B; your own review copy holds the key. Files that a plan sent can still give it away.',
    open: 'Open the report',
    since: 'Compared with',
    files: 'Files that the plan sent along',
    filesLead: 'PDFs and pictures, kept in the store. The packet lists them; pages of the PDFs you tick are appended.',
    add: 'Add files…',
    noFiles: 'None yet.',
    file: 'File',
    about: 'What it is',
    append: 'Append',
    sizeTitle: 'Size',
    aboutOf: (name: string) => `What ${name} is`,
    appendOf: (name: string) => `Append the pages of ${name}`,
    save: (name: string) => `Save a copy of ${name}`,
    saveButton: 'Save…',
    drop: (name: string) => `Take ${name} out`,
    saved: (path: string) => `Saved as ${fileName(path)}.`,
    picture: 'picture',
    size,
    changes: 'What changed since the last meeting',
    than: (what: string) => `Against ${what}.`,
    noChanges: 'Nothing: the report says what it said then.',
    nothing:
      'There is nothing to compare the report with. Choose something above, or hold a second meeting with the plan.',
    answer: 'Answer',
    kinds: { head: '', cell: '', remark: 'remark', explanation: 'explanation', topic: '' },
    then: 'Then',
    now: 'Now',
  },
  letters: {
    lead: 'Filled in from the meeting, in the program’s own words. Each is written as a PDF to attach and as text for the e-mail.',
    choose: 'Letters to write',
    show: 'Read',
    write: (n: number) => (n === 0 ? 'Write letters…' : n === 1 ? 'Write the letter…' : `Write ${n} letters…`),
    writing: (plan: string, n: number, of: number) => `${n} of ${of}: ${plan}`,
    starting: 'Getting ready…',
    wrote: (n: number, folder: string) => `${count(n, 'letter')} written into ${folder}`,
    failed: (n: number) => `${count(n, 'letter')} could not be written`,
    stopped: (n: number) => (n === 0 ? 'Stopped. No file was written.' : 'Stopped. What is listed was written.'),
    letter,
    unwritten,
    kinds: [
      ['purchasers', 'Invitation to purchasers'],
      ['plan', 'Invitation to the plan'],
      ['reminder', 'Reminder'],
      ['findings', 'Questions about the report'],
    ] as ['purchasers' | 'plan' | 'reminder' | 'findings', string][],
    roundTitle: 'Letters to every plan',
    roundLead:
      'From the meeting entered for each plan, else from its day in this round. A PDF and a text for each, into a folder you choose; no file is replaced.',
    roundWrite: (n: number) => (n === 1 ? 'Write letters to the plan…' : `Write letters to ${n} plans…`),
  },
  packet: {
    audience: 'For whom',
    audiences: AUDIENCES,
    paper: 'Sheet',
    papers: [
      ['letter', 'US Letter'],
      ['a4', 'A4'],
    ] as ['letter' | 'a4', string][],
    parts: 'Parts',
    ofSeveral: 'What is about the report of one plan has no place beside several.',
    password: 'Password',
    passwordHint: 'Leave it empty for none. A protected file can’t state that it is PDF/A.',
    write: 'Write the PDF…',
    making: 'Making the packet…',
    stopped: 'Stopped. No file was written.',
    laidOut: (pages: number) => `Making the packet: ${count(pages, 'page')} laid out`,
    written,
    preview: 'Pages',
    drawing: 'Drawing the pages…',
    page: (n: number, of: number) => `Page ${n} of ${of}`,
    pages: (n: number) => count(n, 'page'),
    larger: 'Larger',
    smaller: 'Smaller',
    noParts: 'Tick a part to see its pages.',
    pageOf: ({ page, of }: AppendedPage) => (of === 1 ? 'Its only page' : `Page ${page} of ${of} of this file`),
    asItIs: 'The written packet has it here just as the plan sent it.',
  },
};
