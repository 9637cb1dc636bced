import type { CaseView } from '../contract';
import type { Verdict } from '../place/contract';
import { inWords, percent } from '../place/words';
import type { Span } from './spans';

/** Why some words of the post stand out: a place, haste, or something that speaks against haste. */
export type HighlightKind = 'place' | 'urges' | 'lowers';

export interface Highlight extends Span { kind: HighlightKind; reason: string; verdict: Verdict | null }

/** What stands out in the text of the post, in its order. */
export function highlightsOf(it: Pick<CaseView, 'evidence' | 'urgency'>): Highlight[] {
  const places = it.evidence.flatMap((piece): Highlight[] => {
    if (piece.start === null || piece.length === null || piece.former || piece.source !== 'post') return [];
    const place = piece.place ? inWords(piece.place.area, piece.place.areaHindi) : null;
    const reason = [place, inWords(piece.roleText, piece.roleTextHindi), percent(piece.confidence)].filter(Boolean).join(' · ');
    return [{ start: piece.start, length: piece.length, kind: 'place', reason, verdict: piece.verdict }];
  });
  const cues = (it.urgency?.cues ?? []).map((cue): Highlight => (
    { start: cue.start, length: cue.length, kind: cue.lowers ? 'lowers' : 'urges', reason: inWords(cue.text, cue.textHindi), verdict: null }
  ));
  return [...places, ...cues].sort((a, b) => a.start - b.start || b.length - a.length);
}

/** Each reason once, with how often it was found: what the words say without saying them. */
export function reasonsOf(it: Pick<CaseView, 'urgency'>): { reason: string; lowers: boolean; times: number }[] {
  const found = new Map<string, { reason: string; lowers: boolean; times: number }>();
  for (const cue of it.urgency?.cues ?? []) {
    const reason = inWords(cue.text, cue.textHindi);
    const key = `${cue.lowers} ${reason}`;
    const have = found.get(key);
    found.set(key, { reason, lowers: cue.lowers, times: (have?.times ?? 0) + 1 });
  }
  return [...found.values()].sort((a, b) => Number(a.lowers) - Number(b.lowers));
}
