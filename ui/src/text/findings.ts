import type { FindingView } from '../wire/FindingView';
import type { Severity } from '../wire/Severity';

/** Place and message; many messages begin with their place. */
function said(finding: FindingView): string {
  return finding.message.startsWith(finding.place) ? finding.message : `${finding.place}: ${finding.message}`;
}

const names: Record<Severity, string> = { error: 'Error', warning: 'Warning', note: 'Note' };

export const findings = {
  title: 'Findings',
  cellTab: 'Cell',
  listTab: 'Findings',
  filter: 'Show',
  filters: { all: 'All', error: 'Errors', warning: 'Warnings', note: 'Notes' } as const,
  names,
  said,
  more: (n: number) => `${n} more in this column`,
  none: 'Nothing was found. All answers agree with each other.',
  noneOfKind: 'No findings of this kind.',
  goTo: 'Go to',
  explain: 'Explain…',
  explainAgain: 'Change the explanation…',
  explanation: 'Explanation',
  explanationHint: 'Travels with every export.',
  keep: 'Keep',
  keepExplanation: 'Keep the explanation',
  removeExplanation: 'Take it away',
  explained: 'Explained',
  outdated: 'A figure has moved since this was written.',
  because: (n: number) => `${n} more from the same cause`,
  why: 'Why?',
  later: 'Later',
  whyLabel: 'Why is that so?',
  spoken: (finding: FindingView) => `${names[finding.severity]}, ${said(finding)}`,
  next: 'Next finding',
  previous: 'Previous finding',
  noMore: 'No open findings.',
};
