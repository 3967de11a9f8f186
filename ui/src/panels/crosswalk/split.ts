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

/** The parts of a row as they are sent, a blank one as 0; nothing where they don't make the sum. */
export function splitsOf(row: CrosswalkRow, parts: string[]): Typed[] {
  if (left(row, parts) !== 0n) return [];
  return row.items.map((item, n) => ({ address: item.dollarsAddress, text: parts[n]?.trim() || '0' }));
}
