import { createContext, tick } from 'svelte';
import type { WindowState } from '../../app.svelte';
import { Edited } from '../../grid/editing.svelte';
import { spotOf, type Sheet } from '../../grid/sheet';
import { framed } from '../../parts/frame';
import { holdKeys } from '../../parts/held';
import { atRest } from '../../parts/rest';
import * as text from '../../text';
import type { CellDetail } from '../../wire/CellDetail';
import type { CellView } from '../../wire/CellView';
import type { Changed } from '../../wire/Changed';
import type { EditKind } from '../../wire/EditKind';
import type { FindingView } from '../../wire/FindingView';
import type { HeadEdit } from '../../wire/HeadEdit';
import type { QueryState } from '../../wire/QueryState';
import type { ReportView } from '../../wire/ReportView';
import type { SectionView } from '../../wire/SectionView';
import type { TopicView } from '../../wire/TopicView';
import type { Typed } from '../../wire/Typed';
import type { WorkbookLook } from '../../wire/WorkbookLook';
import { holding } from '../signing/signed';
import { Beside } from './beside.svelte';
import { HalfTyped } from './half';
import { HEAD, partKey, partOf, samePart, type Part } from './parts';
import { patched, patchedTopic } from './patch';
import { ChangeQueue } from './queue.svelte';
import { shared } from './shared';

/** An open report: what is shown of it, where the focus is, and every change made to it. */
export class OpenReport {
  readonly id: number;
  readonly app: WindowState;
  readonly queue: ChangeQueue;
  readonly half: HalfTyped;
  view: ReportView;
  part = $state.raw<Part>({ is: 'section', id: HEAD });
  section = $state.raw<SectionView | null>(null);
  topic = $state.raw<TopicView | null>(null);
  detail = $state.raw<CellDetail | null>(null);
  /** Address of the cell that has the focus, or had it last. */
  focus = $state<string | null>(null);
  readonly edited = new Edited();
  /** Working tables that are unfolded, by section and table. */
  unfolded = $state.raw<ReadonlySet<string>>(new Set());
  /** A warning that the last edit raised: the person is asked why. */
  why = $state<string | null>(null);
  /** Counts changes taken back: what the screen shows of them is made anew. */
  takenBack = $state(0);
  /** The explanation asked for is being written. */
  explaining = $state(false);
  /** Keeps what stands in the cell's editor, as going elsewhere does; set by the grid. */
  leaveEditor: () => void = () => {};
  /** A change that waits for the person's word, because the report is locked. */
  waitsForUnlock = $state.raw<(() => void) | null>(null);
  /** The same list until a question changes, so that cells look at their questions only then. */
  private readonly queries = $derived.by(() => this.view.queries);
  /** Questions that are not settled, by the cell they are about; of several at a cell the one with most left to do. */
  readonly questions: ReadonlyMap<string, QueryState> = $derived.by(() => {
    const at = (state: QueryState) =>
      this.queries.filter((query) => query.state === state).map(({ address }) => [address, state] as const);
    return new Map([...at('answered'), ...at('sent'), ...at('open')]);
  });
  /** For reading only. Derived, so that cells look at it again only when it changes. */
  readonly readonly: boolean = $derived.by(() => this.view.head.state === 'received');
  /** The plan's earlier reports beside a received one. */
  readonly beside: Beside;
  /** Follows the focus, which is noted for the next unlocking, and what was typed, once the keys rest. */
  readonly follow = atRest(() => void this.catchUp());
  /** Something was typed whose columns of differences, and notes, are still to be fetched. */
  private behind = false;
  private newest: Promise<void> = Promise.resolve();
  private mayUnlock = false;
  private asked = 0;

  constructor(app: WindowState, view: ReportView) {
    this.app = app;
    this.id = view.head.id;
    this.view = $state.raw(view);
    this.queue = new ChangeQueue(
      (changed, cells) => this.apply(changed, cells),
      () => app.backend.giveUpUnsaved(),
    );
    this.beside = new Beside(this);
    this.half = new HalfTyped(app, this.id, view.halfTyped);
    app.keepHalfTyped = async () => {
      await Promise.all([this.noteStand(), this.half.flush()]);
    };
  }

  /** The person has neither gone elsewhere nor locked the store since. */
  private get onScreen(): boolean {
    const { place, locking } = this.app;
    return place.is === 'report' && place.id === this.id && !locking;
  }

  /** Nothing can be typed: the report is for reading, or an earlier change waits to be saved. */
  get held(): boolean {
    return this.readonly || this.queue.failure !== null;
  }

  private async noteStand(): Promise<void> {
    const place = { report: this.id, part: partKey(this.part), address: this.focus };
    if (this.onScreen) await this.app.standAt(place);
  }

