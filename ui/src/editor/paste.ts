import { html, numberIn, tidy, type Cell, type Level, type Met, type Run } from './flow';
import { allowedAddress } from './link';
import { WordLists } from './word';

/**
 * Clean HTML from whatever was copied: Word, Outlook, Google Docs, web pages.
 *
 * The clipboard's HTML is parsed without running or loading anything of it. Only words, bold, italic, links,
 * lists and tables are written out anew; every other element, attribute and comment is left behind.
 */
export function cleaned(clipboard: string): string {
  // What a template holds belongs to a document without a window: nothing in it runs, loads or is styled.
  const inert = document.createElement('template');
  inert.innerHTML = clipboard;
  return html(new Walk().over(inert.content));
}

/** A table beyond this comes as plain lines: the core takes none so large. */
const LARGEST = { rows: 100, columns: 12 };
/** Elements whose words are none of the text. */
const SILENT =
  /^(SCRIPT|STYLE|TEMPLATE|NOSCRIPT|TITLE|META|LINK|HEAD|IFRAME|OBJECT|EMBED|SVG|MATH|CANVAS|AUDIO|VIDEO|INPUT|SELECT|TEXTAREA|BUTTON|XML|DEL|S|STRIKE|DATALIST)$/;
const BLOCK =
  /^(P|DIV|H[1-6]|BLOCKQUOTE|PRE|SECTION|ARTICLE|HEADER|FOOTER|MAIN|ASIDE|NAV|ADDRESS|FIGURE|FIGCAPTION|DL|DT|DD|CAPTION|CENTER|HR|FORM|FIELDSET|DETAILS|SUMMARY|TABLE|TBODY|THEAD|TFOOT|TR|TD|TH)$/;
const OUTSIDE: Level = { depth: 0, numbered: false, number: 1, begins: false };

interface Look {
  bold: boolean;
  italic: boolean;
  href: string | null;
  /** Line ends in the text are line ends. */
  kept: boolean;
  /** The mark of a footnote, in square brackets: elsewhere these stand for what is still to be written. */
  note: boolean;
}

/** Walks over the pasted elements and notes the lines and tables met. */
class Walk {
  private met: Met[] = [];
  private runs: Run[] = [];
  private level = OUTSIDE;
  /** Bullets and numbers that Word writes as words before an item. */
  private readonly marks = new Set<Element>();
  private readonly word = new WordLists();

  over(root: ParentNode): Met[] {
    this.children(root, { bold: false, italic: false, href: null, kept: false, note: false });
    this.endLine();
    return this.met;
  }

  private children(element: ParentNode, look: Look): void {
    for (const node of element.childNodes) {
      if (node.nodeType === 3) this.text(node.textContent ?? '', look);
      else if (node.nodeType === 1) this.element(node as Element, look);
    }
  }

  private text(text: string, { kept, note, ...look }: Look): void {
    const seen = text.replace(/[\u200b\ufeff\u00ad]/g, '');
    const shown = note ? seen.replace('[', '(').replace(']', ')') : seen;
    const lines = kept ? shown.split('\n') : [shown];
    lines.forEach((line, n) => {
      if (n > 0) this.endLine();
      this.runs.push({ text: line.replace(/[\s\u00a0]+/g, ' '), ...look });
    });
  }

  private element(element: Element, outer: Look): void {
    const tag = element.tagName.toUpperCase();
    const style = element.getAttribute('style')?.toLowerCase() ?? '';
    if (SILENT.test(tag) || isHidden(element, tag, style) || this.marks.has(element)) return;
    const look = lookOf(element, tag, style, outer);
    if (tag === 'BR') this.endLine();
    else if (tag === 'UL' || tag === 'OL') this.list(element, tag === 'OL', look);
    else if (tag === 'LI') this.item(element, look);
    else if (tag === 'TABLE' && !isLayout(element)) this.table(element);
    else if (BLOCK.test(tag)) this.block(element, style, look);
    else this.children(element, look);
  }

  private block(element: Element, style: string, look: Look): void {
    this.endLine();
    const before = this.level;
    const listed = this.word.at(element, style);
    if (listed) this.level = listed.level;
    if (listed?.mark) this.marks.add(listed.mark);
    this.children(element, look);
    this.endLine();
    this.level = before.depth > 0 ? { ...before, begins: this.level.begins } : before;
  }

  private list(element: Element, numbered: boolean, look: Look): void {
    this.endLine();
    this.word.end();
    const before = this.level;
    const depth = before.depth + 1;
    if (element.querySelector('[aria-posinset], [data-aria-posinset]') === null) this.met.push({ is: 'list', depth });
    this.level = { depth, numbered, number: numberIn(element.getAttribute('start')) ?? 1, begins: true };
    this.children(element, look);
    this.endLine();
    this.level = { ...before, begins: false };
  }

