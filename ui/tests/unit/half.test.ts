import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { WindowState } from '../../src/app.svelte.ts';
import { HalfTyped } from '../../src/panels/report/half.ts';

vi.stubGlobal('window', globalThis);

describe('half-typed text', () => {
  const kept: string[] = [];
  const app = {
    locking: false,
    backend: {
      keepHalfTyped: async (_: number, address: string, text: string) => void kept.push(`${address}=${text}`),
    },
    fail: () => {},
  } as unknown as WindowState;

  beforeEach(() => {
    vi.useFakeTimers();
    kept.length = 0;
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('is kept at a pause, once', async () => {
    const half = new HalfTyped(app, 1, []);
    half.typing('E/text', 'a');
    await vi.advanceTimersByTimeAsync(200);
    half.typing('E/text', 'ab');
    await vi.advanceTimersByTimeAsync(200);
    expect(kept).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(kept).toEqual(['E/text=ab']);
  });

  test('is kept every two seconds where somebody types on and on', async () => {
    const half = new HalfTyped(app, 1, []);
    let text = '';
    for (let key = 0; key < 100; key += 1) {
      text += 'x';
      half.typing('E/text', text);
      await vi.advanceTimersByTimeAsync(50);
    }
    const lengths = kept.map((call) => call.length - 'E/text='.length);
    expect(lengths.length).toBeGreaterThanOrEqual(2);
    expect(Math.max(...lengths)).toBeGreaterThan(75);
  });
});
