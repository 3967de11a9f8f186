import { flushSync } from 'svelte';
import type { OpenReport } from '../panels/report/open.svelte';
import * as text from '../text';
import type { CellView } from '../wire/CellView';
import type { SectionView } from '../wire/SectionView';
import type { TableView } from '../wire/TableView';
import { parseBlock, toTsv } from './clipboard';
import { gridCommand, type EditorCommand } from './keys';
import { planPaste, type PastePlan } from './paste';
import {
  cellColumns,
  cellsIn,
  clearing,
  copied,
  drawn,
  edges,
  fillingDown,
  inRange,
  single,
  type Block,
  type Range,
} from './range';
import { cellAt, moved, sheetOf, spotOf, typable, type Move, type Sheet, type Spot } from './sheet';

/** The grid of a section: its sheet, the selection, and what keys, pointer and clipboard do. */
export class GridState {
  readonly open: OpenReport;
  private readonly section: () => SectionView;
  range = $state.raw<Range | null>(null);
  /** A paste that doesn't fit, shown before it is done. */
  preview = $state.raw<PastePlan | null>(null);
  /** The cell whose choices are listed. */
  choosing = $state<string | null>(null);
  /** The tables that the keyboard reaches. */
  sheet: Sheet = $derived.by(() => sheetOf(this.section(), (table) => this.isOpen(table)));
  /** Where Tab from outside lands: in each table the cell in focus, else its first. */
  private tabStops = $derived.by(() => {
    const focused = spotOf(this.sheet, this.open.focus);
    return new Set(this.sheet.tables.map((table, n) => (focused?.table === n ? this.open.focus : firstAddress(table))));
  });
  private drawing = false;

  constructor(open: OpenReport, section: () => SectionView) {
    this.open = open;
    this.section = section;
    open.leaveEditor = () => this.leave({ do: 'commit', then: null });
  }

  isOpen(table: TableView): boolean {
    return !table.working || this.open.unfolded.has(this.open.tableKey(table.id));
  }

  /** Whether a cell is part of a range of more than one. */
  selected(spot: Spot): boolean {
    if (!this.range || !inRange(this.range, spot)) return false;
    const { top, bottom, left, right } = edges(this.range);
    return top !== bottom || left !== right;
  }

  tabbable(address: string): boolean {
    return this.tabStops.has(address);
  }

  focused(address: string): void {
    const moving = this.open.focus !== address;
    this.open.focus = address;
    const spot = spotOf(this.sheet, address);
    if (spot && moving && !this.drawing) this.range = single(spot);
  }

  keydown(event: KeyboardEvent): void {
    if (!(event.target instanceof HTMLElement) || !event.target.matches('[data-address]')) return;
    const command = gridCommand(event);
    const spot = spotOf(this.sheet, this.open.focus);
    if (!command || !spot) return;
    const cell = cellAt(this.sheet, spot);
    switch (command.do) {
      case 'move':
        if (this.move(spot, command.move, command.draw)) event.preventDefault();
        return;
      case 'compose':
        return this.begin(cell, '', true);
      case 'type':
        event.preventDefault();
        return this.begin(cell, command.text, true);
      case 'choose':
        event.preventDefault();
        return this.choose(cell);
      case 'edit':
        event.preventDefault();
        return this.begin(cell, this.open.queue.unsaved(cell?.address ?? '') ?? cell?.typed ?? '', false);
      case 'clear':
        event.preventDefault();
        return this.write(clearing(this.sheet, this.range ?? single(spot)), text.grid.cleared);
      case 'fillDown':
        event.preventDefault();
        return this.fillDown();
      case 'selectAll':
        event.preventDefault();
        return this.selectAll(spot);
      case 'selectOne':
        this.range = single(spot);
    }
  }

  fillDown(): void {
    const spot = spotOf(this.sheet, this.open.focus);
    if (spot) this.write(fillingDown(this.sheet, this.range ?? single(spot)), text.grid.filled);
  }

  /** Starts editing a cell; computed ones say why not. */
  begin(cell: CellView | null, words: string, typedOver: boolean): void {
    if (!cell || this.open.readonly) return;
    if (!typable(cell)) return this.open.app.announce(text.grid.computedCell);
    if (this.open.queue.failure) return this.open.app.announce(text.report.stopped);
    flushSync(() => (this.open.editing = { address: cell.address, text: words, typedOver }));
    if (words !== '') this.open.half.typing(cell.address, words);
  }

  typing(words: string): void {
    const editing = this.open.editing;
    if (!editing) return;
    this.open.editing = { ...editing, text: words };
    this.open.half.typing(editing.address, words);
  }

