import type { TipView } from './contract';

/** One line for each tip, whatever it has in common with this one. */
export function relatedByCase({ related }: Pick<TipView, 'related'>): ReadonlyMap<string, { code: string; kinds: string[] }> {
  const all = new Map<string, { code: string; kinds: string[] }>();
  for (const { caseId, code, kind } of related) {
    const known = all.get(caseId);
    if (known) known.kinds.push(kind);
    else all.set(caseId, { code, kinds: [kind] });
  }
  return all;
}
