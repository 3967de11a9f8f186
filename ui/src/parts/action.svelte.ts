import type { Backend } from '../backend/backend';
import { asFailure, type Failure } from '../backend/failure';
import type { ExportKind } from '../wire/ExportKind';
import { newId } from './id';

/** One thing a person can start: whether it is under way and how it failed, to be shown beside its button. */
export class Action {
  busy = $state(false);
  failure = $state.raw<Failure | null>(null);

  /** Runs `work` unless it is running already; gives its result, or undefined when it failed. */
  async run<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.busy) return undefined;
    this.busy = true;
    this.failure = null;
    try {
      return await work();
    } catch (thrown) {
      this.failure = asFailure(thrown);
      return undefined;
    } finally {
      this.busy = false;
    }
  }

  /** Shows a failure of what goes on beside the work. */
  fail(thrown: unknown): void {
    this.failure = asFailure(thrown);
  }

  dismiss = (): void => {
    this.failure = null;
  };
}

/** An action that can take long: it tells what it is making and can be stopped, which is no failure. */
export class LongAction extends Action {
  /** The file that is being made now. */
  making = $state.raw<ExportKind | null>(null);
  private readonly backend: Backend;
  /** It was stopped the last time. */
  stopped = $state(false);
  private job: string | null = null;

  constructor(backend: Backend) {
    super();
    this.backend = backend;
  }

  /** Runs `work` with an id by which it can be stopped; gives its result, or undefined when it failed or was stopped. */
  async start<T>(work: (job: string) => Promise<T>): Promise<T | undefined> {
    const done = await this.startWhole(work);
    return this.stopped ? undefined : done;
  }

  /** As `start`, for work that gives what it did so far when it is stopped. */
  async startWhole<T>(work: (job: string) => Promise<T>): Promise<T | undefined> {
    if (this.busy) return undefined;
    const job = newId();
    this.job = job;
    this.stopped = false;
    const silent = this.backend.on('making', (told) => {
      if (told.job === job) this.making = told.kind;
    });
    const done = await this.run(() => work(job));
    silent();
    this.job = null;
    this.making = null;
    if (this.failure?.code === 'cancelled') this.failure = null;
    return done;
  }

  /** Asks the work to end, if any is under way. */
  stop = (): void => {
    if (!this.job) return;
    this.stopped = true;
    this.backend.stopWork(this.job).catch((thrown: unknown) => (this.failure = asFailure(thrown)));
  };
}
