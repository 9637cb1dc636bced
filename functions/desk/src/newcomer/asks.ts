import type { BoardRow } from '../contract';

export const answers = ['same-person', 'other-person'] as const;
export type Answer = (typeof answers)[number];

/** New cases of which this officer is asked whether they are about the person of a case in their hand; whose time ends first stands first. */
export function askedOf(rows: Iterable<BoardRow>, user: string | undefined): BoardRow[] {
  return [...rows]
    .filter((row) => user !== undefined && row.state !== 'closed' && row.asked?.user === user)
    .sort((a, b) => (a.asked?.until ?? '').localeCompare(b.asked?.until ?? ''));
}

export const isAnswer = (name: string): name is Answer => (answers as readonly string[]).includes(name);
