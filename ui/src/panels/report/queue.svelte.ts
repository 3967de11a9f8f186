import { asFailure, type Failure } from '../../backend/failure';
import type { Changed } from '../../wire/Changed';
import type { Typed } from '../../wire/Typed';

/** A change on its way to the disk. */
export interface Change {
  /** Makes a repeated call harmless. */
  editId: string;
  /** What it types, to stay on screen until it is durable. */
  cells: Typed[];
  send: (editId: string) => Promise<Changed>;
  /** Told when the change is durable. */
  done?: (changed: Changed) => void;
}

/**
 * Sends the changes of a report one after the other, in the order they were made.
 *
 * After the first failure nothing more is taken or sent: the failed change and those behind it stay, marked as not
 * saved, until the person tries again or takes them back.
 */
export class ChangeQueue {
  waiting = $state.raw<Change[]>([]);
  failure = $state.raw<Failure | null>(null);
  savedAt = $state<string | null>(null);
  private running = false;
  private readonly onchanged: (changed: Changed) => void;

  constructor(onchanged: (changed: Changed) => void) {
    this.onchanged = onchanged;
  }

  /** Takes a change unless an earlier one has failed. */
  add(change: Omit<Change, 'editId'>): boolean {
    if (this.failure) return false;
    this.waiting = [...this.waiting, { ...change, editId: newEditId() }];
    void this.drain();
    return true;
  }

  /** Sends what failed again, under the same ids. */
  retry(): void {
    this.failure = null;
    void this.drain();
  }

  /** Whether what failed can be given up: the core refused it. What the disk failed to take must be tried again. */
  get refused(): boolean {
    return this.failure !== null && this.failure.code !== 'disk_full' && this.failure.code !== 'io';
  }

  /** Gives up what was refused and everything behind it. */
  takeBack(): void {
    this.waiting = [];
    this.failure = null;
  }

  /** The text of a cell that isn't on disk yet. */
  unsaved(address: string): string | undefined {
    for (const change of this.waiting.toReversed()) {
      const cell = change.cells.findLast((one) => one.address === address);
      if (cell) return cell.text;
    }
    return undefined;
  }

  private async drain(): Promise<void> {
    if (this.running) return;
    this.running = true;
    try {
      for (let next = this.waiting[0]; next && !this.failure; next = this.waiting[0]) await this.sendOne(next);
    } finally {
      this.running = false;
    }
  }

  private async sendOne(change: Change): Promise<void> {
    try {
      const changed = await change.send(change.editId);
      this.waiting = this.waiting.filter((other) => other !== change);
      this.savedAt = changed.savedAt;
      this.onchanged(changed);
      change.done?.(changed);
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }
}

function newEditId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
