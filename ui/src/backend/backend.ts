import type { Backups } from '../wire/Backups';
import type { BindingDifferences } from '../wire/BindingDifferences';
import type { CellDetail } from '../wire/CellDetail';
import type { ChangedAnswer } from '../wire/ChangedAnswer';
import type { Changed } from '../wire/Changed';
import type { CompareExport } from '../wire/CompareExport';
import type { CompareRequest } from '../wire/CompareRequest';
import type { CompareView } from '../wire/CompareView';
import type { CountingRequest } from '../wire/CountingRequest';
import type { CountingView } from '../wire/CountingView';
import type { Created } from '../wire/Created';
import type { CreateStore } from '../wire/CreateStore';
import type { CrosswalkView } from '../wire/CrosswalkView';
import type { Drill } from '../wire/Drill';
import type { EarlierYears } from '../wire/EarlierYears';
import type { EditKind } from '../wire/EditKind';
import type { ExportKind } from '../wire/ExportKind';
import type { ExportOffer } from '../wire/ExportOffer';
import type { ExportRequest } from '../wire/ExportRequest';
import type { ExportResult } from '../wire/ExportResult';
import type { ExportRow } from '../wire/ExportRow';
import type { FormInfo } from '../wire/FormInfo';
import type { GlossaryView } from '../wire/GlossaryView';
import type { HandOutRequest } from '../wire/HandOutRequest';
import type { HandOutRow } from '../wire/HandOutRow';
import type { HeadEdit } from '../wire/HeadEdit';
import type { KnownNames } from '../wire/KnownNames';
import type { LastPlace } from '../wire/LastPlace';
import type { LibraryRow } from '../wire/LibraryRow';
import type { NewReport } from '../wire/NewReport';
import type { PassphraseStrength } from '../wire/PassphraseStrength';
import type { ReceivedFile } from '../wire/ReceivedFile';
import type { ReceivedFiles } from '../wire/ReceivedFiles';
import type { ReceivedView } from '../wire/ReceivedView';
import type { ReportView } from '../wire/ReportView';
import type { SectionView } from '../wire/SectionView';
import type { Returned } from '../wire/Returned';
import type { Settings } from '../wire/Settings';
import type { Startup } from '../wire/Startup';
import type { StoreInfo } from '../wire/StoreInfo';
import type { TicksView } from '../wire/TicksView';
import type { GuideTaken } from '../wire/GuideTaken';
import type { MeetingRow } from '../wire/MeetingRow';
import type { TopicEdit } from '../wire/TopicEdit';
import type { TopicGroup } from '../wire/TopicGroup';
import type { TopicView } from '../wire/TopicView';
import type { Typed } from '../wire/Typed';
import type { UseWorkbook } from '../wire/UseWorkbook';
import type { VersionChanges } from '../wire/VersionChanges';
import type { VersionRow } from '../wire/VersionRow';
import type { WorkbookLook } from '../wire/WorkbookLook';
import type { ZoomStep } from '../wire/ZoomStep';

import type { QueryActions, RoundActions } from './hosting';
import type { MeetingActions } from './meetings';

/** What the program tells the window of its own accord. */
export interface BackendEvents {
  /** Files dropped on the window: full paths. */
  dropped: string[];
  /** Files hang over the window, or have left it. */
  dragging: boolean;
  /** A menu entry was chosen: its id. */
  menu: string;
  /** Papers for another plan of a round are begun. */
  planBegun: { job: string; done: number; of: number; what: string };
  /** Long work has begun to make a file. */
  making: { job: string; kind: ExportKind };
  /** How far receiving is: files done, of how many (0 while folders are looked through), the last one's name. */
  receiving: { job: string; done: number; of: number; name: string };
  /** The store is locked and the view is about to go. */
  locked: true;
}

