import { describe, expect, test } from 'vitest';
import { grouped, near, nextStop, stops, type Filter, type Reached } from '../../src/panels/findings/next.ts';
import type { FindingView } from '../../src/wire/FindingView.ts';

/** `E D-1@D.total/… < D-2@…`: severity, key, and after `<` the key of its cause; `*` behind the severity: explained. */
function finding(line: string): FindingView {
  const [head = '', because = null] = line.split(' < ');
  const [mark = '', key = ''] = head.split(' ');
  const severity = ({ E: 'error', W: 'warning', N: 'note' } as const)[mark[0] as 'E' | 'W' | 'N'];
  const [check = '', at = ''] = key.split('@');
  return {
    key,
    check,
    severity,
    section: '',
    place: '',
    message: '',
    fix: '',
    at: [at],
    with: [],
    because,
    explained: mark.endsWith('*') ? { text: 'so', outdated: false, figures: [] } : null,
    explainable: severity === 'warning',
    rule: '',
    fixes: [],
  };
}

const ALL = [
  'E D-2@D.4/medicaid/current/percent',
  'E D-1@D.total/medicaid/current/percent < D-2@D.4/medicaid/current/percent',
  'E B-2@B.other1/prior/incentive',
  'W FORM-6@D.4/medicaid/current/percent',
  'W* FORM-6@D.5/medicaid/current/percent',
  'N C-8@C.2.2/commercial/current/percent',
].map(finding);

describe('stops of F8', () => {
  test.each<[Filter, number]>([
    ['all', 5],
    ['error', 3],
    ['warning', 1],
    ['note', 1],
  ])('of %s: %i, explained ones left out', (filter, expected) => {
    expect(stops(ALL, filter)).toHaveLength(expected);
  });

  const among = stops(ALL, 'all');
  const reached = (index: number): Reached => ({ key: among[index]?.key ?? '', index });
  test.each<[string, Reached | null, 1 | -1, number]>([
    ['the first to begin with', null, 1, 0],
    ['the last to begin with, backwards', null, -1, 4],
    ['the next', reached(1), 1, 2],
    ['the one before', reached(2), -1, 1],
    ['round the end', reached(4), 1, 0],
    ['round the beginning', reached(0), -1, 4],
    ['the one in the place of a fixed one', { key: 'gone', index: 2 }, 1, 2],
    ['the one before a fixed one', { key: 'gone', index: 2 }, -1, 1],
    ['the first again, where the fixed one was the last', { key: 'gone', index: 5 }, 1, 0],
  ])('%s', (_, from, way, expected) => {
    expect(nextStop(among, from, way)?.index).toBe(expected);
  });

  test('none where nothing is open', () => {
    expect(nextStop([], null, 1)).toBeNull();
  });
});

test('consequences stand under their root; one without its root stands for itself', () => {
  const groups = grouped(ALL);
  expect(groups[0]?.consequences.map((one) => one.check)).toEqual(['D-1']);
  expect(groups).toHaveLength(5);
  expect(grouped(ALL.slice(1))[0]?.root.check).toBe('D-1');
});

test('findings near a cell: its own, and those of its column in its section', () => {
  const { own, beside } = near(ALL, 'D.5/medicaid/current/percent');
  expect(own.map((one) => one.key)).toEqual(['FORM-6@D.5/medicaid/current/percent']);
  expect(beside.map((one) => one.key)).toEqual([
    'D-2@D.4/medicaid/current/percent',
    'D-1@D.total/medicaid/current/percent',
    'FORM-6@D.4/medicaid/current/percent',
  ]);
});
