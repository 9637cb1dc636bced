import type { BoardRow } from '../contract';

export const answers = ['same-person', 'other-person'] as const;
export type Answer = (typeof answers)[number];

/**
 * New cases of which this officer is asked whether they are about the person of a case in their hand; whose time ends first stands first.
 * Once the time is over its own ladder goes on, and nothing is asked, also where no push has said so yet.
 */
export function askedOf(rows: Iterable<BoardRow>, user: string | undefined, at: number): BoardRow[] {
  return [...rows]
    .filter((row) => user !== undefined && row.state !== 'closed' && row.asked?.user === user && Date.parse(row.asked.until) > at)
    .sort((a, b) => (a.asked?.until ?? '').localeCompare(b.asked?.until ?? ''));
}

export const isAnswer = (name: string): name is Answer => (answers as readonly string[]).includes(name);
