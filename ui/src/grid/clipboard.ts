/** Reads and writes blocks of cells as spreadsheets and word processors put them on the clipboard. */
import { tableIn, toHtml } from './tables';

/** The block that the clipboard holds: a table of its HTML, else its text; nothing where it holds neither. */
export function blockOf(data: DataTransfer): string[][] {
  const table = tableIn(data.getData('text/html'));
  if (table) return table;
  const text = data.getData('text/plain');
  return text === '' ? [] : parseBlock(text);
}

/** Puts a block on the clipboard as text for spreadsheets and as a table for word processors. */
export function putBlock(data: DataTransfer, rows: string[][]): void {
  data.setData('text/plain', toTsv(rows));
  data.setData('text/html', toHtml(rows));
}

/** Rows of cells as tab-separated text; a cell with a tab, a line break or a quote is quoted. */
export function toTsv(rows: string[][]): string {
  return rows.map((row) => row.map(quoted).join('\t')).join('\n');
}

/** Text of the clipboard as rows of cells: tab-separated, else semicolon- or comma-separated, else a line per row. */
export function parseBlock(text: string): string[][] {
  const body = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  if (body.includes('\t')) return split(body, '\t');
  const separator = [';', ','].find((mark) => isTable(body, mark));
  return split(body, separator ?? '\t');
}

function quoted(cell: string): string {
  return /[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** `1,234` or `$12,345.60`: a comma that groups digits, not one that separates cells. */
const GROUPED = /^\s*[-(]?\s*\$?\s*\d{1,3}(,\d{3})+(\.\d+)?\s*\)?\s*%?\s*$/;

/** Whether lines split at `mark` make a table: all of the same width, wider than one, and not mere grouped numbers. */
function isTable(body: string, mark: string): boolean {
  const lines = body.split('\n');
  if (mark === ',' && lines.every((line) => line.trim() === '' || GROUPED.test(line))) return false;
  const rows = split(body, mark);
  const width = rows[0]?.length ?? 0;
  const sentence = lines.length === 1 && body.includes(`${mark} `) && !body.includes('"');
  return width > 1 && !sentence && rows.every((row) => row.length === width);
}

/** Splits into rows and cells; quotes hold separators and line breaks, doubled quotes are quotes. */
function split(body: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let inQuotes = false;
  for (let at = 0; at < body.length; at += 1) {
    const char = body[at] ?? '';
    if (inQuotes) {
      if (char !== '"') cell += char;
      else if (body[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else inQuotes = false;
    } else if (char === '"' && cell === '' && closes(body, at, separator)) inQuotes = true;
    else if (char === separator || char === '\n') {
      rows.at(-1)?.push(cell.trim());
      cell = '';
      if (char === '\n') rows.push([]);
    } else cell += char;
  }
  rows.at(-1)?.push(cell.trim());
  return rows;
}

/** Whether the quote opened at `at` is closed before a separator, a line break or the end. */
function closes(body: string, at: number, separator: string): boolean {
  for (let end = at + 1; end < body.length; end += 1) {
    if (body[end] !== '"') continue;
    if (body[end + 1] === '"') end += 1;
    else return end + 1 === body.length || body[end + 1] === separator || body[end + 1] === '\n';
  }
  return false;
}

/** Lets copy, cut and paste reach an element that has no text selected: WebKit asks before it sends them. */
export function letClipboardThrough(element: HTMLElement): void {
  for (const name of ['beforecopy', 'beforecut', 'beforepaste']) {
    element.addEventListener(name, (event) => event.preventDefault());
  }
}
