import type { BoardRow } from './contract';
import { say } from './strings';

type Named = Pick<BoardRow, 'severity' | 'platform' | 'kind' | 'source' | 'sample'>;

/** How grave, on which platform, from whom; a partner named like its platform is named once. */
export function whatWords(row: Named): string[] {
  const source = row.kind === 'own-find' ? say('kind.own-find') : row.source;
  const words = [say(`severity.${row.severity}`), row.platform ?? '', source, row.sample ? say('mode.sample') : ''];
  return [...new Set(words.filter((word) => word !== ''))];
}
