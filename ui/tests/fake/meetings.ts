import type { MeetingActions } from '../../src/backend/meetings.ts';
import type { LettersWritten } from '../../src/wire/LettersWritten.ts';
import type { LetterView } from '../../src/wire/LetterView.ts';
import type { MeetingLine } from '../../src/wire/MeetingLine.ts';
import type { MeetingTold } from '../../src/wire/MeetingTold.ts';
import type { MeetingView } from '../../src/wire/MeetingView.ts';
import type { PacketPart } from '../../src/wire/PacketPart.ts';
import type { PacketRequest } from '../../src/wire/PacketRequest.ts';
import { DATES, TOLD, YEAR, ZONES } from './meeting-data.ts';
import { FakeStanding } from './standing.ts';

const clock = (minutes: number) => {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  return `${((hour + 11) % 12) + 1}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'am' : 'pm'}`;
};

const part = (key: string, title: string, about: string, missing = ''): PacketPart => ({ key, title, about, missing });

const PARTS: PacketPart[] = [
  part('cover', 'Cover', 'Host, plan, meeting, periods and the form’s credit.'),
  part('contents', 'Contents', 'What stands on which page, with links.'),
  part('agenda', 'Agenda', 'Items with their times, how to join, who takes part, what was taken on.'),
  part('summary', 'Summary', 'Completeness by section, the largest changes, open questions.'),
  part('report', 'The report', 'Every section with its questions in full.'),
  part('trends', 'Trends', 'Figures over the years.', 'Trends take reports of at least two years of one plan.'),
  part('supporting', 'Supporting files', 'The files that the plan sent along.'),
];

