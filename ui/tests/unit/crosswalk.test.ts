import { describe, expect, it } from 'vitest';
import { crossed, isOdd, isSum, left, rest, splitsOf } from '../../src/panels/crosswalk/split';
import type { CrosswalkRow } from '../../src/wire/CrosswalkRow';

function row(items: number, exact: string, more: Partial<CrosswalkRow> = {}): CrosswalkRow {
  const codes = Array.from({ length: items }, (_, n) => `D.${n + 1}`);
  return {
    items: codes.map((code) => ({
      code,
      label: '',
      percentAddress: `${code}/percent`,
      dollarsAddress: `${code}/dollars`,
      percent: '',
      dollars: '',
    })),
    lanRows: [],
    dollars: `$${exact}`,
    exact,
    percent: '',
    difference: '',
    severity: null,
    definition: '',
    partOf: [],
    held: false,
    blank: '',
    ...more,
  };
}

describe('splitting dollars of which only the sum is known', () => {
  it('takes rows of several items that are known and belong to them alone', () => {
    expect([
      isSum(row(2, '10')),
      isSum(row(1, '10')),
      isSum(row(2, '10', { partOf: ['D.7'] })),
      isSum(row(2, '', { blank: 'Row 8 is blank.' })),
    ]).toEqual([true, false, false, false]);
  });

  it('says what is still to place, in cents', () => {
    const cases: [string[], bigint | null][] = [
      [['', '', ''], null],
      [['1,000', '', ''], 9_000_00n],
      [['$1000', '9000.00', ''], 0n],
      [['10000.01', '', ''], -1n],
      [['1000', 'many', ''], null],
    ];
    for (const [parts, cents] of cases) expect(left(row(3, '10000'), parts), parts.join('|')).toBe(cents);
  });

  it('tells what is no amount of dollars', () => {
    const typed = ['abc', '-5', '50m', '1.005', '', undefined, '$1,000.5', '0'];
    expect(typed.map(isOdd)).toEqual([true, true, true, true, false, false, false, false]);
  });

  it('sends parts that make the sum, blanks as 0, and none otherwise', () => {
    const three = row(3, '10000');
    expect(splitsOf(three, ['1000', '9,000', '']).map((one) => one.text)).toEqual(['1000', '9,000', '0']);
    expect(splitsOf(three, ['1000', '', ''])).toEqual([]);
    expect(splitsOf(three, ['', '', ''])).toEqual([]);
  });

  it('leaves room for rows that share their dollars with others', () => {
    const sum = row(3, '100');
    const shared = { ...row(1, '60', { partOf: ['D.3'] }), items: sum.items.slice(0, 1) };
    const cases: [string[], boolean][] = [
      [['60', '40', '0'], false],
      [['61', '', ''], true],
      [['50', '', ''], false],
      [['50', '40', '10'], false],
      [['50', '41', '9'], true],
    ];
    for (const [parts, isCrossed] of cases) {
      expect(crossed(sum, parts, [sum, shared]) !== null, parts.join('|')).toBe(isCrossed);
    }
    expect(splitsOf(sum, ['61', '39', '0'], [sum, shared])).toEqual([]);
    expect(splitsOf(sum, ['61', '39', '0']).length).toBe(3);
  });

  it('lets the other of two follow', () => {
    expect([rest(row(2, '100.5'), '40'), rest(row(2, '100'), '101'), rest(row(2, '100'), 'x')]).toEqual([
      '60.50',
      '',
      '',
    ]);
  });
});
