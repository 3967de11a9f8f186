import { wordsOf, type DocumentNode } from '../../src/editor/document.ts';
import type { CellKind } from '../../src/wire/CellKind.ts';
import type { CellView } from '../../src/wire/CellView.ts';
import type { Changed } from '../../src/wire/Changed.ts';
import type { GuideTaken } from '../../src/wire/GuideTaken.ts';
import type { GuideConflict } from '../../src/wire/GuideConflict.ts';
import type { LastAnswer } from '../../src/wire/LastAnswer.ts';
import type { MeetingRow } from '../../src/wire/MeetingRow.ts';
import type { QuestionChoice } from '../../src/wire/QuestionChoice.ts';
import type { TopicEdit } from '../../src/wire/TopicEdit.ts';
import type { TopicView } from '../../src/wire/TopicView.ts';
import { QUESTIONS } from './forms.ts';

const LAST: Record<string, LastAnswer> = {
  '3': {
    fields: [],
    text: 'Retrospective bundles without downside in both years.',
    pieces: [
      { change: 'same', text: 'Retrospective bundles ' },
      { change: 'removed', text: 'without downside in both years.' },
      { change: 'added', text: 'with upside only in the first year, two-sided from the second.' },
    ],
  },
  '4': { fields: [['Lowered spending', 'Too early to say']], text: '', pieces: [] },
};

/** An answer of a guide that the report has otherwise. */
const CONFLICTS: GuideConflict[] = [
  {
    address: 'T.1.3/text',
    name: 'T.1.3 Payment model',
    here: 'Retrospective bundles with upside only in the first year.',
    there: 'Prospective bundles.',
  },
];

const ALL: QuestionChoice[] = QUESTIONS.map(([id, asks]) => ({ id, asks, ownWording: asks, asked: true }));

/** The special topics of a made-up report. */
export class FakeTopics {
  titles = ['Maternity payment and outcomes'];
  intro = 'Our members had 4,100 births last year; a third of them were C-sections.';
  choices = ALL;
  schedule: MeetingRow[] = [
    { date: '2026-09-15', minutes: '90', due: 'Complete report', topic: '' },
    { date: '2027-02-09', minutes: '60', due: 'Update', topic: 'Maternity payment and outcomes' },
  ];

  edit(number: number, edit: TopicEdit): void {
    this.titles[number - 1] = edit.title;
    this.intro = edit.intro;
    const asked = edit.questions.map(([id, asks], n) => ({
      id: id === '' ? String(12 + n) : id,
      asks,
      ownWording: ALL.find((one) => one.id === id)?.asks ?? '',
      asked: true,
    }));
    const left = ALL.filter((one) => !asked.some((other) => other.id === one.id));
    this.choices = [...asked, ...left.map((one) => ({ ...one, asked: false }))];
  }

  view(number: number, cell: (address: string, kind: CellKind, name: string) => CellView): TopicView {
    const asked = this.choices.filter((one) => one.asked);
    return {
      number,
      title: this.titles[number - 1] ?? '',
      about: 'How the plan pays for maternity care, and what has come of it for mothers, babies and employers.',
      intro: number === 1 ? this.intro : '',
      questions: asked.map(({ id, asks }) => {
        const fields = QUESTIONS.find(([code]) => code === id)?.[2] ?? [];
        return {
          code: id,
          text: asks,
          cells: [
            ...fields.map(([measure, kind, name]) => cell(`T.${number}.${measure}`, kind, name)),
            cell(`T.${number}.${id}/text`, 'text', `Answer to question ${id}`),
          ],
          last: number === 1 ? (LAST[id] ?? null) : null,
        };
      }),
      choices: this.choices,
      lastFrom: number === 1 ? 'the report of 2020' : '',
    };
  }
}

/** An answer with formatting is kept as its document. */
export function kept(text: string, rich: unknown): string {
  const plain = !/"(marks|bullet_list|ordered_list|table)"/.test(JSON.stringify(rich ?? null));
  return rich && !plain ? JSON.stringify(rich) : text;
}

/** The words of an answer, and its document where it has formatting. */
export function answered(text: string): { typed: string; rich?: DocumentNode } {
  if (!text.startsWith('{"type":"doc"')) return { typed: text };
  const rich = JSON.parse(text) as DocumentNode;
  return { typed: wordsOf(rich), rich };
}

/** What taking a guide brought. */
export function taken(changed: Changed): GuideTaken {
  return { changed, topics: 1, answers: 9, conflicts: CONFLICTS };
}
