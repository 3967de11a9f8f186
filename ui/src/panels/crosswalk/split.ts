import type { CrosswalkItem } from '../../wire/CrosswalkItem';
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
  return row.items.length > 1 && !row.left;
}

/** The other part once one is typed, so that the sum holds; empty while the first is no part of it. */
export function rest(row: CrosswalkRow, typed: string): string {
  const [all, part] = [centsOf(row.exact), centsOf(typed)];
  return all === null || part === null || part > all ? '' : dollarsOf(all - part);
}

/** The parts to begin with: what stands in the report, where it makes the sum. */
export function partsOf(row: CrosswalkRow): string[] {
  const known = row.items.map((item) => centsOf(item.dollars));
  const sum = known.reduce<bigint | null>((all, one) => (all === null || one === null ? null : all + one), 0n);
  const holds = sum !== null && sum === centsOf(row.exact);
  return row.items.map((_, n) => (holds ? dollarsOf(known[n] ?? 0n) : ''));
}

/** The parts of a row as they are sent; nothing where they don't make the sum. */
export function splitsOf(items: CrosswalkItem[], parts: string[]): Typed[] {
  if (parts.some((part) => centsOf(part) === null)) return [];
  return items.map((item, n) => ({ address: item.dollarsAddress, text: parts[n] ?? '' }));
}
