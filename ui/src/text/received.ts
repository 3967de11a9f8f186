import type { ReceivedFiles } from '../wire/ReceivedFiles';
import type { SealView } from '../wire/SealView';
import { count } from './plain';

/** The first three of so many names: `notes.txt, plans.csv, …`. */
const some = (names: string[], all: number) => `${names.slice(0, 3).join(', ')}${all > 3 ? ', …' : ''}`;

export const received = {
  title: 'Received',
  lead: 'Drop files or a folder anywhere on this window. Originals are read, never changed.',
  search: 'Search plan, form, year or file',
  filter: 'Show',
  filters: {
    all: 'all files',
    errors: 'with errors',
    warnings: 'with open warnings',
    incomplete: 'incomplete',
    changed: 'changed since export',
    decide: 'to be decided',
    unread: 'not read',
  },
  columns: {
    plan: 'Plan',
    form: 'Form and year',
    answered: 'Answered',
    errors: 'Errors',
    warnings: 'Warnings',
    explained: 'Explained',
    restated: 'Restated',
    seal: 'Since export',
    actions: 'Actions',
  },
  restatedHint: 'Figures that differ from an earlier report on file for the same months',
  notComparable: 'no earlier report on file to compare with',
  unclear: (n: number) => `${count(n, 'cell')} not understood`,
  guessed: 'named after the file',
  name: 'Name the plan…',
  nameLead: (file: string) => `${file} names no plan, so its own name stands for it.`,
  plan: 'Health plan',
  nameMissing: 'Give the health plan’s name.',
  newer: 'newer file',
  decide: 'Compare and decide…',
  remove: 'Remove from list',
  removed: (file: string) => `${file} is out of the list; the file itself stays where it is.`,
  showUnread: 'Show what was not read',
  again: 'Try again',
  enter: 'Enter it…',
  passwordOf: (file: string) => `Password of ${file}`,
  password: 'Password',
  passwordLead: (file: string) =>
    `${file} is protected. The password opens it here and is kept nowhere; the file stays as it is.`,
  open: 'Open it',
  toBin: (plan: string) => `Move ${plan} to the bin`,
  reading: (name: string, done: number, of: number) =>
    of === 0 ? 'Looking through the folder…' : `Read ${done} of ${of}${name ? `: ${name}` : ''}`,
  emptyTitle: 'Nothing received yet',
  emptyLead:
    'Drop the files that plans sent, or the folder they are in. Each is read, checked and listed here; what can’t be read is listed with the reason.',
  none: 'No file is like that.',
  showAll: 'Show all',
  seal(seal: SealView | null): { tone: 'ok' | 'warn' | 'error' | ''; label: string; hint: string } {
    if (!seal)
      return { tone: '', label: 'no seal', hint: 'The file carries no seal, so nothing is known about changes.' };
    if (seal.state === 'unchanged')
      return {
        tone: 'ok',
        label: 'unchanged',
        hint: 'The answers are those the export wrote. Who made it, a seal can’t tell.',
      };
    if (seal.state === 'changed')
      return {
        tone: 'warn',
        label: `${count(seal.changed, 'answer')} changed`,
        hint:
          seal.changed * 2 > seal.answers
            ? 'Most answers differ: the seal may be another report’s.'
            : 'These answers were changed by hand after the export.',
      };
    return seal.state === 'other_form'
      ? { tone: 'warn', label: 'seal of another form', hint: 'The seal was made for a report on another form.' }
      : { tone: 'warn', label: 'seal damaged', hint: 'The seal is not whole, so nothing is known about changes.' };
  },
  done({ received, same, unread, asks, leftAlone, leftNames, stopped }: ReceivedFiles, seconds: string): string {
    const parts: string[] = [];
    if (received.length > 0 || unread + same.length + asks.length === 0)
      parts.push(`${count(received.length, 'file')} received in ${seconds} s`);
    if (unread > 0) parts.push(`${unread} could not be read`);
    if (same.length > 0)
      parts.push(
        same.length === 1
          ? `${same[0]} was here already`
          : `${same.length} were here already (${some(same, same.length)})`,
      );
    if (asks.length > 0)
      parts.push(`${count(asks.length, 'file')} ${asks.length === 1 ? 'needs' : 'need'} a word from you`);
    if (leftAlone > 0) parts.push(`${count(leftAlone, 'other file')} left alone (${some(leftNames, leftAlone)})`);
    if (stopped) parts.push('stopped before the rest');
    return `${parts.join(' · ')}.`;
  },
};

export const newer = {
  title: 'A newer file of the plan',
  lead: (now: string, before: string, when: string) =>
    `${now} is of the same plan, form and year as ${before}, received ${when}.`,
  same: 'Both hold the same answers.',
  differ: (n: number) => `${count(n, 'answer')} ${n === 1 ? 'differs' : 'differ'}:`,
  columns: { what: 'Answer', before: 'Older file', now: 'Newer file' },
  blank: 'blank',
  replace: 'Replace the older one',
  replaceHint: 'The older one becomes a version of this report and goes to the bin.',
  keep: 'Keep both',
  replaced: (plan: string) =>
    `The newer file of ${plan} replaces the older one, which is among its versions and in the bin.`,
  kept: (plan: string) => `Both files of ${plan} stay.`,
};

export const theFile = {
  rail: 'The file',
  title: 'The file',
  receivedAt: (name: string, when: string) => `${name}, received ${when}. It stays as it came.`,
  seal: 'Since the export',
  changedLead: 'Changed by hand, with what stands there now:',
  blank: 'blank',
  gone: 'Some sealed answers have no place in this file any more.',
  unclear: 'Cells that could not be understood',
  noneUnclear: 'Every cell was understood.',
  explanations: 'Explanations that came with it',
  noExplanations: 'It brings no explanations.',
  notes: 'Noticed while reading',
  go: 'Go to the answer',
};

export const years = {
  rail: 'Earlier years',
  columns: (years: number[]) => `Earlier years beside the figures: ${years.join(', ')}`,
  title: 'Beside earlier years',
  lead: 'Current of each report of this plan on file, item by item as the editions compare.',
  none: 'No earlier report of this plan is on file.',
  item: 'Item',
  now: (year: number) => `${year}, this report`,
  panel: 'Earlier reports',
  blank: '–',
  nothing: 'nothing on file',
};
