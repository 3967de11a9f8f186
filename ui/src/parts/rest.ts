import { afterFrame } from './frame';

/** Milliseconds without a key after which somebody is not typing on: a fast typist presses ten keys a second. */
const REST = 120;

/** No longer than this does anything wait for the keys to rest, in milliseconds. */
const LONGEST = 1000;

let last = -Infinity;

/** A key was pressed. */
export function pressed(): void {
  last = performance.now();
}

/**
 * Makes a call that does `work` once what has changed is on screen and no key was pressed for a moment, however often it is called
 * until then: what is told beside the figures doesn't keep the next key waiting.
 */
export function atRest(work: () => void): () => void {
  let since: number | null = null;
  const look = () => {
    const left = Math.min(last + REST, (since ?? 0) + LONGEST) - performance.now();
    if (left > 0) return void setTimeout(look, left);
    since = null;
    work();
  };
  const begin = afterFrame(look);
  return () => {
    if (since !== null) return;
    since = performance.now();
    begin();
  };
}
