import { useId, useState } from 'preact/hooks';
import type { Mask } from '../place/contract';
import { type Key, say } from '../strings';
import { dotted, endOf } from './hide';
import { type Highlight, type HighlightKind } from './highlights';
import { cut, type Piece, wordsOf } from './spans';

interface Props { text: string; language: string | null; highlights: readonly Highlight[]; masks: readonly Mask[]; shown: boolean }

/** The post as it was written: what matters stands out with its reason, what is personal stays hidden. */
export function MarkedText({ text, language, highlights, masks, shown }: Props) {
  const id = useId();
  const [looked, setLooked] = useState<readonly number[]>([]);
  const pieces = cut(text, highlights, shown ? [] : masks);
  return (
    <>
      <blockquote dir="auto" lang={language ?? undefined} class="outside" data-testid="post-text">
        {pieces.map((piece, i) => <Words key={i} piece={piece} highlights={highlights} id={id} looked={looked} onLook={setLooked} first={startsOne(pieces, i)} />)}
      </blockquote>
      {highlights.length > 0 && (
        <ul class="legend-of-post" data-testid="highlights">
          {highlights.map((one, n) => (
            <li
              key={n} id={`${id}-${n}`} class={`${one.kind} ${one.verdict ?? ''} ${looked.includes(n) ? 'looked' : ''}`}
              onMouseEnter={() => setLooked([n])} onMouseLeave={() => setLooked([])}
            >
              <Swatch of={one.kind} />
              <span class="what">{say(`highlight.${one.kind}`)}</span>
              <q class="outside" dir="auto">{wordsOf(pieces, n, ({ text: hidden, hides }) => dotted(hides!, hidden))}</q>
              <span class="reason">{one.reason}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** One stop for the tab key a highlight, not one a piece. */
const startsOne = (pieces: readonly Piece[], i: number): boolean => pieces[i]!.spans.some((n) => !pieces[i - 1]?.spans.includes(n));

interface WordsProps { piece: Piece; highlights: readonly Highlight[]; id: string; looked: readonly number[]; first: boolean; onLook(spans: readonly number[]): void }

function Words({ piece, highlights, id, looked, first, onLook }: WordsProps) {
  const words = piece.hides ? <Hidden kind={piece.hides} text={piece.text} /> : piece.text;
  if (piece.spans.length === 0) return <>{words}</>;
  const kinds = [...new Set(piece.spans.map((n) => highlights[n]!.kind))];
  const against = piece.spans.some((n) => highlights[n]!.verdict === 'contradicts');
  return (
    <mark
      class={`${kinds.join(' ')} ${against ? 'contradicts' : ''} ${piece.spans.some((n) => looked.includes(n)) ? 'looked' : ''}`}
      tabIndex={first ? 0 : undefined} aria-describedby={piece.spans.map((n) => `${id}-${n}`).join(' ')} title={piece.spans.map((n) => highlights[n]!.reason).join('\n')}
      onFocus={() => onLook(piece.spans)} onBlur={() => onLook([])} onMouseEnter={() => onLook(piece.spans)} onMouseLeave={() => onLook([])}
    >
      {words}
    </mark>
  );
}

/** Said to ears as what it is; the words themselves are not in the page. */
function Hidden({ kind, text }: { kind: string; text: string }) {
  const end = endOf(kind, text);
  const name = say(`hidden.${kind}` as Key);
  return (
    <span class="hidden-data" data-testid="hidden-data" title={name}>
      <span class="unseen-to-eyes">{end ? say('hidden.ends', { name, end: [...end].join(' ') }) : say('hidden.whole', { name })}</span>
      <bdi dir="ltr" aria-hidden="true">{dotted(kind, text)}</bdi>
    </span>
  );
}

/** The line under the words, as it is drawn there: straight for a place, double for haste, dashed against it. */
function Swatch({ of }: { of: HighlightKind }) {
  return <i class={`swatch ${of}`} aria-hidden="true" />;
}
