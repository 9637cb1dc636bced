import { dotted } from '../post/hide';
import { cut } from '../post/spans';
import type { Evidence, Mask } from './contract';

/** A telephone number is personal also where it only serves as a hint. */
const numbers = new Set(['mobile-series', 'area-code']);

/** The value of a piece as far as it may be read: the post's masks hide their part of it. */
export function concealed(it: Pick<Evidence, 'kind' | 'value' | 'source' | 'start'>, masks: readonly Mask[]): string {
  if (numbers.has(it.kind)) return dotted(it.kind, it.value);
  const from = it.start;
  if (from === null || it.source !== 'post') return it.value;
  const here = masks.map(({ kind, start, length }) => ({ kind, start: Math.max(0, start - from), length: length + Math.min(0, start - from) }));
  return cut(it.value, [], here).map(({ text, hides }) => (hides ? dotted(hides, text) : text)).join('');
}
