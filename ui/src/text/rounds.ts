import type { BlankWritten } from '../wire/BlankWritten';
import type { PlanStanding } from '../wire/PlanStanding';
import { count, longDate } from './plain';

function standing({ state, days }: PlanStanding): string {
  switch (state) {
    case 'answered':
      return days === 0 ? 'Answered' : `Answered, ${count(days, 'day')} late`;
    case 'waiting':
      return days === 0 ? 'Due today' : `${count(days, 'day')} left`;
    case 'late':
      return `${count(days, 'day')} late`;
    case 'open':
      return 'Not answered';
  }
}

function paper({ file, figures, there, failed }: BlankWritten): string {
  if (failed !== null) return failed;
  const held = figures > 0 ? `, ${count(figures, 'figure')} as reported` : '';
  return there ? `${file} was there already` : `${file}${held}`;
}

export const rounds = {
  page: 'Rounds',
  lead: 'What you tell your plans, once a round: printed on blanks and guides. And who has answered.',
  new: 'New round…',
  none: 'No rounds yet',
  noneLead:
    'Start a round about two months before your meetings: name the plans, write a blank for each, and see who has answered.',
  putAwayList: 'Put away',
  columns: {
    round: 'Round',
    form: 'Form',
    year: 'Year',
    due: 'Due',
    answered: 'Answered',
    late: 'Late',
    actions: 'Actions',
  },
  answered: (done: number, of: number) => `${done} of ${of}`,
  putAway: (name: string) => `Put ${name} away`,
  putBack: 'Put back',
  wasPutAway: (name: string) => `${name} is put away. Nothing of it is lost.`,
  noDue: 'no due date',
  back: 'All rounds',
  edit: 'Change…',
  again: 'Use again for the next year…',
  toldTitle: 'What you tell your plans',
  plans: 'Plans',
  noPlans: 'No plan is named yet. Change the round and add them.',
  doubled: (names: string[]) => `Twice in the list: ${names.join(', ')}. Take one out, or reports count for the first.`,
  planColumns: {
    plan: 'Plan',
    standing: 'Standing',
    came: 'Came',
    prior: 'Last period on file',
    written: 'Blank written',
  },
  standing,
  ownDue: (day: string) => `due ${longDate(day)}`,
  topics: 'with topics',
  said: 'you said so',
  notHis: (plan: string, name: string) => `Not theirs: ${plan} is not from ${name}`,
  notHisButton: 'Not theirs',
  noPrior: 'none',
  never: 'not yet',
  unmatched: 'Received, and from no plan of this round by their names',
  unmatchedLead: 'Say whose each one is; it counts for that plan from then on.',
  of: (plan: string) => `Plan of ${plan}`,
  choose: 'Choose the plan…',
  write: (n: number) => (n === 1 ? 'Write the blank…' : `Write ${n} blanks…`),
  writeTitle: 'Blanks for every plan',
  writeLead: (topics: number) =>
    topics === 0
      ? 'One workbook per plan into a folder you choose. Last period’s Current stands as Prior, blue and marked as reported. No file is replaced.'
      : 'A workbook and a topics guide per plan into a folder you choose. Last period’s Current stands as Prior, blue and marked as reported. No file is replaced.',
  writing: (plan: string, n: number, of: number) => `${n} of ${of}: ${plan}`,
  starting: 'Getting ready…',
  wrote: (n: number, folder: string) => `${count(n, 'file')} written into ${folder}`,
  stopped: (n: number) => (n === 0 ? 'Stopped. No file was written.' : 'Stopped. What is listed was written.'),
  failed: (n: number) => `${count(n, 'file')} could not be written`,
  files: 'The files',
  paper,
  form: {
    newTitle: 'New round',
    title: 'Change the round',
    name: 'Name',
    nameHint: 'For you, such as “Fall 2026”.',
    host: 'Host, as printed',
    form: 'Form',
    year: 'Reporting year',
    often: 'How often plans report',
    due: 'Reports due',
    dueHint: 'Without it, a week before each plan’s meeting.',
    basis: 'What figures are compared with',
    contact: 'Contact',
    email: 'E-mail',
    phone: 'Phone',
    told: 'Printed on every blank and guide',
    topics: 'Special topics',
    topic: (n: number) => `Topic ${n}`,
    topicTitle: (n: number) => `Title of topic ${n}`,
    topicHint: 'One of the list, or a title of your own',
    intro: (n: number) => `Why topic ${n} matters to your members`,
    addTopic: 'Add a topic',
    dropTopic: (n: number) => `Take topic ${n} out`,
    plans: 'Plans',
    plan: 'Plan',
    meeting: 'Meeting',
    whom: 'Contact there',
    planOf: (n: number) => `Plan ${n}`,
    meetingOf: (n: number) => `Meeting with plan ${n}`,
    whomOf: (n: number) => `Contact at plan ${n}`,
    emailOf: (n: number) => `E-mail of plan ${n}`,
    addPlan: 'Add a plan',
    dropPlan: (n: number) => `Take plan ${n} out`,
    several: 'Add several plans',
    severalHint: 'One name a line; paste them from a list.',
    addThem: 'Add them',
    keep: 'Keep the round',
    nameMissing: 'Give the round a name.',
    yearWrong: 'Give a year from 2000 to 2100.',
  },
};

export const terms = {
  title: (publisher: string) => `This form is ${publisher}’s. Its terms, in our words:`,
  read: 'I have read them',
  once: 'Shown once. The publisher’s own terms prevail.',
};
