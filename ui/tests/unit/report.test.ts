import { describe, expect, test, vi } from 'vitest';
import { isoDay } from '../../src/parts/days.ts';
import { windowCommand } from '../../src/parts/commands.ts';
import { partOf } from '../../src/panels/report/parts.ts';
import { patched } from '../../src/panels/report/patch.ts';
import type { ReportView } from '../../src/wire/ReportView.ts';
import { cell, section, table } from './section.ts';

vi.stubGlobal('Element', class {});

describe('the part that holds an address', () => {
  const report = {
    sections: [
      { id: 'head', items: ['lobs', 'period'], lobs: [] },
      { id: 'A', items: ['A.1a', 'A.base'], lobs: [] },
      { id: 'B', items: ['B.bariatric'], lobs: ['commercial'] },
      { id: 'C.1A', items: ['C.1A.ii'], lobs: [] },
      { id: 'E', items: ['E'], lobs: [] },
      { id: 'S', items: ['S.1'], lobs: [] },
      { id: 'G', items: ['G.members'], lobs: [] },
      { id: 'G.states', items: ['G.state.texas'], lobs: [] },
      { id: 'Commercial Metrics', items: ['M.2'], lobs: ['commercial'] },
      { id: 'Medicaid Metrics', items: ['M.2'], lobs: ['medicaid'] },
    ],
  } as unknown as ReportView;
  test.each([
    ['A.1a/current/count', 'A'],
    ['A.base/current/hospitals', 'A'],
    ['B.bariatric/coe', 'B'],
    ['B.bariatric/current/incentive', 'B'],
    ['C.1A.ii/commercial/current/births', 'C.1A'],
    ['E/text', 'E'],
    ['S.1/commercial/current/count', 'S'],
    ['G.members/medicaid/count', 'G'],
    ['G.state.texas/lobs', 'G.states'],
    ['G.states/commercial', 'G.states'],
    ['M.2/commercial/dollars', 'Commercial Metrics'],
    ['M.2/medicaid/dollars', 'Medicaid Metrics'],
    ['period/current/start', 'head'],
    ['lobs', 'head'],
    ['contact', 'head'],
  ])('%s stands in %s', (address, id) => {
    expect(partOf(report, address)).toEqual({ is: 'section', id });
  });

  test('a topic’s address leads to the topic', () => {
    expect(partOf(report, 'T.12.5/text')).toEqual({ is: 'topic', number: 12 });
  });
});

describe('a day as typed', () => {
  test.each([
    ['9/15/2026', '2026-09-15'],
    ['09/05/26', '2026-09-05'],
    ['2026-9-15', '2026-09-15'],
    [' ', ''],
    ['2/30/2026', null],
    ['15.9.2026', null],
    ['soon', null],
  ])('%j is %j', (typed, expected) => {
    expect(isoDay(typed)).toBe(expected);
  });
});

test('patching replaces changed cells and leaves the others the same objects', () => {
  const before = section([table('t', 'a1=1 a2=2')]);
  const after = patched(before, [cell('a2', '7')]);
  const [first, second] = after.tables[0]?.rows[0]?.places ?? [];
  expect(second).toMatchObject({ is: 'cell', address: 'a2', typed: '7' });
  expect(first).toMatchObject({ is: 'cell', address: 'a1', typed: '1' });
});

describe('keys of the whole window', () => {
  const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, target: null };
  test.each([
    ['F1', {}, 'help'],
    ['?', {}, 'help'],
    ['l', { ctrlKey: true }, 'lock'],
    ['L', { metaKey: true }, 'lock'],
    ['l', { ctrlKey: true, altKey: true }, null],
    ['l', {}, null],
  ] as const)('%s %j is %s', (key, held, expected) => {
    expect(windowCommand({ ...plain, ...held, key })).toBe(expected);
  });
});
