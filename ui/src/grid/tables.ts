/** Most cells taken from a table of the clipboard: a wider or longer one is read as text. */
const CELLS = 20_000;

/** Columns or rows that one cell of a pasted table may span. */
const SPAN = 100;

/** Excel puts the same block on the clipboard as text, with quotes that its table lacks. */
const EXCEL = 'urn:schemas-microsoft-com:office:excel';

/** The cells of the one table that the clipboard's HTML is; null where it is something else, or Excel's. */
export function tableIn(html: string): string[][] | null {
  if (!/<table[\s>]/i.test(html) || html.includes(EXCEL)) return null;
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const hidden of body.querySelectorAll('style, script, head, template')) hidden.remove();
  const table = body.querySelector('table');
  if (!table || beside(body, table)) return null;
  const rows = cellsOf(table);
  return rows.length > 0 && rows.length * (rows[0]?.length ?? 0) <= CELLS ? rows : null;
}

/** A block as a table for word processors; it holds text only. */
export function toHtml(rows: string[][]): string {
  const cell = (text: string) => `<td>${escaped(text)}</td>`;
  return `<table>${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')}</table>`;
}

/** Whether words stand outside the table: then it is prose with a table in it. */
function beside(body: HTMLElement, table: HTMLTableElement): boolean {
  return plain(body.textContent) !== plain(table.textContent);
}

/** Rows of equal length; a cell that spans several has its text in the first and blanks in the others. */
function cellsOf(table: HTMLTableElement): string[][] {
  const grid: (string | undefined)[][] = [];
  [...table.rows].forEach((row, r) => {
    let column = 0;
    for (const cell of row.cells) {
      while (grid[r]?.[column] !== undefined) column += 1;
      for (let down = 0; down < span(cell.rowSpan); down += 1) {
        const line = (grid[r + down] ??= []);
        for (let across = 0; across < span(cell.colSpan); across += 1) {
          line[column + across] = down + across === 0 ? worded(cell) : '';
        }
      }
    }
    grid[r] ??= [];
  });
  const rows = grid.slice(0, table.rows.length);
  const width = Math.max(0, ...rows.map((row) => row.length));
  return rows.map((row) => Array.from({ length: width }, (_, n) => row[n] ?? ''));
}

function span(of: number): number {
  return Math.min(SPAN, Math.max(1, of));
}

/** A cell's words: a line for each paragraph and line break, other white space as one blank. */
function worded(cell: HTMLTableCellElement): string {
  const copy = cell.cloneNode(true) as HTMLElement;
  for (const line of copy.querySelectorAll('br, p, div, li')) line.append('\u2028');
  for (const line of copy.querySelectorAll('br')) line.replaceWith('\u2028');
  return plain(copy.textContent)
    .split('\u2028')
    .map((line) => line.trim())
    .filter((line, n, all) => line !== '' || (n > 0 && n < all.length - 1))
    .join('\n')
    .trim();
}

function plain(text: string | null): string {
  return (text ?? '').replace(/[^\S\u2028]+/g, ' ').trim();
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '<br>');
}
