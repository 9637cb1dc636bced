import { useState } from 'preact/hooks';
import { api } from '../api';
import { problemText } from '../problem-text';
import { takeSession } from '../session';
import { say } from '../strings';
import { type Duty, dutyTime, selfDuty } from './contract';

/** The hours that are offered: a shift, half of one, and a long one. */
const choices = [8, 4, 12] as const;

/** "I am on duty now": for whoever came and does not stand in the roster, or stayed on. Calls go to them from this press on. */
export function SelfDuty({ duty, said }: { duty: Duty; said: () => void }) {
  const [asks, setAsks] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const tell = async (hours: number): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await api.sayOnDuty(hours);
      setAsks(false);
      said();
      takeSession(await api.session());
    } catch (error) {
      setProblem(problemText(error, 'duty.not-sent'));
    } finally {
      setBusy(false);
    }
  };
  const state = selfDuty(duty);
  if (state === 'roster') return null;
  return (
    <span class="self-duty">
      {state === 'self' && <>{say('duty.self-until', { at: dutyTime(duty.selfUntil ?? duty.now, duty.now) })} <button type="button" disabled={busy} data-testid="duty-end" onClick={() => void tell(0)}>{say('duty.self-end')}</button></>}
      {state === 'off' && !asks && <button type="button" data-testid="duty-say" onClick={() => setAsks(true)}>{say('duty.self')}</button>}
      {state === 'off' && asks && (
        <>
          {say('duty.self-hours')}{' '}
          {choices.map((hours) => <button type="button" key={hours} class={hours === choices[0] ? 'primary' : ''} disabled={busy} data-testid={`duty-say-${hours}`} onClick={() => void tell(hours)}>{say('duty.hours', { n: hours })}</button>)}
          <button type="button" class="quiet" onClick={() => setAsks(false)}>{say('duty.self-cancel')}</button>
        </>
      )}
      {problem && <b class="warn-text" role="alert"> {problem}</b>}
    </span>
  );
}