  private item(element: Element, look: Look): void {
    this.endLine();
    const told = Number(element.getAttribute('aria-level') ?? element.getAttribute('data-aria-level'));
    const { depth, numbered } = this.level;
    const number = numberIn(element.getAttribute('value')) ?? this.level.number;
    this.level = { depth: Math.max(told || 0, depth, 1), numbered, number, begins: true };
    this.children(element, look);
    this.endLine();
    this.level = { depth: Math.max(depth, 1), numbered, number: number + 1, begins: true };
  }

  private table(element: Element): void {
    this.endLine();
    this.word.end();
    const rows = [...element.querySelectorAll('tr')].map(rowOf).filter((row) => row.cells.length > 0);
    const columns = Math.max(0, ...rows.map((row) => row.cells.length));
    for (const row of rows) while (row.cells.length < columns) row.cells.push({ lines: [] });
    const lines = rows.flatMap((row) => row.cells.flatMap((cell) => cell.lines));
    if (rows.length > LARGEST.rows || columns > LARGEST.columns) {
      for (const runs of lines) this.met.push({ is: 'line', runs, level: OUTSIDE });
    } else if (lines.length > 0) this.met.push({ is: 'table', rows });
  }

  private endLine(): void {
    const runs = tidy(this.runs);
    this.runs = [];
    if (runs.length === 0) return;
    if (this.level.depth === 0) this.word.end();
    this.met.push({ is: 'line', runs, level: this.level });
    this.level = { ...this.level, begins: false };
  }
}

function rowOf(row: Element): { head: boolean; cells: Cell[] } {
  const own = [...row.children].filter((one) => /^T[DH]$/i.test(one.tagName));
  const cells = own.flatMap((one) => {
    const lines = new Walk().over(one).flatMap((met) => (met.is === 'line' ? [marked(met.runs, met.level)] : []));
    const more = Math.min(Number(one.getAttribute('colspan')) || 1, LARGEST.columns) - 1;
    return [{ lines }, ...Array.from({ length: more }, (): Cell => ({ lines: [] }))];
  });
  const inHead = row.parentElement?.tagName.toUpperCase() === 'THEAD';
  return { head: inHead || (own.length > 0 && own.every((one) => one.tagName.toUpperCase() === 'TH')), cells };
}

/** A list in a cell is lines behind bullets: cells hold no lists. */
function marked(runs: Run[], level: Level): Run[] {
  const bullet: Run = { text: '• ', bold: false, italic: false, href: null };
  return level.depth > 0 && level.begins ? [bullet, ...runs] : runs;
}

/** Tables that only lay a page out: one cell, or tables within. */
function isLayout(table: Element): boolean {
  return table.querySelectorAll('td, th').length <= 1 || table.querySelector('table') !== null;
}

const UNSEEN =
  /display:\s*none|visibility:\s*(hidden|collapse)|font-size:\s*0(px|pt|em|%)?\s*(;|$)|mso-hide:\s*all|mso-list:\s*ignore|mso-element:\s*(comment|header|footer)/;

/** What the source doesn't show, and the marks of Word's comments. */
function isHidden(element: Element, tag: string, style: string): boolean {
  if (element.hasAttribute('hidden') || UNSEEN.test(style)) return true;
  if (tag === 'DIALOG') return !element.hasAttribute('open');
  return /(^|\s)(msocom|MsoCommentReference)/.test(element.getAttribute('class') ?? '');
}

function lookOf(element: Element, tag: string, style: string, outer: Look): Look {
  const weight = /(?:^|;)\s*font-weight:\s*([a-z0-9]+)/.exec(style)?.[1];
  const slant = /(?:^|;)\s*font-style:\s*([a-z]+)/.exec(style)?.[1];
  const heavy = weight === undefined ? null : weight === 'bold' || weight === 'bolder' || Number(weight) >= 600;
  const bold = heavy ?? (/^(B|STRONG|H[1-6])$/.test(tag) || outer.bold);
  const italic = slant === undefined ? /^(I|EM)$/.test(tag) || outer.italic : slant !== 'normal';
  const href = tag === 'A' ? allowedAddress(element.getAttribute('href')) : outer.href;
  const note = outer.note || /^Mso(Foot|End)noteReference/.test(element.getAttribute('class') ?? '');
  const space = /(?:^|;)\s*white-space(?:-collapse)?:\s*([a-z-]+)/.exec(style)?.[1];
  const kept = space === undefined ? tag === 'PRE' || outer.kept : /^(pre|break)/.test(space);
  return { bold, italic, href, kept, note };
}
