import { Channel, invoke, type InvokeArgs } from '@tauri-apps/api/core';
import type {
  Backend,
  BackendEvents,
  CompareActions,
  LibraryActions,
  Pickers,
  ReceivedActions,
  ReportActions,
  ReportReading,
  StoreActions,
} from './backend';
import type { QueryActions, RoundActions } from './hosting';
import type { MeetingActions } from './meetings';
import type { ExportKind } from '../wire/ExportKind';
import { asFailure } from './failure';

async function call<T>(command: string, args?: InvokeArgs): Promise<T> {
  try {
    return await invoke<T>(command, args);
  } catch (thrown) {
    throw asFailure(thrown);
  }
}

const store: StoreActions = {
  startup: () => call('startup'),
  passphraseStrength: (passphrase) => call('passphrase_strength', { passphrase }),
  createStore: (request) => call('create_store', { request }),
  openStore: (path, passphrase) => call('open_store', { path, passphrase }),
  openWithRecovery: (path, words) => call('open_with_recovery', { path, words }),
  changePassphrase: (old, fresh) => call('change_passphrase', { old, new: fresh }),
  saveRecoverySheet: (path, words) => call('save_recovery_sheet', { path, words }),
  forgetRecent: (path) => call('forget_recent', { path }),
  lock: () => call('lock'),
  standAt: (place) => call('stand_at', { place }),
  zoom: (step) => call('zoom', { step }),
  giveUpUnsaved: () => call('give_up_unsaved'),
  stopWork: (job) => call('stop_work', { job }),
  stillHere: () => call('still_here'),
  lockIn: () => call('lock_in'),
  backups: (store) => call('backups', { store }),
  backUpNow: () => call('back_up_now'),
  restoreBackup: (store, backup, passphrase) => call('restore_backup', { store, backup, passphrase }),
  drillRecovery: (words) => call('drill_recovery', { words }),
  settings: () => call('settings'),
  setSettings: (settings) => call('set_settings', { settings }),
};

const pickers: Pickers = {
  pickNewStore: (suggested) => call('pick_new_store', { suggested }),
  pickStore: () => call('pick_store'),
  pickWorkbook: () => call('pick_workbook'),
  pickWorkbooks: () => call('pick_workbooks'),
  pickExport: (suggested) => call('pick_export', { suggested }),
};

const library: LibraryActions = {
  forms: () => call('forms'),
  library: () => call('library'),
  bin: () => call('bin'),
  countReports: (ids) => call('count_reports', { ids }),
  knownNames: () => call('known_names'),
  refusedForms: () => call('refused_forms'),
  beginSample: () => call('begin_sample'),
  newReport: (request) => call('new_report', { request }),
  deleteReport: (id) => call('delete_report', { id }),
  startNextYear: (id) => call('start_next_year', { id }),
  restoreReport: (id) => call('restore_report', { id }),
  lookAtWorkbook: (path, job) => call('look_at_workbook', { path, job }),
  useWorkbook: (token, wanted) => call('use_workbook', { token, wanted }),
  dropWorkbook: (token) => call('drop_workbook', { token }),
  lookAtProtected: (path, password, job) => call('look_at_protected', { path, password, job }),
  copySources: (form, plan, year) => call('copy_sources', { form, plan, year }),
};

const received: ReceivedActions = {
  receiveFiles: (paths, job) => call('receive_files', { paths, job }),
  receiveProtected: (path, password, job) => call('receive_protected', { path, password, job }),
  received: () => call('received'),
  receivedFile: (id) => call('received_file', { id }),
  earlierYears: (id) => call('earlier_years', { id }),
  namePlan: (id, plan) => call('name_plan', { id, plan }),
  changedAnswers: (id) => call('changed_answers', { id }),
  decideNewer: (id, replace) => call('decide_newer', { id, replace }),
  forgetUnread: (path) => call('forget_unread', { path }),
};

const compare: CompareActions = {
  compare: (request) => call('compare', { request }),
  comparePath: (request, anonymous, pdf) => call('compare_path', { request, anonymous, pdf }),
  writeCompare: (wanted, job) => call('write_compare', { wanted, job }),
};

