import { Failure } from '../../src/backend/failure.ts';
import type { AskedStore } from '../../src/wire/AskedStore.ts';
import type { BackupCause } from '../../src/wire/BackupCause.ts';
import type { BackupRow } from '../../src/wire/BackupRow.ts';
import type { Backups } from '../../src/wire/Backups.ts';
import type { ErrorCode } from '../../src/wire/ErrorCode.ts';
import type { LastPlace } from '../../src/wire/LastPlace.ts';
import type { PassphraseStrength } from '../../src/wire/PassphraseStrength.ts';
import type { Settings } from '../../src/wire/Settings.ts';
import type { StoreInfo } from '../../src/wire/StoreInfo.ts';
import type { Theme } from '../../src/wire/Theme.ts';

export const PASSPHRASE = 'correct horse battery staple';

export const WORDS =
  'anchor basket candle desert ember falcon garden harbor island jacket kettle lantern meadow nectar orchid pebble quarry ribbon saddle timber umbrella velvet walnut yellow'.split(
    ' ',
  );

const messages: Partial<Record<ErrorCode, string>> = {
  wrong_passphrase:
    'Lakeside.hpug was read and is whole, but this passphrase doesn’t open it. Check Caps Lock and the keyboard’s language.',
  damaged:
    'Lakeside.hpug is damaged: 3 of its 412 pages don’t match their checksums. Nothing was changed. Open a backup from the folder “backups” beside it.',
  no_permission:
    'The system doesn’t allow reading Lakeside.hpug. Ask for access to its folder, or copy it to a place of your own.',
  not_a_store: 'Lakeside.hpug is not a store of this program: it begins like a PDF.',
  workbook:
    'scan0042.xlsx: The file is not a workbook: its content is a PDF document. Choose the Excel file (.xlsx) itself.',
  open_elsewhere:
    '/home/dana/Documents/HPUG Workbook/Lakeside.hpug is open in hpug-workbook (process 4711). Close it there first.',
  disk_full: 'The disk that holds Lakeside.hpug is full. Make room, then try again; what was saved before is safe.',
};

/** A failure as the core words it. */
export function failure(code: ErrorCode): Failure {
  return new Failure({ code, message: messages[code] ?? `It failed: ${code}.`, at: null });
}

/** A passphrase is the stronger the longer it is. */
export function strengthOf(passphrase: string): PassphraseStrength {
  const level = Math.min(3, Math.floor(passphrase.length / 6));
  const advice = [
    'A few words more are needed.',
    'Guessable in days; add another word.',
    'Good; one more word makes it strong.',
    'Long and varied.',
  ];
  return { level, advice: advice[level] ?? '' };
}

function backup(time: string, bytes: string, cause: BackupCause): BackupRow {
  return { path: `/home/dana/Documents/HPUG Workbook/Lakeside backups/Lakeside ${time}.hpug`, time, bytes, cause };
}

/** The made-up store and its settings. */
export class FakeStore {
  settings: Settings = {
    idleLockMinutes: 10,
    theme: 'system',
    person: 'Dana Reyes',
    role: 'plan',
    rememberRecent: true,
    thresholds: [
      { host: 'Prairie Purchasers', changePercent: '', changeSectionD: '3', changeCsections: '', changeFigure: '' },
    ],
    numbers: { percentDecimals: 'as_asked', grouped: true, parentheses: false },
  };
  lastPlace: LastPlace | null = null;
  path = '/home/dana/Documents/HPUG Workbook/Lakeside.hpug';

  drillDue = false;
  backups: Backups = {
    folder: '/home/dana/Documents/HPUG Workbook/Lakeside backups',
    rows: [
      backup('2026-08-21T09:12:40', '1417216', 'automatic'),
      backup('2026-08-20T17:05:11', '1413120', 'before_restoring'),
      backup('2026-08-20T16:58:02', '1413120', 'automatic'),
      backup('2026-08-19T18:30:55', '1392640', 'automatic'),
    ],
  };

  /** One more backup, the newest. */
  backUp(): Backups {
    this.backups = {
      ...this.backups,
      rows: [backup('2026-08-21T10:02:00', '1421312', 'automatic'), ...this.backups.rows],
    };
    return this.backups;
  }

  constructor(theme: Theme) {
    this.settings.theme = theme;
  }

  /** The store as the one that the program was started with, refused for the reason that the page's address names. */
  asked(): AskedStore | null {
    const code = new URLSearchParams(location.search).get('asked') as ErrorCode | null;
    return code && { path: this.path, problem: failure(code) };
  }

  info(): StoreInfo {
    const { role, person, idleLockMinutes, theme } = this.settings;
    const { path, lastPlace } = this;
    const { drillDue } = this;
    return { path, name: 'Lakeside', role, person, placeWarning: null, idleLockMinutes, theme, lastPlace, drillDue };
  }
}
