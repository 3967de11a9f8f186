import type { Component } from 'svelte';
import * as text from '../../text';
import type { LibraryRow } from '../../wire/LibraryRow';
import type { Role } from '../../wire/Role';
import ComparePage from '../compare/ComparePage.svelte';
import Bin from '../library/Bin.svelte';
import MeetingsPage from '../meetings/MeetingsPage.svelte';
import Received from '../inbox/Received.svelte';
import Reports from '../library/Reports.svelte';
import RoundsPage from '../rounds/RoundsPage.svelte';
import type { Shelves } from './shelves.svelte';

/** Parts of the rail, in the order of the plan's; a host's own part comes first for a host. */
export const GROUPS = ['plan', 'host', 'store'] as const;
export type Group = (typeof GROUPS)[number];

/** A page of the home screen. */
export interface Page {
  /** Stays the same for ever: stores remember it. */
  id: string;
  group: Group;
  title: string;
  component: Component;
  /** Roles that work with it. */
  roles: Role[];
  /** What puts it in reach of the other roles too. */
  also?: (rows: LibraryRow[]) => boolean;
  /** A short note behind the title: a count, a date; empty for none. */
  note?: (shelves: Shelves) => string;
}

const isReceived = (row: LibraryRow) => row.state === 'received';
const number = (n: number) => (n > 0 ? n.toLocaleString('en-US') : '');

/** Every page, in the order of the rail. */
const PAGES: Page[] = [
  {
    id: 'reports',
    group: 'plan',
    title: text.home.reports,
    component: Reports,
    roles: ['plan', 'both'],
    also: (rows) => rows.some((row) => !isReceived(row)),
    note: ({ rows }) => number((rows ?? []).filter((row) => !isReceived(row)).length),
  },
  {
    id: 'received',
    group: 'host',
    title: text.home.received,
    component: Received,
    roles: ['host', 'both'],
    also: (rows) => rows.some(isReceived),
    note: ({ rows }) => number((rows ?? []).filter(isReceived).length),
  },
  {
    id: 'compare',
    group: 'host',
    title: text.compare.title,
    component: ComparePage,
    roles: ['host', 'both'],
    also: (rows) => rows.length > 1,
  },
  {
    id: 'rounds',
    group: 'host',
    title: text.rounds.page,
    component: RoundsPage,
    roles: ['host', 'both'],
  },
  {
    id: 'meetings',
    group: 'host',
    title: text.meetings.page,
    component: MeetingsPage,
    roles: ['host', 'both'],
  },
  {
    id: 'bin',
    group: 'store',
    title: text.home.bin,
    component: Bin,
    roles: ['plan', 'host', 'both'],
    note: ({ binned }) => number(binned.length),
  },
];

/** The pages in reach of a role, by the part of the rail; a part without a page is left out. */
export function pagesFor(role: Role, rows: LibraryRow[]): [Group, Page[]][] {
  const order: Group[] = role === 'host' ? ['host', 'plan', 'store'] : [...GROUPS];
  return order
    .map((group): [Group, Page[]] => [
      group,
      PAGES.filter((page) => page.group === group && (page.roles.includes(role) || page.also?.(rows))),
    ])
    .filter(([, pages]) => pages.length > 0);
}

/** The page of an id, whether in reach or not; the first one for an id from another version. */
export function pageOf(id: string): Page {
  const [first] = PAGES as [Page, ...Page[]];
  return PAGES.find((page) => page.id === id) ?? first;
}
