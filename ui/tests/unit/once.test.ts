import { afterEach, expect, test, vi } from 'vitest';
import { once, type Origin } from '../../src/keys/once.ts';

afterEach(() => vi.restoreAllMocks());

/** When each report of a press comes, from where, and which of them are carried out. */
const reports: [string, [number, string, Origin][], boolean[]][] = [
  [
    'one press told twice',
    [
      [1000, 'undo', 'key'],
      [1010, 'undo', 'menu'],
    ],
    [true, false],
  ],
  [
    'told the other way round',
    [
      [2000, 'undo', 'menu'],
      [2079, 'undo', 'key'],
    ],
    [true, false],
  ],
  [
    'two presses',
    [
      [3000, 'undo', 'key'],
      [3010, 'undo', 'key'],
    ],
    [true, true],
  ],
  [
    'a press and a choice after it',
    [
      [4000, 'undo', 'key'],
      [4080, 'undo', 'menu'],
    ],
    [true, true],
  ],
  [
    'another command',
    [
      [5000, 'undo', 'key'],
      [5010, 'redo', 'menu'],
    ],
    [true, true],
  ],
];

test.each(reports)('%s', (_, told, expected) => {
  const clock = vi.spyOn(performance, 'now');
  const done = told.map(([at, command, origin]) => {
    clock.mockReturnValue(at);
    const run = vi.fn();
    once(command, origin, run);
    return run.mock.calls.length === 1;
  });
  expect(done).toEqual(expected);
});

test('the other report of a press waits while the first is carried out', () => {
  const clock = vi.spyOn(performance, 'now').mockReturnValue(6000);
  once('fill_down', 'key', () => clock.mockReturnValue(6500));
  clock.mockReturnValue(6510);
  const run = vi.fn();
  once('fill_down', 'menu', run);
  expect(run).not.toHaveBeenCalled();
});