const reading: ReportReading = {
  report: (id) => call('report', { id }),
  section: (id, section) => call('section', { id, section }),
  cell: (id, address) => call('cell', { id, address }),
  glossary: () => call('glossary'),
  crosswalk: (id, lan) => call('crosswalk', { id, lan }),
  countContract: (id, request) => call('count_contract', { id, request }),
  readTicks: (id, section, text, row, lob) => call('read_ticks', { id, section, text, row, lob }),
  topic: (id, number) => call('topic', { id, number }),
  topicLibrary: () => call('topic_library'),
  exportOffer: (id, job) => call('export_offer', { id, job }),
  bindingDifferences: (id, token, job) => call('binding_differences', { id, token, job }),
  exports: (id) => call('exports', { id }),
  versions: (id) => call('versions', { id }),
  compareVersions: (id, before, after) => call('compare_versions', { id, before, after }),
  handOuts: (id) => call('hand_outs', { id }),
  returnedCells: (token) => call('returned_cells', { token }),
};

const actions: ReportActions = {
  edit: (id, editId, kind, cells) => call('edit', { id, editId, kind, cells }),
  editHead: (id, editId, edit) => call('edit_head', { id, editId, edit }),
  setRemark: (id, editId, address, text) => call('set_remark', { id, editId, address, text }),
  explain: (id, editId, finding, text) => call('explain', { id, editId, finding, text }),
  fix: (id, editId, finding, fix) => call('fix', { id, editId, finding, fix }),
  roundColumn: (id, editId, column) => call('round_column', { id, editId, column }),
  enterContract: (id, editId, request) => call('enter_contract', { id, editId, request }),
  deriveSectionD: (id, editId, lan, lob, splits) => call('derive_section_d', { id, editId, lan, lob, splits }),
  confirmCarried: (id, editId, addresses) => call('confirm_carried', { id, editId, addresses }),
  confirmSection: (id, editId, section) => call('confirm_section', { id, editId, section }),
  undo: (id) => call('undo', { id }),
  redo: (id) => call('redo', { id }),
  addTopic: (id, editId, key, title) => call('add_topic', { id, editId, key, title }),
  removeTopic: (id, editId, number) => call('remove_topic', { id, editId, number }),
  editTopic: (id, editId, number, edit) => call('edit_topic', { id, editId, number, edit }),
  placeholderIn: (text) => call('placeholder_in', { text }),
  setSchedule: (id, editId, meetings) => call('set_schedule', { id, editId, meetings }),
  takeGuide: (id, editId, token) => call('take_guide', { id, editId, token }),
  guidePath: (id, pdf) => call('guide_path', { id, pdf }),
  writeGuide: (id, path) => call('write_guide', { id, path }),
  keepHalfTyped: (id, address, text) => call('keep_half_typed', { id, address, text }),
  bindFile: (id, token) => call('bind_file', { id, token }),
  exportReport: (id, request, job) => call('export_report', { id, request, job }),
  keepVersion: (id, name) => call('keep_version', { id, name }),
  restoreVersion: (id, editId, version) => call('restore_version', { id, editId, version }),
  signSection: (id, editId, section) => call('sign_section', { id, editId, section }),
  lockReport: (id, editId) => call('lock_report', { id, editId }),
  attest: (id, editId, position) => call('attest', { id, editId, position }),
  withdraw: (id, editId, what) => call('withdraw', { id, editId, what }),
  handOutPath: (id, title) => call('hand_out_path', { id, title }),
  writeHandOut: (id, request) => call('write_hand_out', { id, request }),
  takeReturned: (id, editId, token, addresses) => call('take_returned', { id, editId, token, addresses }),
};

const rounds: RoundActions = {
  rounds: (putAway) => call('rounds', { putAway }),
  round: (id) => call('round', { id }),
  keepRound: (id, editId, told) => call('keep_round', { id, editId, told }),
  putAwayRound: (id, away) => call('put_away_round', { id, away }),
  sayPlan: (id, report, plan) => call('say_plan', { id, report, plan }),
  writeBlanks: (id, plans, folder, job) => call('write_blanks', { id, plans, folder, job }),
  pickFolder: () => call('pick_folder'),
  termsToRead: (form) => call('terms_to_read', { form }),
  termsRead: (form) => call('terms_read', { form }),
};

