import { asFailure, type Failure } from '../../backend/failure';
import { newId } from '../../parts/id';
import { Keyed } from '../../parts/keyed.svelte';
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
  private changes = $state.raw<Change[]>([]);
  failure = $state.raw<Failure | null>(null);
  savedAt = $state<string | null>(null);
  /** What the changes type, the last at each address. */
  private readonly typed: ReadonlyMap<string, string> = $derived(
    new Map(this.changes.flatMap(({ cells }) => cells.map(({ address, text }) => [address, text]))),
  );
  private readonly texts = new Keyed((address) => this.unsaved(address));
  private running = false;
  private readonly onchanged: (changed: Changed, cells: Typed[]) => void;

  private readonly giveUp: () => Promise<void>;

  /** `giveUp` makes the core forget an edit that it failed to save. */
  constructor(onchanged: (changed: Changed, cells: Typed[]) => void, giveUp: () => Promise<void>) {
    this.onchanged = onchanged;
    this.giveUp = giveUp;
  }

  /** What is not on disk yet, in the order in which it was made. */
  get waiting(): readonly Change[] {
    return this.changes;
  }

  /** Takes a change unless an earlier one has failed. */
  add(change: Omit<Change, 'editId'>): boolean {
    if (this.failure) return false;
    this.waitFor([...this.waiting, { ...change, editId: newId() }]);
    void this.drain();
    return true;
  }

  /** Sends what failed again, under the same ids. */
  retry(): void {
    this.failure = null;
    void this.drain();
  }

  /** Gives up what failed and everything behind it, once the core has let go of it too; false when it can't. */
  async takeBack(): Promise<boolean> {
    try {
      await this.giveUp();
    } catch (thrown) {
      this.failure = asFailure(thrown);
      return false;
    }
    this.waitFor([]);
    this.failure = null;
    return true;
  }

  /** The text of a cell that isn't on disk yet. */
  unsaved(address: string): string | undefined {
    return this.typed.get(address);
  }

  /** The same for a cell, which hears of its own text alone. */
  waitingAt(address: string): { readonly value: string | undefined } {
    return this.texts.at(address);
  }

  private waitFor(changes: Change[]): void {
    const before = this.typed;
    this.changes = changes;
    for (const address of [...before.keys(), ...this.typed.keys()]) this.texts.set(address, this.unsaved(address));
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
      this.waitFor(this.waiting.filter((other) => other !== change));
      this.savedAt = changed.savedAt;
      this.onchanged(changed, change.cells);
      change.done?.(changed);
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }
}
