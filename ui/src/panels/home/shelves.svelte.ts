import { createContext } from 'svelte';
import type { WindowState } from '../../app.svelte';
import { Action } from '../../parts/action.svelte';
import type { LibraryRow } from '../../wire/LibraryRow';

/** The reports of the store, for the pages that list them and for the counts in the rail. */
export class Shelves {
  /** Those outside the bin; null until they were listed. */
  rows = $state.raw<LibraryRow[] | null>(null);
  binned = $state.raw<LibraryRow[]>([]);
  readonly loading = new Action();
  private readonly app: WindowState;

  constructor(app: WindowState) {
    this.app = app;
  }

  /** Lists them anew. */
  async load(): Promise<void> {
    await this.loading.run(async () => {
      this.rows = await this.app.backend.library();
      this.binned = await this.app.backend.bin();
    });
  }
}

/** The reports of the store, for every page of the home screen. */
export const [useShelves, provideShelves] = createContext<Shelves>();
