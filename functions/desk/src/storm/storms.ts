import type { BoardRow } from '../contract';

/** A partner's cases that are called as one; the first is the one whose ladder calls for all. */
export interface Storm { partner: string; source: string; rows: BoardRow[]; lead: BoardRow | null; since: number }

/** The case whose ladder calls for all of a partner's storm; null while none does, or none that this officer may see. */
export const callerOf = (rows: Iterable<BoardRow>, partner: string): BoardRow | null =>
  [...rows].find(({ storm, state }) => storm?.partner === partner && storm.calls && state !== 'closed') ?? null;

/** The storms on the board, the largest first. */
export function stormsOf(rows: readonly BoardRow[]): Storm[] {
  const found = new Map<string, BoardRow[]>();
  for (const row of rows) if (row.storm && row.state !== 'closed') found.set(row.storm.partner, [...(found.get(row.storm.partner) ?? []), row]);
  return [...found]
    .map(([partner, own]) => {
      const sorted = own.sort((a, b) => Date.parse(a.openedAt) - Date.parse(b.openedAt));
      return { partner, source: sorted[0]!.source, rows: sorted, lead: sorted.find(({ storm }) => storm!.calls) ?? null, since: Date.parse(sorted[0]!.openedAt) };
    })
    .filter((storm) => storm.rows.length > 1)
    .sort((a, b) => b.rows.length - a.rows.length);
}
