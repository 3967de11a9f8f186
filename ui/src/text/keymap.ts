import type { CellKey, EditorKey } from '../grid/keys';
import type { ReportCommand } from '../panels/report/shortcuts';
import type { WindowCommand } from '../parts/commands';

/** What keys do in one place, and what the help and the palette say of it. `Ctrl` stands for Command too. */
export type KeyLine =
  | { on: 'cell'; keys: Record<string, CellKey>; says: string }
  | { on: 'editor'; keys: Record<string, EditorKey>; says: string }
  /** In the editor of a cell that was typed over. */
  | { on: 'typing'; keys: Record<string, EditorKey>; says: string }
  | { on: 'report'; keys: Record<string, ReportCommand>; says: string }
  | { on: 'window'; keys: Record<string, WindowCommand>; says: string }
  /** Keys that the window itself, a table of ticks or a text editor acts on; words that a cell understands. */
  | { on: 'told'; keys: string[]; says: string };

/** Every key of the window. What a key does is looked up here, and the help is made of it. */
export const KEYMAP: { title: string; lines: KeyLine[] }[] = [
  {
    title: 'Moving in a table',
    lines: [
      {
        on: 'cell',
        keys: { ArrowLeft: 'move left', ArrowRight: 'move right', ArrowUp: 'move up', ArrowDown: 'move down' },
        says: 'Go to the next cell',
      },
      { on: 'cell', keys: { Enter: 'move downInput', 'Shift+Enter': 'move upInput' }, says: 'Go down, or up' },
      {
        on: 'cell',
        keys: { Tab: 'move nextInput', 'Shift+Tab': 'move previousInput' },
        says: 'Go to the next or previous cell to fill; within a selection, round it',
      },
      {
        on: 'cell',
        keys: {
          'Ctrl+ArrowLeft': 'move edgeLeft',
          'Ctrl+ArrowRight': 'move edgeRight',
          'Ctrl+ArrowUp': 'move edgeUp',
          'Ctrl+ArrowDown': 'move edgeDown',
        },
        says: 'Go to the end of the filled or blank cells',
      },
      { on: 'cell', keys: { Home: 'move home', End: 'move end' }, says: 'Go to the ends of the row' },
      {
        on: 'cell',
        keys: { 'Ctrl+Home': 'move top', 'Ctrl+End': 'move bottom' },
        says: 'Go to the first or last cell of the section',
      },
      { on: 'cell', keys: { PageUp: 'move pageUp', PageDown: 'move pageDown' }, says: 'Go ten rows up or down' },
    ],
  },
  {
    title: 'Filling in',
    lines: [
      { on: 'told', keys: ['any character'], says: 'Type over the cell' },
      { on: 'cell', keys: { F2: 'edit' }, says: 'Edit what is there' },
      { on: 'editor', keys: { Enter: 'downInput', 'Shift+Enter': 'upInput' }, says: 'Keep, and go down or up' },
      { on: 'editor', keys: { Tab: 'nextInput', 'Shift+Tab': 'previousInput' }, says: 'Keep, and go right or left' },
      { on: 'editor', keys: { ArrowUp: 'up', ArrowDown: 'down' }, says: 'Keep, and go up or down' },
      {
        on: 'typing',
        keys: { ArrowLeft: 'left', ArrowRight: 'right' },
        says: 'Keep, and go left or right, where you typed over',
      },
      { on: 'editor', keys: { 'Ctrl+Enter': 'fill' }, says: 'Keep, in every cell of the selection' },
      { on: 'editor', keys: { Escape: 'cancel' }, says: 'Bring back what was there' },
      { on: 'cell', keys: { Delete: 'clear', Backspace: 'clear' }, says: 'Clear' },
      { on: 'cell', keys: { 'Alt+ArrowDown': 'choose', Space: 'choose' }, says: 'List the choices of a cell' },
      {
        on: 'cell',
        keys: { 'Ctrl+d': 'fillDown' },
        says: 'Fill down: the first row of the selection, or the row above',
      },
      { on: 'cell', keys: { 'Ctrl+r': 'fillRight' }, says: 'Fill right: the first column, or the one to the left' },
      { on: 'report', keys: { 'Ctrl+z': 'undo' }, says: 'Undo' },
      { on: 'report', keys: { 'Ctrl+y': 'redo', 'Ctrl+Shift+z': 'redo' }, says: 'Do it again' },
    ],
  },
  {
    title: 'Blocks',
    lines: [
      {
        on: 'cell',
        keys: {
          'Shift+ArrowLeft': 'draw left',
          'Shift+ArrowRight': 'draw right',
          'Shift+ArrowUp': 'draw up',
          'Shift+ArrowDown': 'draw down',
        },
        says: 'Select a block',
      },
      {
        on: 'cell',
        keys: {
          'Ctrl+Shift+ArrowLeft': 'draw edgeLeft',
          'Ctrl+Shift+ArrowRight': 'draw edgeRight',
          'Ctrl+Shift+ArrowUp': 'draw edgeUp',
          'Ctrl+Shift+ArrowDown': 'draw edgeDown',
        },
        says: 'Select to the end of the filled or blank cells',
      },
      {
        on: 'cell',
        keys: {
          'Shift+Home': 'draw home',
          'Shift+End': 'draw end',
          'Shift+PageUp': 'draw pageUp',
          'Shift+PageDown': 'draw pageDown',
        },
        says: 'Select to there',
      },
      { on: 'cell', keys: { 'Ctrl+Space': 'selectColumn' }, says: 'Select the column' },
      { on: 'cell', keys: { 'Shift+Space': 'selectRow' }, says: 'Select the row' },
      { on: 'cell', keys: { 'Ctrl+a': 'selectAll' }, says: 'Select the table' },
      { on: 'cell', keys: { Escape: 'selectOne' }, says: 'Select the cell alone' },
      { on: 'told', keys: ['Ctrl+c', 'Ctrl+x'], says: 'Copy, cut: for Excel, LibreOffice, Word' },
      { on: 'told', keys: ['Ctrl+v'], says: 'Paste a block or a table from there, or text with tabs or commas' },
    ],
  },
  {
    title: 'Findings and remarks',
    lines: [
      { on: 'report', keys: { F8: 'next_finding' }, says: 'Go to the next finding' },
      { on: 'report', keys: { 'Shift+F8': 'previous_finding' }, says: 'Go to the previous finding' },
      { on: 'report', keys: { 'Ctrl+Enter': 'why' }, says: 'Explain the warning at the cell' },
      { on: 'report', keys: { 'Shift+F2': 'remark' }, says: 'Write a remark on the cell' },
      { on: 'report', keys: { F7: 'confirm' }, says: 'Confirm carried cells of the selection as reviewed' },
    ],
  },
  {
    title: 'Getting about',
    lines: [
      {
        on: 'report',
        keys: { 'Ctrl+k': 'goto', 'Ctrl+Shift+p': 'goto', F5: 'goto' },
        says: 'Go to or do anything: sections, items, plans, actions',
      },
      { on: 'report', keys: { 'Ctrl+f': 'find', 'Ctrl+h': 'find' }, says: 'Find and replace' },
      { on: 'report', keys: { 'Ctrl+PageDown': 'next_section' }, says: 'Go to the next section' },
      { on: 'report', keys: { 'Ctrl+PageUp': 'previous_section' }, says: 'Go to the previous section' },
      { on: 'report', keys: { F6: 'next_pane' }, says: 'Go to the next part of the screen' },
      { on: 'report', keys: { 'Shift+F6': 'previous_pane' }, says: 'Go to the previous part of the screen' },
      { on: 'report', keys: { 'Ctrl+e': 'export' }, says: 'Export' },
      { on: 'window', keys: { 'Ctrl+k': 'palette', 'Ctrl+Shift+p': 'palette' }, says: 'Open a report, or do anything' },
      { on: 'window', keys: { 'Ctrl+g': 'glossary' }, says: 'Open the glossary and the national figures' },
      { on: 'window', keys: { 'Ctrl+n': 'new_report' }, says: 'Start a report' },
      { on: 'window', keys: { 'Ctrl+o': 'open_workbook' }, says: 'Open workbooks' },
      { on: 'window', keys: { 'Ctrl+f': 'find' }, says: 'Search the list of reports' },
      { on: 'window', keys: { 'Ctrl+,': 'settings' }, says: 'Open the settings' },
      { on: 'window', keys: { 'Ctrl++': 'zoom_in', 'Ctrl+=': 'zoom_in' }, says: 'Make everything larger' },
      { on: 'window', keys: { 'Ctrl+-': 'zoom_out' }, says: 'Make everything smaller' },
      { on: 'window', keys: { 'Ctrl+0': 'zoom_reset' }, says: 'Show everything in its usual size' },
      { on: 'window', keys: { 'Ctrl+l': 'lock' }, says: 'Lock the store' },
      { on: 'told', keys: ['Ctrl+q'], says: 'Quit' },
      { on: 'window', keys: { F1: 'help', '?': 'help' }, says: 'Open this help' },
    ],
  },
  {
    title: 'In an answer to a topic',
    lines: [
      { on: 'told', keys: ['Ctrl+b', 'Ctrl+i'], says: 'Bold, italic' },
      {
        on: 'told',
        keys: ['Ctrl+Shift+8', 'Ctrl+Shift+7'],
        says: 'Bulleted or numbered list; “- ” or “1. ” begins one too, “4. ” one from 4 on',
      },
      {
        on: 'told',
        keys: ['Tab', 'Shift+Tab'],
        says: 'At the start of an item: move it in or out; in a table: next or previous cell',
      },
      { on: 'told', keys: ['Ctrl+Enter'], says: 'Keep the answer' },
      { on: 'told', keys: ['Escape'], says: 'Bring the saved text back' },
    ],
  },
  {
    title: 'Words that a cell understands',
    lines: [
      { on: 'told', keys: ['na'], says: 'not applicable' },
      { on: 'told', keys: ['nc'], says: 'not collected' },
      { on: 'told', keys: ['nav'], says: 'not available in time' },
      { on: 'told', keys: ['lt11'], says: 'suppressed: 1 to 10' },
      { on: 'told', keys: ['12.5%'], says: 'a percent, with or without the sign' },
      { on: 'told', keys: ['1,234'], says: 'a number with commas' },
      { on: 'told', keys: ['$1.2m'], says: '1,200,000 dollars; k and b work too' },
      { on: 'told', keys: ['(5)'], says: 'minus 5' },
    ],
  },
];