/** A page as the core draws it. */
const picture = (n: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 612 792" width="612" height="792"><rect width="612" height="792" fill="#fff"/>` +
  `<rect x="54" y="60" width="${300 - n * 10}" height="22" fill="#1d4f76"/>` +
  Array.from(
    { length: 24 },
    (_, k) => `<rect x="54" y="${110 + k * 24}" width="${420 + ((k * 37 + n * 11) % 80)}" height="7" fill="#555"/>`,
  ).join('') +
  `</svg>`;

/** Meetings of the made-up core. Query: `nomeetings`, `meetingfails`. */
export abstract class FakeMeetings extends FakeStanding implements MeetingActions {
  private meetingTold: MeetingTold = TOLD;
  private back: MeetingTold[] = [];
  private again: MeetingTold[] = [];
  private meetingAway = false;
  private noMeetings = false;

  protected beginMeetings(query: URLSearchParams): void {
    this.noMeetings = query.has('empty');
  }

  meetings = async (putAway: boolean): Promise<MeetingLine[]> => {
    if (this.noMeetings || putAway !== this.meetingAway) return [];
    const line = (id: number, plan: string, date: string, when: string, daysLeft: number): MeetingLine => ({
      id,
      title: `Regular meeting with ${plan}`,
      plan,
      kind: 'Regular meeting',
      host: TOLD.host,
      date,
      when,
      daysLeft,
      next: daysLeft < 0 ? '' : 'Report and topic answers are due',
      nextDate: daysLeft < 0 ? '' : '2026-09-08',
    });
    return [
      line(1, this.meetingTold.plan, this.meetingTold.date, 'Tue, Sep 15, 2026, 9:00 am', 19),
      line(2, 'Riverbend Mutual', '2026-09-22', 'Tue, Sep 22, 2026, 1:00 pm', 26),
      line(3, 'Prairie Cooperative Health', '2026-03-17', 'Tue, Mar 17, 2026, 9:00 am', -163),
    ];
  };
  meetingYear = async () => YEAR;
  meeting = async () => this.meetingView();
  newMeeting = async (
    _editId: string,
    wanted: { kind: MeetingTold['kind']; host: string; plan: string; date: string },
  ) => {
    this.refuse();
    this.meetingTold = { ...TOLD, ...wanted, files: [], report: null, compare: null };
    this.noMeetings = false;
    return this.meetingView();
  };
  keepMeeting = async (_id: number, _editId: string, told: MeetingTold) => {
    this.refuse();
    this.back.push(this.meetingTold);
    this.again = [];
    this.meetingTold = told;
    return this.meetingView();
  };
  putAwayMeeting = async (_id: number, away: boolean) => {
    this.meetingAway = away;
  };
  undoMeeting = async () => {
    const before = this.back.pop();
    if (before) {
      this.again.push(this.meetingTold);
      this.meetingTold = before;
    }
    return this.meetingView();
  };
  redoMeeting = async () => {
    const after = this.again.pop();
    if (after) {
      this.back.push(this.meetingTold);
      this.meetingTold = after;
    }
    return this.meetingView();
  };
  meetingChanges = async () => ({
    than: 'Before the correction, Mar 20, 2026',
    changes: [
      {
        kind: 'cell' as const,
        address: 'D.3/commercial/current/percent',
        name: 'D.3 Shared savings, Commercial, Current, percent',
        before: '12.9 %',
        after: '14.2 %',
        pieces: [],
      },
    ],
  });
  pickSupporting = async () => ['/home/dana/clinics.pdf'];
  addSupporting = async (_id: number, editId: string) => {
    const file = { sha256: 'cc', name: 'clinics.pdf', size: 402_000, pdf: true, about: '', chosen: true };
    return this.keepMeeting(1, editId, { ...this.meetingTold, files: [...this.meetingTold.files, file] });
  };
  saveSupporting = async (): Promise<string | null> => '/home/dana/Wage index.pdf';
  writeCalendar = async (): Promise<[string, number] | null> => ['/home/dana/Meetings 2026.ics', 20];
  meetingLetters = async (): Promise<LetterView[]> => {
    const letter = (kind: LetterView['kind'], title: string, hints: string[] = [], missing = ''): LetterView => ({
      kind,
      title,
      text: missing
        ? ''
        : `Subject: ${title}\n\nDear colleague,\n\nGreat Lakes Business Group invites you to its health plan user group with ${this.meetingTold.plan}.\n\n- Harbor Steel\n- City of Port Ellis\n\nWe look forward to hearing from you.\n\nMarcus Hale\nGreat Lakes Business Group\n`,
      hints,
      missing,
    });
    return [
      letter('purchasers', 'Invitation to purchasers', [
        '2 purchasers are named. An invitation that names at least 5, the large ones among them, weighs more.',
      ]),
      letter('plan', 'Invitation to the plan'),
      letter('reminder', 'Reminder'),
      letter(
        'findings',
        'Questions about the report',
        [],
        this.meetingTold.report === null ? 'The meeting has no report yet, so there is nothing to ask about.' : '',
      ),
    ];
  };
  writeLetters = async (_id: number, kinds: string[], folder: string, job: string): Promise<LettersWritten> => {
    this.told_('planBegun', { job, done: 0, of: kinds.length, what: this.meetingTold.plan });
    await this.work.wait(job);
    const letters = kinds.map((kind, n) => ({
      plan: this.meetingTold.plan,
      title: kind,
      files: n === 1 ? [] : [`${kind}.pdf`, `${kind}.txt`],
      failed: n === 1 ? 'No room on the disk for plan.pdf; nothing was written' : null,
    }));
    return { folder, letters, stopped: false };
  };
  writeRoundLetters = async (id: number, kinds: string[], folder: string, job: string) =>
    this.writeLetters(id, kinds, folder, job);
  packetPath = async () => '/home/dana/Lakeside Health Plan – packet 2026-09-15.pdf';
  packetParts = async (_id: number, request: PacketRequest) =>
    request.audience === 'host'
      ? [...PARTS, part('host_only', 'For the host only', 'Notes, debrief, working figures.')]
      : PARTS;
  writePacket = async (_id: number, request: PacketRequest, job: string) => {
    this.told_('planBegun', { job, done: 14, of: 0, what: '' });
    await this.work.wait(job);
    this.refuse();
    return { path: request.path, pages: 31, identical: 165, compared: 165, draft: false, notes: [] };
  };
  previewPacket = async (_id: number, _request: PacketRequest, first: number, count: number) => ({
    total: 14,
    pages: Array.from({ length: Math.max(0, Math.min(count, 14 - first)) }, (_, n) => ({
      svg: picture(first + n),
      appended: first + n < 12 ? null : { name: 'Wage index.pdf', page: first + n - 11, of: 2 },
    })),
  });

  private meetingView(): MeetingView {
    const told = this.meetingTold;
    let at = 540;
    const begins = told.agenda.map((item) => {
      const begin = clock(at);
      at += item.minutes;
      return begin;
    });
    const total = told.agenda.reduce((sum, item) => sum + item.minutes, 0);
    const planned = Number(told.minutes);
    const by = Math.abs(total - planned);
    const more = total > planned ? 'more' : 'fewer';
    return {
      id: 1,
      title: `Regular meeting with ${told.plan}`,
      when: `Tue, Sep 15, 2026, 9:00 am – ${clock(at)} Central Time`,
      told,
      begins,
      total,
      ends: clock(at),
      lengthHint: by > 0 ? `The items take ${total} minutes, ${by} ${more} than the ${planned} planned.` : '',
      dates: DATES,
      zones: ZONES,
      reports: [
        { id: 1, label: 'Lakeside Health Plan · Progress Report 2021 · 2026 · received', ofPlan: true },
        { id: 2, label: 'Riverbend Mutual · Progress Report 2021 · 2026 · received', ofPlan: false },
      ],
      comparables: [{ form: 'progress-report-2021', year: 2026, label: 'Progress Report 2021 · 2026 · 3 plans' }],
      sinces: [
        { key: 'auto', label: 'As it stood at the meeting before: Before the correction, Mar 20, 2026' },
        { key: 'none', label: 'Nothing' },
      ],
      undo: this.back.length > 0 ? 'agenda' : null,
      redo: this.again.length > 0 ? 'agenda' : null,
      putAway: this.meetingAway,
    };
  }
}
