import { api } from '../api';
import { usePolled } from '../parts/use-polled';
import { hashOf } from '../route';
import { mayReadRoster } from '../officers';
import { session } from '../store';
import { lang } from '../prefs';
import { type Key, say } from '../strings';
import { dutyTime, type ShiftCase } from './contract';

const everyMs = 15_000;

/** What the next shift must know: codes and counts, who holds what. Nobody who is at risk is named here. */
export function ShiftPage() {
  const shift = usePolled(api.shift, everyMs);
  if (!shift) return <p class="empty" role="status">{say('app.loading')}</p>;
  return (
    <section class="panel page roster" data-testid="shift">
      <header>
        <a class="back" href={hashOf({ page: 'board' })}>‹ {say('case.back')}</a><h1>{say('shift.title')}</h1>
        {mayReadRoster(session.value?.user) && <a href={hashOf({ page: 'roster' })}>{say('roster.title')}</a>}
      </header>
      <p class="none">{say('shift.since', { at: dutyTime(shift.since, shift.now) })}</p>
      <p class="shift-counts">
        <Count of="shift.received" codes={shift.received} /><Count of="shift.reached" codes={shift.reached} />
        <Count of="shift.closed" codes={shift.closed.map(({ code, outcome }) => (outcome ? `${code} (${say(`outcome.${outcome}` as Key)})` : code))} />
      </p>
      <h2>{say('shift.open', { n: shift.open.length })}</h2>
      {shift.open.length === 0 && <p class="none">{say('shift.none-open')}</p>}
      <table class="shifts"><tbody>{shift.open.map((one) => <Line key={one.caseId} of={one} />)}</tbody></table>
    </section>
  );
}

function Count({ of, codes }: { of: 'shift.received' | 'shift.reached' | 'shift.closed'; codes: readonly string[] }) {
  return <span><b>{codes.length}</b> {say(of)}{codes.length > 0 && <span class="sub code">{codes.join(', ')}</span>}</span>;
}

function Line({ of }: { of: ShiftCase }) {
  const place = (lang.value === 'hi' ? of.districtHindi : of.district) ?? say('place.unknown');
  return (
    <tr>
      <td><a class="code" href={hashOf({ page: 'case', id: of.caseId })}>{of.code}</a>{of.lifeRisk && <b class="warn-text"> {say('duty.life')}</b>}</td>
      <td>{say(of.state === 'new' ? 'shift.new' : `stage.${of.state}`)} · {place}</td>
      <td>{of.holder ?? <b class="warn-text">{say('shift.nobody')}</b>}</td>
    </tr>
  );
}
