import type { LettersWritten } from '../wire/LettersWritten';
import type { LetterView } from '../wire/LetterView';
import type { MeetingChanges } from '../wire/MeetingChanges';
import type { MeetingLine } from '../wire/MeetingLine';
import type { MeetingTold } from '../wire/MeetingTold';
import type { MeetingView } from '../wire/MeetingView';
import type { NewMeeting } from '../wire/NewMeeting';
import type { PacketPages } from '../wire/PacketPages';
import type { PacketPart } from '../wire/PacketPart';
import type { PacketRequest } from '../wire/PacketRequest';
import type { PacketWritten } from '../wire/PacketWritten';
import type { YearPlan } from '../wire/YearPlan';

/** A host's meetings: what is entered, the year's plan, calendar, letters, packet. `job`: by which long work is stopped. */
export interface MeetingActions {
  meetings(putAway: boolean): Promise<MeetingLine[]>;
  /** `year` null: the present one. */
  meetingYear(year: number | null): Promise<YearPlan>;
  meeting(id: number): Promise<MeetingView>;
  newMeeting(editId: string, wanted: NewMeeting): Promise<MeetingView>;
  /** One step of undo. */
  keepMeeting(id: number, editId: string, told: MeetingTold): Promise<MeetingView>;
  putAwayMeeting(id: number, away: boolean): Promise<void>;
  undoMeeting(id: number): Promise<MeetingView>;
  redoMeeting(id: number): Promise<MeetingView>;
  meetingChanges(id: number): Promise<MeetingChanges>;
  /** PDFs and pictures; none when the person cancels. */
  pickSupporting(): Promise<string[]>;
  addSupporting(id: number, editId: string, paths: string[]): Promise<MeetingView>;
  /** Asks where to; null when the person cancels. */
  saveSupporting(id: number, sha256: string): Promise<string | null>;
  /** Asks where to; the path and how many events it holds, null when the person cancels. */
  writeCalendar(ids: number[], year: number): Promise<[string, number] | null>;
  meetingLetters(id: number): Promise<LetterView[]>;
  writeLetters(id: number, kinds: string[], folder: string, job: string): Promise<LettersWritten>;
  /** To every plan of a round. */
  writeRoundLetters(id: number, kinds: string[], folder: string, job: string): Promise<LettersWritten>;
  packetPath(id: number, audience: string): Promise<string>;
  packetParts(id: number, request: PacketRequest): Promise<PacketPart[]>;
  writePacket(id: number, request: PacketRequest, job: string): Promise<PacketWritten>;
  /** Pictures of its pages from `first` on, counted from 0; at most twelve. */
  previewPacket(id: number, request: PacketRequest, first: number, count: number, job: string): Promise<PacketPages>;
}
