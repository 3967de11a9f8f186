import type { MeetingRow } from '../../src/wire/MeetingRow.ts';
import type { TopicEdit } from '../../src/wire/TopicEdit.ts';
import type { Backend, BackendEvents } from '../../src/backend/backend.ts';
import type { Changed } from '../../src/wire/Changed.ts';
import type { CountingRequest } from '../../src/wire/CountingRequest.ts';
import type { EditKind } from '../../src/wire/EditKind.ts';
import type { ExportKind } from '../../src/wire/ExportKind.ts';
import type { ExportRequest } from '../../src/wire/ExportRequest.ts';
import type { ExportResult } from '../../src/wire/ExportResult.ts';
import type { HeadEdit } from '../../src/wire/HeadEdit.ts';
import type { LastPlace } from '../../src/wire/LastPlace.ts';
import type { LibraryRow } from '../../src/wire/LibraryRow.ts';
import type { ReportHead } from '../../src/wire/ReportHead.ts';
import type { ReportView } from '../../src/wire/ReportView.ts';
import type { Typed } from '../../src/wire/Typed.ts';
import type { UseWorkbook } from '../../src/wire/UseWorkbook.ts';
import type { ZoomStep } from '../../src/wire/ZoomStep.ts';
import { ticked } from './ticks.ts';
import { taken } from './topics.ts';
import { answers } from './answers.ts';
import { counted, crosswalk, GLOSSARY } from './aside.ts';
import { compareView, comparePath, writeCompare } from './compare.ts';
import { SECTIONS } from './forms.ts';
import { DIFFERENCES, HEAD_SECTION, LIBRARY, TOPICS, edited, head } from './library.ts';
import { LAN_SECTIONS, lanAnswers, lanHead } from './lan.ts';
import { WORKSHEET_SECTIONS, worksheetAnswers, worksheetHead } from './questions.ts';
import { FakeReport } from './report.ts';
import { FakeMeetings } from './meetings.ts';
import type { FakeStore } from './store.ts';
import { RECEIVED } from './received.ts';
import { lookAt } from './work.ts';

/** The report of the LAN form. */
const LAN = 5;
/** The report whose sections are questions. */
const WORKSHEET = 6;

interface Step {
  answers: Map<string, string>;
  what: string;
  at: string | null;
}

/** A core of made-up data for a browser. Query: `open`, `theme=dark`, `empty`, `role=host`, `asked=open_elsewhere`. */
export class FakeBackend extends FakeMeetings implements Backend {
  private rows: LibraryRow[];
  private binned: LibraryRow[] = [];
  private sheet = new FakeReport(answers(), true);
  private headNow: ReportHead = head();
  private sections = SECTIONS;
  private undone: Step[] = [];
  private done: Step[] = [];
  private half = new Map<string, string>();
  private lockAt = 600;
  compare = compareView;
  comparePath = comparePath;
  writeCompare = writeCompare(this.work);

  constructor(query: URLSearchParams) {
    super(query);
    this.begin(query);
    this.beginMeetings(query);
    if (query.has('received')) this.headNow = { ...this.headNow, state: 'received' };
    this.rows = this.first ? [] : LIBRARY;
  }

  lock = async () => {
    this.open = false;
  };
  standAt = async (place: LastPlace) => {
    this.store.lastPlace = place;
  };
  zoom = async (step: ZoomStep) => {
    this.calls.push(`zoom ${step}`);
  };
  giveUpUnsaved = async () => {
    this.calls.push('give up');
    this.refuse();
  };
  stopWork = async (job: string) => {
    this.calls.push('stop');
    this.work.stop(job);
  };
  stillHere = async () => {
    this.lockAt = 552;
  };
  lockIn = async () => this.lockAt;
  settings = async () => this.store.settings;
  setSettings = async (settings: FakeStore['settings']) => {
    this.store.settings = settings;
    return this.store.info();
  };

  pickNewStore = async (suggested: string) => suggested;
  pickStore = async () => this.store.path;
  pickWorkbook = async () => '/home/dana/Downloads/Great Lakes progress report 2021.xlsx';
  pickWorkbooks = async () => [await this.pickWorkbook()];
  pickExport = async (suggested: string) => suggested;

