import { describe, expect, test } from 'vitest';
import {
  clearing,
  copied,
  cellsIn,
  cycled,
  drawn,
  fillingAll,
  fillingDown,
  fillingRight,
  inRange,
  several,
  single,
  wholeLines,
  type Range,
} from '../../src/grid/range.ts';
import { planPaste } from '../../src/grid/paste.ts';
import { cellAt, moved, sheetOf, spotOf, type Move, type Spot } from '../../src/grid/sheet.ts';
import { section, table } from './section.ts';

const sheet = sheetOf(
  section([
    table(
      'shares',
      `
      a1=1 a2=2 ~ a3=3 a4 ~
      b1   b2=5 ~ b3   b4=8 ~
      c1   .    ~ c3   c4=9 ~
      =t1  =t2  . =t3  =t4  .
    `,
    ),
    table('folded', 'w1 w2', true),
    table(
      'more',
      `
      n1: m1 m2
      n2: m3 m4
    `,
    ),
  ]),
  (one) => !one.working,
);

function at(address: string): Spot {
  const spot = spotOf(sheet, address);
  if (!spot) throw new Error(`${address} is not in the sheet`);
  return spot;
}

const to = (address: string, move: Move) => cellAt(sheet, moved(sheet, at(address), move))?.address;

function range(from: string, head: string): Range {
  return { anchor: at(from), head: at(head) };
}

describe('moving', () => {
  test.each<[string, Move, string]>([
    ['a1', 'right', 'a2'],
    ['a2', 'right', 'a3'],
    ['a4', 'right', 'a4'],
    ['a3', 'left', 'a2'],
    ['a1', 'left', 'a1'],
    ['a2', 'down', 'b2'],
    ['b2', 'down', 't2'],
    ['t2', 'up', 'b2'],
    ['t4', 'down', 'm2'],
    ['t1', 'down', 'm1'],
    ['m1', 'up', 't1'],
    ['n1', 'up', 't1'],
    ['m4', 'down', 'm4'],
    ['a1', 'up', 'a1'],
    ['c1', 'downInput', 'm1'],
    ['m2', 'upInput', 'c1'],
    ['a1', 'edgeRight', 'a3'],
    ['a3', 'edgeRight', 'a4'],
    ['a4', 'edgeLeft', 'a3'],
    ['a1', 'edgeDown', 't1'],
    ['a2', 'edgeDown', 't2'],
    ['t4', 'edgeUp', 'b4'],
    ['c4', 'edgeUp', 'b4'],
    ['a1', 'edgeUp', 'a1'],
    ['m1', 'edgeRight', 'm2'],
    ['a4', 'nextInput', 'b1'],
    ['c4', 'nextInput', 'n1'],
    ['n1', 'previousInput', 'c4'],
    ['m4', 'nextInput', 'm4'],
    ['a1', 'previousInput', 'a1'],
    ['a3', 'home', 'a1'],
    ['m2', 'home', 'n1'],
    ['a1', 'end', 'a4'],
    ['a1', 'pageDown', 't1'],
    ['t3', 'pageUp', 'a3'],
    ['b2', 'top', 'a1'],
    ['a1', 'bottom', 'm4'],
  ])('%s %s leads to %s', (from, move, expected) => {
    expect(to(from, move)).toBe(expected);
  });
});

describe('ranges', () => {
  test('stay within their table', () => {
    expect(drawn(single(at('t1')), at('m1'))).toEqual(single(at('t1')));
  });

  test('hold what lies between their corners, drawn either way', () => {
    const drawnBack = range('b3', 'a2');
    expect(['a2', 'a3', 'b2', 'b3'].every((address) => inRange(drawnBack, at(address)))).toBe(true);
    expect(['a1', 'a4', 'c3'].some((address) => inRange(drawnBack, at(address)))).toBe(false);
  });

  test('give the clipboard their cells without the changes between them', () => {
    const rows = cellsIn(sheet, range('a1', 't4')).map((row) => row.map(copied));
    expect(rows).toEqual([
      ['1', '2', '3', ''],
      ['', '5', '', '8'],
      ['', '', '', '9'],
      ['100.0', '100.0', '100.0', '100.0'],
    ]);
  });

  test('are cleared where something can be typed and stands', () => {
    expect(clearing(sheet, range('a1', 't2')).cells.map((one) => one.address)).toEqual(['a1', 'a2', 'b2']);
  });

  test('are filled down from their first row', () => {
    expect(fillingDown(sheet, range('a1', 't2')).cells).toEqual([
      { address: 'b1', text: '1' },
      { address: 'b2', text: '2' },
      { address: 'c1', text: '1' },
    ]);
  });

  test('of one row are filled from the row above', () => {
    expect(fillingDown(sheet, range('b2', 'b3')).cells).toEqual([
      { address: 'b2', text: '2' },
      { address: 'b3', text: '3' },
    ]);
    expect(fillingDown(sheet, single(at('a1'))).cells).toEqual([]);
  });
});

