import type { WindowState } from '../../app.svelte';
import { asFailure, type Failure } from '../../backend/failure';
import { newId } from '../../parts/id';
import type { WorkbookLook } from '../../wire/WorkbookLook';
import type { WorkbookUse } from '../../wire/WorkbookUse';

/** What to do with one of several workbooks. */
export type BatchUse = WorkbookUse | 'leave';

/** One of several workbooks that was read. */
export class Item {
  readonly path: string;
  readonly look: WorkbookLook;
  use = $state<BatchUse>('leave');
  plan = $state('');
  host = $state('');

  constructor(path: string, look: WorkbookLook) {
    this.path = path;
    this.look = look;
    this.use = look.uses[0] ?? 'leave';
    this.plan = look.plan;
    this.host = look.host;
  }
}

/** A workbook of which nothing came, with the reason. */
export interface Refused {
  path: string;
  failure: Failure;
}

/** Several workbooks dropped at once: all are read, then each is used for what is said of it. */
export class Batch {
  /** What is under way; null between. */
  doing = $state.raw<'reading' | 'using' | null>(null);
  /** How many are done, and of how many. */
  done = $state(0);
  of = $state(0);
  /** The one that is in hand. */
  current = $state('');
  items = $state.raw<Item[]>([]);
  refused = $state.raw<Refused[]>([]);
  /** Files with questions, answers to them or a colleague's part: each is looked at by itself. */
  alone = $state.raw<string[]>([]);
  private readonly app: WindowState;
  private job: string | null = null;
  private stopped = false;

  constructor(app: WindowState) {
    this.app = app;
  }

  /** Reads the files one after the other. */
  async read(paths: string[]): Promise<void> {
    await this.each(
      'reading',
      paths,
      (path) => path,
      async (path) => {
        const job = newId();
        this.job = job;
        const look = await this.app.backend.lookAtWorkbook(path, job);
        const alone = look.returned || look.queries > 0;
        if (this.stopped || alone) this.forget(look);
        if (this.stopped) return;
        if (alone) this.alone = [...this.alone, path];
        else this.items = [...this.items, new Item(path, look)];
      },
    );
    this.job = null;
  }

  /** Makes reports of those that are not left out; gives the numbers of those made. What fails stays in the list. */
  async use(): Promise<number[]> {
    const made: number[] = [];
    const wanted = this.items.filter((item) => item.use !== 'leave');
    await this.each(
      'using',
      wanted,
      (item) => item.path,
      async (item) => {
        if (item.use === 'leave') return;
        const { use, plan, host } = item;
        const asked = { use, plan: plan.trim(), host: host.trim(), copyFrom: null };
        const report = await this.app.backend.useWorkbook(item.look.token, asked);
        made.push(report.head.id);
        this.items = this.items.filter((other) => other !== item);
      },
    );
    return made;
  }

  /** The ways to use a workbook that at least one of them offers, in the order they are offered. */
  get uses(): BatchUse[] {
    return [...new Set<BatchUse>(this.items.flatMap((item) => item.look.uses)), 'leave'];
  }

  /** Says the same of all that offer it. */
  useAll(use: BatchUse): void {
    for (const item of this.items) {
      if (use === 'leave' || item.look.uses.includes(use)) item.use = use;
    }
  }

  /** Ends what is under way and forgets what was read and not used. */
  close(): void {
    this.stop();
    this.items.forEach((item) => this.forget(item.look));
    this.items = [];
  }

  /** Ends what is under way; what was read so far stays. */
  stop(): void {
    this.stopped = true;
    if (this.job) this.app.backend.stopWork(this.job).catch((thrown: unknown) => this.app.fail(thrown));
  }

  private async each<T>(
    doing: 'reading' | 'using',
    all: T[],
    pathOf: (one: T) => string,
    work: (one: T) => Promise<void>,
  ): Promise<void> {
    this.doing = doing;
    this.stopped = false;
    this.of = all.length;
    for (const [n, one] of all.entries()) {
      this.done = n;
      this.current = pathOf(one);
      if (this.stopped) break;
      try {
        await work(one);
      } catch (thrown) {
        const failure = asFailure(thrown);
        if (failure.code !== 'cancelled') this.refused = [...this.refused, { path: pathOf(one), failure }];
      }
    }
    this.doing = null;
  }

  private forget(look: WorkbookLook): void {
    this.app.backend.dropWorkbook(look.token).catch((thrown: unknown) => this.app.fail(thrown));
  }
}