/** The store: opening, closing, its key. Every method rejects with a `Failure`. */
export interface StoreActions {
  startup(): Promise<Startup>;
  passphraseStrength(passphrase: string): Promise<PassphraseStrength>;
  createStore(request: CreateStore): Promise<Created>;
  openStore(path: string, passphrase: string): Promise<StoreInfo>;
  /** `words`: the 24 words in order, separated by blanks. */
  openWithRecovery(path: string, words: string): Promise<StoreInfo>;
  /** Rekeys the store; its words are new, the old sheet is void. */
  changePassphrase(old: string, fresh: string): Promise<Created>;
  saveRecoverySheet(path: string, words: string[]): Promise<void>;
  forgetRecent(path: string): Promise<void>;
  lock(): Promise<void>;
  /** Notes where the person is, so that unlocking leads back there. */
  standAt(place: LastPlace): Promise<void>;
  /** Shows everything in the window larger, smaller or as it was. */
  zoom(step: ZoomStep): Promise<void>;
  /** Gives up an edit that could not be saved, so that others are let in again. */
  giveUpUnsaved(): Promise<void>;
  /** Asks long work to end; it then rejects with `cancelled`. */
  stopWork(job: string): Promise<void>;
  /** Resets the idle lock; to be sent at most every 5 s. */
  stillHere(): Promise<void>;
  /** Seconds until the store locks. */
  lockIn(): Promise<number>;
  /** The backups of a store, open or not, newest first. */
  backups(store: string): Promise<Backups>;
  backUpNow(): Promise<Backups>;
  /** Puts a backup in the store's place and opens it by the passphrase it had then. */
  restoreBackup(store: string, backup: string, passphrase: string): Promise<StoreInfo>;
  /** Tries the words of the recovery sheet on the newest backup. */
  drillRecovery(words: string): Promise<Drill>;
  settings(): Promise<Settings>;
  setSettings(settings: Settings): Promise<StoreInfo>;
}

/** The system's own file dialogs; null when the person cancels. */
export interface Pickers {
  pickNewStore(suggested: string): Promise<string | null>;
  pickStore(): Promise<string | null>;
  pickWorkbook(): Promise<string | null>;
  /** Any number of files; none when the person cancels. */
  pickWorkbooks(): Promise<string[]>;
  pickExport(suggested: string): Promise<string | null>;
}

/** The library: reports as a list, and the workbooks they come from. */
export interface LibraryActions {
  forms(): Promise<FormInfo[]>;
  /** Each form that is refused for a mistake in its file: file, line and reason. */
  refusedForms(): Promise<string[]>;
  library(): Promise<LibraryRow[]>;
  bin(): Promise<LibraryRow[]>;
  /** Reports named by their ids, with their counts. */
  countReports(ids: number[]): Promise<LibraryRow[]>;
  knownNames(): Promise<KnownNames>;
  /** A report of invented figures, to look around in. */
  beginSample(): Promise<ReportView>;
  newReport(request: NewReport): Promise<ReportView>;
  startNextYear(id: number): Promise<ReportView>;
  deleteReport(id: number): Promise<void>;
  restoreReport(id: number): Promise<void>;
  /** `job`: by which long work is stopped. */
  lookAtWorkbook(path: string, job: string): Promise<WorkbookLook>;
  lookAtProtected(path: string, password: string, job: string): Promise<WorkbookLook>;
  useWorkbook(token: string, wanted: UseWorkbook): Promise<ReportView>;
  dropWorkbook(token: string): Promise<void>;
  /** Reports whose answers a new one of this form, plan and year can begin with. */
  copySources(form: string, plan: string, year: number): Promise<LibraryRow[]>;
}

/** Files that plans sent. */
export interface ReceivedActions {
  /** Receives files and folders; tells how far it is by `receiving`. `job`: by which it is stopped. */
  receiveFiles(paths: string[], job: string): Promise<ReceivedFiles>;
  /** Tries a file again with its password. */
  receiveProtected(path: string, password: string, job: string): Promise<ReceivedFiles>;
  received(): Promise<ReceivedView>;
  receivedFile(id: number): Promise<ReceivedFile>;
  earlierYears(id: number): Promise<EarlierYears>;
  namePlan(id: number, plan: string): Promise<void>;
  /** Against the older file that it may replace. */
  changedAnswers(id: number): Promise<ChangedAnswer[]>;
  decideNewer(id: number, replace: boolean): Promise<void>;
  /** The file itself stays where it is. */
  forgetUnread(path: string): Promise<void>;
}

/** Plans, or the years of one, side by side. */
export interface CompareActions {
  compare(request: CompareRequest): Promise<CompareView>;
  /** Where it is suggested to be written. */
  comparePath(request: CompareRequest, anonymous: boolean, pdf: boolean): Promise<string>;
  /** Writes workbook or PDF; the paths written, with letters for names the key's last. */
  writeCompare(wanted: CompareExport, job: string): Promise<string[]>;
}

