import type { BoardRow } from './contract';
import { type Urgency, urgencyOf } from './urgency';

const rank: Record<Urgency, number> = {
  'unheld-life': 0, unheld: 1, held: 2, moving: 2, reached: 3, closed: 4,
};

/** The clock that counts began when the danger was seen, not when it reached us. */
export function clockStart(row: Pick<BoardRow, 'detectedAt' | 'openedAt'>): number {
  return Date.parse(row.detectedAt ?? row.openedAt);
}

/** Unheld life-risk first, then what nobody has taken, then what is being worked; in each the oldest clock first. */
export function byUrgency(a: BoardRow, b: BoardRow): number {
  const ranks = rank[urgencyOf(a)] - rank[urgencyOf(b)];
  if (ranks !== 0) return ranks;
  if (a.state === 'closed') return ended(b) - ended(a);
  return clockStart(a) - clockStart(b) || a.id.localeCompare(b.id);
}

const ended = (row: BoardRow): number => Date.parse(row.closedAt ?? row.openedAt);

export interface Sections { actual: BoardRow[]; inside: BoardRow[] }

/** Tests and exercises stand in a strip of their own, so that nobody mistakes one for the other. */
export function inSections(rows: Iterable<BoardRow>): Sections {
  const sorted = [...rows].sort(byUrgency);
  return {
    actual: sorted.filter((row) => row.mode === 'actual'),
    inside: sorted.filter((row) => row.mode !== 'actual'),
  };
}
