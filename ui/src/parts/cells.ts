import type { CellView } from '../wire/CellView';

/** Whether what stands in a cell is wrong; a blank that is due is only missing. */
export function wrong(cell: CellView): boolean {
  return cell.unreadable || (cell.severity === 'error' && cell.text !== '');
}

/** What a field of a topic is called beside its question: its name without the code, each word once. */
export function fieldLabel(cell: CellView): string {
  const words = cell.name.replace(/^([A-Z]\.\S+ |.*, question \S+: )/, '').split(', ');
  return [...new Set(words)].join(', ');
}

/** The field's own name, without that of the question above it. */
export function ownLabel(cell: CellView): string {
  const whole = fieldLabel(cell);
  const behind = whole.indexOf(', ');
  return behind < 0 ? whole : whole.slice(behind + 2);
}
