import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { api } from '../api';
import { keyOfMove } from '../keys';
import { KeyHint } from '../parts/key-hint';
import { Until } from '../parts/time';
import { problemText } from '../problem-text';
import { hashOf } from '../route';
import { sound } from '../sound/alarms';
import { atBoard, lost, now, rows } from '../store';
import { placeOf, say } from '../strings';
import { askKeys } from './ask-keys';
import { type Answer, answers, askedOf } from './asks';

const refused = signal<string | null>(null);

const asked = () => (lost.value ? [] : askedOf(rows.value.values(), atBoard.value?.id, now.value));

function answer(id: string, name: Answer): void {
  refused.value = null;
  api.move(id, name, {}).catch((error: unknown) => {
    refused.value = problemText(error, 'duty.not-sent');
    askKeys.refused(id);
  });
}

/** By its key, from wherever the officer is: the question that shows the key. False where none does. */
export function answerByKey(name: Answer): boolean {
  const id = askKeys.take(asked().map((row) => row.id));
  if (id !== null) answer(id, name);
  return id !== null;
}

/** A new case may be about the person of a case in this officer's hand: for twenty seconds nobody else is called. It sounds once. */
export function AskStrip() {
  const shown = asked();
  const newest = shown.at(-1)?.id;
  const ids = shown.map(({ id }) => id).join(' ');
  useEffect(() => askKeys.shown(ids === '' ? [] : ids.split(' ')), [ids]);
  useEffect(() => () => askKeys.shown([]), []);
  useEffect(() => {
    if (newest !== undefined && sound.state.peek() === 'on') void sound.play('ordinary');
  }, [newest]);
  if (shown.length === 0) return refused.value === null ? null : <p class="banner strong" role="alert">{refused.value}</p>;
  return (
    <section class="offers" role="alert" data-testid="asks">
      {refused.value !== null && <p>{refused.value}</p>}
      {shown.map((row) => (
        <p key={row.id}>
          <b>{say('ask.same', { code: row.code, held: row.asked?.code ?? '' })}</b>
          <span>{row.lifeRisk && `${say('duty.life')} · `}{placeOf(row) ?? say('place.unknown')} · {row.asked && <Until at={row.asked.until} />}</span>
          {answers.map((name) => (
            <button key={name} type="button" class={name === 'same-person' ? 'primary' : ''} data-testid={name} onClick={() => answer(row.id, name)}>
              {say(`move.${name}`)}{askKeys.of.value === row.id && <KeyHint for={keyOfMove(name)} />}
            </button>
          ))}
          <a href={hashOf({ page: 'case', id: row.id })}>{say('duty.open')}</a>
        </p>
      ))}
    </section>
  );
}
