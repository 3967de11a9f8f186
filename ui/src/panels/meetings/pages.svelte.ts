import type { LongAction } from '../../parts/action.svelte';
import type { AppendedPage } from '../../wire/AppendedPage';
import type { PacketPages } from '../../wire/PacketPages';

/** Pages fetched in one go. */
const CHUNK = 6;

/** A page as it is shown. */
export interface Shown {
  /** Address of the picture; empty for a page of an appended file. */
  url: string;
  appended: AppendedPage | null;
}

/** The pages of a packet as pictures, fetched as they come into view. */
export class Pages {
  total = $state(0);
  /** Null for one that was not fetched yet. */
  shown = $state.raw<(Shown | null)[]>([]);
  private readonly action: LongAction;
  private readonly load: (first: number, count: number, job: string) => Promise<PacketPages>;
  private wanted = new Set<number>();
  private urls: string[] = [];
  /** Counts beginnings: what comes for one before is thrown away. */
  private turn = 0;
  private running = false;

  constructor(action: LongAction, load: (first: number, count: number, job: string) => Promise<PacketPages>) {
    this.action = action;
    this.load = load;
  }

  /** Begins anew, with the first pages; with nothing where there are none. */
  begin(any: boolean): void {
    this.turn += 1;
    this.forget();
    this.action.stop();
    this.action.dismiss();
    this.total = 0;
    this.shown = [];
    this.wanted = new Set(any ? [0] : []);
    void this.run();
  }

  /** A page has come into view. */
  want(page: number): void {
    if (this.shown[page]) return;
    this.wanted.add(page);
    void this.run();
  }

  /** Gives the pictures' memory back. */
  forget(): void {
    for (const url of this.urls) URL.revokeObjectURL(url);
    this.urls = [];
  }

  private async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    while (this.wanted.size > 0) {
      const [page = 0] = this.wanted;
      const first = page - (page % CHUNK);
      for (let n = first; n < first + CHUNK; n += 1) this.wanted.delete(n);
      const turn = this.turn;
      const came = await this.action.start((job) => this.load(first, CHUNK, job));
      if (came && turn === this.turn) this.take(first, came);
    }
    this.running = false;
  }

  private take(first: number, came: PacketPages): void {
    const shown = Array.from({ length: came.total }, (_, n) => this.shown[n] ?? null);
    came.pages.forEach(({ svg, appended }, n) => {
      shown[first + n] = { url: appended ? '' : this.picture(svg), appended };
    });
    this.total = came.total;
    this.shown = shown;
  }

  private picture(svg: string): string {
    const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    this.urls.push(url);
    return url;
  }
}
