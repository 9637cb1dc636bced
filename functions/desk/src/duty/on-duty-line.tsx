import { useCallback, useState } from 'preact/hooks';
import { api } from '../api';
import { usePolled } from '../parts/use-polled';
import { hashOf } from '../route';
import { say } from '../strings';
import { type Duty, dutyTime, type OnDuty } from './contract';
import { SelfDuty } from './self-duty';

const everyMs = 60_000;

/** One quiet line above the board: who is there to be asked. */
export function OnDutyLine() {
  const [said, setSaid] = useState(0);
  // Another question each time that somebody said something: the answer is asked for at once.
  const ask = useCallback(() => api.duty(), [said]);
  const duty = usePolled(ask, everyMs);
  if (!duty) return null;
  const there = [...duty.operators, ...duty.shiftLeads];
  return (
    <p class={there.length === 0 ? 'on-duty nobody' : 'on-duty'} data-testid="on-duty">
      <b>{say('duty.now')}</b> {there.length === 0 ? say('duty.nobody') : <><Names of={duty.operators} duty={duty} />{duty.shiftLeads.length > 0 && <> · {say('duty.lead')} <Names of={duty.shiftLeads} duty={duty} /></>}</>}
      {' '}<a href={hashOf({ page: 'shift' })}>{say('shift.link')}</a>
      {' '}<SelfDuty duty={duty} said={() => setSaid(said + 1)} />
    </p>
  );
}

const most = 6;

function Names({ of, duty }: { of: OnDuty[]; duty: Duty }) {
  const said = of.slice(0, most).map(({ name, until }) => (until ? `${name} (${say('duty.until', { at: dutyTime(until, duty.now) })})` : name)).join(', ');
  return <>{said}{of.length > most && ` +${of.length - most}`}</>;
}
