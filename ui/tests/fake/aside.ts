import type { CountingOffer } from '../../src/wire/CountingOffer.ts';
import type { CountingRequest } from '../../src/wire/CountingRequest.ts';
import type { CountingView } from '../../src/wire/CountingView.ts';
import type { CrosswalkView } from '../../src/wire/CrosswalkView.ts';
import type { GlossaryView } from '../../src/wire/GlossaryView.ts';
import type { TermView } from '../../src/wire/TermView.ts';
import type { YearView } from '../../src/wire/YearView.ts';
import { METHODS } from './forms.ts';
import type { FakeReport } from './report.ts';

/** Terms at a cell of payment models. */
export const TERMS: TermView[] = [
  {
    term: 'Fee-for-service (FFS)',
    meaning: 'A rate for each unit of service, whatever the outcome.',
  },
  {
    term: 'Shared savings',
    meaning: 'Providers keep part of what they save against a target; no loss if they overspend.',
  },
];

export const GLOSSARY: GlossaryView = {
  terms: [
    ...TERMS,
    {
      term: 'Working figure',
      meaning:
        'A number that the plan keeps to derive an answer (a numerator, a denominator) and does not send unless it chooses to.',
    },
  ],
  national: [2019, 2020, 2022, 2023].map((year) => ({
    label: 'Categories 3 and 4',
    year,
    whose: 'Commercial',
    percent: '32 %',
    source: 'HCP-LAN APM Measurement',
  })),
};

/** Earlier years of a figure: one of the same edition, one that only compares as a sum. */
export function yearsOf(address: string): YearView[] {
  if (!/^[DM]\./.test(address)) return [];
  const months = (first: number) => `Jul ${first} – Jun ${first + 1}`;
  return [
    { year: 2020, months: months(2018), edition: '', sameMonths: true, text: '12.9 %', note: '' },
    {
      year: 2019,
      months: months(2017),
      edition: 'Progress Report 2019',
      sameMonths: false,
      text: '',
      note: 'Only as a sum, 6 + 7 + 8 then and 3A + 3B here: $210 then, $220 here.',
    },
  ];
}

/** What the counting rules offer at a cell of the LAN's payment models. */
export function offerAt(address: string): CountingOffer | null {
  if (!/^M\.\d+\/.*\/dollars$/.test(address)) return null;
  const legacy = address.startsWith('M.2/') ? null : '2 Legacy payments';
  return { start: '2016-01-01', end: '2016-12-31', months: 'Jan 2016 – Dec 2016', assumed: false, legacy };
}

/** A split into halves, whatever the day. */
export function counted(request: CountingRequest): CountingView {
  const all = Number(request.dollars.replace(/[$,]/g, ''));
  if (Number.isNaN(all)) return { steps: [], problem: 'Enter the dollars of the contract.', cells: [] };
  const dollars = (n: number) => `$${n.toLocaleString('en-US')}`;
  const cell = (label: string, before: number) => ({
    label,
    before: dollars(before),
    counted: dollars(all / 2),
    after: dollars(before + all / 2),
  });
  return {
    steps: [
      'Jan 1, 2016 to Jun 30, 2016: 6 of 12 months before the contract began.',
      `${dollars(all)} × 6 ÷ 12 = ${dollars(all / 2)} legacy payment.`,
      `${dollars(all)} − ${dollars(all / 2)} = ${dollars(all / 2)} under the contract.`,
    ],
    problem: null,
    cells: [cell('6 Shared savings on fee-for-service', 288e6), cell('2 Legacy payments', 1204e6)],
  };
}

const MATCHES: [items: number[], rows: string[], dollars: number, definition: string][] = [
  [[1], ['2 Legacy payments'], 481, 'The LAN puts savings, risk, capitation and bundles without quality into row 2.'],
  [[2], ['7 Shared risk on fee-for-service'], 98, ''],
  [[3], ['6 Shared savings on fee-for-service'], 142, ''],
  [[4, 10], ['4 Fee-for-service plus pay-for-performance'], 172, 'Only the sum is the same.'],
  [[6], ['9 Population-based', '11 Population-based for conditions'], 30, 'The same as a sum.'],
  [[7, 8], ['8 Procedure-based bundles', '12 Condition-specific bundles'], 30, 'Only the sums are the same.'],
];

/** Commercial beside a LAN report of 1,000 dollars, Medicaid of other months. */
export function crosswalk(sheet: FakeReport): CrosswalkView {
  const at = (item: number, measure: string) => `D.${item}/commercial/current/${measure}`;
  const rows = MATCHES.map(([items, lanRows, dollars, definition], n) => {
    const parts = items.map((item) => sheet.number(at(item, 'percent')) ?? 0);
    const apart = parts.reduce((sum, one) => sum + one, 0) - dollars / 10;
    return {
      items: items.map((item) => ({
        code: `D.${item}`,
        label: METHODS[item - 1] ?? '',
        percentAddress: at(item, 'percent'),
        dollarsAddress: at(item, 'dollars'),
        percent: sheet.answers.get(at(item, 'percent')) ?? '',
        dollars: '',
      })),
      lanRows,
      dollars: `$${dollars}`,
      exact: String(dollars),
      percent: (dollars / 10).toFixed(2),
      difference: apart.toFixed(2),
      severity: n === 3 ? ('warning' as const) : null,
      definition,
      partOf: [],
      held: false,
      blank: '',
    };
  });
  const commercial = {
    lob: 'commercial',
    label: 'Commercial',
    period: 'current',
    note: '',
    months: 'Jul 2019 – Jun 2020',
    whole: '$1,000',
    rows,
    typed: 10,
  };
  const note =
    'The LAN dollars follow Jan 2019 – Dec 2019, which is neither Current nor Prior here: nothing is derived or compared.';
  const medicaid = {
    ...commercial,
    lob: 'medicaid',
    label: 'Medicaid',
    period: null,
    months: 'Jan 2019 – Dec 2019',
    note,
  };
  return { lans: [[5, 'LAN APM Data Collection 2017, reporting year 2017']], lan: 5, columns: [commercial, medicaid] };
}
