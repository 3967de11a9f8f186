/** Words and sentences used all over the window, and how it writes dates, times and counts. */

export const plain = {
  product: 'HPUG Workbook',
  cancel: 'Cancel',
  close: 'Close',
  back: 'Back',
  dismiss: 'Dismiss',
  retry: 'Try again',
  stop: 'Stop',
  remove: 'Remove',
  working: 'Working…',
  optional: 'optional',
  none: 'none',
  browse: 'Choose…',
};

/** `1 error`, `3 errors`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;
}

/** Figures with their percent signs held together, so that no line begins with a sign alone. */
export function joined(words: string): string {
  return words.replace(/(\d) %/g, '$1\u00a0%');
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** ISO date as `Tue, Sep 8, 2026`; what isn't one is given back as it is. */
export function longDate(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  if (!year || !month || !day) return iso;
  const weekday = days[new Date(Date.UTC(year, month - 1, day)).getUTCDay()];
  return `${weekday}, ${months[month - 1]} ${day}, ${year}`;
}

/** RFC 3339 time as this machine's `14:03:22`. */
export function clock(rfc: string): string {
  const time = new Date(rfc);
  if (Number.isNaN(time.getTime())) return rfc;
  return [time.getHours(), time.getMinutes(), time.getSeconds()].map((n) => String(n).padStart(2, '0')).join(':');
}

/** RFC 3339 time as `Aug 12, 2026, 14:03`. */
export function dayAndTime(rfc: string): string {
  const time = new Date(rfc);
  if (Number.isNaN(time.getTime())) return rfc;
  return `${months[time.getMonth()]} ${time.getDate()}, ${time.getFullYear()}, ${clock(rfc).slice(0, 5)}`;
}

/** Seconds as `9:12`. */
export function minutes(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** Days to a due date as `12 days`, `today`, `3 days late`. */
export function daysLeft(left: number): string {
  if (left === 0) return 'today';
  return left > 0 ? count(left, 'day') : `${count(-left, 'day')} late`;
}

/** The last part of a path, whichever separator it uses. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).pop() ?? path;
}

/** The last part of a path without its ending. */
export function fileStem(path: string): string {
  return fileName(path).replace(/\.[^.]+$/, '');
}
