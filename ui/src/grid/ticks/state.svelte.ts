import { flushSync } from 'svelte';
import type { OpenReport } from '../../panels/report/open.svelte';
import * as text from '../../text';
import type { EditKind } from '../../wire/EditKind';
import type { TableView } from '../../wire/TableView';
import type { TicksView } from '../../wire/TicksView';
import type { Typed } from '../../wire/Typed';
import { toTsv } from '../clipboard';
import {
  asBlock,
  edges,
  fillingDown,
  leadTo,
  movedBy,
  sheetOf,
  toggling,
  unticking,
  wholeColumn,
  within,
  type TickRange,
  type TickSheet,
  type TickSpot,
} from './ticks';

/** Letters typed within this many milliseconds make one word. */
const WORD = 900;

/** A grid of ticks: the selection, and what keys, pointer and clipboard do. */
export class TickState {
  private readonly open: OpenReport;
  private readonly section: string;
  readonly table: () => TableView;
  sheet: TickSheet = $derived.by(() => sheetOf(this.table(), (address) => this.open.queue.unsaved(address)));
  at = $state.raw<TickSpot>({ row: 0, column: 0 });
  range = $state.raw<TickRange>({ anchor: { row: 0, column: 0 }, head: { row: 0, column: 0 } });
  /** A block of which something was not understood, shown before it is entered. */
  preview = $state.raw<TicksView | null>(null);
  private word = '';
  private typedAt = 0;
  private drawing = false;

  constructor(open: OpenReport, section: string, table: () => TableView) {
    this.open = open;
    this.section = section;
    this.table = table;
    open.leaveEditor = () => {};
  }

  /** Whether a spot is part of a range of more than one. */
  selected(spot: TickSpot): boolean {
    const { top, bottom, left, right } = edges(this.range);
    return (top !== bottom || left !== right) && within(this.range, spot);
  }

  focused(spot: TickSpot): void {
    this.open.focus = this.sheet.rows[spot.row]?.address ?? null;
    const moving = spot.row !== this.at.row || spot.column !== this.at.column;
    this.at = spot;
    if (moving && !this.drawing) this.range = { anchor: spot, head: spot };
  }

  keydown(event: KeyboardEvent): void {
    const { key, shiftKey } = event;
    const ctrl = event.ctrlKey || event.metaKey;
    if (event.altKey || event.isComposing) return;
    if (this.command(key, ctrl, shiftKey)) return event.preventDefault();
    const draws = shiftKey && key !== 'Enter' && key !== 'Tab';
    const to =
      ctrl && (key === 'Enter' || key === 'Tab')
        ? null
        : movedBy(this.sheet, draws ? this.range.head : this.at, key, ctrl, shiftKey);
    if (!to) return;
    event.preventDefault();
    this.word = '';
    if (draws) this.draw(to);
    else this.go(to);
  }

  private command(key: string, ctrl: boolean, shift: boolean): boolean {
    if (key === ' ' && !ctrl && this.goesOn()) this.jump(key);
    else if (key === ' ') {
      if (ctrl) this.range = wholeColumn(this.sheet, this.at.column);
      else this.write('typed', toggling(this.sheet, this.range));
    } else if (key === 'Delete' || key === 'Backspace') this.write('cleared', unticking(this.sheet, this.range));
    else if (key === 'Escape') this.range = { anchor: this.at, head: this.at };
    else if (ctrl && !shift && key.toLowerCase() === 'd') this.fillDown();
    else if (ctrl && !shift && key.toLowerCase() === 'a') this.selectAll();
    else if (!ctrl && [...key].length === 1 && /\p{L}/u.test(key)) this.jump(key);
    else return false;
    return true;
  }

  fillDown(): void {
    this.write('filled', fillingDown(this.sheet, this.range));
  }

  /** Ticks a line of business everywhere, or nowhere where it is. */
  toggleColumn(column: number): void {
    this.write('filled', toggling(this.sheet, wholeColumn(this.sheet, column)));
  }

