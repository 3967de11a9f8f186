import { createContext, tick } from 'svelte';
import type { Backend } from './backend/backend';
import { asFailure, type Failure } from './backend/failure';
import { Receiving } from './panels/inbox/receiving.svelte';
import type { HelpPart } from './text/help';
import type { LastPlace } from './wire/LastPlace';
import type { Startup } from './wire/Startup';
import type { StoreInfo } from './wire/StoreInfo';
import type { Theme } from './wire/Theme';
import type { WorkbookLook } from './wire/WorkbookLook';

/** What fills the window. */
export type Place =
  | { is: 'starting' }
  | { is: 'unlock' }
  | { is: 'home'; page: string }
  | { is: 'report'; id: number; questions?: boolean };

/** A place within a report. */
export type InReport = Extract<LastPlace, { report: number }>;

/** A place within a meeting. */
export type InMeeting = Extract<LastPlace, { meeting: number }>;

/** The dialog above it, of those that belong to no single screen. */
export type Above =
  | { is: 'help'; part?: HelpPart }
  | { is: 'palette' }
  | { is: 'glossary'; sought?: string }
  | { is: 'settings' }
  | { is: 'backups'; store: string; open?: boolean; trying?: boolean }
  | { is: 'new_report' }
  | { is: 'workbooks'; paths: string[] };

/** The window as a whole: where the person is, which store is open, what is announced. */
export class WindowState {
  readonly backend: Backend;
  /** Files of plans on their way in. */
  readonly receiving: Receiving;
  place = $state.raw<Place>({ is: 'starting' });
  above = $state.raw<Above | null>(null);
  startup = $state.raw<Startup | null>(null);
  store = $state.raw<StoreInfo | null>(null);
  failure = $state.raw<Failure | null>(null);
  announced = $state('');
  /** The tour through the sample, and how far it has come. */
  tour = $state.raw<{ report: number; step: number } | null>(null);
  /** The store is being locked: nothing that leaves the screen now is an edit. */
  locking = false;
  /** Keeps what is half typed; set by the open report. */
  keepHalfTyped: () => Promise<void> = async () => {};

  /** Carries out a command of the window by its id; set by the root. */
  command: (id: string) => void = () => {};
  /** Fetches the open report anew, after something beside it has changed it; set by it. */
  refreshReport: (() => void) | null = null;
  /** Asks whether a workbook is to be bound to the open report; set by it. */
  bindFile: ((look: WorkbookLook) => void) | null = null;
  /** Files that wait to be looked at one by one. */
  private later = $state.raw<string[]>([]);
  /** Counts changes of the library from elsewhere: it is listed anew. */
  stirred = $state(0);
  /** Where the person was in the report that is about to open. */
  private back: InReport | null = null;
  /** The meeting in hand; its page opens with it again, also after a report was looked at, until its list is asked for. */
  meeting = $state.raw<InMeeting | null>(null);
  /** The page of the home screen that was open last. */
  private page = 'reports';

  constructor(backend: Backend) {
    this.backend = backend;
    this.receiving = new Receiving(backend, (paths) => this.lookLater(paths));
  }

  /** Asks what to begin with; also the way back after a lock. */
  async start(): Promise<void> {
    this.locking = true;
    try {
      this.startup = await this.backend.startup();
      this.above = null;
      if (this.startup.store) this.opened(this.startup.store);
      else this.place = { is: 'unlock' };
    } catch (thrown) {
      this.failure = asFailure(thrown);
      this.place = { is: 'unlock' };
    }
  }

  /** A store has been opened: shows what was open when it was locked, else the page its role begins with. */
  opened(store: StoreInfo): void {
    this.store = store;
    this.later = [];
    this.locking = false;
    this.keepHalfTyped = async () => {};
    this.failure = null;
    const last = store.lastPlace;
    this.page = pageOf(last) ?? (store.role === 'host' ? 'received' : 'reports');
    this.meeting = last && 'meeting' in last ? last : null;
    this.back = last && 'report' in last ? last : null;
    this.place = this.back ? { is: 'report', id: this.back.report } : { is: 'home', page: this.page };
  }

