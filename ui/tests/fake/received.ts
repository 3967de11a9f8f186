import type { BackendEvents, ReceivedActions } from '../../src/backend/backend.ts';
import type { ReceivedFiles } from '../../src/wire/ReceivedFiles.ts';
import type { ReceivedRow } from '../../src/wire/ReceivedRow.ts';
import type { UnreadRow } from '../../src/wire/UnreadRow.ts';
import { FakeWork } from './work.ts';

/** Numbers of received reports begin here. */
export const RECEIVED = 100;

const row = (id: number, plan: string, more: Partial<ReceivedRow>): ReceivedRow => ({
  id: RECEIVED + id,
  plan,
  planIsGuessed: false,
  form: 'Progress Report 2021',
  year: 2021,
  answered: 159,
  due: 159,
  errors: 0,
  warnings: 0,
  explained: 0,
  restated: 0,
  seal: null,
  unclear: 0,
  fileName: `${plan} 2021.xlsx`,
  receivedAt: '2021-09-02T10:15:00Z',
  newerOf: null,
  refused: null,
  ...more,
});

const ROWS: ReceivedRow[] = [
  row(1, 'Lakeside Health Plan', {
    warnings: 3,
    explained: 3,
    restated: 1,
    seal: { state: 'unchanged', answers: 171, changed: 0 },
  }),
  row(2, 'Northern Mutual', { answered: 141, errors: 4, warnings: 9, restated: 6, unclear: 2 }),
  row(3, 'Prairie Care', {
    answered: 103,
    due: 103,
    warnings: 1,
    explained: 2,
    seal: { state: 'changed', answers: 171, changed: 2 },
    newerOf: { id: RECEIVED + 9, fileName: 'Prairie Care first.xlsx', receivedAt: '2021-08-27T09:00:00Z' },
  }),
  row(4, 'report_final_v3', {
    planIsGuessed: true,
    form: 'LAN APM Data Collection 2017',
    answered: 118,
    due: 131,
    errors: 2,
    restated: null,
    fileName: 'report_final_v3.xlsx',
    seal: { state: 'damaged', answers: 0, changed: 0 },
  }),
];

const UNREAD: UnreadRow[] = [
  {
    path: '/tmp/round/Harbor.xlsx',
    name: 'Harbor.xlsx',
    message:
      'The file is protected with a password. Give the password, or remove it in the program that wrote the file, and try again.',
    wantsPassword: true,
  },
  {
    path: '/tmp/round/scan0042.xlsx',
    name: 'scan0042.xlsx',
    message: 'The file is not a workbook: its content is a PDF document. Choose the Excel file (.xlsx) itself.',
    wantsPassword: false,
  },
];

const NOTHING: ReceivedFiles = {
  received: [],
  same: [],
  unread: 0,
  asks: [],
  leftAlone: 0,
  leftNames: [],
  stopped: false,
};
const PASSWORD = 'sesame';

/** The made-up core's received files, its events and what was asked of it. */
export class FakeInbox implements ReceivedActions {
  readonly work = new FakeWork();
  /** What was asked for and when, for tests. */
  readonly calls: string[] = [];
  protected inbox: ReceivedRow[] = [];
  private notRead: UnreadRow[] = [];
  private handlers = new Map<string, Set<(payload: never) => void>>();

  emit<E extends keyof BackendEvents>(event: E, payload: BackendEvents[E]): void {
    this.handlers.get(event)?.forEach((handler) => (handler as (payload: BackendEvents[E]) => void)(payload));
  }

  on<E extends keyof BackendEvents>(event: E, handler: (payload: BackendEvents[E]) => void): () => void {
    const set = this.handlers.get(event) ?? new Set();
    this.handlers.set(event, set.add(handler));
    return () => void set.delete(handler);
  }

