import { expect, test } from 'vitest';
import { chosenParts, partTitle, toggled } from '../../src/panels/handouts/chosen.ts';
import type { SectionHead } from '../../src/wire/SectionHead.ts';

const section = (id: string, items: string[]): SectionHead => ({
  id,
  items,
  title: `Section ${id}`,
  letter: id,
  answered: 0,
  due: 0,
  errors: 0,
  warnings: 0,
  optional: false,
  lobs: [],
  off: false,
});

const sections = [section('A', ['A.1', 'A.2']), section('B', ['B.1', 'B.2', 'B.3'])];

test.each<[string, [string, boolean][], string]>([
  [
    'items in form order',
    [
      ['B.2', true],
      ['A.1', true],
    ],
    'A.1 B.2',
  ],
  [
    'all items are the section',
    [
      ['A.2', true],
      ['A.1', true],
    ],
    'A',
  ],
  [
    'a section takes its items in',
    [
      ['B.2', true],
      ['B', true],
    ],
    'B',
  ],
  [
    'a section without one item is the others',
    [
      ['B', true],
      ['B.2', false],
    ],
    'B.1 B.3',
  ],
  [
    'unticked again',
    [
      ['A', true],
      ['A', false],
    ],
    '',
  ],
  ['what no section has is nothing', [['Z.1', true]], ''],
])('%s', (_, ticks, expected) => {
  let chosen: ReadonlySet<string> = new Set();
  for (const [part, on] of ticks) chosen = toggled(chosen, part, on, sections);
  expect(chosenParts(chosen, sections).join(' ')).toBe(expected);
});

test.each([
  [[], ''],
  [['A'], 'Section A'],
  [['A', 'B.1'], 'Section A, B.1'],
  [['A', 'B.1', 'B.2'], 'Section A and 2 more'],
])('%j is called %j', (parts, title) => {
  expect(partTitle(parts, sections)).toBe(title);
});
