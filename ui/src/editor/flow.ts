/** Words of one look. */
export interface Run {
  text: string;
  bold: boolean;
  italic: boolean;
  href: string | null;
}

/** Where a line stands: outside lists (depth 0), or in a list of this depth. */
export interface Level {
  depth: number;
  numbered: boolean;
  /** The number of a numbered item, where the source tells it; a list that begins with the item begins with it. */
  number: number;
  /** The line begins an item; else it goes on with the one before. */
  begins: boolean;
}

export type Cell = { lines: Run[][] };
/** What the walk over pasted HTML meets, in order. */
export type Met =
  | { is: 'line'; runs: Run[]; level: Level }
  | { is: 'table'; rows: { head: boolean; cells: Cell[] }[] }
  /** A list begins at this depth, so that it does not go on with one before. */
  | { is: 'list'; depth: number };

interface List {
  numbered: boolean;
  first: number;
  items: Block[][];
}
type Block = { is: 'line'; runs: Run[] } | { is: 'list'; list: List } | Extract<Met, { is: 'table' }>;

/** Lines with their levels as HTML of nested lists, tables and paragraphs. */
export function html(met: Met[]): string {
  return assembled(met).map(written).join('');
}

function assembled(met: Met[]): Block[] {
  const root: Block[] = [];
  const open: List[] = [];
  for (const one of met) {
    if (one.is === 'list') open.length = Math.min(open.length, Math.max(0, one.depth - 1));
    else if (one.is === 'table') {
      open.length = 0;
      root.push(one);
    } else if (one.level.depth === 0) {
      open.length = 0;
      root.push({ is: 'line', runs: one.runs });
    } else putItem(root, open, one.runs, one.level);
  }
  return root;
}

/** A level that skips one, as Word's may, is the next one. */
function putItem(root: Block[], open: List[], runs: Run[], level: Level): void {
  const depth = Math.min(level.depth, open.length + 1);
  open.length = Math.min(open.length, depth);
  if (open.length === depth && level.begins && open.at(-1)?.numbered !== level.numbered) open.length = depth - 1;
  const top = open.length < depth ? begin(root, open, level) : open.at(-1);
  const item = top?.items.at(-1);
  if (level.begins || !item) top?.items.push([{ is: 'line', runs }]);
  else item.push({ is: 'line', runs });
}

function begin(root: Block[], open: List[], { numbered, number }: Level): List {
  const list: List = { numbered, first: number, items: [] };
  const outer = open.at(-1);
  (outer ? (outer.items.at(-1) ?? root) : root).push({ is: 'list', list });
  open.push(list);
  return list;
}

function written(block: Block): string {
  if (block.is === 'line') return `<p>${inline(block.runs)}</p>`;
  if (block.is === 'list') {
    const tag = block.list.numbered ? 'ol' : 'ul';
    const start = block.list.numbered && block.list.first !== 1 ? ` start="${block.list.first}"` : '';
    return `<${tag}${start}>${block.list.items.map((item) => `<li>${item.map(written).join('')}</li>`).join('')}</${tag}>`;
  }
  const rows = block.rows.map(({ head, cells }) => {
    const tag = head ? 'th' : 'td';
    const cell = ({ lines }: Cell) => lines.map((runs) => `<p>${inline(runs)}</p>`).join('') || '<p></p>';
    return `<tr>${cells.map((one) => `<${tag}>${cell(one)}</${tag}>`).join('')}</tr>`;
  });
  return `<table><tbody>${rows.join('')}</tbody></table>`;
}

function inline(runs: Run[]): string {
  return runs
    .map(({ text, bold, italic, href }) => {
      let html = escaped(text);
      if (italic) html = `<em>${html}</em>`;
      if (bold) html = `<strong>${html}</strong>`;
      return href === null ? html : `<a href="${escaped(href)}">${html}</a>`;
    })
    .join('');
}

function escaped(text: string): string {
  const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (one) => named[one] ?? one);
}

/** The number that a list can begin with in an attribute or a mark; null for anything else. */
export function numberIn(text: string | null): number | null {
  return /^\d{1,4}$/.test(text ?? '') ? Number(text) : null;
}

/** Runs without blanks at the ends or twice in a row; neighbours of one look are one. */
export function tidy(runs: Run[]): Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    const text = !last || last.text.endsWith(' ') ? run.text.trimStart() : run.text;
    if (text === '') continue;
    const alike = last && last.bold === run.bold && last.italic === run.italic && last.href === run.href;
    if (alike) last.text += text;
    else out.push({ ...run, text });
  }
  while (out.length > 0) {
    const last = out[out.length - 1];
    if (!last) break;
    last.text = last.text.trimEnd();
    if (last.text !== '') break;
    out.pop();
  }
  return out;
}
