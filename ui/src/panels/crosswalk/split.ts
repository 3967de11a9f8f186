import type { CrosswalkRow } from '../../wire/CrosswalkRow';
import type { Typed } from '../../wire/Typed';

/** Cents of a plain or typed number of dollars; null for what is none, or below 0. */
export function centsOf(words: string): bigint | null {
  const match = /^\s*\$?\s*(\d[\d,]*)(?:\.(\d{0,2}))?\s*$/.exec(words);
  if (!match) return null;
  return BigInt((match[1] ?? '').replaceAll(',', '')) * 100n + BigInt((match[2] ?? '').padEnd(2, '0') || '0');
}

/** A number of cents as dollars, with cents only where there are any. */
export function dollarsOf(cents: bigint): string {
  const whole = (cents / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = cents % 100n;
  return rest === 0n ? whole : `${whole}.${rest.toString().padStart(2, '0')}`;
}

/** Whether an analyst has to split the row's dollars. */
export function isSum(row: CrosswalkRow): boolean {
  return row.items.length > 1 && row.partOf.length === 0 && row.blank === '';
}

/** What tells a row from the others. */
export function keyOf(row: CrosswalkRow): string {
  return row.items.map((item) => item.code).join('+');
}

/** The other part of two once one is typed, so that the sum holds; empty while the first is no part of it. */
export function rest(row: CrosswalkRow, typed: string): string {
  const [all, part] = [centsOf(row.exact), centsOf(typed)];
  return all === null || part === null || part > all ? '' : dollarsOf(all - part);
}

/** Whether something else than a number of dollars is typed. */
export function isOdd(typed: string | undefined): boolean {
  return typed !== undefined && typed.trim() !== '' && centsOf(typed) === null;
}

/** Cents still to place, below 0 where too many are; null while a part is no number or none is typed. */
export function left(row: CrosswalkRow, parts: string[]): bigint | null {
  const all = centsOf(row.exact);
  const typed = parts.filter((part) => part.trim() !== '').map(centsOf);
  if (all === null || typed.length === 0 || typed.includes(null)) return null;
  return typed.reduce<bigint>((sum, one) => sum - (one ?? 0n), all);
}

/** The parts to begin with: what stands in the report, where it makes the sum. */
export function partsOf(row: CrosswalkRow): string[] {
  const known = row.items.map((item) => centsOf(item.dollars));
  const sum = known.reduce<bigint | null>((all, one) => (all === null || one === null ? null : all + one), 0n);
  const holds = sum !== null && sum === centsOf(row.exact);
  return row.items.map((_, n) => (holds ? dollarsOf(known[n] ?? 0n) : ''));
}

/**
 * The row whose dollars the parts don't leave room for: its own items can be no more than these, and together with those
 * that hold the rest of them no less.
 */
export function crossed(row: CrosswalkRow, parts: string[], rows: CrosswalkRow[]): CrosswalkRow | null {
  const at = (code: string) => row.items.findIndex((item) => item.code === code);
  const within = rows.filter(
    (one) =>
      one.partOf.length > 0 && [...one.items.map((item) => item.code), ...one.partOf].every((code) => at(code) >= 0),
  );
  const sum = (codes: string[]) => codes.reduce((all, code) => all + (centsOf(parts[at(code)] ?? '') ?? 0n), 0n);
  const isCrossed = (one: CrosswalkRow) => {
    const exact = centsOf(one.exact) ?? 0n;
    const own = sum(one.items.map((item) => item.code));
    return own > exact || (left(row, parts) === 0n && own + sum(one.partOf) < exact);
  };
  return within.find(isCrossed) ?? null;
}

/** The parts of a row as they are sent, a blank one as 0; nothing where they don't make the sum or room for the others. */
export function splitsOf(row: CrosswalkRow, parts: string[], rows: CrosswalkRow[] = []): Typed[] {
  if (left(row, parts) !== 0n || crossed(row, parts, rows) !== null) return [];
  return row.items.map((item, n) => ({ address: item.dollarsAddress, text: parts[n]?.trim() || '0' }));
}
