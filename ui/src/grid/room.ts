import type { Place } from '../wire/Place';
import { alignOf } from './align';

/** Characters that are no wider than a digit. */
const NARROW = /[\d.,:;'()\-– a-z]/;
/** From here on stand scripts whose characters take the room of two digits. */
const WIDE = 0x2e80;

/**
 * Whether what a place shows is laid over its cell instead of standing in it. Words stand in it, so that they make their column as
 * wide as they need; figures don't, so that a changed one is painted alone: a cell that is laid out anew has its whole table painted.
 */
export function laidOver(place: Place): boolean {
  return place.is === 'change' || (place.is === 'cell' && alignOf(place) !== 'left');
}

/** The room that a column's figures take, in widths of a digit; `shown` tells the text of a place. */
export function roomOf(places: readonly Place[], shown: (place: Place) => string): number {
  return Math.max(0, ...places.filter(laidOver).map((place) => digits(shown(place))));
}

/** Rooms of texts that were asked for; with each changed figure all of its table's are. */
const known = new Map<string, number>();
/** From so many on, those of earlier reports are forgotten. */
const KNOWN = 10_000;

/** The room that a text takes, in whole digits, rounded up. */
export function digits(text: string): number {
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size >= KNOWN) known.clear();
  const room = measured(text);
  known.set(text, room);
  return room;
}

function measured(text: string): number {
  const widths = Array.from(text, (char) => {
    if (NARROW.test(char)) return 1;
    return (char.codePointAt(0) ?? 0) < WIDE ? 1.4 : 2;
  });
  return Math.ceil(widths.reduce((sum, width) => sum + width, 0));
}