describe('pasting', () => {
  test('lands cell by cell over the changes between columns', () => {
    const plan = planPaste(sheet, single(at('a2')), [
      ['6', '7'],
      ['8', '9'],
    ]);
    expect(plan.cells).toEqual([
      { address: 'a2', text: '6' },
      { address: 'a3', text: '7' },
      { address: 'b2', text: '8' },
      { address: 'b3', text: '9' },
    ]);
    expect(plan.outside).toEqual([]);
  });

  test('skips computed cells and says what has no cell', () => {
    const plan = planPaste(sheet, single(at('c1')), [
      ['1', '2', '3'],
      ['97', '', '99'],
      ['5', '', ''],
    ]);
    expect(plan.cells.map((one) => one.address)).toEqual(['c1', 'c3']);
    expect(plan.onComputed).toBe(2);
    expect(plan.outside).toEqual(['2', '5']);
  });

  test('a single value fills the selection', () => {
    const plan = planPaste(sheet, range('a1', 'b2'), [['0']]);
    expect(plan.cells.map((one) => one.address)).toEqual(['a1', 'a2', 'b1', 'b2']);
  });

  test('a blank of the block clears its cell', () => {
    expect(planPaste(sheet, single(at('a1')), [['', '4']]).cells).toEqual([
      { address: 'a1', text: '' },
      { address: 'a2', text: '4' },
    ]);
  });
});

describe('a selection', () => {
  const block = range('a1', 'b3');
  test('Tab goes round it by rows, Enter by columns', () => {
    const walk = (way: 1 | -1, down: boolean) => {
      const seen: (string | undefined)[] = [];
      let spot = at('a1');
      for (let n = 0; n < 7; n += 1) {
        seen.push(cellAt(sheet, spot)?.address);
        spot = cycled(sheet, block, spot, way, down);
      }
      return seen.join(' ');
    };
    expect(walk(1, false)).toBe('a1 a2 a3 b1 b2 b3 a1');
    expect(walk(1, true)).toBe('a1 b1 a2 b2 a3 b3 a1');
    expect(walk(-1, false)).toBe('a1 b3 b2 b1 a3 a2 a1');
  });

  test('whole rows and columns', () => {
    const addresses = (one: Range) =>
      cellsIn(sheet, one).map((row) => row.map((cell) => cell?.address ?? '.').join(' '));
    expect(addresses(wholeLines(sheet, single(at('b2')), false))).toEqual(['b1 b2 b3 b4']);
    expect(addresses(wholeLines(sheet, single(at('b2')), true))).toEqual(['a2', 'b2', '.', 't2']);
    expect(addresses(wholeLines(sheet, single(at('n1')), false))).toEqual(['m1 m2']);
    expect(several(single(at('a1')))).toBe(false);
    expect(several(block)).toBe(true);
  });

  test('filling right takes the first column, or the one to the left', () => {
    const filled = (one: Range) => fillingRight(sheet, one).cells.map(({ address, text }) => `${address}=${text}`);
    expect(filled(range('a1', 'b3'))).toEqual(['a2=1', 'a3=1', 'b2=', 'b3=']);
    expect(filled(single(at('a4')))).toEqual(['a4=3']);
    expect(filled(single(at('a1')))).toEqual([]);
    expect(filled(range('c1', 't3'))).toEqual(['c3=']);
  });

  test('one text goes into every cell that can be typed into', () => {
    const { kind, cells } = fillingAll(sheet, range('c1', 't4'), '7');
    expect(kind).toBe('filled');
    expect(cells.map((one) => one.address)).toEqual(['c1', 'c3', 'c4']);
  });

  test('a block is repeated in a selection of a multiple of its size, and once in any other', () => {
    const addresses = (one: Range, pasted: string[][]) =>
      planPaste(sheet, one, pasted).cells.map(({ address, text }) => `${address}=${text}`);
    expect(addresses(range('a1', 'b2'), [['7', '8']])).toEqual(['a1=7', 'a2=8', 'b1=7', 'b2=8']);
    expect(addresses(range('a1', 'c1'), [['7'], ['8']])).toEqual(['a1=7', 'b1=8']);
  });
});
