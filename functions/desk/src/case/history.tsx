import { duration } from '../clock';
import type { CaseView } from '../contract';
import { At } from '../parts/time';
import { lang } from '../prefs';
import { say } from '../strings';

// A case that nobody takes is called out all night: what it began with is a press away.
const shown = 30;

export function History({ it }: { it: CaseView }) {
  const newestFirst = [...it.history].sort((a, b) => b.seq - a.seq);
  return (
    <section class="panel history">
      <header><h2>{say('history.title')}</h2><small>{it.history.length}</small></header>
      <ol>{newestFirst.slice(0, shown).map((entry) => <Line key={entry.seq} entry={entry} />)}</ol>
      {newestFirst.length > shown && (
        <details>
          <summary>{say('history.earlier', { n: newestFirst.length - shown })}</summary>
          <ol>{newestFirst.slice(shown).map((entry) => <Line key={entry.seq} entry={entry} />)}</ol>
        </details>
      )}
      {it.counselling.length > 0 && <Counselling it={it} />}
    </section>
  );
}

function Line({ entry }: { entry: CaseView['history'][number] }) {
  return (
    <li data-testid="history-entry" data-kind={entry.kind}>
      <At time={entry.at} />
      <span class="text" dir="auto">{(lang.value === 'hi' && entry.textHindi) || entry.text}<Who by={entry.by} text={entry.text} /></span>
      {entry.latencyMs != null && entry.latencyMs >= 1000 && <small class="clock">{say('history.late', { time: duration(entry.latencyMs) })}</small>}
    </li>
  );
}

/** A line without a name is Satark's own doing. */
function Who({ by, text }: { by: string | null; text: string }) {
  return by === null || by === 'Satark' || text.includes(by) ? null : <small class="by"> · {by === 'Informer' ? say('informer.title') : by}</small>;
}

function Counselling({ it }: { it: CaseView }) {
  return (
    <>
      <h3>{say('counselling.title')}</h3>
      <ol>
        {it.counselling.map((one) => (
          <li key={one.n}><span class="at">{one.n}</span><span class="text">{one.doneAt ? <><At time={one.doneAt} /> ✓</> : <At time={one.dueAt} />}</span></li>
        ))}
      </ol>
    </>
  );
}
