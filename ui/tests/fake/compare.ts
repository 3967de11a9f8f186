import type { CompareCell } from '../../src/wire/CompareCell.ts';
import type { CompareExport } from '../../src/wire/CompareExport.ts';
import type { CompareLine } from '../../src/wire/CompareLine.ts';
import type { CompareRequest } from '../../src/wire/CompareRequest.ts';
import type { CompareView } from '../../src/wire/CompareView.ts';
import type { FakeWork } from './work.ts';

const PLANS = ['Harbor Health', 'Lakeside Health Plan', 'Northern Mutual', 'Prairie Care', 'Great Plains Cooperative'];
const CALENDAR = 'It follows the calendar year, Jan 2019 – Dec 2019; the others don’t.';
/** Figures in tenths: [current, prior] by plan. */
const ROWS: [string, string, [number, number][]][] = [
  [
    'D.1',
    'Legacy methods',
    [
      [618, 640],
      [552, 570],
      [571, 622],
      [470, 520],
      [601, 600],
    ],
  ],
  [
    'D.2',
    'Shared risk, with quality',
    [
      [41, 38],
      [82, 70],
      [66, 61],
      [130, 90],
      [20, 22],
    ],
  ],
  [
    'D.3',
    'Shared savings, with quality',
    [
      [96, 90],
      [151, 148],
      [140, 110],
      [190, 160],
      [118, 121],
    ],
  ],
  [
    'D.2 + D.3 + D.5 + D.6 + D.7 + D.8',
    'Categories 3 and 4 together',
    [
      [192, 180],
      [308, 298],
      [280, 252],
      [410, 350],
      [215, 214],
    ],
  ],
];
const percent = (tenths: number) => `${(tenths / 10).toFixed(1)} %`;
const signed = (tenths: number) =>
  `${tenths > 0 ? '+' : tenths < 0 ? '−' : '±'}${(Math.abs(tenths) / 10).toFixed(1)} pp`;

function cell(
  [current, prior]: [number, number],
  middle: number,
  all: number[],
  apart: string,
  scale: number,
): CompareCell {
  return {
    current: percent(current),
    hasFigure: true,
    prior: percent(prior),
    change: signed(current - prior),
    distance: apart ? '' : signed(current - middle),
    rank: apart ? null : all.filter((other) => other > current).length + 1,
    apart,
    apartShort: apart ? 'calendar year' : '',
    restated: '',
    currentAt: Math.round((1000 * current) / scale),
    priorAt: Math.round((1000 * prior) / scale),
    national: '',
  };
}

function line([code, label, figures]: (typeof ROWS)[number], lob: string): CompareLine {
  const compared = figures.slice(1).map(([current]) => current);
  const sorted = [...compared].sort((one, other) => one - other);
  const middle = (sorted[1]! + sorted[2]!) / 2;
  const scale = Math.max(...figures.flat()) > 500 ? 800 : 500;
  const sum = code.includes('+');
  return {
    id: `${code}/${lob}`,
    code,
    label,
    lob,
    name: sum ? `D, categories 3 and 4 together, ${lob}` : `${code} ${label}, ${lob}`,
    sum,
    median: percent(middle),
    medianAt: Math.round((1000 * middle) / scale),
    compared: compared.length,
    national: sum ? 'US 2019, Commercial, categories 3 and 4: 32 % (HCP-LAN APM Measurement)' : '',
    nationalShort: sum ? '32.0 %' : '',
    nationalAt: sum ? Math.round((1000 * 320) / scale) : null,
    aggregate: '',
    end: percent(scale),
    cells: figures.map((pair, at) => cell(pair, middle, compared, at === 0 ? CALENDAR : '', scale)),
  };
}

/** Five plans, one of which follows calendar years. */
export async function compareView(request: CompareRequest): Promise<CompareView> {
  const lobs: [string, string][] = [
    ['commercial', 'Commercial'],
    ['medicaid', 'Medicaid'],
  ];
  const shown = lobs.filter(([key]) => !request.lob || request.lob === key);
  const years = request.plan !== null;
  const lines = ROWS.flatMap((row) => shown.map(([, label]) => line(row, label)));
  const ofYears = (one: CompareLine): CompareLine => ({
    ...one,
    median: '',
    medianAt: null,
    cells: one.cells.slice(1, 4).map((cell) => ({ ...cell, rank: null, distance: '' })),
  });
  const names = years ? ['Jul 2017 – Jun 2018', 'Jul 2018 – Jun 2019', 'Jul 2019 – Jun 2020'] : PLANS;
  return {
    forms: [['progress-report-2021', 'Progress Report 2021']],
    form: 'progress-report-2021',
    years: [
      [2021, 5],
      [2020, 4],
    ],
    year: years ? 0 : (request.year ?? 2021),
    plans: PLANS,
    plan: request.plan,
    sections: [
      ['C.2', 'C · Behavioral health'],
      ['D', 'D · Value-oriented payment'],
    ],
    section: 'D',
    lobs,
    lob: request.lob ?? '',
    months: years ? '' : 'current Jul 2019 – Jun 2020, prior Jul 2018 – Jun 2019',
    columns: names.map((name, at) => ({ name, report: at + 1, edition: '' })),
    lines: years ? lines.map(ofYears) : lines,
    hasPrior: true,
    leftOut: [['Harbor Health, 2021', 'A later report of the same plan and months is shown instead.']],
  };
}

export const comparePath = async (_request: CompareRequest, _anonymous: boolean, pdf: boolean): Promise<string> =>
  `/home/dana/Plans side by side.${pdf ? 'pdf' : 'xlsx'}`;

/** Writes nothing, as long as it takes. */
export const writeCompare =
  (work: FakeWork) =>
  async (wanted: CompareExport, job: string): Promise<string[]> => {
    await work.wait(job);
    return wanted.anonymous ? [wanted.path, '/home/dana/Plans side by side – key for the host.xlsx'] : [wanted.path];
  };
