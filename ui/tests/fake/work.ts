import type { WorkbookLook } from '../../src/wire/WorkbookLook.ts';
import { LOOK } from './library.ts';
import { failure } from './store.ts';

/** Long work: done at once or, while `held`, waiting to be stopped. */
export class FakeWork {
  held = false;
  private readonly stopping = new Map<string, () => void>();

  async wait(job: string): Promise<void> {
    if (!this.held) return;
    await new Promise<void>((resolve) => this.stopping.set(job, resolve));
    this.stopping.delete(job);
    throw failure('cancelled');
  }

  stop(job: string): void {
    this.stopping.get(job)?.();
  }
}

/** What a file is by its name: `blank` in it is a blank one, `scan` is no workbook. */
export function lookAt(path: string): WorkbookLook {
  const fileName = path.split('/').pop() ?? path;
  if (fileName.includes('scan')) throw failure('workbook');
  if (fileName.includes('secret')) throw failure('protected');
  const look = { ...LOOK, fileName, token: fileName, returned: fileName.includes('from Ben') };
  const target = { report: 1, label: 'Lakeside Health Plan · Progress Report 2021 · 2026' };
  if (fileName.includes('question')) {
    return { ...look, answered: 0, queries: 2, uses: ['answer_queries'], targets: [{ ...target, received: false }] };
  }
  if (fileName.includes('answers')) {
    return { ...look, answered: 0, queries: 2, uses: ['next_version'], targets: [{ ...target, received: true }] };
  }
  if (fileName.includes('stray')) return { ...look, answered: 0, queries: 2, uses: [], targets: [] };
  return fileName.includes('blank') ? { ...look, uses: ['new_draft'], answered: 0, notes: [] } : look;
}
