/** Where a command came from. */
export type Origin = 'key' | 'menu';

/** A menu and a key may report the same press: the other one's within this many milliseconds is dropped. */
const TWICE = 80;

let last: { command: string; origin: Origin; at: number } = { command: '', origin: 'key', at: -TWICE };

/** Carries a command out, unless it was for this very press that came the other way. */
export function once(command: string, origin: Origin, run: () => void): void {
  const now = performance.now();
  if (last.command === command && last.origin !== origin && now - last.at < TWICE) return;
  last = { command, origin, at: now };
  run();
  // The other report of the same press waits while this one is carried out.
  last.at = performance.now();
}