  toggle(spot: TickSpot): void {
    this.write('typed', toggling(this.sheet, { anchor: spot, head: spot }));
  }

  pointerdown(spot: TickSpot, event: PointerEvent): void {
    if (event.button !== 0) return;
    if (event.shiftKey) {
      event.preventDefault();
      this.draw(spot);
      return;
    }
    this.drawing = true;
    this.range = { anchor: spot, head: spot };
  }

  pointerenter(spot: TickSpot, event: PointerEvent): void {
    if (!this.drawing) return;
    if (event.buttons === 0) this.drawing = false;
    else this.range = { anchor: this.range.anchor, head: spot };
  }

  /** A click without drawing ticks; drawing selects. */
  pointerup(spot: TickSpot | null): void {
    const drawn = this.drawing;
    this.drawing = false;
    const { top, bottom, left, right } = edges(this.range);
    if (drawn && spot && top === bottom && left === right && within(this.range, spot)) this.toggle(spot);
  }

  copy(event: ClipboardEvent): void {
    if (!event.clipboardData) return;
    event.preventDefault();
    const block = asBlock(this.sheet, this.range);
    event.clipboardData.setData('text/plain', toTsv(block));
    this.open.app.announce(text.grid.copied(block.length * ((block[0]?.length ?? 1) - 1)));
  }

  paste(event: ClipboardEvent): void {
    const block = event.clipboardData?.getData('text/plain') ?? '';
    const lob = this.sheet.columns[this.at.column]?.[0];
    if (block === '' || this.open.readonly || !lob) return;
    event.preventDefault();
    const { row } = this.at;
    this.open.app.backend.readTicks(this.open.id, this.section, block, row, lob).then(
      (read) => {
        if (read.leftOut.length > 0 || read.cells.length === 0) this.preview = read;
        else this.enter(read);
      },
      (thrown: unknown) => this.open.app.fail(thrown),
    );
  }

  enter(read: TicksView): void {
    this.preview = null;
    this.write('pasted', read.cells);
    this.go(this.at);
  }

  private write(kind: EditKind, cells: Typed[]): void {
    this.word = '';
    if (this.open.readonly || cells.length === 0) return;
    if (this.open.edit(kind, cells)) this.open.app.announce(text.ticks.changed(cells.length));
  }

  /** A blank that goes on with the word being typed, as in New York. */
  private goesOn(): boolean {
    const going = this.word !== '' && performance.now() - this.typedAt < WORD;
    return going && leadTo(this.sheet, `${this.word} `, this.at.row) !== null;
  }

  private jump(letter: string): void {
    const now = performance.now();
    const going = this.word !== '' && now - this.typedAt < WORD;
    this.typedAt = now;
    this.word = going ? this.word + letter : letter;
    let row = leadTo(this.sheet, this.word, going ? this.at.row : this.at.row + 1);
    if (row === null && this.word !== letter) {
      // No state goes on like that: the letter begins another one.
      this.word = letter;
      row = leadTo(this.sheet, letter, this.at.row + 1);
    }
    if (row !== null) this.go({ row, column: this.at.column });
  }

  private selectAll(): void {
    const { rows, columns } = this.sheet;
    this.range = { anchor: { row: 0, column: 0 }, head: { row: rows.length - 1, column: columns.length - 1 } };
  }

  private draw(head: TickSpot): void {
    this.range = { anchor: this.range.anchor, head };
    cellAt(head)?.scrollIntoView({ block: 'nearest' });
  }

  private go(to: TickSpot): void {
    this.range = { anchor: to, head: to };
    this.at = to;
    flushSync();
    const cell = cellAt(to);
    cell?.focus();
    cell?.scrollIntoView({ block: 'nearest' });
  }
}

function cellAt(spot: TickSpot): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-tick="${spot.row}.${spot.column}"]`);
}
