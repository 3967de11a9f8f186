import { describe, expect, test } from 'vitest';
import {
  grouped,
  near,
  nextStop,
  stops,
  type Filter,
  type Here,
  type Reached,
} from '../../src/panels/findings/next.ts';
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
    section: at.split('.')[0] ?? '',
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
  const order = ['head', 'A', 'B', 'C', 'D', 'E'];
  const unmoved: Here = { section: 'record', address: null, order };
  const gone = (index: number): Reached => ({ key: 'gone', section: 'C', index });
  const reached = (index: number): Reached => ({ ...gone(index), key: among[index]?.key ?? '' });
  test.each<[string, Reached | null, 1 | -1, number]>([
    ['the first to begin with', null, 1, 0],
    ['the last to begin with, backwards', null, -1, 4],
    ['the next', reached(1), 1, 2],
    ['the one before', reached(2), -1, 1],
    ['round the end', reached(4), 1, 0],
    ['round the beginning', reached(0), -1, 4],
    ['the one in the place of a fixed one', gone(2), 1, 2],
    ['the one before a fixed one', gone(2), -1, 1],
    ['the first again, where the fixed one was the last', gone(5), 1, 0],
  ])('%s', (_, from, way, expected) => {
    expect(nextStop(among, from, unmoved, way)?.index).toBe(expected);
  });

  const inForm = [
    'E A-1@A.1a/current',
    'W B-1@B.1/current',
    'W B-2@B.2/current',
    'E D-1@D.1/current',
    'E D-1@D.2/current',
  ].map(finding);
  const at = (section: string, address: string | null = null): Here => ({ section, address, order });
  const inB: Reached = { key: inForm[1]?.key ?? '', section: 'B', index: 1 };
  test.each<[string, Reached | null, Here, 1 | -1, number]>([
    ['the first of the section on screen', null, at('D'), 1, 3],
    ['its last, backwards', null, at('B'), -1, 2],
    ['that of the cell in focus', null, at('D', 'D.2/current'), 1, 4],
    ['that of the section gone to since', inB, at('D'), 1, 3],
    ['the next in the same section, wherever the focus is', inB, at('B', 'B.9/current'), 1, 2],
    ['that of the section after one without', null, at('C'), 1, 3],
    ['that of the section before one without, backwards', null, at('C'), -1, 2],
    ['round the end from the last section', null, at('E'), 1, 0],
    ['round the beginning from the first', null, at('head'), -1, 4],
  ])('from where the person is: %s', (_, from, here, way, expected) => {
    expect(nextStop(inForm, from, here, way)?.index).toBe(expected);
  });

  test('none where nothing is open', () => {
    expect(nextStop([], null, unmoved, 1)).toBeNull();
  });
});

test('consequences stand under their root; one without its root stands for itself', () => {
  const groups = grouped(ALL);
  expect(groups[0]?.consequences.map((one) => one.check)).toEqual(['D-1']);
  expect(groups).toHaveLength(5);
  expect(grouped(ALL.slice(1))[0]?.root.check).toBe('D-1');
});

test('what is left to answer is one group a topic', () => {
  const questions = ['E T-1@T.1.1/text', 'E T-2@T.1.2a/count', 'E T-1@T.1.3/text', 'E T-1@T.1.4/text'].map(finding);
  const other = { ...finding('E T-1@T.2.1/text'), section: 'T.2' };
  const groups = grouped([...questions, other]);
  expect(groups.map(({ root, alike }) => [root.key, ...alike.map((one) => one.key)])).toEqual([
    ['T-1@T.1.1/text', 'T-1@T.1.3/text', 'T-1@T.1.4/text'],
    ['T-2@T.1.2a/count'],
    ['T-1@T.2.1/text'],
  ]);
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
