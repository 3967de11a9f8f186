import { count } from './plain';

/** Plans, or the years of one, side by side. */
/** A figure and its unit, not to be torn apart at the end of a line. */
const whole = (words: string) => words.replaceAll(' ', '\u{a0}');

export const compare = {
  title: 'Compare',
  lead: 'Plans side by side for one year, or one plan year by year. What can’t be compared stays visible, with the reason.',
  none: 'Nothing to compare yet. Two reports of the same form are enough: drop the files you received on this window.',
  blank: 'No figures stand in these reports yet. Choose another year, plan or form.',
  form: 'Form',
  what: 'Show',
  plansOf: (year: number, plans: number) => `All plans, ${year} (${plans})`,
  yearsOf: (plan: string) => `${plan}, year by year`,
  plansGroup: 'Plans side by side',
  yearsGroup: 'One plan over the years',
  section: 'Section',
  lob: 'Line of business',
  allLobs: 'All',
  beside: 'Below each figure',
  besides: { change: 'Change', distance: 'From median', rank: 'Rank', prior: 'Prior' },
  item: 'Figure',
  median: 'Median',
  national: 'US',
  table: (section: string) => `${section}: figures side by side. Arrow keys move from figure to figure.`,
  compared: (n: number) => `${count(n, 'figure')} compared`,
  rank: (rank: number, of: number) => `${rank} of ${of}`,
  rankLong: (rank: number, of: number) => `Rank ${rank} of ${of}, 1 is the highest`,
  /** The prior figure is another one than in the column before. */
  changeFrom: (change: string, prior: string) =>
    change && prior ? `${whole(change)} ${whole(`from ${prior}`)}` : change,
  notCompared: 'not compared',
  prior: 'Prior',
  current: 'Current',
  change: 'Change',
  distance: 'From median',
  rankOf: 'Rank',
  restated: (figure: string) => `Restated: the report of the year before said ${figure}.`,
  together: (text: string) => `All plans together: ${text}`,
  upTo: (month: string) => `to ${month}`,
  legend: { prior: 'prior', current: 'current', quiet: 'not compared', median: 'median', national: 'US' },
  leftOut: (n: number) => `${count(n, 'report')} not shown`,
  anonymous: 'Letters instead of names',
  anonymousWhy: 'Plan A, Plan B …; who is who goes into a workbook of its own, for you alone.',
  few: 'With fewer than five plans a reader may guess who is who.',
  workbook: 'Workbook…',
  pdf: 'PDF…',
  writing: 'Writing the comparison',
  written: (path: string) => `Written: ${path}`,
  key: (path: string) => `Who is who, for you alone: ${path}`,
};
