import type { QueryActions, RoundActions } from '../../src/backend/hosting.ts';
import type { Changed } from '../../src/wire/Changed.ts';
import type { ErrorCode } from '../../src/wire/ErrorCode.ts';
import type { PlanStanding } from '../../src/wire/PlanStanding.ts';
import type { QueryState } from '../../src/wire/QueryState.ts';
import type { QueryView } from '../../src/wire/QueryView.ts';
import type { RoundReport } from '../../src/wire/RoundReport.ts';
import type { RoundRow } from '../../src/wire/RoundRow.ts';
import type { RoundTold } from '../../src/wire/RoundTold.ts';
import type { RoundView } from '../../src/wire/RoundView.ts';
import type { TermsView } from '../../src/wire/TermsView.ts';
import { FakeKeeping } from './keeping.ts';
import { failure } from './store.ts';

const CELL = 'D.3/commercial/current/percent';

/** A question about one cell, as somebody asked it. */
export function query(id: string, state: QueryState, answer = ''): QueryView {
  return {
    id,
    address: CELL,
    name: 'D.3 Shared savings, commercial, current, percent',
    section: 'D',
    finding: null,
    text: 'For D.3 we received 14.2 %. Could you confirm this figure, or send us the right one?',
    received: '12.9',
    now: '14.2',
    answer,
    state,
  };
}

const TOLD: RoundTold = {
  name: 'Fall 2026',
  host: 'Great Lakes Business Group',
  form: 'progress-report-2021',
  year: 2026,
  often: 'Once a year, in September',
  due: '2026-09-01',
  basis: 'The 12 months before, and the other plans',
  contactName: 'Ana Ruiz',
  contactEmail: 'ana.ruiz@greatlakes.example',
  contactPhone: '',
  topics: [{ key: 'maternity', title: 'Maternity payment and outcomes', intro: 'Births cost our members most.' }],
  plans: ['Lakeside Health Plan', 'Prairie Mutual', 'Harbor Health', 'Northern Mutual'].map((name) => ({
    name,
    meeting: '2026-09-08',
    contactName: '',
    contactEmail: '',
    contactPhone: '',
  })),
};

const REPORT: RoundReport = {
  id: 2,
  plan: 'Lakeside Health Plan, Inc.',
  form: 'Progress Report 2021',
  file: 'Lakeside final.xlsx',
  came: '2026-08-24',
  said: false,
};
const STRAY: RoundReport = { ...REPORT, id: 3, plan: 'scan0042', file: 'scan0042.xlsx' };

const STANDINGS: Partial<PlanStanding>[] = [
  { state: 'answered', days: 0, reports: [REPORT], topics: true, prior: 2025, written: '2026-07-01' },
  { state: 'late', days: 3, prior: 2025, written: '2026-07-01' },
  { state: 'waiting', days: 12, due: '2026-09-12', prior: null, written: '' },
  { state: 'answered', days: 2, reports: [{ ...REPORT, id: 4, plan: 'NM', said: true }], prior: 2024 },
];

const TERMS: TermsView = {
  publisher: 'Catalyst for Payment Reform',
  terms: ['Credit the publisher wherever the form is shown.', 'Use it for your own work, not to sell it.'],
};

/** Rounds and questions of the made-up core. */
export abstract class FakeHosting extends FakeKeeping implements RoundActions, QueryActions {
  /** Questions of the report that is open. */
  queries: QueryView[] = [];
  /** Terms that nobody has read. */
  unread: TermsView | null = null;
  protected told: RoundTold = TOLD;
  private strays = [STRAY];
  private noRounds = false;
  private away = false;
  private failNext: ErrorCode | null = null;

  protected abstract change(what: string, at: string | null, make: () => void): Promise<Changed>;
  protected abstract told_(event: 'planBegun', payload: { job: string; done: number; of: number; what: string }): void;
  abstract report(id: number): Promise<Changed['report']>;

  /** The next changing call fails in this way. */
  fail(code: ErrorCode): void {
    this.failNext = code;
  }

  /** Shows the terms and questions that a query string asks for. */
  protected begin(query_: URLSearchParams): void {
    if (query_.has('terms')) this.unread = TERMS;
    this.noRounds = query_.has('empty');
    if (query_.has('queries')) {
      this.queries = [
        query('q1', 'open'),
        query('q2', 'sent'),
        query('q3', 'answered', 'A system was left out; it is counted now.'),
      ];
    }
  }