/** One report: what it shows. */
export interface ReportReading {
  report(id: number): Promise<ReportView>;
  section(id: number, section: string): Promise<SectionView>;
  cell(id: number, address: string): Promise<CellDetail>;
  glossary(): Promise<GlossaryView>;
  /** Section D beside a LAN report of the plan; null for the last changed one. */
  crosswalk(id: number, lan: number | null): Promise<CrosswalkView>;
  /** What a contract comes to by a counting rule; changes nothing. */
  countContract(id: number, request: CountingRequest): Promise<CountingView>;
  /** What a pasted block ticks; `row` and `lob` are where it lands if it doesn't say. */
  readTicks(id: number, section: string, text: string, row: number, lob: string): Promise<TicksView>;
  topic(id: number, number: number): Promise<TopicView>;
  topicLibrary(): Promise<TopicGroup[]>;
  exportOffer(id: number, job: string): Promise<ExportOffer>;
  bindingDifferences(id: number, token: string, job: string): Promise<BindingDifferences>;
  exports(id: number): Promise<ExportRow[]>;
  versions(id: number): Promise<VersionRow[]>;
  /** null stands for the report as it is now. */
  compareVersions(id: number, before: number | null, after: number | null): Promise<VersionChanges>;
  handOuts(id: number): Promise<HandOutRow[]>;
  returnedCells(token: string): Promise<Returned>;
}

/** One report: what changes it. `editId` makes a repeated call harmless; each resolved call is durable on disk. */
export interface ReportActions {
  edit(id: number, editId: string, kind: EditKind, cells: Typed[]): Promise<Changed>;
  editHead(id: number, editId: string, edit: HeadEdit): Promise<Changed>;
  setRemark(id: number, editId: string, address: string, text: string): Promise<Changed>;
  /** An empty text takes the explanation away. */
  explain(id: number, editId: string, finding: string, text: string): Promise<Changed>;
  fix(id: number, editId: string, finding: string, fix: string): Promise<Changed>;
  roundColumn(id: number, editId: string, column: string): Promise<Changed>;
  enterContract(id: number, editId: string, request: CountingRequest): Promise<Changed>;
  /** `splits`: dollars of rows whose sum alone is known. */
  deriveSectionD(id: number, editId: string, lan: number, lob: string, splits: Typed[]): Promise<Changed>;
  confirmCarried(id: number, editId: string, addresses: string[]): Promise<Changed>;
  confirmSection(id: number, editId: string, section: string): Promise<Changed>;
  undo(id: number): Promise<Changed>;
  redo(id: number): Promise<Changed>;
  /** `key` null: an own topic called `title`. */
  addTopic(id: number, editId: string, key: string | null, title: string): Promise<Changed>;
  removeTopic(id: number, editId: string, number: number): Promise<Changed>;
  editTopic(id: number, editId: string, number: number, edit: TopicEdit): Promise<Changed>;
  /** The first placeholder in a text that is being written; null where there is none. */
  placeholderIn(text: string): Promise<string | null>;
  setSchedule(id: number, editId: string, meetings: MeetingRow[]): Promise<Changed>;
  /** Takes in topics and answers of a workbook that was looked at. */
  takeGuide(id: number, editId: string, token: string): Promise<GuideTaken>;
  /** Where a blank Discussion Guide is suggested to be written. */
  guidePath(id: number, pdf: boolean): Promise<string>;
  writeGuide(id: number, path: string): Promise<void>;
  /** Text of a cell that is not finished, so that a lock loses nothing; an empty text forgets it. */
  keepHalfTyped(id: number, address: string, text: string): Promise<void>;
  bindFile(id: number, token: string): Promise<Changed>;
  exportReport(id: number, request: ExportRequest, job: string): Promise<ExportResult>;
  keepVersion(id: number, name: string): Promise<VersionRow[]>;
  restoreVersion(id: number, editId: string, version: number): Promise<Changed>;
  signSection(id: number, editId: string, section: string): Promise<Changed>;
  /** Refused while an error is open. */
  lockReport(id: number, editId: string): Promise<Changed>;
  /** Of a locked report; `position` may be empty. */
  attest(id: number, editId: string, position: string): Promise<Changed>;
  /** `what`: `lock`, `attestation`, or the id of a section. */
  withdraw(id: number, editId: string, what: string): Promise<Changed>;
  handOutPath(id: number, title: string): Promise<string>;
  writeHandOut(id: number, request: HandOutRequest): Promise<HandOutRow[]>;
  takeReturned(id: number, editId: string, token: string, addresses: string[]): Promise<Changed>;
}

/** Everything that the window asks of the program behind it. */
export interface Backend
  extends
    StoreActions,
    Pickers,
    LibraryActions,
    CompareActions,
    ReceivedActions,
    ReportReading,
    ReportActions,
    RoundActions,
    MeetingActions,
    QueryActions {
  /** Calls `handler` for each event until the returned function is called. */
  on<E extends keyof BackendEvents>(event: E, handler: (payload: BackendEvents[E]) => void): () => void;
}
