import type { CaseView, EarlierCase } from '../contract';
import { At } from '../parts/time';
import { hashOf } from '../route';
import { now } from '../store';
import { type Key, placeOf, say } from '../strings';

/** Where this person was found before, by whom, how it ended and who has looked after them since: the first thing to know of a new case. */
export function EarlierCases({ it }: { it: CaseView }) {
  if (it.earlier.length === 0) return null;
  return (
    <section class="panel earlier" data-testid="earlier" aria-labelledby="earlier-title">
      <header><h2 id="earlier-title">{say('earlier.title')}</h2></header>
      <ul>{it.earlier.map((one) => <li key={one.caseId} data-case={one.caseId}>{one.closedAt ? <Known one={one} closedAt={one.closedAt} /> : <Hidden one={one} />}</li>)}</ul>
    </section>
  );
}

function Hidden({ one }: { one: EarlierCase }) {
  return <p><b class="code">{one.code}</b> <span>{say('earlier.hidden')}</span></p>;
}

function Known({ one, closedAt }: { one: EarlierCase; closedAt: string }) {
  return (
    <>
      <p>
        <a class="code" href={hashOf({ page: 'case', id: one.caseId })}>{one.code}</a> <b>{one.outcome && say(`outcome.${one.outcome}` as Key)}</b>
        <small>{say('earlier.closed')} <At time={closedAt} /></small>
      </p>
      <dl>
        <div><dt>{say('earlier.found')}</dt><dd>{placeOf(one) ?? say('earlier.found-unknown')}</dd></div>
        <div>
          <dt>{say('earlier.reached')}</dt>
          <dd>{one.reachedAt ? <>{[one.team, one.reachedBy].filter(Boolean).join(' · ')} <small><At time={one.reachedAt} /></small></> : say('earlier.reached-nobody')}</dd>
        </div>
        <div><dt>{say('earlier.counselling')}</dt><dd><Counselling one={one} /></dd></div>
      </dl>
    </>
  );
}

function Counselling({ one }: { one: EarlierCase }) {
  const { counselling: tasks } = one;
  if (tasks.length === 0) return <>{say('earlier.counselling-none')}</>;
  const next = tasks.find(({ doneAt }) => !doneAt);
  const late = next !== undefined && Date.parse(next.dueAt) < now.value;
  return (
    <>
      {say('earlier.counselling-done', { done: tasks.filter(({ doneAt }) => doneAt).length, all: tasks.length })}
      {next && <small class={late ? 'late' : ''}> · {say(late ? 'earlier.counselling-late' : 'earlier.counselling-next')} <At time={next.dueAt} /></small>}
    </>
  );
}