  refused: string[] = [];
  refusedForms = async () => this.refused;
  forms = async () => [
    {
      id: 'progress-report-2021',
      title: 'Progress Report 2021',
      credit: 'Form by Catalyst for Payment Reform.',
      year: 2026,
      dataPoints: 190,
    },
    {
      id: 'progress-report-2026',
      title: 'Progress Report 2026 (sample)',
      credit: 'A sample of ours, not published by Catalyst for Payment Reform.',
      year: 2026,
      dataPoints: 190,
    },
  ];
  library = async () => this.rows;
  bin = async () => this.binned;
  countReports = async (ids: number[]) =>
    [...this.rows, ...this.binned].filter((row) => ids.includes(row.id)).map((row) => ({ ...row, counted: true }));
  knownNames = async () => ({
    plans: ['Lakeside Health Plan'],
    hosts: ['Great Lakes Business Group', 'Prairie Purchasers'],
    contacts: [['Dana Reyes', 'dana.reyes@lakeside.example', '312 555 0142']] as [string, string, string][],
  });
  newReport = async () => this.view();
  beginSample = async () => this.view();
  startNextYear = async () => this.view();
  deleteReport = async (id: number) => {
    this.binned = [...this.binned, ...this.rows.filter((row) => row.id === id)];
    this.rows = this.rows.filter((row) => row.id !== id);
  };
  restoreReport = async (id: number) => {
    this.rows = [...this.rows, ...this.binned.filter((row) => row.id === id)];
    this.binned = this.binned.filter((row) => row.id !== id);
  };
  lookAtWorkbook = async (path: string, job: string) => {
    await this.work.wait(job);
    return lookAt(path);
  };
  useWorkbook = async (token: string, wanted: UseWorkbook) => {
    this.calls.push(`use ${token} ${wanted.use} ${wanted.copyFrom ?? '-'}`);
    this.refuse();
    return this.view();
  };
  copySources = async (_form: string, plan: string) => LIBRARY.filter((row) => row.plan === plan && !this.first);
  dropWorkbook = async () => {};

  report = async (id: number) => {
    if (id > RECEIVED) {
      const plan = this.inbox.find((row) => row.id === id)?.plan ?? 'Prairie Care';
      this.headNow = { ...head(), id, plan, state: 'received', boundFile: `${plan} 2021.xlsx` };
    }
    if (id === LAN) this.openOther(id, lanHead, lanAnswers, LAN_SECTIONS);
    if (id === WORKSHEET) this.openOther(id, worksheetHead, worksheetAnswers, WORKSHEET_SECTIONS);
    return this.view();
  };
  section = async (_id: number, section: string) => this.sheet.section(section);
  glossary = async () => GLOSSARY;
  crosswalk = async () => crosswalk(this.sheet);
  countContract = async (_id: number, request: CountingRequest) => counted(request);
  readTicks = async (_id: number, section: string, text: string) =>
    ticked(this.sheet.section(section).tables[0]?.rows ?? [], text);
  cell = async (_id: number, address: string) => this.sheet.detail(address);
  topic = async (_id: number, number: number) => this.sheet.topic(number);
  topicLibrary = async () => TOPICS;
  bindingDifferences = async (_id: number, _token: string, job: string) => {
    await this.work.wait(job);
    return DIFFERENCES;
  };
  exportOffer = async () => {
    const draft = this.view().summary.errors > 0 ? ' – DRAFT' : '';
    const base = `/home/dana/Documents/Lakeside Health Plan 2021${draft}`;
    return {
      kinds: ['fill', 'workbook', 'pdf'] as ExportKind[],
      paths: [`${base} (Great Lakes).xlsx`, `${base}.xlsx`, `${base}.pdf`],
      errors: this.view().summary.errors,
      withoutCell: ['1 remark', 'the answers to 1 special topic', 'the text of Section E'],
    };
  };
  exports = async () => [
    {
      time: '2026-05-04T10:12:00Z',
      fileName: 'Lakeside Health Plan 2021 – DRAFT.xlsx',
      kind: 'fill' as ExportKind,
      host: 'Great Lakes Business Group',
      draft: true,
      fingerprint: '7f3a 91c2 04de',
      differs: 31,
    },
  ];

