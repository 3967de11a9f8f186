import { untrack } from 'svelte';

/** One value of many: who looks at it hears of its changes alone. */
class Slot<V> {
  value = $state.raw() as V;

  constructor(value: V) {
    this.value = value;
  }
}

/** Values by key, so that a change of one doesn't have all that look at the others look again. */
export class Keyed<V> {
  private readonly slots = new Map<string, Slot<V>>();
  private readonly first: (key: string) => V;

  /** `first` tells what stands at a key that nobody has looked at yet. */
  constructor(first: (key: string) => V) {
    this.first = first;
  }

  /** The value's place. To be taken in a derived before the one that reads it: one doesn't hear of what it has made itself. */
  at(key: string): { readonly value: V } {
    const known = this.slots.get(key);
    if (known) return known;
    const made = new Slot(untrack(() => this.first(key)));
    this.slots.set(key, made);
    return made;
  }

  /** Tells those who look at a key. */
  set(key: string, value: V): void {
    const slot = this.slots.get(key);
    if (slot) slot.value = value;
  }
}
