/** What stands below each figure. */
export const BESIDES = ['change', 'distance', 'rank', 'prior'] as const;
export type Beside = (typeof BESIDES)[number];
