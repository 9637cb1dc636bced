import type { BoardRow, CaseView } from '../contract';

type Looked = Pick<CaseView, 'district' | 'station' | 'routeBasis' | 'whereabouts' | 'handOver'>;

/** What the panel says first: a human's word before any guess, a guess before what an earlier guess led to. */
export type Headline = 'by-hand' | 'elsewhere' | 'guess' | 'state-only' | 'route' | 'weighing' | 'unknown';

export function headlineOf(it: Looked): Headline {
  const guess = it.whereabouts;
  if (it.handOver) return 'elsewhere';
  if (it.district && it.routeBasis === 'by-hand') return 'by-hand';
  if (guess?.state && guess.state !== 'UP') return 'elsewhere';
  if (guess?.district) return 'guess';
  if (it.district) return 'route';
  if (guess?.state) return 'state-only';
  return guess ? 'unknown' : 'weighing';
}

/** Where the evidence contradicts what a human said, it is told, but never acted upon. */
export function disagrees(it: Looked): boolean {
  const guess = it.whereabouts;
  if (headlineOf(it) === 'elsewhere') return it.handOver !== null && guess?.state != null && guess.state !== it.handOver.state;
  return headlineOf(it) === 'by-hand' && guess?.state != null && (guess.state !== 'UP' || (guess.district !== null && guess.district.id !== it.district?.id));
}

/** The other state that the case concerns, by a human's word or the evidence; null where it is ours. */
export function otherState(it: Looked): string | null {
  if (it.handOver) return it.handOver.state;
  return headlineOf(it) === 'elsewhere' ? it.whereabouts?.state ?? null : null;
}

export type Asked = 'unasked' | 'waiting' | 'taken' | 'refused';

export function askedOf(it: Pick<CaseView, 'handOver'>): Asked {
  return !it.handOver ? 'unasked' : it.handOver.confirmedAt ? 'taken' : it.handOver.refusedAt ? 'refused' : 'waiting';
}

type Row = Pick<BoardRow, 'handOver' | 'handOverConfirmed' | 'marks'>;

/** The same of a row of the board. */
export function askedOfRow(row: Row): Asked {
  return !row.handOver ? 'unasked' : row.handOverConfirmed ? 'taken' : row.marks.some(({ kind }) => kind === 'hand-over-refused') ? 'refused' : 'waiting';
}

/** Of a row without a route of our own: another state, a guess, or nothing. */
export function rowPlace(row: Pick<BoardRow, 'whereabouts' | 'handOver'>): 'other-state' | 'guess' | 'unknown' {
  return row.handOver || (row.whereabouts && row.whereabouts.state !== 'UP') ? 'other-state' : row.whereabouts ? 'guess' : 'unknown';
}
