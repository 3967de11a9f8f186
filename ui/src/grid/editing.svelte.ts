import { Keyed } from '../parts/keyed.svelte';

/** A cell that is being edited in the grid. */
export interface Editing {
  address: string;
  text: string;
  /** It began by typing over the cell, so that arrow keys leave it. */
  typedOver: boolean;
}

/** The cell that is being edited, if one is. */
export class Edited {
  private edited = $state.raw<Editing | null>(null);
  private readonly cells = new Keyed((address) => (this.edited?.address === address ? this.edited : null));

  get now(): Editing | null {
    return this.edited;
  }

  set now(next: Editing | null) {
    const before = this.edited;
    this.edited = next;
    if (before && before.address !== next?.address) this.cells.set(before.address, null);
    if (next) this.cells.set(next.address, next);
  }

  /** Whether it is that cell, and what it says then. */
  at(address: string): { readonly value: Editing | null } {
    return this.cells.at(address);
  }
}