const meetings: MeetingActions = {
  meetings: (putAway) => call('meetings', { putAway }),
  meetingYear: (year) => call('meeting_year', { year }),
  meeting: (id) => call('meeting', { id }),
  newMeeting: (editId, wanted) => call('new_meeting', { editId, wanted }),
  keepMeeting: (id, editId, told) => call('keep_meeting', { id, editId, told }),
  putAwayMeeting: (id, away) => call('put_away_meeting', { id, away }),
  undoMeeting: (id) => call('undo_meeting', { id }),
  redoMeeting: (id) => call('redo_meeting', { id }),
  meetingChanges: (id) => call('meeting_changes', { id }),
  pickSupporting: () => call('pick_supporting'),
  addSupporting: (id, editId, paths) => call('add_supporting', { id, editId, paths }),
  saveSupporting: (id, sha256) => call('save_supporting', { id, sha256 }),
  writeCalendar: (ids, year) => call('write_calendar', { ids, year }),
  meetingLetters: (id) => call('meeting_letters', { id }),
  writeLetters: (id, kinds, folder, job) => call('write_letters', { id, kinds, folder, job }),
  writeRoundLetters: (id, kinds, folder, job) => call('write_round_letters', { id, kinds, folder, job }),
  packetPath: (id, audience) => call('packet_path', { id, audience }),
  packetParts: (id, request) => call('packet_parts', { id, request }),
  writePacket: (id, request, job) => call('write_packet', { id, request, job }),
  previewPacket: (id, request, first, count, job) => call('preview_packet', { id, request, first, count, job }),
};

const queries: QueryActions = {
  draftQuery: (id, address, finding) => call('draft_query', { id, address, finding }),
  ask: (id, editId, address, finding, text) => call('ask', { id, editId, address, finding, text }),
  rewordQuery: (id, editId, query, text) => call('reword_query', { id, editId, query, text }),
  settleQuery: (id, editId, query, settled) => call('settle_query', { id, editId, query, settled }),
  dropQuery: (id, editId, query) => call('drop_query', { id, editId, query }),
  answerQuery: (id, editId, query, text) => call('answer_query', { id, editId, query, text }),
  markAnswered: (id, editId, query, answered) => call('mark_answered', { id, editId, query, answered }),
  queriesPath: (id) => call('queries_path', { id }),
  writeQueries: (id, path) => call('write_queries', { id, path }),
  previewQueries: (token, report) => call('preview_queries', { token, report }),
  takeQueries: (token, report) => call('take_queries', { token, report }),
  nextVersions: (id) => call('next_versions', { id }),
};

type Message =
  | { event: 'dropped'; paths: string[] }
  | { event: 'dragging'; over: boolean }
  | { event: 'menu'; id: string }
  | { event: 'making'; job: string; kind: ExportKind }
  | { event: 'plan_begun'; job: string; done: number; of: number; what: string }
  | { event: 'receiving'; job: string; done: number; of: number; name: string }
  | { event: 'locked' };

type Handlers = { [E in keyof BackendEvents]: Set<(payload: BackendEvents[E]) => void> };

const handlers: Handlers = {
  dropped: new Set(),
  dragging: new Set(),
  menu: new Set(),
  making: new Set(),
  planBegun: new Set(),
  receiving: new Set(),
  locked: new Set(),
};
let watching = false;

function dispatch(message: Message): void {
  switch (message.event) {
    case 'dropped':
      return handlers.dropped.forEach((handler) => handler(message.paths));
    case 'dragging':
      return handlers.dragging.forEach((handler) => handler(message.over));
    case 'menu':
      return handlers.menu.forEach((handler) => handler(message.id));
    case 'making':
      return handlers.making.forEach((handler) => handler({ job: message.job, kind: message.kind }));
    case 'plan_begun': {
      const { job, done, of, what } = message;
      return handlers.planBegun.forEach((handler) => handler({ job, done, of, what }));
    }
    case 'receiving':
      return handlers.receiving.forEach((handler) => handler(message));
    case 'locked':
      return handlers.locked.forEach((handler) => handler(true));
  }
}

/** Opens the one channel on which the program speaks to the page. */
function watch(): void {
  if (watching) return;
  watching = true;
  const channel = new Channel<Message>(dispatch);
  call('watch', { channel }).catch(() => (watching = false));
}

function on<E extends keyof BackendEvents>(event: E, handler: (payload: BackendEvents[E]) => void): () => void {
  watch();
  handlers[event].add(handler);
  return () => void handlers[event].delete(handler);
}

/** The backend of the shipped window: commands and events of the Tauri process. */
export const tauriBackend: Backend = {
  ...store,
  ...pickers,
  ...library,
  ...received,
  ...compare,
  ...reading,
  ...actions,
  ...rounds,
  ...meetings,
  ...queries,
  on,
};
