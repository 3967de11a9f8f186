import { describe, expect, test } from 'vitest';
import { shared } from '../../src/panels/report/shared.ts';

const SECTION = { id: 'D', rows: [{ cells: [{ text: '1' }, { text: null }] }, { cells: [] }], note: undefined };

describe('what is fetched anew', () => {
  test.each<[string, unknown, unknown]>([
    ['a value changed', { a: [1, { b: 2 }] }, { a: [1, { b: 3 }] }],
    ['a list grown', { a: [{ b: 1 }] }, { a: [{ b: 1 }, { b: 2 }] }],
    ['a list shortened', { a: [{ b: 1 }, { b: 2 }] }, { a: [{ b: 1 }] }],
    ['a key gone', { a: 1, b: 2 }, { a: 1 }],
    ['a key come', { a: 1 }, { a: 1, b: 2 }],
    ['a keyed item put before', { a: [{ key: 'x', b: 1 }] }, { a: [{ key: 'y' }, { key: 'x', b: 1 }] }],
    ['keyed items in another order', { a: [{ key: 'x' }, { key: 'y' }] }, { a: [{ key: 'y' }, { key: 'x' }] }],
    ['a key that is no text', { a: [{ key: 1, b: 1 }] }, { a: [{ key: 1, b: 2 }] }],
    ['a list for a record', { a: { 0: 1 } }, { a: [1] }],
    ['null for a record', { a: {} }, { a: null }],
    ['a record for nothing', null, { a: 1 }],
    ['the number of a text', { a: '1' }, { a: 1 }],
    ['undefined for a missing key', { a: 1 }, { a: 1, b: undefined }],
  ])('%s: the result is what came', (_, before, now) => {
    expect(shared(before, copyOf(now))).toStrictEqual(now);
    expect(shared(before, copyOf(now))).not.toBe(before);
  });

  test('is what stood there where nothing differs', () => {
    expect(shared(SECTION, copyOf(SECTION))).toBe(SECTION);
  });

  test('keeps keyed items wherever they stand', () => {
    const before = [{ key: 'x' }, { key: 'y', at: [1] }];
    const result = shared(before, copyOf([{ key: 'z' }, ...before]));
    expect(result[1]).toBe(before[0]);
    expect(result[2]).toBe(before[1]);
  });

  test('keeps every part that says the same', () => {
    const now = copyOf({ ...SECTION, rows: [{ cells: [{ text: '2' }, { text: null }] }, { cells: [] }] });
    const result = shared(SECTION as typeof now, now);
    expect(result.rows[1]).toBe(SECTION.rows[1]);
    expect(result.rows[0]?.cells[1]).toBe(SECTION.rows[0]?.cells[1]);
    expect(result.rows[0]?.cells[0]).not.toBe(SECTION.rows[0]?.cells[0]);
  });
});

/** A copy that keeps undefined, which JSON drops. */
function copyOf<T>(value: T): T {
  return structuredClone(value);
}
