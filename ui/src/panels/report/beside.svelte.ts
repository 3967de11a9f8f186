import type { CellView } from '../../wire/CellView';
import type { ColumnGroup } from '../../wire/ColumnGroup';
import type { EarlierReport } from '../../wire/EarlierReport';
import type { OpenReport } from './open.svelte';

/** Most earlier years that stand as columns; the page of earlier years has them all. */
const COLUMNS = 3;

/** Kinds of cells short enough to stand beside. */
const SHORT: ReadonlySet<CellView['kind']> = new Set(['count', 'dollars', 'percent', 'flag', 'choice']);

/** Earlier years of the plan as columns beside the figures of a received report. */
export class Beside {
  /** The reports, one a year, the newest first. */
  years = $state.raw<EarlierReport[]>([]);
  shown = $state(true);
  private of: ReadonlyMap<string, string[]> = new Map();
  private asked = false;
  private readonly open: OpenReport;

  constructor(open: OpenReport) {
    this.open = open;
  }

  /** The years that are columns now. */
  get columns(): EarlierReport[] {
    return this.shown ? this.years : [];
  }

  /** Fetches the earlier years of a received report, once. */
  async load(): Promise<void> {
    if (this.asked || !this.open.readonly) return;
    this.asked = true;
    try {
      const { reports, rows } = await this.open.app.backend.earlierYears(this.open.id);
      const kept = reports.map((report, n) => ({ report, n }));
      const first = kept.filter(({ report }, at) => kept.findIndex((one) => one.report.year === report.year) === at);
      const columns = first.slice(0, COLUMNS);
      this.of = new Map(rows.map((row) => [row.address, columns.map(({ n }) => row.earlier[n] ?? '')]));
      this.years = columns.map(({ report }) => report);
    } catch (thrown) {
      this.open.app.fail(thrown);
    }
  }

  /** Whether a group of columns has the earlier years behind it: one of figures, asked for each period if any are. */
  standsBehind(group: ColumnGroup, groups: ColumnGroup[], cells: CellView[]): boolean {
    const perPeriod = groups.some((one) => one.columns.length > 1);
    return (
      (!perPeriod || group.columns.length > 1) && cells.some(({ kind, role }) => SHORT.has(kind) && role !== 'working')
    );
  }

  /** What an earlier report has for a cell; empty for a blank. */
  value(cell: CellView | null, year: number): string {
    return (cell && SHORT.has(cell.kind) && this.of.get(cell.address)?.[year]) || '';
  }
}
