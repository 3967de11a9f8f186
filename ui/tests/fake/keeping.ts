import type { Breakdown } from '../../src/wire/Breakdown.ts';
import type { ErrorCode } from '../../src/wire/ErrorCode.ts';
import type { Role } from '../../src/wire/Role.ts';
import type { Theme } from '../../src/wire/Theme.ts';
import { FakeInbox } from './received.ts';
import { failure, FakeStore, PASSPHRASE, strengthOf, WORDS } from './store.ts';

/** The made-up store's file: opened, created, backed up. Query: `open`, `empty`, `theme=dark`, `role=host`, `drill`,
 * `broke=store_locked`. */
export class FakeKeeping extends FakeInbox {
  protected readonly store: FakeStore;
  protected open: boolean;
  protected readonly first: boolean;
  private readonly breakdown: Breakdown | null;

  constructor(query: URLSearchParams) {
    super();
    this.store = new FakeStore((query.get('theme') as Theme | null) ?? 'system');
    this.store.settings.role = (query.get('role') as Role | null) ?? 'plan';
    this.store.drillDue = query.has('drill');
    this.open = query.has('open');
    this.first = query.has('empty');
    this.breakdown = query.get('broke') as Breakdown | null;
  }

  startup = async () => ({
    asked: this.store.asked(),
    breakdown: this.breakdown,
    store: this.open ? this.store.info() : null,
    recent: this.first
      ? []
      : [
          { path: this.store.path, name: 'Lakeside', exists: true },
          { path: '/media/usb/Old reports.hpug', name: 'Old reports', exists: false },
        ],
    suggestedPath: this.store.path,
    version: '0.1.0',
    theme: this.store.settings.theme,
  });
  passphraseStrength = async (passphrase: string) => strengthOf(passphrase);
  createStore = async () => {
    this.open = true;
    return { store: this.store.info(), recoveryWords: WORDS };
  };
  openStore = async (_path: string, passphrase: string) => {
    const codes: Record<string, ErrorCode> = { damaged: 'damaged', permission: 'no_permission', other: 'not_a_store' };
    await this.pause();
    if (passphrase !== PASSPHRASE) throw failure(codes[passphrase] ?? 'wrong_passphrase');
    this.open = true;
    return this.store.info();
  };
  openWithRecovery = async (_path: string, words: string) => {
    if (words !== WORDS.join(' ')) throw failure('recovery_words');
    this.open = true;
    return this.store.info();
  };
  changePassphrase = async () => ({ store: this.store.info(), recoveryWords: [...WORDS].reverse() });
  saveRecoverySheet = async () => {};
  forgetRecent = async () => {};
  backups = async () => this.store.backups;
  backUpNow = async () => this.store.backUp();
  restoreBackup = async (_store: string, path: string, passphrase: string) => {
    this.calls.push(`restore ${path}`);
    return this.openStore(path, passphrase);
  };
  drillRecovery = async (words: string) => {
    if (words !== WORDS.join(' ')) throw failure('recovery_words');
    this.store.drillDue = false;
    const [newest] = this.store.backUp().rows;
    if (!newest) throw failure('no_such_thing');
    return { backup: newest, changes: 412 };
  };

  protected pause(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, 30));
  }
}
