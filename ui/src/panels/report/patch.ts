import type { CellView } from '../../wire/CellView';
import type { Place } from '../../wire/Place';
import type { RowView } from '../../wire/RowView';
import type { SectionView } from '../../wire/SectionView';
import type { TopicView } from '../../wire/TopicView';

type Lookup = (cell: CellView) => CellView;

/** A section with the cells that an action changed put in their places. */
export function patched(section: SectionView, cells: CellView[]): SectionView {
  const fresh = lookup(cells);
  return {
    ...section,
    tables: section.tables.map((table) => ({ ...table, rows: table.rows.map((row) => patchedRow(row, fresh)) })),
    texts: section.texts.map(fresh),
    questions: section.questions.map((one) => ({ ...one, cells: one.cells.map(fresh) })),
  };
}

/** A topic with the cells that an action changed put in their places. */
export function patchedTopic(topic: TopicView, cells: CellView[]): TopicView {
  const fresh = lookup(cells);
  return { ...topic, questions: topic.questions.map((one) => ({ ...one, cells: one.cells.map(fresh) })) };
}

function lookup(cells: CellView[]): Lookup {
  const byAddress = new Map(cells.map((cell) => [cell.address, cell]));
  return (cell) => byAddress.get(cell.address) ?? cell;
}

function patchedRow(row: RowView, fresh: Lookup): RowView {
  return { ...row, name: row.name && fresh(row.name), places: row.places.map((place) => patchedPlace(place, fresh)) };
}

function patchedPlace(place: Place, fresh: Lookup): Place {
  return place.is === 'cell' ? { ...fresh(place), is: 'cell' } : place;
}