  receiveFiles = async (paths: string[], job: string): Promise<ReceivedFiles> => {
    this.calls.push(`receive ${paths.join(' ')}`);
    this.emit('receiving', { job, done: 2, of: 6, name: 'Northern Mutual 2021.xlsx' });
    await this.work.wait(job).catch(() => {});
    if (this.work.held) return { ...NOTHING, stopped: true };
    const asks = paths.filter((path) => /question|answers|from Ben/.test(path));
    if (asks.length === paths.length) return { ...NOTHING, asks };
    [this.inbox, this.notRead] = [ROWS, UNREAD];
    const received = ROWS.map((one) => one.id);
    return {
      ...NOTHING,
      received,
      same: ['Lakeside again.xlsx'],
      unread: 2,
      asks,
      leftAlone: 4,
      leftNames: ['minutes.docx', 'notes.txt', 'plans.csv'],
    };
  };
  receiveProtected = async (path: string, password: string): Promise<ReceivedFiles> => {
    const message = 'The password does not open the file. Check the spelling, capital and small letters included.';
    this.notRead = this.notRead.map((file) => (file.path === path ? { ...file, message } : file));
    if (password !== PASSWORD) return { ...NOTHING, unread: 1 };
    this.notRead = this.notRead.filter((file) => file.path !== path);
    this.inbox = [row(5, 'Harbor Health', {}), ...this.inbox];
    return { ...NOTHING, received: [RECEIVED + 5] };
  };
  received = async () => ({ rows: this.inbox, unread: this.notRead });

  /** The first one is of a form that this program can't use. */
  refuseFirst(refused: string): void {
    this.inbox = this.inbox.map((one, at) => (at === 0 ? { ...one, refused } : one));
  }
  receivedFile = async () => ({
    fileName: 'Prairie Care 2021.xlsx',
    receivedAt: '2021-09-02T10:15:00Z',
    seal: { state: 'changed' as const, answers: 171, changed: 3 },
    changed: [
      ['D.3/commercial/current/percent', 'D.3 Shared savings, Commercial, Current', '14.2 %'],
      ['D.4/medicaid/current/percent', 'D.4 Shared risk, Medicaid, Current', ''],
    ] as [string, string, string][],
    unclear: [
      {
        cell: 'Progress Report!M148',
        address: 'D.7/medicaid/prior/percent',
        message: 'D.7, Medicaid, Prior: cell M148 holds “see note”, which is not a percentage.',
      },
    ],
    notes: ['Progress Report!B2: The title names 2023, an edition that is not known here.'],
    explanations: [
      {
        check: 'FORM-5',
        address: 'D.3/commercial/current/percent',
        name: 'D.3 Shared savings, Commercial, Current',
        text: 'Two systems moved.',
      },
    ],
  });
  earlierYears = async () => ({
    reports: [
      { id: RECEIVED + 20, year: 2020, months: 'Jul 2018 – Jun 2019', host: 'Great Lakes Business Group' },
      { id: RECEIVED + 21, year: 2019, months: 'Jul 2017 – Jun 2018', host: '' },
    ],
    rows: ['commercial', 'medicaid'].map((lob, n) => ({
      section: 'D',
      address: `D.3/${lob}/current/percent`,
      name: `D.3 Shared savings, ${lob}, Current`,
      now: `1${n}.5`,
      earlier: [`1${n}.1`, n === 0 ? '9.8' : ''],
    })),
  });
  namePlan = async (id: number, plan: string) => {
    this.inbox = this.inbox.map((one) => (one.id === id ? { ...one, plan, planIsGuessed: false } : one));
  };
  changedAnswers = async () => [
    {
      address: 'D.3/commercial/current/percent',
      name: 'D.3 Shared savings, Commercial, Current',
      before: '12.5',
      now: '13.0',
    },
    { address: 'E/text', name: 'E Other initiatives', before: '', now: 'Navigators.' },
  ];
  decideNewer = async (id: number, replace: boolean) => {
    this.calls.push(`decide ${id} ${replace}`);
    this.inbox = this.inbox.map((one) => (one.id === id ? { ...one, newerOf: null } : one));
  };
  forgetUnread = async (path: string) => {
    this.notRead = this.notRead.filter((file) => file.path !== path);
  };
}
