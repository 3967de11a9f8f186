import type { ErrorCode } from '../wire/ErrorCode';

/** What each kind of failure is called, above the core's own sentence about it. */
export const failureTitle: Record<ErrorCode, string> = {
  wrong_passphrase: 'That passphrase doesn’t open this store',
  recovery_words: 'The recovery words hold a mistake',
  damaged: 'The store is damaged',
  no_permission: 'No permission',
  read_only_drive: 'The drive can only be read',
  not_a_store: 'Not a store',
  not_found: 'File not found',
  gone: 'The store is not at its place any more',
  open_elsewhere: 'The store is open elsewhere',
  newer_store: 'Written by a newer version',
  already_exists: 'That file exists already',
  disk_full: 'The disk is full',
  io: 'That didn’t work',
  locked: 'The store is locked',
  weak_passphrase: 'The passphrase is too weak',
  workbook: 'The workbook can’t be read',
  protected: 'The workbook is protected with a password',
  fill: 'The host’s file can’t be filled',
  export_differs: 'The export was stopped',
  form: 'This form can’t be used',
  no_such_thing: 'No longer there',
  read_only: 'This report can’t be changed',
  bad_request: 'That can’t be done',
  cancelled: 'Stopped',
};
