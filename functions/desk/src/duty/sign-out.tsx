import { signal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { api } from '../api';
import { signOut } from '../session';
import { districtName, say } from '../strings';
import type { Held } from './contract';

/** What would be left behind; null: nobody is about to sign out. */
const leaving = signal<readonly Held[] | null>(null);

/** Without held cases one is out at once; with them the page shows first who is asked about each. */
export async function leave(): Promise<void> {
  const held = (await api.duty().catch(() => null))?.held ?? [];
  if (held.length === 0) await signOut();
  else leaving.value = held;
}

export function SignOutDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [failed, setFailed] = useState(false);
  const held = leaving.value;
  useEffect(() => {
    if (held) dialog.current?.showModal();
    else dialog.current?.close();
  }, [held]);
  const go = async (): Promise<void> => {
    setFailed(false);
    try {
      // Where people sign out elsewhere, nobody there knows of cases: they are offered first.
      await api.offerCases();
      leaving.value = null;
      await signOut();
    } catch {
      setFailed(true);
    }
  };
  return (
    <dialog class="help leaving" ref={dialog} data-testid="leaving" aria-labelledby="leaving-title" onClose={() => (leaving.value = null)}>
      <h2 id="leaving-title">{say('leave.title', { n: held?.length ?? 0 })}</h2>
      <p>{say('leave.body')}</p>
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
        <button type="button" class="primary" data-testid="leave-now" onClick={() => void go()}>{say('leave.go')}</button>
        <button type="button" data-testid="leave-stay" onClick={() => (leaving.value = null)}>{say('leave.stay')}</button>
      </p>
    </dialog>
  );
}
