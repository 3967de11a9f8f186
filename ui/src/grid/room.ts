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

/** The room that a text takes, in whole digits, rounded up. */
export function digits(text: string): number {
  const widths = Array.from(text, (char) => {
    if (NARROW.test(char)) return 1;
    return (char.codePointAt(0) ?? 0) < WIDE ? 1.4 : 2;
  });
  return Math.ceil(widths.reduce((sum, width) => sum + width, 0));
}
