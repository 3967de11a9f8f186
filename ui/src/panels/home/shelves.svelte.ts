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
  private readonly counting = new Set<number>();
  private readonly app: WindowState;

  constructor(app: WindowState) {
    this.app = app;
  }

  /** Has those counted that are about to be seen and have not been: a long list comes with the first ones alone. */
  async count(seen: LibraryRow[]): Promise<void> {
    const wanted = (row: LibraryRow) => !row.counted && row.refused === null && !this.counting.has(row.id);
    const ids = seen.filter(wanted).map((row) => row.id);
    if (ids.length === 0) return;
    ids.forEach((id) => this.counting.add(id));
    try {
      const fresh = new Map((await this.app.backend.countReports(ids)).map((row) => [row.id, row]));
      const counted = (row: LibraryRow) => fresh.get(row.id) ?? row;
      this.rows = this.rows?.map(counted) ?? null;
      this.binned = this.binned.map(counted);
      // One that failed is not asked for again until the list is loaded anew.
      ids.forEach((id) => this.counting.delete(id));
    } catch (thrown) {
      this.loading.fail(thrown);
    }
  }

  /** Lists them anew. */
  async load(): Promise<void> {
    this.counting.clear();
    await this.loading.run(async () => {
      this.rows = await this.app.backend.library();
      this.binned = await this.app.backend.bin();
    });
  }
}

/** The reports of the store, for every page of the home screen. */
export const [useShelves, provideShelves] = createContext<Shelves>();
