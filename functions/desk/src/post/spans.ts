/** Cutting a post's text at spans that may overlap, never through a letter. Offsets are UTF-16 units, as the server counts. */

export interface Span { start: number; length: number }
export interface Hidden extends Span { kind: string }

/** A piece of the text: under which spans it stands (by their place in the list), and what it hides. */
export interface Piece { text: string; spans: readonly number[]; hides: string | null }

interface Range { from: number; to: number }

/** What is to be hidden is hidden whole: a span that begins inside of it takes all of it. */
export function cut(text: string, spans: readonly Span[], hidden: readonly Hidden[]): Piece[] {
  const covers = merged(hidden.flatMap((it) => { const range = snapped(text, it); return range ? [{ ...range, kind: it.kind }] : []; }));
  const ranges = spans.map((it) => snapped(text, it));
  const inside = (at: number): boolean => covers.some(({ from, to }) => from < at && at < to);
  const edges = new Set([0, text.length, ...covers.flatMap(({ from, to }) => [from, to])]);
  for (const range of ranges) for (const edge of range ? [range.from, range.to] : []) if (!inside(edge)) edges.add(edge);
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(1).map((to, i): Piece => {
    const from = sorted[i]!;
    return {
      text: text.slice(from, to),
      spans: ranges.flatMap((range, n) => (range && range.from < to && from < range.to ? [n] : [])),
      hides: covers.find((it) => it.from <= from && to <= it.to)?.kind ?? null,
    };
  });
}

/** The words of each span, as far as they may be read. */
export function wordsOf(pieces: readonly Piece[], span: number, hide: (piece: Piece) => string): string {
  return pieces.filter(({ spans }) => spans.includes(span)).map((piece) => (piece.hides ? hide(piece) : piece.text)).join('');
}

/** The range inside of the text, widened to whole letters; null where nothing is left of it. */
function snapped(text: string, { start, length }: Span): Range | null {
  let from = Math.max(0, Math.min(text.length, start));
  let to = Math.max(0, Math.min(text.length, start + length));
  if (!(from < to)) return null;
  while (within(text, from)) from -= 1;
  while (within(text, to)) to += 1;
  return { from, to };
}

const belongsToTheLetterBefore = /^[\p{M}\u200c\u200d]/u;
const joins = /[\u200d\u094d\u09cd\u0a4d\u0acd\u0b4d\u0c4d\u0ccd\u0d4d]$/;

/** Whether a letter goes on here: a vowel sign, a nukta, the second half of a conjunct or of a surrogate pair. */
function within(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  const rest = text.slice(at, at + 2);
  return belongsToTheLetterBefore.test(rest)
    || (/[\udc00-\udfff]/.test(rest[0]!) && /[\ud800-\udbff]/.test(text[at - 1]!))
    || (joins.test(text[at - 1]!) && /^[\p{L}\p{S}]/u.test(rest));
}

function merged(ranges: (Range & { kind: string })[]): (Range & { kind: string })[] {
  const all: (Range & { kind: string })[] = [];
  for (const range of [...ranges].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = all.at(-1);
    if (last && range.from < last.to) last.to = Math.max(last.to, range.to);
    else all.push({ ...range });
  }
  return all;
}