  edit = async (_id: number, _editId: string, _kind: EditKind, cells: Typed[]) => {
    this.calls.push(`edit ${cells.map((cell) => `${cell.address}=${cell.text}`).join(' ')}`);
    this.voidBy(cells[0]?.address.split('.')[0] ?? '');
    const changed = await this.change(`${cells[0]?.address.split('/')[0]} typed`, cells[0]?.address ?? null, () =>
      cells.forEach((cell) => this.sheet.type(cell.address, cell.text, cell.rich)),
    );
    return { ...changed, cells: this.sheet.now(cells.map((cell) => cell.address)) };
  };
  editHead = async (_id: number, _editId: string, edit: HeadEdit) =>
    this.change('plan and periods', null, () => (this.headNow = edited(this.headNow, edit)));
  setRemark = async (_id: number, _editId: string, address: string, text: string) =>
    this.change('remark', address, () =>
      text ? this.sheet.remarks.set(address, text) : this.sheet.remarks.delete(address),
    );
  explain = async (_id: number, _editId: string, finding: string, text: string) =>
    this.change('explanation', null, () =>
      text ? this.sheet.explanations.set(finding, text) : this.sheet.explanations.delete(finding),
    );
  fix = async (_id: number, _editId: string, finding: string) =>
    this.change('fix', finding.split('@')[1] ?? null, () => this.sheet.type(finding.split('@')[1] ?? '', '20.9'));
  roundColumn = async () => this.change('rounding', null, () => {});
  enterContract = async (_id: number, _editId: string, request: CountingRequest) =>
    this.change('split a contract', request.address, () =>
      this.sheet.type(request.address, counted(request).cells[0]?.after ?? ''),
    );
  deriveSectionD = async (_id: number, _editId: string, _lan: number, lob: string, splits: Typed[]) => {
    this.calls.push(`derive ${lob} ${splits.map((split) => `${split.address}=${split.text}`).join(' ')}`);
    return this.change('derived from the LAN report', null, () => {});
  };
  confirmCarried = async (_id: number, _editId: string, addresses: string[]) =>
    this.change('review', addresses[0] ?? null, () =>
      addresses.forEach((address) => this.sheet.carried.delete(address)),
    );
  confirmSection = async (_id: number, _editId: string, section: string) =>
    this.change('review', null, () =>
      [...this.sheet.carried]
        .filter((address) => address.startsWith(section))
        .forEach((one) => this.sheet.carried.delete(one)),
    );
  undo = async () => this.travel(this.done, this.undone);
  redo = async () => this.travel(this.undone, this.done);
  addTopic = async (_id: number, _editId: string, _key: string | null, title: string) =>
    this.change('topic added', null, () => this.sheet.topics.titles.push(title));
  editTopic = async (_id: number, _editId: string, number: number, edit: TopicEdit) =>
    this.change('topic changed', null, () => this.sheet.topics.edit(number, edit));
  placeholderIn = async (text: string) => /\[[^\]]*\]?|\bTBD\b/i.exec(text)?.[0] ?? null;
  setSchedule = async (_id: number, _editId: string, meetings: MeetingRow[]) =>
    this.change('schedule changed', null, () => (this.sheet.topics.schedule = meetings));
  takeGuide = async () => taken(await this.change('guide taken', null, () => this.sheet.topics.titles.push('More')));
  guidePath = async () => '/home/dana/Great Lakes – Special Topics Discussion Guide 2021.xlsx';
  writeGuide = async () => {};
  removeTopic = async (_id: number, _editId: string, number: number) =>
    this.change('topic removed', null, () => this.sheet.topics.titles.splice(number - 1, 1));
  keepHalfTyped = async (_id: number, address: string, text: string) => {
    this.calls.push(`half ${address}=${text}`);
    if (text) this.half.set(address, text);
    else this.half.delete(address);
  };
  bindFile = async () => this.change('host’s file', null, () => {});
  exportReport = async (_id: number, request: ExportRequest, job: string): Promise<ExportResult> => {
    this.emit('making', { job, kind: request.kind });
    await this.pause();
    await this.work.wait(job);
    this.refuse();
    const file = { path: request.path, kind: request.kind, identical: 159, compared: 159 };
    const beside = request.companion
      ? [
          {
            path: request.path.replace(/\.xlsx$/, ` – companion.${request.companion}`),
            kind: request.companion,
            identical: 9,
            compared: 9,
          },
        ]
      : [];
    return {
      files: [file, ...beside],
      draft: this.view().summary.errors > 0,
      notes: ['The host’s file has no cell for 1 remark; it stands in the companion.'],
    };
  };

  private openOther(id: number, head: () => ReportHead, given: typeof answers, sections: typeof SECTIONS): void {
    if (this.headNow.id === id) return;
    this.headNow = head();
    this.sheet = new FakeReport(given(), false, sections);
    this.sections = sections;
    this.sheet.topics.titles = [];
  }

  private view(): ReportView {
    const sections = this.sections.map((section) => this.sheet.head(section));
    const findings = this.sheet.findings();
    const open = findings.filter((finding) => !finding.explained);
    const number = (severity: string) => open.filter((finding) => finding.severity === severity).length;
    return {
      head: this.headNow,
      sections: [
        { ...HEAD_SECTION, title: this.headNow.asksPeriods ? 'Plan and periods' : 'Plan and host' },
        ...sections,
      ],
      topics: this.sheet.topics.titles.map((title, n) => ({
        number: n + 1,
        title,
        answered: n === 0 ? 5 : 0,
        due: 11,
        errors: 0,
        warnings: 0,
      })),
      schedule: this.sheet.topics.schedule,
      queries: this.queries,
      findings,
      summary: {
        answered: sections.reduce((sum, one) => sum + one.answered, 0),
        due: sections.reduce((sum, one) => sum + one.due, 0),
        errors: number('error'),
        warnings: number('warning'),
        explained: findings.length - open.length,
        notes: number('note'),
      },
      undo: this.done.at(-1)?.what ?? null,
      redo: this.undone.at(-1)?.what ?? null,
      halfTyped: [...this.half],
      signed: this.signed,
    };
  }

  protected async change(what: string, at: string | null, work: () => unknown): Promise<Changed> {
    await Promise.resolve();
    this.refuse();
    this.done.push({ answers: new Map(this.sheet.answers), what, at });
    this.undone = [];
    work();
    return this.changed(at);
  }

  private async travel(from: Step[], to: Step[]): Promise<Changed> {
    this.refuse();
    const step = from.pop();
    if (!step) return this.changed(null);
    to.push({ ...step, answers: new Map(this.sheet.answers) });
    this.sheet.answers = step.answers;
    return this.changed(step.at);
  }

  private changed(focus: string | null): Changed {
    return { report: this.view(), cells: [], focus, savedAt: '2026-08-27T14:03:22' };
  }

  protected told_(event: 'planBegun', payload: BackendEvents['planBegun']): void {
    this.emit(event, payload);
  }
}
