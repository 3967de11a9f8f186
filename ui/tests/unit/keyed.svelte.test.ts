// @vitest-environment jsdom
import { flushSync } from 'svelte';
import { describe, expect, test } from 'vitest';
import { Edited } from '../../src/grid/editing.svelte.ts';
import { ChangeQueue } from '../../src/panels/report/queue.svelte.ts';
import { Keyed } from '../../src/parts/keyed.svelte.ts';
import type { Changed } from '../../src/wire/Changed.ts';

/** What each of `keys` shows, as cells look at it, and how often each was made anew. */
function looks<V>(keys: string[], at: (key: string) => { readonly value: V }) {
  const seen = new Map<string, V>();
  const times = new Map(keys.map((key) => [key, 0]));
  const stop = $effect.root(() => {
    for (const key of keys) {
      const place = $derived(at(key));
      const value = $derived(place.value);
      $effect(() => {
        seen.set(key, value);
        times.set(key, (times.get(key) ?? 0) + 1);
      });
    }
  });
  flushSync();
  return { seen, times, stop };
}

describe('a value by key', () => {
  test('is heard of by those who look at it, and by nobody else', () => {
    const keyed = new Keyed((key) => `first ${key}`);
    const { seen, times, stop } = looks(['a', 'b'], (key) => keyed.at(key));
    expect([...seen]).toEqual([
      ['a', 'first a'],
      ['b', 'first b'],
    ]);
    keyed.set('a', 'second');
    keyed.set('c', 'unseen');
    flushSync();
    expect([...seen.values()]).toEqual(['second', 'first b']);
    expect([...times.values()]).toEqual([2, 1]);
    stop();
  });
});

describe('the cell that is edited', () => {
  test('is told to it alone, to the one before that it is no longer', () => {
    const edited = new Edited();
    edited.now = { address: 'a', text: '1', typedOver: true };
    const { seen, times, stop } = looks(['a', 'b', 'c'], (key) => edited.at(key));
    expect(seen.get('a')?.text).toBe('1');
    edited.now = { address: 'b', text: '2', typedOver: false };
    flushSync();
    expect([...seen.values()].map((one) => one?.text ?? null)).toEqual([null, '2', null]);
    edited.now = null;
    flushSync();
    expect([...seen.values()]).toEqual([null, null, null]);
    expect(times.get('c')).toBe(1);
    stop();
  });
});

describe('what waits to be saved', () => {
  test('is shown in its cells until it is saved, the later of two texts of one cell', async () => {
    const answers: (() => void)[] = [];
    const send = () => new Promise<Changed>((done) => answers.push(() => done({ savedAt: 'now' } as Changed)));
    const queue = new ChangeQueue(
      () => {},
      async () => {},
    );
    const { seen, times, stop } = looks(['a', 'b', 'c'], (key) => queue.waitingAt(key));
    queue.add({ cells: [{ address: 'a', text: '1' }], send });
    const two = [
      { address: 'a', text: '2' },
      { address: 'b', text: '3' },
    ];
    queue.add({ cells: two, send });
    flushSync();
    expect([...seen.values()]).toEqual(['2', '3', undefined]);
    answers.shift()?.();
    await expect.poll(() => queue.waiting.length).toBe(1);
    flushSync();
    expect([...seen.values()]).toEqual(['2', '3', undefined]);
    answers.shift()?.();
    await expect.poll(() => queue.waiting.length).toBe(0);
    flushSync();
    expect([...seen.values()]).toEqual([undefined, undefined, undefined]);
    expect(times.get('c')).toBe(1);
    stop();
  });

  test('stays where it could not be saved, and goes when it is given up', async () => {
    const send = () => Promise.reject({ code: 'store_full', message: 'no room' });
    const queue = new ChangeQueue(
      () => {},
      async () => {},
    );
    const { seen, stop } = looks(['a'], (key) => queue.waitingAt(key));
    queue.add({ cells: [{ address: 'a', text: '1' }], send });
    await expect.poll(() => queue.failure).not.toBeNull();
    flushSync();
    expect(seen.get('a')).toBe('1');
    expect(await queue.takeBack()).toBe(true);
    flushSync();
    expect(seen.get('a')).toBeUndefined();
    stop();
  });
});
