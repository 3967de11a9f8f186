import type { FindingView } from '../wire/FindingView';
import type { Severity } from '../wire/Severity';
import { count } from './plain';

/** Place and message; many messages begin with their place, or with its line of business and period. */
function said({ message, place }: FindingView): string {
  if (message.startsWith(place)) return message;
  const column = place.split(' · ').slice(1).join(', ');
  return `${place}: ${column && message.startsWith(`${column}: `) ? message.slice(column.length + 2) : message}`;
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
  more: (n: number) => count(n, 'finding'),
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
  movedFigure: (place: string, then: string, now: string) => `${place}: ${then || 'blank'} then, ${now || 'blank'} now`,
  about: (figures: [string, string, string][]) =>
    `Written about ${figures.map(([place, then]) => `${place} ${then || 'blank'}`).join(', ')}.`,
  copy: 'Copy',
  copyWhat: (place: string) => ` what was found at ${place} as a sentence`,
  copyHint: 'As a sentence, for an e-mail',
  copied: 'The sentence is on the clipboard.',
  notCopied: 'The clipboard can’t be written to.',
  /** One plain sentence or two about a finding, for somebody who doesn't see the report. */
  sentence: (finding: FindingView, plan: string) => {
    const explained = finding.explained
      ? ` Explained: ${finding.explained.text}`
      : finding.fix
        ? ` ${finding.fix}`
        : '';
    return `${plan ? `${plan}, ` : ''}${names[finding.severity].toLowerCase()} (${finding.check}): ${said(finding)}${explained}`;
  },
  section: 'Section',
  allSections: 'All sections',
  state: 'State',
  states: { open: 'Open', explained: 'Explained', outdated: 'Explanation outdated', any: 'Any state' } as const,
  because: (n: number) => `${n} more from the same cause`,
  alike: (n: number) => (n === 1 ? '1 more question is not answered' : `${n} more questions are not answered`),
  why: 'Why?',
  later: 'Later',
  whyLabel: 'Why is that so?',
  spoken: (finding: FindingView) => `${names[finding.severity]}, ${said(finding)}`,
  next: 'Next finding',
  previous: 'Previous finding',
  noMore: 'No open findings.',
};
