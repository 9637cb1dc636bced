import type { BoardRow } from '../contract';

/** The open cases whose mail nobody has judged, oldest first: it has waited longest. */
export const unverified = (rows: Iterable<BoardRow>): BoardRow[] =>
  [...rows].filter(({ state, mail }) => state !== 'closed' && mail?.trust === 'unverified').sort((a, b) => a.openedAt.localeCompare(b.openedAt));
