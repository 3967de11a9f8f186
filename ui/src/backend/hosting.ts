import type { BlanksWritten } from '../wire/BlanksWritten';
import type { Changed } from '../wire/Changed';
import type { NextVersion } from '../wire/NextVersion';
import type { QueriesWritten } from '../wire/QueriesWritten';
import type { QueryPreview } from '../wire/QueryPreview';
import type { ReportView } from '../wire/ReportView';
import type { RoundRow } from '../wire/RoundRow';
import type { RoundTold } from '../wire/RoundTold';
import type { RoundView } from '../wire/RoundView';
import type { TermsView } from '../wire/TermsView';

/** A host's rounds, and a publisher's terms. */
export interface RoundActions {
  rounds(putAway: boolean): Promise<RoundRow[]>;
  round(id: number): Promise<RoundView>;
  /** `id` null: a new one. */
  keepRound(id: number | null, editId: string, told: RoundTold): Promise<RoundView>;
  putAwayRound(id: number, away: boolean): Promise<void>;
  /** Says whose a received report is; null: its own name tells. */
  sayPlan(id: number, report: number, plan: string | null): Promise<RoundView>;
  /** `plans` empty: for all of them. `job`: by which it is stopped. */
  writeBlanks(id: number, plans: string[], folder: string, job: string): Promise<BlanksWritten>;
  /** Null when the person cancels. */
  pickFolder(): Promise<string | null>;
  /** Null once they were read, and where the publisher states none. */
  termsToRead(form: string): Promise<TermsView | null>;
  termsRead(form: string): Promise<void>;
}

/** What a host asks about single figures, and what the plan answers. */
export interface QueryActions {
  draftQuery(id: number, address: string, finding: string | null): Promise<string>;
  ask(id: number, editId: string, address: string, finding: string | null, text: string): Promise<Changed>;
  rewordQuery(id: number, editId: string, query: string, text: string): Promise<Changed>;
  settleQuery(id: number, editId: string, query: string, settled: boolean): Promise<Changed>;
  dropQuery(id: number, editId: string, query: string): Promise<Changed>;
  answerQuery(id: number, editId: string, query: string, text: string): Promise<Changed>;
  markAnswered(id: number, editId: string, query: string, answered: boolean): Promise<Changed>;
  queriesPath(id: number): Promise<string>;
  writeQueries(id: number, path: string): Promise<QueriesWritten>;
  previewQueries(token: string, report: number): Promise<QueryPreview>;
  takeQueries(token: string, report: number): Promise<ReportView>;
  nextVersions(id: number): Promise<NextVersion[]>;
}
