import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { atRest, pressed } from '../../src/parts/rest.ts';

describe('what waits for the keys to rest', () => {
  let done = 0;
  const work = () => {
    done += 1;
  };

  beforeEach(() => {
    done = 0;
    vi.useFakeTimers();
    vi.stubGlobal('document', { hidden: true });
    // Keys of the case before have rested.
    vi.advanceTimersByTime(60_000);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  test('is done at once where nobody types, once however often it was called for', () => {
    const call = atRest(work);
    call();
    call();
    expect(done).toBe(0);
    vi.advanceTimersByTime(1);
    expect(done).toBe(1);
    call();
    vi.advanceTimersByTime(1);
    expect(done).toBe(2);
  });

  test('waits for a moment without a key', () => {
    const call = atRest(work);
    pressed();
    call();
    vi.advanceTimersByTime(100);
    expect(done).toBe(0);
    pressed();
    vi.advanceTimersByTime(100);
    expect(done).toBe(0);
    vi.advanceTimersByTime(30);
    expect(done).toBe(1);
  });

  test('is done once a second where somebody types on and on', () => {
    const call = atRest(work);
    for (let key = 0; key < 50; key += 1) {
      pressed();
      call();
      vi.advanceTimersByTime(50);
    }
    expect(done).toBe(2);
  });
});