  /** The panel comes a frame after the section: WebKit paints the whole window where two panes change in one. */
  private async catchUp(): Promise<void> {
    if (!this.onScreen) return;
    void this.noteStand();
    if (this.behind) {
      this.behind = false;
      await this.load();
      await framed();
    }
    if (this.queue.waiting.length === 0 || this.queue.failure) await this.loadDetail();
  }

  /** Shows a part; the promise resolves when it is on screen. */
  async show(part: Part): Promise<void> {
    const elsewhere = !samePart(part, this.part);
    if (elsewhere) this.leaveEditor();
    this.part = part;
    if (elsewhere) {
      this.section = null;
      this.topic = null;
      this.detail = null;
      this.focus = null;
    }
    await this.load();
    await tick();
  }

  /** Fetches what is shown anew; a later call wins over an earlier one, which resolves with it. */
  async load(): Promise<void> {
    this.newest = this.fetchShown();
    for (let waited = null; waited !== this.newest;) {
      waited = this.newest;
      await waited;
    }
  }

  private async fetchShown(): Promise<void> {
    this.asked += 1;
    const asked = this.asked;
    const { part, id } = this;
    try {
      if (part.is === 'section' && part.id !== HEAD) {
        const section = await this.app.backend.section(id, part.id);
        if (asked === this.asked) this.section = shared(this.section, section);
      } else if (part.is === 'topic') {
        const topic = await this.app.backend.topic(id, part.number);
        if (asked === this.asked) this.topic = shared(this.topic, topic);
      }
    } catch (thrown) {
      this.app.fail(thrown);
    }
  }

  /** Fetches the report anew, after something that changes its head without being a change of its own. */
  async refresh(): Promise<void> {
    try {
      this.view = shared(this.view, await this.app.backend.report(this.id));
      await this.load();
    } catch (thrown) {
      this.app.fail(thrown);
    }
  }

  /** Brings a data point into view and puts the focus there. */
  async goTo(address: string): Promise<void> {
    const giveKeys = holdKeys();
    const part = partOf(this.view, address);
    if (!samePart(part, this.part) || this.section === null) await this.show(part);
    this.unfoldFor(address);
    await tick();
    const target = document.querySelector<HTMLElement>(`[data-address="${CSS.escape(address)}"]`);
    target?.focus();
    target?.scrollIntoView({ block: 'nearest' });
    giveKeys();
  }

  async goToFinding(finding: FindingView): Promise<void> {
    const first = finding.at[0];
    if (first) await this.goTo(first);
    else await this.show({ is: 'section', id: finding.section });
    this.app.announce(text.findings.spoken(finding));
  }

  /** Asks for everything about the cell in focus. */
  async loadDetail(): Promise<void> {
    const asked = this.focus;
    if (asked === null || this.part.is !== 'section' || this.part.id === HEAD) {
      this.detail = null;
      return;
    }
    try {
      const detail = await this.app.backend.cell(this.id, asked);
      if (asked === this.focus) this.detail = shared(this.detail, detail);
    } catch (thrown) {
      this.app.fail(thrown);
    }
  }

  tableKey(tableId: string): string {
    return `${this.section?.id ?? ''}|${tableId}`;
  }

  fold(tableId: string, open: boolean): void {
    const next = new Set(this.unfolded);
    if (open) next.add(this.tableKey(tableId));
    else next.delete(this.tableKey(tableId));
    this.unfolded = next;
  }

  /** Sends what was typed into cells; false when an earlier change has failed and waits. */
  edit(kind: EditKind, cells: Typed[]): boolean {
    if (cells.length === 0 || this.readonly) return true;
    const send = (editId: string) => this.app.backend.edit(this.id, editId, kind, cells);
    return this.change(cells, send, (changed, before) => this.askWhy(cells, before, changed.report));
  }

  editHead(edit: HeadEdit): boolean {
    return this.change([], (editId) => this.app.backend.editHead(this.id, editId, edit));
  }

  setRemark(address: string, remark: string): boolean {
    return this.change([], (editId) => this.app.backend.setRemark(this.id, editId, address, remark));
  }

  explain(finding: FindingView, words: string): boolean {
    return this.change([], (editId) => this.app.backend.explain(this.id, editId, finding.key, words));
  }

  /** Opens the explanation of the warning asked about, else of the first one at the cell in focus. */
  explainHere(): void {
    const here = this.view.findings.find(
      (finding) => finding.explainable && this.focus !== null && finding.at.includes(this.focus),
    );
    this.why ??= here?.key ?? null;
    this.explaining = this.why !== null;
  }

  fix(finding: FindingView, fix: string): boolean {
    return this.change([], (editId) => this.app.backend.fix(this.id, editId, finding.key, fix));
  }

  roundColumn(column: string): boolean {
    return this.change([], (editId) => this.app.backend.roundColumn(this.id, editId, column));
  }

  confirmCarried(addresses: string[]): boolean {
    return this.change([], (editId) => this.app.backend.confirmCarried(this.id, editId, addresses));
  }

