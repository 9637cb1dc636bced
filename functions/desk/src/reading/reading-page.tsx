import { useEffect, useState } from 'preact/hooks';
import { api, Problem } from '../api';
import { lang } from '../prefs';
import { hashOf } from '../route';
import { say } from '../strings';
import { lastDayOf, type Reader, type WeekOfReading, weekAfter } from './contract';

/** Whose reading of a week stands out: officers, counts and codes. Nobody who is at risk is named here. */
export function ReadingPage() {
  const [week, setWeek] = useState('last');
  const [list, setList] = useState<WeekOfReading | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [current, setCurrent] = useState<string | null>(null);
  useEffect(() => {
    let shown = true;
    setProblem(null);
    void Promise.all([api.reading(week), api.reading('this')]).then(
      ([found, running]) => { if (shown) { setList(found); setCurrent(running.week); } },
      (error: unknown) => { if (shown) setProblem(textOf(error)); },
    );
    return () => { shown = false; };
  }, [week]);
  return (
    <section class="panel page roster" data-testid="reading">
      <header><a class="back" href={hashOf({ page: 'roster' })}>‹ {say('roster.title')}</a><h1>{say('reading.title')}</h1></header>
      <p class="none">{say('reading.hint')}</p>
      {problem && <p class="problem" role="alert">{problem}</p>}
      {list && (
        <>
          <p class="line">
            <button type="button" data-testid="reading-before" onClick={() => setWeek(weekAfter(list.week, -1))}>‹ {say('reading.before')}</button>{' '}
            <b data-testid="reading-week">{say('reading.week', { from: list.week, to: lastDayOf(list.week) })}</b>{' '}
            <button type="button" data-testid="reading-after" disabled={current === null || list.week >= current} onClick={() => setWeek(weekAfter(list.week, 1))}>{say('reading.after')} ›</button>
          </p>
          <p class="none">{say('reading.readers', { n: list.readers })}</p>
          {list.people.length === 0 && <p class="none" data-testid="reading-none">{say('reading.none')}</p>}
          {list.people.map((person) => <Line key={person.id} of={person} />)}
        </>
      )}
      {!list && !problem && <p class="empty" role="status">{say('app.loading')}</p>}
    </section>
  );
}

function Line({ of }: { of: Reader }) {
  return (
    <>
      <h2>{of.name} <small class="sub">{say(`role.${of.role}`)} · {of.desk} · {say('reading.cases', { n: of.cases })}{of.searches > 0 && ` · ${say('reading.searches', { n: of.searches })}`}</small></h2>
      <table class="shifts"><tbody>
        {of.findings.map(({ kind, cases, codes }) => (
          <tr key={kind}><td>{say(`reading.${kind}`)}</td><td><b>{cases}</b></td><td class="code">{codes.join(', ')}</td></tr>
        ))}
      </tbody></table>
    </>
  );
}

function textOf(error: unknown): string {
  if (!(error instanceof Problem)) return say('problem.unreachable');
  return (lang.value === 'hi' && error.hindi) || error.message || say('problem.unreachable');
}
