import type { BoardRow } from '../contract';
import { say } from '../strings';
import { askedOfRow, rowPlace } from './headline';
import { inWords, percent, stateName } from './words';

/** Where the board has no route of our own: the other state, or how far the guess has come. */
export function RowPlace({ row }: { row: Pick<BoardRow, 'whereabouts' | 'handOver' | 'handOverConfirmed' | 'marks'> }) {
  const kind = rowPlace(row);
  // A guess that points elsewhere than where the case was handed says nothing of that place.
  const guess = row.handOver && row.whereabouts?.state !== row.handOver ? null : row.whereabouts;
  if (kind === 'unknown') return <span class="row-where unknown"><span class="main">{say('place.unknown')}</span></span>;
  const name = row.handOver ? stateName(row.handOver) : inWords(guess!.english, guess!.hindi);
  return (
    <span class={`row-where guessed ${kind}`} data-testid="row-place" data-kind={kind}>
      <span class="main">{name}</span>
      <span class="sub">
        {kind === 'other-state' && <span class="tag minded">⇥ {say(`row.${askedOfRow(row)}`)}</span>}
        {guess && <span class="tag" title={say('row.guess-hint')}>{say('row.guess', { percent: percent(guess.confidence) })}</span>}
        {guess?.unverified && <span class="tag minded">{say('place.unverified')}</span>}
      </span>
    </span>
  );
}
