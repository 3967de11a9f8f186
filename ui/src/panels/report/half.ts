import type { WindowState } from '../../app.svelte';

/** How long typing must pause before the half-typed text is kept, in milliseconds. */
const PAUSE = 300;

/** How long text may wait for a pause, in milliseconds: whoever types on and on is not to lose it all with the window. */
const LONGEST = 2000;

const EXPLANATION = '#explanation';

/** Under what the half-typed explanation of a finding is kept. */
export function explanationOf(finding: string): string {
  return finding + EXPLANATION;
}

/** The finding whose half-typed explanation is kept under `address`, if it is one. */
export function explainedAt(address: string): string | null {
  return address.endsWith(EXPLANATION) ? address.slice(0, -EXPLANATION.length) : null;
}

/** Keeps text that is being typed in the store, so that a lock loses nothing; calls go out in order. */
export class HalfTyped {
  private readonly app: WindowState;
  private readonly id: number;
  private readonly timers = new Map<string, { timer: number; text: string; since: number }>();
  private readonly kept = new Set<string>();
  /** What stands half typed where nobody is typing now. */
  private readonly texts: Map<string, string>;
  private sending: Promise<void> = Promise.resolve();

  constructor(app: WindowState, id: number, restored: [string, string][]) {
    this.app = app;
    this.id = id;
    this.texts = new Map(restored);
    restored.forEach(([address]) => this.kept.add(address));
  }

  /** The text that was half typed when the store locked, or when its field was left without an end. */
  take(address: string): string | undefined {
    return this.texts.get(address);
  }

  /** The text of `address` is now this; it is kept at the next pause, and every two seconds without one. */
  typing(address: string, text: string): void {
    const before = this.timers.get(address);
    if (before) clearTimeout(before.timer);
    this.texts.set(address, text);
    const now = performance.now();
    const since = before?.since ?? now;
    const wait = Math.max(0, Math.min(PAUSE, since + LONGEST - now));
    const timer = window.setTimeout(() => this.send(address, text), wait);
    this.timers.set(address, { timer, text, since });
  }

  /** What was typed has become an edit, or was given up. */
  finished(address: string): void {
    const before = this.timers.get(address);
    if (before) clearTimeout(before.timer);
    this.timers.delete(address);
    this.texts.delete(address);
    if (this.kept.has(address) && !this.app.locking) this.send(address, '');
  }

  /** Keeps at once what waits for a pause; resolves when it is kept. */
  flush(): Promise<void> {
    for (const [address, { timer, text }] of this.timers) {
      clearTimeout(timer);
      this.send(address, text);
    }
    return this.sending;
  }

  private send(address: string, text: string): void {
    this.timers.delete(address);
    if (text === '') this.kept.delete(address);
    else this.kept.add(address);
    this.sending = this.sending
      .then(() => this.app.backend.keepHalfTyped(this.id, address, text))
      .catch((thrown: unknown) => this.app.fail(thrown));
  }
}
