import type { Evidence, Verdict } from './contract';

/** For, against, neither: in this order, so that what contradicts stands above what says nothing. */
export const verdicts = ['supports', 'contradicts', 'neutral'] as const satisfies readonly Verdict[];

export interface Group { verdict: Verdict; pieces: Evidence[] }

/** Grouped by what it says of the guess; in each the newest first, what is said no more last, and of one moment the surest first. */
export function grouped(evidence: readonly Evidence[]): Group[] {
  return verdicts
    .map((verdict) => ({ verdict, pieces: evidence.filter((it) => it.verdict === verdict).sort(newestFirst) }))
    .filter(({ pieces }) => pieces.length > 0);
}

function newestFirst(a: Evidence, b: Evidence): number {
  return Number(a.former) - Number(b.former) || Date.parse(b.at) - Date.parse(a.at) || b.confidence - a.confidence || a.value.localeCompare(b.value);
}

/** So many stand open in each group: what contradicts is never folded away. */
export const openAtFirst: Readonly<Record<Verdict, number>> = { supports: 3, contradicts: 200, neutral: 3 };
