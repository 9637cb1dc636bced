import { signal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { api } from '../api';
import { signOut } from '../session';
import { districtName, say } from '../strings';
import { prove } from '../trust/prove';
import { locked } from '../trust/standing';
import type { Held } from './contract';

/** What would be left behind; null: nobody is about to sign out; unknown: the server did not say, and nobody leaves unasked. */
export const leaving = signal<readonly Held[] | 'unknown' | null>(null);

/** Without held cases one is out at once; with them the page shows first who is asked about each. */
export async function leave(): Promise<void> {
  // A locked board does not know whose hands it would empty, and would fall silent for everybody.
  if (locked.peek() && !await prove('officer')) return;
  try {
    const { held } = await api.duty();
    if (held.length === 0) await signOut();
    else leaving.value = held;
  } catch {
    leaving.value = 'unknown';
  }
}

export function SignOutDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [failed, setFailed] = useState(false);
  const asked = leaving.value;
  const held = asked === 'unknown' ? [] : asked;
  useEffect(() => {
    if (asked) dialog.current?.showModal();
    else dialog.current?.close();
  }, [asked]);
  const go = async (): Promise<void> => {
    setFailed(false);
    try {
      // Where people sign out elsewhere, nobody there knows of cases: they are offered first.
      await api.offerCases();
      await signOut();
      leaving.value = null;
    } catch {
      setFailed(true);
    }
  };
  return (
    <dialog class="help leaving" ref={dialog} data-testid="leaving" aria-labelledby="leaving-title" onClose={() => (leaving.value = null)}>
      <h2 id="leaving-title">{asked === 'unknown' ? say('header.sign-out') : say('leave.title', { n: held?.length ?? 0 })}</h2>
      <p role={asked === 'unknown' ? 'alert' : undefined}>{say(asked === 'unknown' ? 'leave.unknown' : 'leave.body')}</p>
      <ul>
        {(held ?? []).map((one) => (
          <li key={one.caseId}>
            <b class="code">{one.code}</b> {one.lifeRisk && <b>{say('duty.life')}</b>} {one.district ? districtName(one.district) : say('place.unknown')}
            {' → '}{one.successor ? say('leave.asked', { name: one.successor }) : <b>{say('leave.nobody')}</b>}
          </li>
        ))}
      </ul>
      {failed && <p role="alert" class="warn-text">{say('duty.not-sent')}</p>}
      <p class="buttons">
        {asked !== 'unknown' && <button type="button" class="primary" data-testid="leave-now" onClick={() => void go()}>{say('leave.go')}</button>}
        <button type="button" data-testid="leave-stay" onClick={() => (leaving.value = null)}>{say('leave.stay')}</button>
      </p>
    </dialog>
  );
}
