/** Moves a row by one place; gives where it stands then, or null where it can't go. */
export function moveRow<T>(rows: T[], at: number, by: -1 | 1): number | null {
  const to = at + by;
  const [row] = rows.slice(at, at + 1);
  if (row === undefined || to < 0 || to >= rows.length) return null;
  rows.splice(at, 1);
  rows.splice(to, 0, row);
  return to;
}

/** Lines of a text, blank ones left out. */
export function linesOf(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Minutes as typed, with or without their unit; what is no whole number from 0 to 600 becomes the nearest one, what is no
 * number leaves those `before`. */
export function minutesOf(text: string, before: number): number {
  const typed = /^\s*(-?\d+(?:\.\d+)?)\s*(?:m|min|minutes?)?\.?\s*$/i.exec(text)?.[1];
  return typed === undefined ? before : Math.min(600, Math.max(0, Math.round(Number(typed))));
}
