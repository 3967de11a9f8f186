/** A day as typed (`9/15/2026`, `9/15/26`, `2026-09-15`) in ISO form; '' for a blank, null for what is no day. */
export function isoDay(typed: string): string | null {
  const words = typed.trim();
  if (words === '') return '';
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/.exec(words);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(words);
  if (american) return built(century(american[3] ?? ''), american[1], american[2]);
  return iso ? built(iso[1] ?? '', iso[2], iso[3]) : null;
}

/** A day in ISO form as a person writes it: `9/15/2026`; anything else as it is. */
export function shownDay(iso: string): string {
  const [year, month, date] = iso.split('-').map(Number);
  return year && month && date ? `${month}/${date}/${year}` : iso;
}

function century(year: string): string {
  return year.length === 2 ? `20${year}` : year;
}

function built(year: string, month = '', day = ''): string | null {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}