  /** The editor was left: by a key that commits and moves on, by Esc, or by going elsewhere. */
  leave(command: EditorCommand): void {
    const editing = this.open.editing;
    if (!editing) return;
    this.open.editing = null;
    const spot = spotOf(this.sheet, editing.address);
    const cell = spot && cellAt(this.sheet, spot);
    if (command.do === 'commit' && cell && editing.text !== (this.open.queue.unsaved(cell.address) ?? cell.typed)) {
      const kind = editing.text === '' ? 'cleared' : 'typed';
      this.open.edit(kind, [{ address: cell.address, text: editing.text }]);
    }
    this.open.half.finished(editing.address);
    if (command.do === 'cancel') this.focusOn(editing.address);
    else if (command.then && spot) this.moveOn(spot, command.then);
  }

  choose(cell: CellView | null): void {
    if (!cell || cell.choices.length === 0 || !typable(cell)) return this.begin(cell, cell?.typed ?? '', false);
    if (!this.open.readonly) this.choosing = cell.address;
  }

  chosen(key: string | null): void {
    const address = this.choosing;
    this.choosing = null;
    if (!address) return;
    if (key !== null) this.open.edit(key === '' ? 'cleared' : 'typed', [{ address, text: key }]);
    this.focusOn(address);
  }

  pointerdown(spot: Spot, event: PointerEvent): void {
    if (event.button !== 0) return;
    if (event.shiftKey && this.range) {
      event.preventDefault();
      this.range = drawn(this.range, spot);
    } else {
      this.range = single(spot);
      this.drawing = true;
    }
  }

  pointerenter(spot: Spot, event: PointerEvent): void {
    if (!this.drawing || !this.range) return;
    if (event.buttons === 0) this.drawing = false;
    else this.range = drawn(this.range, spot);
  }

  pointerup(): void {
    this.drawing = false;
  }

  copy(event: ClipboardEvent): void {
    if (!this.range || !event.clipboardData) return;
    event.preventDefault();
    const rows = cellsIn(this.sheet, this.range).map((row) => row.map(copied));
    event.clipboardData.setData('text/plain', toTsv(rows));
    this.open.app.announce(text.grid.copied(rows.flat().length));
  }

  cut(event: ClipboardEvent): void {
    this.copy(event);
    if (this.range && !this.open.readonly) this.write(clearing(this.sheet, this.range), text.grid.cleared);
  }

  paste(event: ClipboardEvent): void {
    const block = event.clipboardData?.getData('text/plain') ?? '';
    if (!this.range || block === '' || this.open.readonly) return;
    event.preventDefault();
    const plan = planPaste(this.sheet, this.range, parseBlock(block));
    if (plan.outside.length > 0 || plan.cells.length === 0) this.preview = plan;
    else this.carryOut(plan);
  }

  carryOut(plan: PastePlan): void {
    this.preview = null;
    this.write({ kind: 'pasted', cells: plan.cells }, text.grid.pasted);
  }

  private write(block: Block, spoken: (n: number) => string): void {
    if (block.cells.length > 0 && this.open.edit(block.kind, block.cells)) {
      this.open.app.announce(spoken(block.cells.length));
    }
  }

  /** Moves the focus or draws the range; false where there is nowhere to go, so that Tab leaves the table. */
  private move(from: Spot, move: Move, draw: boolean): boolean {
    if (draw && this.range) {
      const head = moved(this.sheet, this.range.head, move);
      this.range = drawn(this.range, head);
      return true;
    }
    const steps = move === 'nextInput' || move === 'previousInput';
    return this.moveOn(from, move) || !steps;
  }

  private moveOn(from: Spot, move: Move): boolean {
    const to = moved(this.sheet, from, move);
    const address = cellAt(this.sheet, to)?.address;
    if (!address) return false;
    this.range = single(to);
    this.focusOn(address);
    return to !== from;
  }

  private selectAll(spot: Spot): void {
    const columns = cellColumns(this.sheet, spot.table).filter((column) => column > 0);
    const rows = this.sheet.tables[spot.table]?.rows.length ?? 1;
    const at = (row: number, column: number | undefined) => ({ table: spot.table, row, column: column ?? spot.column });
    this.range = { anchor: at(0, columns[0]), head: at(rows - 1, columns.at(-1)) };
  }

  private focusOn(address: string): void {
    flushSync();
    const cell = document.querySelector<HTMLElement>(`[role][data-address="${CSS.escape(address)}"]`);
    cell?.focus();
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
}

/** The address at which the keyboard enters a table. */
function firstAddress(table: TableView): string | undefined {
  const spot = moved({ tables: [table] }, { table: 0, row: 0, column: 0 }, 'top');
  return cellAt({ tables: [table] }, spot)?.address;
}
