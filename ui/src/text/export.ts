import type { ExportKind } from '../wire/ExportKind';
import { count } from './plain';

export const exporting = {
  title: 'Export',
  what: 'What to write',
  kinds: {
    fill: ['The host’s file, filled', 'Your answers go into its input cells; everything else in it stays as it is.'],
    workbook: ['Workbook in the publisher’s layout', 'With live formulas, remarks, explanations and topics.'],
    pdf: ['PDF', 'The whole report to read or print, tagged and with bookmarks.'],
  } satisfies Record<ExportKind, [string, string]>,
  draft: (errors: number) =>
    `${count(errors, 'error')} ${errors === 1 ? 'is' : 'are'} open, so this export is a draft and says so in its file name.`,
  withoutCell: 'The host’s file has no cell for:',
  companion: 'Write that beside it, as',
  companions: { none: 'nothing', pdf: 'a PDF', workbook: 'a workbook' },
  workingFigures: 'Include the working figures',
  where: 'Save as',
  whereHint: 'A new file; nothing that exists is overwritten.',
  write: 'Export',
  looking: 'Looking at the host’s file…',
  busy: (kind: ExportKind) =>
    ({
      fill: 'Filling the host’s file, then reading it back and comparing every answer…',
      workbook: 'Writing the workbook, then reading it back and comparing every answer…',
      pdf: 'Writing the PDF, then reading it back and comparing every answer…',
    })[kind],
  done: 'Exported',
  wasDraft: 'This is a draft: errors are still open.',
  identical: (same: number, all: number) => `${same} of ${count(all, 'answer')} identical`,
  notes: 'Worth knowing',
  past: 'Past exports',
  nonePast: 'Nothing has been exported from this report yet.',
  draftPill: 'draft',
  columns: {
    time: 'Time',
    file: 'File',
    kind: 'What',
    host: 'Host',
    fingerprint: 'Fingerprint',
    differs: 'Changed since',
  },
};

export const versions = {
  title: 'Versions and exports',
  lead: 'Every change is kept as you go. Keep a version to come back to a certain state, for example before a review.',
  name: 'Name of the version',
  keep: 'Keep a version',
  kept: (name: string) => `Version ${name} is kept.`,
  none: 'No version has been kept yet.',
  restore: 'Restore',
  restored: (name: string) => `The report is as it was in ${name}. Undo takes that back.`,
  same: 'none',
  columns: { name: 'Version', time: 'Time', person: 'Kept by', differs: 'Cells that differ' },
};

export const topics = {
  add: 'Add a special topic',
  addLead: 'The same eleven questions are answered for each topic. Choose from the library or name your own.',
  own: 'Name of a topic of your own',
  addOwn: 'Add it',
  search: 'Search the library',
  remove: 'Remove topic',
  removed: (title: string) => `${title} is removed. Undo brings it back.`,
  answer: (code: string) => `Answer to ${code}`,
  words: (n: number) => `${count(n, 'word')} in all`,
};
