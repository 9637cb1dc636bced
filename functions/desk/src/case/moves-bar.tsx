import { useState } from 'preact/hooks';
import { busyMove, openMove, startMove } from '../case-ui';
import type { CaseView } from '../contract';
import { keyOfMove } from '../keys';
import { asksOf, fieldsOf, moveLabel, type MoveName, otherMoves, primaryMove } from '../moves';
import { askKeys } from '../newcomer/ask-keys';
import { isAnswer } from '../newcomer/asks';
import { KeyHint } from '../parts/key-hint';
import { mute, mutedFor } from '../sound/alarms';
import { countdown } from '../clock';
import { say } from '../strings';
import { urgencyOf } from '../urgency';
import { MoveForm } from './move-form';

/** The next best move stands out; the others keep their places. */
export function MovesBar({ it }: { it: CaseView }) {
  const primary = primaryMove(it);
  const [all, setAll] = useState(false);
  const form = openMove.value?.caseId === it.id ? openMove.value : null;
  return (
    <section class="moves" aria-label={say('move.title')}>
      <div class={all ? 'moves-bar all' : 'moves-bar'}>
        {primary && <MoveButton it={it} name={primary} kind="primary" />}
        {urgencyOf(it) === 'unheld-life' && <Mute caseId={it.id} />}
        {otherMoves(it).map((names) => (
          <span class="move-group" key={names[0]}>
            {names.map((name) => <MoveButton key={name} it={it} name={name} kind={name === 'close' ? 'danger' : 'plain'} />)}
          </span>
        ))}
        <button type="button" class="plain more-moves" data-testid="more-moves" aria-expanded={all} onClick={() => setAll(!all)}>{say(all ? 'move.fewer' : 'move.more')}</button>
      </div>
      {form && it.moves.includes(form.name) && (
        <MoveForm it={it} name={form.name} given={form.values} focus={form.focus} key={`${form.name} ${JSON.stringify(form.values)}`} />
      )}
    </section>
  );
}

function MoveButton({ it, name, kind }: { it: CaseView; name: MoveName; kind: 'primary' | 'danger' | 'plain' }) {
  const busy = busyMove.value === name;
  const open = openMove.value?.caseId === it.id && openMove.value.name === name;
  return (
    <button
      type="button" class={kind} data-testid={`move-${name}`} disabled={busyMove.value !== null} aria-busy={busy}
      aria-expanded={fieldsOf(it, name).length > 0 || asksOf(name) ? open : undefined} onClick={() => void startMove(it, name)}
    >
      {say(moveLabel(name, it.tip !== null))}<KeyHint for={isAnswer(name) && askKeys.of.value !== it.id ? undefined : keyOfMove(name)} />
    </button>
  );
}

function Mute({ caseId }: { caseId: string }) {
  const left = mutedFor(caseId);
  return (
    <button type="button" class="plain" data-testid="mute" aria-pressed={left > 0} onClick={() => mute(caseId)}>
      {left > 0 ? `${say('sound.muted')} ${countdown(left)}` : say('sound.mute')}<KeyHint for="m" />
    </button>
  );
}
