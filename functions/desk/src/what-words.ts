import type { BoardRow } from './contract';
import { say } from './strings';

type Named = Pick<BoardRow, 'severity' | 'platform' | 'kind' | 'source' | 'sample'>;

/** What a tip is about, as officers call its category; a life at risk is said before it, for it decides what is done first. */
export const tipWords = (lifeRisk: boolean, category: string): string => (lifeRisk ? `${say('tip.life-risk')} · ${category}` : category);

/** How grave, on which platform, from whom; a partner named like its platform is named once. */
export function whatWords(row: Named): string[] {
  const source = row.kind === 'own-find' ? say('kind.own-find') : row.kind !== 'phone-in' ? row.source : row.source === 'phone call' ? say('kind.phone-in') : `${row.source} (${say('kind.phone-in')})`;
  const words = [say(`severity.${row.severity}`), row.platform ?? '', source, row.sample ? say('mode.sample') : ''];
  return [...new Set(words.filter((word) => word !== ''))];
}
