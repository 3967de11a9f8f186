import type { FindingView } from '../../src/wire/FindingView.ts';
import { METHODS, SECTIONS } from './forms.ts';
import type { FakeReport } from './report.ts';

const blank: FindingView = {
  key: '',
  check: '',
  severity: 'error',
  section: 'D',
  place: '',
  message: '',
  fix: '',
  at: [],
  with: [],
  because: null,
  explained: null,
  explainable: false,
  rule: '',
  fixes: [],
};

/** A handful of checks, enough to show every kind of finding. */
export function findingsOf(report: FakeReport): FindingView[] {
  const all = [...typedText(report), ...totals(report), ...changes(report), ...blanks(report), ...notes(report)];
  const rank = { error: 0, warning: 1, note: 2 };
  return all
    .map((finding) => {
      const text = report.explanations.get(finding.key);
      return text ? { ...finding, explained: { text, outdated: false, figures: [] } } : finding;
    })
    .sort((a, b) => rank[a.severity] - rank[b.severity]);
}

function finding(check: string, at: string, more: Partial<FindingView>): FindingView {
  return { ...blank, ...more, check, key: `${check}@${at}`, at: more.at ?? [at], place: more.place ?? placed(at) };
}

function placed(address: string): string {
  const [item = '', lob = '', period = ''] = address.split('/');
  const title = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  return [item, title(lob), title(period)].filter(Boolean).join(' · ');
}

function typedText(report: FakeReport): FindingView[] {
  return [...report.answers]
    .filter(([address, text]) => /percent$|births$|csections$/.test(address) && !/^(na|nc|nt|lt11)$/i.test(text))
    .filter(([address]) => report.number(address) === null)
    .map(([address, text]) =>
      finding('FORM-3', address, {
        section: SECTIONS.find((one) => address.startsWith(`${one.id}.`))?.id ?? 'D',
        message: `“${text}” is not a percent. It is kept as typed.`,
        fix: 'Type a number, or na, nc or lt11.',
      }),
    );
}

function totals(report: FakeReport): FindingView[] {
  return ['commercial/current', 'commercial/prior', 'medicaid/current', 'medicaid/prior'].flatMap((column) => {
    const rows = METHODS.map((_, n) => `D.${n + 1}/${column}/percent`);
    const sum = rows.reduce((total, row) => total + (report.number(row) ?? 0), 0);
    if (rows.every((row) => report.number(row) === null) || Math.abs(sum - 100) < 0.05) return [];
    const fourth = `D.4/${column}/percent`;
    const root = finding('D-2', fourth, {
      message: `${report.answers.get(fourth)} typed, 20.9 by its dollars.`,
      fix: 'Take the derived percent, or correct the dollars.',
      fixes: [{ id: 'take', label: 'Take 20.9' }],
    });
    const total = finding('D-1', `D.total/${column}/percent`, {
      at: [`D.total/${column}/percent`],
      message: `The column adds up to ${sum.toFixed(1)} %; rounding eight shares can explain 99.6 to 100.4.`,
      fix: 'Correct the shares until they make 100.0.',
      because: column === 'medicaid/current' ? root.key : null,
    });
    return column === 'medicaid/current' ? [root, total] : [total];
  });
}

function changes(report: FakeReport): FindingView[] {
  return METHODS.flatMap((_, n) =>
    ['commercial', 'medicaid'].flatMap((lob) => {
      const address = `D.${n + 1}/${lob}/current/percent`;
      const current = report.number(address);
      const prior = report.number(address.replace('current', 'prior'));
      if (current === null || prior === null || Math.abs(current - prior) <= 5) return [];
      const way = current > prior ? 'A rise' : 'A fall';
      return [
        finding('FORM-6', address, {
          severity: 'warning',
          message: `${prior} → ${current} %. ${way} of ${Math.abs(current - prior).toFixed(1)} points; from 5 on, the host will ask why.`,
          fix: 'Correct it, or say why.',
          with: [address.replace('current', 'prior')],
          explainable: true,
        }),
      ];
    }),
  );
}

function blanks(report: FakeReport): FindingView[] {
  const at = ['B.other1/prior/incentive'].filter((address) => !report.answers.has(address));
  return at.map((address) =>
    finding('B-2', address, {
      section: 'B',
      message: 'Designated, but the prior share of members with incentives is blank.',
      fix: 'Type it, or na, nc or nt.',
    }),
  );
}

function notes(report: FakeReport): FindingView[] {
  const spine = report.number('B.spine/current/incentive');
  const all = report.number('B.spine/current/all');
  const lower =
    spine !== null && all !== null && spine < all
      ? [
          finding('B-4', 'B.spine/current/incentive', {
            section: 'B',
            severity: 'warning',
            message: `Members with incentives used centers less (${spine} %) than all members (${all} %).`,
            fix: 'Check whether the two were swapped, or say why.',
            explainable: true,
          }),
        ]
      : [];
  const waiver = finding('C-8', 'C.2.2/commercial/current/percent', {
    section: 'C.2',
    severity: 'note',
    message: 'Say in a remark whether physicians or all providers were counted.',
  });
  return [...lower, waiver];
}
