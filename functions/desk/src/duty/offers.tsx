import { useEffect, useState } from 'preact/hooks';
import { api } from '../api';
import { Until } from '../parts/time';
import { problemText } from '../problem-text';
import { hashOf } from '../route';
import { sound } from '../sound/alarms';
import { atBoard, lost, rows } from '../store';
import { placeOf, say } from '../strings';
import { offeredTo } from './contract';

const ringMs = 15_000;

/** A colleague leaves and asks this officer to take over: until it is answered it stands on top, and sounds. */
export function Offers() {
  const offered = lost.value ? [] : offeredTo(rows.value.values(), atBoard.value?.id);
  const [refused, setRefused] = useState<string | null>(null);
  const key = offered.map(({ id }) => id).join(' ');
  useEffect(() => {
    if (key === '') return;
    const ring = (): void => void (sound.state.peek() === 'on' && sound.play('ordinary'));
    ring();
    const timer = setInterval(ring, ringMs);
    return () => clearInterval(timer);
  }, [key]);
  const answer = (id: string, move: 'accept-offer' | 'refuse-offer'): void => {
    setRefused(null);
    api.move(id, move, {}).catch((error: unknown) => setRefused(problemText(error, 'duty.not-sent')));
  };
  if (offered.length === 0) return refused === null ? null : <p class="banner strong" role="alert">{refused}</p>;
  return (
    <section class="offers" role="alert" data-testid="offers">
      {refused !== null && <p>{refused}</p>}
      {offered.map((row) => (
        <p key={row.id}>
          <b>{say('duty.offer', { name: row.holder?.name ?? '', code: row.code })}</b>
          <span>{row.lifeRisk && `${say('duty.life')} · `}{placeOf(row) ?? say('place.unknown')} · {row.holder && !row.hoursOnly && <Until at={row.holder.leaseUntil} />}</span>
          <button type="button" class="primary" data-testid="accept-offer" onClick={() => answer(row.id, 'accept-offer')}>{say('move.accept-offer')}</button>
          <button type="button" data-testid="refuse-offer" onClick={() => answer(row.id, 'refuse-offer')}>{say('move.refuse-offer')}</button>
          <a href={hashOf({ page: 'case', id: row.id })}>{say('duty.open')}</a>
        </p>
      ))}
    </section>
  );
}