  confirmSection(section: string): boolean {
    return this.change([], (editId) => this.app.backend.confirmSection(this.id, editId, section));
  }

  /** Makes a workbook that was looked at the one that export fills. */
  bindFile(look: WorkbookLook): boolean {
    return this.change(
      [],
      () => this.app.backend.bindFile(this.id, look.token),
      () => this.app.announce(text.head.boundNow(look.fileName)),
    );
  }

  signSection(section: string): boolean {
    return this.change([], (editId) => this.app.backend.signSection(this.id, editId, section), undefined, true);
  }

  lockReport(): boolean {
    return this.change([], (editId) => this.app.backend.lockReport(this.id, editId), undefined, true);
  }

  attest(position: string): boolean {
    return this.change([], (editId) => this.app.backend.attest(this.id, editId, position), undefined, true);
  }

  /** Takes a sign-off, the lock or the attestation back. */
  withdraw(what: string): boolean {
    return this.change([], (editId) => this.app.backend.withdraw(this.id, editId, what), undefined, true);
  }

  /** What was about to change a locked report is dropped; the screen shows what is on disk. */
  keepLocked(): void {
    this.waitsForUnlock = null;
    this.takenBack += 1;
  }

  changeAnyway(): void {
    const go = this.waitsForUnlock;
    this.waitsForUnlock = null;
    this.mayUnlock = true;
    go?.();
    this.mayUnlock = false;
  }

  undo(): void {
    if (this.view.undo === null && this.queue.waiting.length === 0) return;
    this.change(
      [],
      () => this.app.backend.undo(this.id),
      (changed) => this.goBack(changed, text.report.undone),
      true,
    );
  }

  redo(): void {
    if (this.view.redo === null) return;
    this.change(
      [],
      () => this.app.backend.redo(this.id),
      (changed) => this.goBack(changed, text.report.redone),
      true,
    );
  }

  /** Gives up the changes that could not be saved; the screen shows what is on disk. */
  async takeBack(): Promise<void> {
    if (!(await this.queue.takeBack())) return;
    await this.refresh();
    this.takenBack += 1;
    this.app.announce(text.foot.takenBack);
  }

  /** Any other change of the report, in its turn. */
  change(
    cells: Typed[],
    send: (editId: string) => Promise<Changed>,
    done?: (changed: Changed, before: ReportView) => void,
    leavesLock = false,
  ): boolean {
    let before = this.view;
    if (this.app.locking) return false;
    if (!leavesLock && !this.mayUnlock && holding(this.view, 'lock')) {
      this.waitsForUnlock = () => void this.change(cells, send, done);
      return true;
    }
    const taken = this.queue.add({
      cells,
      send: (editId) => {
        before = this.view;
        return send(editId);
      },
      done: (changed) => done?.(changed, before),
    });
    if (!taken) this.app.announce(text.report.stopped);
    return taken;
  }

  /** The spot of the cell in focus. */
  spot(sheet: Sheet) {
    return spotOf(sheet, this.focus);
  }

  private apply(changed: Changed, cells: Typed[]): void {
    this.view = shared(this.view, changed.report);
    if (this.section) this.section = shared(this.section, patched(this.section, changed.cells));
    if (this.topic) this.topic = shared(this.topic, patchedTopic(this.topic, changed.cells));
    // What was typed stands in its cells; any other change is seen only in what is fetched.
    if (cells.length > 0) {
      this.behind = true;
      return this.follow();
    }
    void this.load();
    void this.loadDetail();
  }

  private goBack(changed: Changed, spoken: string): void {
    this.app.announce(spoken);
    if (changed.focus) void this.goTo(changed.focus);
  }

  /** An edit that raised a warning which wants an explanation is asked about in place. */
  private askWhy(cells: Typed[], before: ReportView, after: ReportView): void {
    const known = new Set(before.findings.map((finding) => finding.key));
    const edited = new Set(cells.map((cell) => cell.address));
    const raised = after.findings.filter((finding) => !known.has(finding.key));
    const isAsked = ({ explainable, explained }: FindingView) => explainable && !explained;
    const asking = raised.find((finding) => isAsked(finding) && finding.at.some((address) => edited.has(address)));
    this.why = asking?.key ?? null;
    this.explaining = false;
    if (raised.length > 0) this.app.announce(raised.map(text.findings.spoken).join(' '));
  }

  private unfoldFor(address: string): void {
    const holds = (cell: CellView | null) => cell?.address === address;
    const table = this.section?.tables.find((one) =>
      one.rows.some((row) => holds(row.name) || row.places.some((place) => place.is === 'cell' && holds(place))),
    );
    if (table?.working) this.fold(table.id, true);
  }
}

/** The report that the screen shows, for every component within it. */
export const [useReport, provideReport] = createContext<OpenReport>();
