/**
 * `now` with every part of `before` that says the same in its place, so that only what differs is painted anew.
 *
 * Both hold plain JSON. The result equals `now`; where all of it equals `before`, it is `before` itself. Items of a list that
 * have a `key` of their own are looked for by it, so that one more finding doesn't make new ones of all behind it.
 */
export function shared<T>(before: unknown, now: T): T {
  if (Object.is(before, now)) return now;
  if (Array.isArray(before) && Array.isArray(now)) return sharedList(before, now) as T;
  if (isRecord(before) && isRecord(now)) return sharedRecord(before, now) as T;
  return now;
}

function sharedList(before: unknown[], now: unknown[]): unknown[] {
  const keyed = isKeyed(before[0]) ? new Map(before.filter(isKeyed).map((one) => [one.key, one])) : null;
  const parts = now.map((part, n) => shared(keyed && isKeyed(part) ? keyed.get(part.key) : before[n], part));
  return parts.length === before.length && parts.every((part, n) => Object.is(part, before[n])) ? before : parts;
}

function sharedRecord(before: Record<string, unknown>, now: Record<string, unknown>): Record<string, unknown> {
  let same = Object.keys(before).length === Object.keys(now).length;
  const parts: Record<string, unknown> = {};
  for (const key of Object.keys(now)) {
    const part = shared(before[key], now[key]);
    same &&= key in before && Object.is(part, before[key]);
    parts[key] = part;
  }
  return same ? before : parts;
}

function isKeyed(value: unknown): value is { key: string } {
  return isRecord(value) && typeof value.key === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
