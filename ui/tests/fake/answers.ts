/** Answers of a made-up plan, a little unfinished on purpose. */
export function answers(): Map<string, string> {
  const all = new Map<string, string>();
  const put = (rows: string) => {
    for (const line of rows.trim().split('\n')) {
      const [pattern = '', ...values] = line.trim().split(/\s+/);
      const periods = ['current', 'prior'];
      values.forEach((value, n) => {
        if (value !== '_') all.set(pattern.replace('*', periods[n] ?? ''), value);
      });
    }
  };
  put(`
    A.1a/*/count 6 7
    A.1b/*/count 4 4
    A.2a/*/count 21 22
    A.2a/*/percent 14.2 14.9
    A.2b/*/count 17 17
    A.2b/*/percent 11.5 11.5
    A.3a/*/dollars 1204311870 1188040112
    A.3a/*/percent 38.4 39.0
    A.3b/*/dollars 803112450 795220040
    A.3b/*/percent 25.6 26.1
    A.base/*/hospitals 148 148
    A.base/*/facility_dollars 3136228828 3046256697
    C.1A.i/commercial/*/births 12840 13115
    C.1A.i/commercial/*/csections 31.2 31.9
    C.1A.ii/commercial/*/births 2210 1820
    C.1A.ii/commercial/*/csections 27.4 28.8
    C.1A.iii/commercial/*/births 3105 2890
    C.1A.iii/commercial/*/csections 28.9 29.6
    C.1A.iv/commercial/*/births 1840 1610
    C.1A.iv/commercial/*/csections 29.3 30.1
    C.1A.v/commercial/*/births nc nc
    C.1A.v/commercial/*/csections nc nc
    C.1A.i/medicaid/*/births 9420 9388
    C.1A.i/medicaid/*/csections 30.8 31.1
    C.1A.ii/medicaid/*/births 0 0
    C.1A.iii/medicaid/*/births lt11 lt11
    C.1A.iv/medicaid/*/births 2890 2405
    C.1A.iv/medicaid/*/csections 29.9 30.6
    C.1B.i/commercial/*/spend 24.6 20.8
    C.1B.i/commercial/*/csections 28.7 29.5
    C.1B.i/medicaid/*/spend 18.9 16.2
    C.1B.i/medicaid/*/csections 29.8 30.4
    C.2.1a/commercial/*/percent 48.2 61.0
    C.2.1b/commercial/*/percent 36.1 22.4
    C.2.1c/commercial/*/percent 15.7 16.6
    C.2.1a/medicaid/*/percent 57.5 66.8
    C.2.1b/medicaid/*/percent 33.0 24.1
    C.2.1c/medicaid/*/percent 9.5 9.1
    C.2.2/commercial/*/percent 44.0 41.5
    C.2.2/medicaid/*/percent see-note 47.2
    S.1/*/count 84210 71002
    S.2/*/percent 22.5 19.8
    T.1.2a/count 214
    T.1.2b/count 9
    T.1.2b/list Chicago,Milwaukee
    T.1.2c/percent 38.5
    T.1.4/answer too_early
  `);
  section(all);
  all.set('B.other1/name', 'Fertility');
  all.set(
    'T.1.1/text',
    'Maternity bundles in nine markets, paid as one price per episode with a quality gate on early elective deliveries and low-risk C-sections. The goal is fewer unnecessary interventions at a lower total price.',
  );
  all.set('T.1.3/text', 'Retrospective bundles with upside only in the first year, two-sided from the second.');
  all.set(
    'E/text',
    'We set out to bring advanced primary care to 100,000 members by 2022. In the current period 84,210 members were attributed to practices under a per-member payment.',
  );
  return all;
}

function section(all: Map<string, string>): void {
  const shares: Record<string, string> = {
    'commercial/current': '48.6 9.8 14.2 16.4 2.1 1.7 2.6 0.4 3.1 1.1',
    'commercial/prior': '52.1 8.4 12.9 16.0 2.0 1.5 2.9 0.3 2.8 1.1',
    'medicaid/current': '39.9 12.2 6.0 21.7 9.0 5.4 0.0 na 4.8 1.8',
    'medicaid/prior': '44.0 10.9 6.3 9.8 15.1 6.1 0.0 na 6.9 0.9',
  };
  for (const [column, values] of Object.entries(shares)) {
    values.split(' ').forEach((value, n) => all.set(`D.${n + 1}/${column}/percent`, value));
  }
  all.set('D.3/commercial/current/dollars', '412806113');
  all.set('D.total/commercial/current/dollars', '2907085300');
  const centers: [string, string, string][] = [
    ['bariatric', 'Y', '62.1 60.4 71.0 69.2'],
    ['cancer', 'N', ''],
    ['cardiac', 'Y', '44.8 43.0 52.6 50.1'],
    ['joint', 'Y', '38.2 35.9 47.7 45.5'],
    ['maternity', 'Y', '24.2 22.0 31.3 27.9'],
    ['spine', 'Y', '33.5 31.8 30.2 40.6'],
    ['transplant', 'Y', '91.0 90.2 94.4 93.8'],
    ['other1', 'Y', '18.4 12.7 25.0 _'],
  ];
  for (const [key, flag, values] of centers) {
    all.set(`B.${key}/coe`, flag);
    const at = ['current/all', 'prior/all', 'current/incentive', 'prior/incentive'];
    values.split(' ').forEach((value, n) => value && value !== '_' && all.set(`B.${key}/${at[n]}`, value));
  }
}
