import type { BackupCause } from '../wire/BackupCause';
import { dayAndTime } from './plain';

export const backups = {
  title: 'Backups',
  open: 'Backups and recovery…',
  lead: 'A backup is made when you lock and every hour of work, beside the store and in the same encryption. Three of the last day stay, and one of each of ten days.',
  none: 'There is no backup yet. The first one is made when you lock.',
  now: 'Back up now',
  made: 'A backup was made.',
  when: 'Made',
  size: 'Size',
  cause: 'Why',
  causes: {
    automatic: 'while you worked',
    before_restoring: 'stood here before a backup was put back',
  } satisfies Record<BackupCause, string>,
  bytes: (bytes: string) => `${(Number(bytes) / 1_000_000).toFixed(1)} MB`,
  restore: 'Restore…',
  restoreThis: (time: string) => `Restore the backup of ${dayAndTime(time)}`,
  restoreTitle: 'Restore a backup',
  restoreLead: (time: string) =>
    `The store goes back to how it was on ${dayAndTime(time)}. What stands there now is kept in this list, so that you can go back to it.`,
  restorePassphrase: 'The passphrase the store had then',
  restoreDo: 'Restore it',
  restoring: 'Restoring…',
  restored: 'The backup was restored.',
  pick: 'Restore a backup…',
  folder: 'They lie in',
};

export const drill = {
  open: 'Try the recovery sheet…',
  title: 'Try the recovery sheet',
  lead: 'Once a year, make sure that the sheet is where you think and opens the store. The words are tried on a fresh backup; nothing is changed.',
  due: 'A year has passed since the recovery sheet was last tried. It takes two minutes to make sure that it still opens this store.',
  later: 'Later',
  words: 'Words of the sheet',
  go: 'Try these words',
  trying: 'Trying…',
  done: (changes: number, time: string) =>
    `The sheet is right: it opens the backup of ${dayAndTime(time)} with its ${changes.toLocaleString('en-US')} changes. Put it back in its safe place.`,
};
