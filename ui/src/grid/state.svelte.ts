import { flushSync } from 'svelte';
import type { OpenReport } from '../panels/report/open.svelte';
import { Keyed } from '../parts/keyed.svelte';
import * as text from '../text';
import type { CellView } from '../wire/CellView';
import type { SectionView } from '../wire/SectionView';
import type { TableView } from '../wire/TableView';
import { blockOf, putBlock } from './clipboard';
import { gridCommand, type EditorCommand, type GridCommand } from './keys';
import { planPaste, type PastePlan } from './paste';
import {
  cellsIn,
  clearing,
  copied,
  cycled,
  drawn,
  fillingAll,
  fillingDown,
  fillingRight,
  inRange,
  several,
  single,
  wholeLines,
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
  private readonly tabStops = $derived.by(() => {
    const focused = spotOf(this.sheet, this.open.focus);
    const stops = this.sheet.tables.map((table, n) => (focused?.table === n ? this.open.focus : firstAddress(table)));
    return new Set(stops.filter((stop) => stop !== undefined && stop !== null));
  });
  private readonly tabbed = new Keyed((address) => this.tabStops.has(address));
  /** The range, where it is more than the cell in focus. */
  private readonly block = $derived(several(this.range) ? this.range : null);
  private drawing = false;
  /** The focus moves within the selection. */
  private staying = false;

  constructor(open: OpenReport, section: () => SectionView) {
    this.open = open;
    this.section = section;
    open.leaveEditor = () => this.leave({ do: 'commit', then: null });
  }

  isOpen(table: TableView): boolean {
    return !table.working || this.open.unfolded.has(this.open.tableKey(table.id));
  }

  /** Whether a cell is part of a range of more than one. */
  selected(spot: () => Spot): boolean {
    return this.block !== null && inRange(this.block, spot());
  }

  /** Whether Tab from outside lands at a cell. */
  tabbable(address: string): { readonly value: boolean } {
    return this.tabbed.at(address);
  }

  /** Tells the cells where Tab lands now. To be called while a component is made. */
  keepTabStops(): void {
    let before: ReadonlySet<string> = new Set();
    $effect(() => {
      const now = this.tabStops;
      for (const address of before) if (!now.has(address)) this.tabbed.set(address, false);
      for (const address of now) this.tabbed.set(address, true);
      before = now;
    });
  }

  focused(address: string): void {
    const moving = this.open.focus !== address;
    this.open.focus = address;
    const spot = spotOf(this.sheet, address);
    if (spot && moving && !this.drawing && !this.staying) this.range = single(spot);
  }

  keydown(event: KeyboardEvent): void {
    if (!(event.target instanceof HTMLElement) || !event.target.matches('[data-address]')) return;
    const command = gridCommand(event);
    const spot = spotOf(this.sheet, this.open.focus);
    if (!command || !spot) return;
    const handled = this.carriedOut(command, spot);
    if (handled) event.preventDefault();
  }

  /** False where a key is left to others: composing, and Tab at the ends of a table. */
  private carriedOut(command: GridCommand, spot: Spot): boolean {
    const cell = cellAt(this.sheet, spot);
    const range = this.range ?? single(spot);
    switch (command.do) {
      case 'move':
        return this.move(spot, command.move, command.draw);
      case 'compose':
        this.begin(cell, '', true);
        return false;
      case 'type':
        this.begin(cell, command.text, true);
        return true;
      case 'choose':
        this.choose(cell);
        return true;
      case 'edit':
        this.begin(cell, this.open.queue.unsaved(cell?.address ?? '') ?? cell?.typed ?? '', false);
        return true;
      case 'clear':
        this.write(clearing(this.sheet, range), text.grid.cleared);
        return true;
      case 'fillDown':
        this.fillDown();
        return true;
      case 'fillRight':
        this.fillRight();
        return true;
      default:
        this.range = this.chosenRange(command.do, range, spot);
        if (several(this.range)) this.sayRange();
        return true;
    }
  }

  private chosenRange(what: 'selectAll' | 'selectRow' | 'selectColumn' | 'selectOne', range: Range, spot: Spot): Range {
    if (what === 'selectOne') return single(spot);
    if (what !== 'selectAll') return wholeLines(this.sheet, range, what === 'selectColumn');
    return wholeLines(this.sheet, wholeLines(this.sheet, range, false), true);
  }

  fillDown(): void {
    this.fillWith(fillingDown);
  }

  fillRight(): void {
    this.fillWith(fillingRight);
  }

  /** Confirms the carried cells of the selection as reviewed. */
  confirm(): void {
    const spot = spotOf(this.sheet, this.open.focus);
    const range = this.range ?? (spot && single(spot));
    const carried = range ? cellsIn(this.sheet, range).flat() : [];
    const addresses = carried.flatMap((cell) => (cell?.carried ? [cell.address] : []));
    if (addresses.length === 0) this.open.app.announce(text.grid.nothingCarried);
    else if (this.open.confirmCarried(addresses)) this.open.app.announce(text.grid.confirmed(addresses.length));
  }

  private fillWith(filling: (sheet: Sheet, range: Range) => Block): void {
    const spot = spotOf(this.sheet, this.open.focus);
    if (spot && !this.open.readonly) this.write(filling(this.sheet, this.range ?? single(spot)), text.grid.filled);
  }

  /** Starts editing a cell; computed ones say why not. */
  begin(cell: CellView | null, words: string, typedOver: boolean): void {
    if (!cell || this.open.readonly) return;
    if (!typable(cell)) return this.open.app.announce(text.grid.computedCell);
    if (this.open.queue.failure) return this.open.app.announce(text.report.stopped);
    flushSync(() => (this.open.edited.now = { address: cell.address, text: words, typedOver }));
    if (words !== '') this.open.half.typing(cell.address, words);
  }

  typing(words: string): void {
    const editing = this.open.edited.now;
    if (!editing) return;
    this.open.edited.now = { ...editing, text: words };
    this.open.half.typing(editing.address, words);
  }

  /** The editor was left: by a key that commits and moves on, by Esc, or by going elsewhere. */
  leave(command: EditorCommand): void {
    const editing = this.open.edited.now;
    if (!editing) return;
    this.open.edited.now = null;
    const spot = spotOf(this.sheet, editing.address);
    const cell = spot && cellAt(this.sheet, spot);
    if (command.do === 'fill' && this.range) {
      this.write(fillingAll(this.sheet, this.range, editing.text), text.grid.filled);
    } else if (command.do === 'commit' && cell && this.isNew(cell, editing.text)) {
      const kind = editing.text === '' ? 'cleared' : 'typed';
      this.open.edit(kind, [{ address: cell.address, text: editing.text }]);
    }
    this.open.half.finished(editing.address);
    if (command.do !== 'commit') this.stay(editing.address);
    else if (command.then && spot) this.moveOn(spot, command.then);
  }

  private isNew(cell: CellView, words: string): boolean {
    return words !== (this.open.queue.unsaved(cell.address) ?? cell.typed);
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
    putBlock(event.clipboardData, rows);
    this.open.app.announce(text.grid.copied(rows.flat().length));
  }

  cut(event: ClipboardEvent): void {
    this.copy(event);
    if (this.range && !this.open.readonly) this.write(clearing(this.sheet, this.range), text.grid.cleared);
  }

  paste(event: ClipboardEvent): void {
    const block = event.clipboardData ? blockOf(event.clipboardData) : [];
    if (!this.range || block.length === 0 || this.open.readonly) return;
    event.preventDefault();
    const plan = planPaste(this.sheet, this.range, block);
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
      this.sayRange();
      this.intoView(cellAt(this.sheet, this.range.head)?.address);
      return true;
    }
    const steps = move === 'nextInput' || move === 'previousInput';
    return this.moveOn(from, move) || !steps;
  }

  /** Tab and Enter go round a selection of several cells, and leave it as it is. */
  private moveOn(from: Spot, move: Move): boolean {
    const way = { nextInput: 1, downInput: 1, previousInput: -1, upInput: -1 } as const;
    if (several(this.range) && inRange(this.range, from) && move in way) {
      const down = move === 'downInput' || move === 'upInput';
      const next = cycled(this.sheet, this.range, from, way[move as keyof typeof way], down);
      this.stay(cellAt(this.sheet, next)?.address ?? '');
      return true;
    }
    const to = moved(this.sheet, from, move);
    const address = cellAt(this.sheet, to)?.address;
    if (!address) return false;
    this.range = single(to);
    this.focusOn(address);
    return to !== from;
  }

  /** Puts the focus on a cell and leaves the selection. */
  private stay(address: string): void {
    this.staying = true;
    this.focusOn(address);
    this.staying = false;
  }

  private sayRange(): void {
    if (!this.range) return;
    const rows = cellsIn(this.sheet, this.range);
    this.open.app.announce(text.grid.selected(rows.length, rows[0]?.length ?? 0));
  }

  private focusOn(address: string): void {
    flushSync();
    // Else the web view lays the page out twice, once for a scrolling of its own.
    elementAt(address)?.focus({ preventScroll: true });
    this.intoView(address);
  }

  private intoView(address: string | undefined): void {
    if (address !== undefined) elementAt(address)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
}

function elementAt(address: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[role][data-address="${CSS.escape(address)}"]`);
}

/** The address at which the keyboard enters a table. */
function firstAddress(table: TableView): string | undefined {
  const spot = moved({ tables: [table] }, { table: 0, row: 0, column: 0 }, 'top');
  return cellAt({ tables: [table] }, spot)?.address;
}
