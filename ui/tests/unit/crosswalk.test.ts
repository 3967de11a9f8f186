import { describe, expect, it } from 'vitest';
import { isSum, left, rest, splitsOf } from '../../src/panels/crosswalk/split';
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

  it('sends parts that make the sum, blanks as 0, and none otherwise', () => {
    const three = row(3, '10000');
    expect(splitsOf(three, ['1000', '9,000', '']).map((one) => one.text)).toEqual(['1000', '9,000', '0']);
    expect(splitsOf(three, ['1000', '', ''])).toEqual([]);
    expect(splitsOf(three, ['', '', ''])).toEqual([]);
  });

  it('lets the other of two follow', () => {
    expect([rest(row(2, '100.5'), '40'), rest(row(2, '100'), '101'), rest(row(2, '100'), 'x')]).toEqual([
      '60.50',
      '',
      '',
    ]);
  });
});
