import type { Backend } from '../../backend/backend';
import { Action } from '../../parts/action.svelte';
import { newId } from '../../parts/id';
import type { ReceivedFiles } from '../../wire/ReceivedFiles';

/** Files on their way in: how far, and what came of them. It goes on whatever the window shows. */
export class Receiving extends Action {
  /** How many files are done, of how many; 0 while folders are looked through. */
  done = $state(0);
  of = $state(0);
  /** The file read last. */
  name = $state('');
  /** What came of the last lot, and in how many seconds. */
  told = $state.raw<{ files: ReceivedFiles; seconds: string } | null>(null);
  private readonly backend: Backend;
  private readonly asks: (paths: string[]) => void;
  private job: string | null = null;
  private waiting: string[] = [];

  /** `asks` takes files that are more than a report. */
  constructor(backend: Backend, asks: (paths: string[]) => void) {
    super();
    this.backend = backend;
    this.asks = asks;
  }

  /** Receives files and folders; what is dropped meanwhile comes next. */
  async start(paths: string[]): Promise<void> {
    if (this.busy) {
      this.waiting.push(...paths);
      return;
    }
    await this.go((job) => this.backend.receiveFiles(paths, job));
    const next = this.waiting.splice(0);
    if (next.length > 0) await this.start(next);
  }

  /** Tries a file with its password; whether it could be opened. */
  async open(path: string, password: string): Promise<boolean> {
    const files = await this.go((job) => this.backend.receiveProtected(path, password, job));
    return files !== undefined && files.unread === 0;
  }

  /** Asks it to end; what was received so far stays. */
  stop = (): void => {
    this.waiting = [];
    if (this.job) this.backend.stopWork(this.job).catch((thrown: unknown) => this.fail(thrown));
  };

  private async go(work: (job: string) => Promise<ReceivedFiles>): Promise<ReceivedFiles | undefined> {
    const job = newId();
    const began = performance.now();
    [this.job, this.done, this.of, this.name, this.told] = [job, 0, 0, '', null];
    const silent = this.backend.on('receiving', (told) => {
      if (told.job === job) [this.done, this.of, this.name] = [told.done, told.of, told.name];
    });
    const files = await this.run(() => work(job));
    silent();
    this.job = null;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    if (files) this.told = { files, seconds };
    if (files && files.asks.length > 0) this.asks(files.asks);
    return files;
  }
}