  rounds = async (putAway: boolean): Promise<RoundRow[]> =>
    this.noRounds || putAway !== this.away ? [] : [this.roundRow()];
  round = async () => this.roundView();
  keepRound = async (_id: number | null, _editId: string, told: RoundTold) => {
    this.refuse();
    this.told = told;
    this.noRounds = false;
    return this.roundView();
  };
  putAwayRound = async (_id: number, away: boolean) => {
    this.away = away;
  };
  sayPlan = async () => {
    this.strays = [];
    return this.roundView();
  };
  writeBlanks = async (_id: number, _plans: string[], folder: string, job: string) => {
    const [plan] = this.told.plans;
    this.told_('planBegun', { job, done: 0, of: this.told.plans.length, what: plan?.name ?? '' });
    await this.pause();
    await this.work.wait(job);
    const papers = this.told.plans.map((one, n) => ({
      plan: one.name,
      file: n === 1 ? '' : `${one.name} – Progress Report 2026.xlsx`,
      figures: n === 0 ? 76 : 0,
      there: n === 2,
      failed:
        n === 1 ? 'No room on the disk for Prairie Mutual – Progress Report 2026.xlsx; nothing was written' : null,
    }));
    return { folder, papers, stopped: false, round: this.roundView() };
  };
  pickFolder = async (): Promise<string | null> => '/home/dana/Documents/Blanks';
  termsToRead = async () => this.unread;
  termsRead = async () => {
    this.unread = null;
  };

  draftQuery = async () => query('', 'open').text;
  ask = async (_id: number, _editId: string, address: string, finding: string | null, text: string) =>
    this.change('asked', null, () => {
      const id = `q${this.queries.length + 1}`;
      this.queries = [...this.queries, { ...query(id, 'open'), address, finding, text }];
    });
  rewordQuery = async (_id: number, _editId: string, id: string, text: string) => this.put(id, { text, state: 'open' });
  settleQuery = async (_id: number, _editId: string, id: string, settled: boolean) =>
    this.put(id, { state: settled ? 'settled' : 'open' });
  dropQuery = async (_id: number, _editId: string, id: string) =>
    this.change('question taken back', null, () => (this.queries = this.queries.filter((one) => one.id !== id)));
  answerQuery = async (_id: number, _editId: string, id: string, answer: string) =>
    this.put(id, { answer, state: answer ? 'answered' : 'open' });
  markAnswered = async (_id: number, _editId: string, id: string, answered: boolean) =>
    this.put(id, { state: answered ? 'answered' : 'open' });
  queriesPath = async () => '/home/dana/Lakeside Health Plan – Questions 2026.xlsx';
  writeQueries = async (_id: number, path: string) => {
    this.queries = this.queries.map((one) => (one.state === 'open' ? { ...one, state: 'sent' } : one));
    return { paths: [path, path.replace('.xlsx', '.pdf')], queries: this.queries.length, missingGlyphs: '' };
  };
  previewQueries = async (token: string, report: number) => ({
    report,
    asks: token.includes('question'),
    queries: [
      {
        name: query('q1', 'open').name,
        text: query('q1', 'open').text,
        answer: token.includes('question') ? '' : 'A system was left out.',
        odd: '',
      },
      {
        name: 'X.9/current/count',
        text: 'And this?',
        answer: '',
        odd: 'The form has no such cell; the question is kept without one.',
      },
    ],
    changes: token.includes('question')
      ? []
      : [{ address: CELL, name: query('q1', 'open').name, before: '12.9', after: '14.2' }],
    notes: ['Questions!E9: A formula stands here; nothing was taken from it.'],
  });
  takeQueries = async (_token: string, report: number) => this.report(report);
  nextVersions = async () =>
    this.queries.some((one) => one.state === 'answered')
      ? [
          {
            time: '2026-08-27T10:12:00Z',
            changes: [{ address: CELL, name: query('q1', 'open').name, before: '12.9', after: '14.2' }],
            answered: [{ name: query('q1', 'open').name, text: 'Is that right?', answer: 'It is not.', odd: '' }],
          },
        ]
      : [];

  protected refuse(): void {
    const code = this.failNext;
    this.failNext = null;
    if (code) throw failure(code);
  }

  private put(id: string, now: Partial<QueryView>): Promise<Changed> {
    return this.change('question', null, () => {
      this.queries = this.queries.map((one) => (one.id === id ? { ...one, ...now } : one));
    });
  }

  private roundRow(): RoundRow {
    const { name, year, due, plans } = this.told;
    return {
      id: 1,
      name,
      form: 'Progress Report 2021',
      year,
      due,
      daysLeft: 5,
      plans: plans.length,
      answered: 2,
      late: 1,
      refused: null,
    };
  }

  private roundView(): RoundView {
    const plans = this.told.plans.map((plan, n): PlanStanding => {
      const open = { state: 'open', days: 0, due: '', reports: [], topics: false, prior: null, written: '' } as const;
      return { ...open, reports: [], ...STANDINGS[n], name: plan.name };
    });
    return {
      id: 1,
      told: this.told,
      formTitle: 'Progress Report 2021',
      row: this.roundRow(),
      plans,
      unmatched: this.strays,
      doubled: [],
      putAway: this.away,
    };
  }
}
