/**
 * `now` with every part of `before` that says the same in its place, so that only what differs is painted anew.
 *
 * Both hold plain JSON. The result equals `now`; where all of it equals `before`, it is `before` itself.
 */
export function shared<T>(before: unknown, now: T): T {
  if (Object.is(before, now)) return now;
  if (Array.isArray(before) && Array.isArray(now)) return sharedList(before, now) as T;
  if (isRecord(before) && isRecord(now)) return sharedRecord(before, now) as T;
  return now;
}

function sharedList(before: unknown[], now: unknown[]): unknown[] {
  const parts = now.map((part, n) => shared(before[n], part));
  return parts.length === before.length && parts.every((part, n) => Object.is(part, before[n])) ? before : parts;
}

function sharedRecord(before: Record<string, unknown>, now: Record<string, unknown>): Record<string, unknown> {
  const parts = Object.entries(now).map(([key, part]) => [key, shared(before[key], part)] as const);
  const same = parts.every(([key, part]) => key in before && Object.is(part, before[key]));
  return same && parts.length === Object.keys(before).length ? before : Object.fromEntries(parts);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