  /** Another state of the store stands in its place: everything shown is asked for anew. */
  async restored(store: StoreInfo): Promise<void> {
    this.above = null;
    this.place = { is: 'starting' };
    await tick();
    this.opened(store);
  }

  /** Where the person was in a report before the store was locked; told once. */
  takeBackPlace(report: number): InReport | null {
    const back = this.back?.report === report ? this.back : null;
    this.back = null;
    return back;
  }

  /** Notes where the person is, for the next unlocking; resolves when it is noted. */
  async standAt(place: LastPlace): Promise<void> {
    if (this.locking) return;
    await this.backend.standAt(place).catch((thrown: unknown) => this.fail(thrown));
  }

  /** Shows a page of the home screen, else the one that was open last; its reports are listed anew. */
  goHome(page = this.page): void {
    this.above = null;
    this.page = page;
    this.place = { is: 'home', page };
    this.stirred += 1;
  }

  openReport(id: number, questions = false): void {
    this.above = null;
    this.place = { is: 'report', id, questions };
  }

  /** Opens a report anew, even one that is open, at the questions about it. */
  async openQuestions(id: number): Promise<void> {
    this.place = { is: 'starting' };
    this.stirred += 1;
    await tick();
    this.openReport(id, true);
  }

  /** Takes files dropped or chosen: what goes to the list of received files comes without a question, unless it turns
   * out to be more than a report; else it is asked what they are for. */
  openFiles(paths: string[]): void {
    if (!this.store || paths.length === 0) return;
    if (this.receives(paths)) void this.receive(paths);
    else this.above = { is: 'workbooks', paths };
  }

  /** For a host every file is one received, but a single one beside own reports or over an open draft. Who is both
   * receives in the list of received files, and folders anywhere. */
  private receives(paths: string[]): boolean {
    const { place, store } = this;
    const page = place.is === 'home' ? place.page : null;
    if (store?.role !== 'host') return store?.role === 'both' && (page === 'received' || paths.some(isFolder));
    const several = paths.length > 1 || paths.some(isFolder);
    return several || (page !== 'reports' && !(place.is === 'report' && this.bindFile));
  }

  /** Files that are each looked at by itself, as soon as nothing else stands above the screen. */
  lookLater(paths: string[]): void {
    this.later = [...this.later, ...paths];
  }

  /** Shows the next of those files, if one waits. */
  lookAtNext(): void {
    const [next, ...later] = this.later;
    if (next === undefined || this.above || !['home', 'report'].includes(this.place.is)) return;
    this.later = later;
    this.above = { is: 'workbooks', paths: [next] };
  }

  /** Receives files and shows the list they come into. */
  async receive(paths: string[]): Promise<void> {
    this.goHome('received');
    await this.receiving.start(paths);
    this.stirred += 1;
  }

  async lock(): Promise<void> {
    try {
      await this.keepHalfTyped();
      this.locking = true;
      await this.backend.lock();
      await this.start();
    } catch (thrown) {
      this.fail(thrown);
    }
  }

  /** Shows a failure that has no place of its own on the screen. */
  fail(thrown: unknown): void {
    this.failure = asFailure(thrown);
  }

  /** Reads `text` out to people who use a screen reader. */
  announce(text: string): void {
    this.announced = text;
  }

  get theme(): Theme {
    return this.store?.theme ?? this.startup?.theme ?? 'system';
  }
}

/** The page of the home screen that a place is on. */
function pageOf(place: LastPlace | null): string | null {
  if (!place || 'report' in place) return null;
  return 'page' in place ? place.page : 'meetings';
}

/** A path without an ending leads to a folder. */
const isFolder = (path: string) => !/\.[^./\\]{1,5}$/.test(path);

/** The window's state, for every component under the root. */
export const [useWindow, provideWindow] = createContext<WindowState>();
