import { baseKeymap, chainCommands, splitBlock, toggleMark } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import type { NodeType } from 'prosemirror-model';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list';
import { Selection, type Command, type EditorState } from 'prosemirror-state';
import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  deleteTable,
  goToNextCell,
  isInTable,
  TableMap,
} from 'prosemirror-tables';
import { allowedAddress } from './link';
import { schema } from './schema';

const { bullet_list, ordered_list, list_item, paragraph, table, table_row, table_cell, table_header } =
  schema.nodes as Record<string, NodeType>;

/** Rows and columns that a table may have: the core takes no more. */
const MOST = { rows: 100, columns: 12 };

/** What the toolbar offers, by name. */
export type EditorCommand =
  'bold' | 'italic' | 'bullets' | 'numbers' | 'table' | 'row' | 'column' | 'drop_row' | 'drop_column' | 'drop_table';

export const COMMANDS: Record<EditorCommand, Command> = {
  bold: toggleMark(schema.marks['strong']!),
  italic: toggleMark(schema.marks['em']!),
  bullets: toggleList(bullet_list!),
  numbers: toggleList(ordered_list!),
  table: insertTable,
  row: (state, dispatch) => fits(state, 'rows') && addRowAfter(state, dispatch),
  column: (state, dispatch) => fits(state, 'columns') && addColumnAfter(state, dispatch),
  drop_row: deleteRow,
  drop_column: deleteColumn,
  drop_table: deleteTable,
};

/** Keys of the editor. Undo and redo are its own: they never reach the report, even when there is nothing to undo. */
export function keys(commit: () => void, restore: () => void): Record<string, Command> {
  const always =
    (command: Command): Command =>
    (state, dispatch, view) => {
      command(state, dispatch, view);
      return true;
    };
  const done = (run: () => void) => (): boolean => {
    run();
    return true;
  };
  return {
    'Mod-z': always(undo),
    'Mod-y': always(redo),
    'Mod-Shift-z': always(redo),
    'Mod-b': COMMANDS.bold,
    'Mod-i': COMMANDS.italic,
    'Mod-Shift-8': COMMANDS.bullets,
    'Mod-Shift-7': COMMANDS.numbers,
    'Mod-]': sinkListItem(list_item!),
    'Mod-[': liftListItem(list_item!),
    'Mod-Enter': done(commit),
    Escape: done(restore),
    Enter: splitListItem(list_item!),
    'Shift-Enter': splitBlock,
    Tab: chainCommands(goToNextCell(1), atItemStart(sinkListItem(list_item!))),
    'Shift-Tab': chainCommands(goToNextCell(-1), atItemStart(liftListItem(list_item!))),
    Backspace: chainCommands(atItemStart(liftListItem(list_item!)), baseKeymap['Backspace']!),
  };
}

/** Within an item the Tab key leaves the field; at its start it moves the item, as in Word. */
function atItemStart(command: Command): Command {
  return (state, dispatch, view) => {
    const { empty, $from } = state.selection;
    const starts = empty && $from.parentOffset === 0 && $from.index(-1) === 0 && $from.node(-1).type === list_item;
    return starts && command(state, dispatch, view);
  };
}

/** Makes a list of the paragraphs chosen, turns a list into the other kind, or takes its items out. */
function toggleList(kind: NodeType): Command {
  return (state, dispatch, view) => {
    const { $from } = state.selection;
    for (let depth = $from.depth; depth > 0; depth -= 1) {
      const node = $from.node(depth);
      if (node.type !== bullet_list && node.type !== ordered_list) continue;
      if (node.type === kind) return liftListItem(list_item!)(state, dispatch, view);
      dispatch?.(state.tr.setNodeMarkup($from.before(depth), kind));
      return true;
    }
    return !isInTable(state) && wrapInList(kind)(state, dispatch, view);
  };
}

function insertTable(state: EditorState, dispatch?: Parameters<Command>[1]): boolean {
  const { $from } = state.selection;
  if ($from.depth !== 1) return false;
  const cells = (kind: NodeType) => [1, 2, 3].map(() => kind.create(null, paragraph!.create()));
  const rows = [table_header!, table_cell!, table_cell!].map((kind) => table_row!.create(null, cells(kind)));
  const made = table!.create(null, rows);
  const replaces = $from.parent.content.size === 0;
  const [from, to] = replaces ? [$from.before(), $from.after()] : [$from.after(), $from.after()];
  if (dispatch) {
    const tr = state.tr.replaceWith(from, to, made);
    const behind = from + made.nodeSize;
    if (behind >= tr.doc.content.size) tr.insert(behind, paragraph!.create());
    dispatch(tr.setSelection(Selection.near(tr.doc.resolve(from + 1))).scrollIntoView());
  }
  return true;
}

function fits(state: EditorState, what: 'rows' | 'columns'): boolean {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (node.type !== table) continue;
    const map = TableMap.get(node);
    return (what === 'rows' ? map.height : map.width) < MOST[what];
  }
  return false;
}

/** Gives the words chosen a link, or takes it away with an empty address; false for an address that can't be one. */
export function linkTo(address: string): Command {
  return (state, dispatch) => {
    const kind = schema.marks['link']!;
    const { from, to } = linkRange(state);
    const href = allowedAddress(withScheme(address));
    if (from === to || (href === null && address.trim() !== '')) return false;
    const tr = state.tr.removeMark(from, to, kind);
    dispatch?.(href === null ? tr : tr.addMark(from, to, kind.create({ href })));
    return true;
  };
}

/** The address of the link at the caret; empty where there is none. */
export function linkAt(state: EditorState): string {
  const { $from, from, to, empty } = state.selection;
  let found = '';
  if (empty) found = String(schema.marks['link']!.isInSet($from.marks())?.attrs['href'] ?? '');
  else {
    state.doc.nodesBetween(from, to, (node) => {
      found ||= String(schema.marks['link']!.isInSet(node.marks)?.attrs['href'] ?? '');
    });
  }
  return found;
}

/** What is chosen, or all of the link at the caret. */
function linkRange(state: EditorState): { from: number; to: number } {
  const { $from, from, to, empty } = state.selection;
  const href = linkAt(state);
  if (!empty || href === '') return { from, to };
  const start = $from.start();
  let range = { from, to };
  $from.parent.forEach((node, offset) => {
    const has = schema.marks['link']!.isInSet(node.marks)?.attrs['href'] === href;
    const at = start + offset;
    if (has && at <= from && at + node.nodeSize >= from) range = { from: at, to: at + node.nodeSize };
  });
  return range;
}

/** `example.org` is typed for `https://example.org`, `dana@plan.org` for an e-mail address. */
function withScheme(address: string): string {
  const trimmed = address.trim();
  if (trimmed === '' || /^[a-z][a-z0-9+.-]*:/i.test(trimmed)) return trimmed;
  return trimmed.includes('@') ? `mailto:${trimmed}` : `https://${trimmed}`;
}
