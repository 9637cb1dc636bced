import type { CaseView } from '../contract';
import { duration } from '../clock';
import { clockLines } from './human-clocks';
import { At } from '../parts/time';
import { type Key, say } from '../strings';

interface Stage { key: Key; at: string | null }

/** A tip goes to an officer and comes back as a report: nobody is reached. Delivered is not acknowledged, acknowledged is not on the way: each has its own moment. */
export function stagesOf(it: CaseView): Stage[] {
  const event = (word: string): string | null => it.history.find(({ kind }) => kind === word)?.at ?? null;
  if (it.tip && !it.lifeRisk) return [
    { key: 'stage.opened', at: it.openedAt },
    { key: 'stage.acknowledged', at: event('acknowledged') ?? it.holder?.since ?? null },
    { key: 'stage.with-officer', at: it.tip.assignment?.at ?? null },
    { key: 'stage.accepted', at: it.tip.assignment?.acceptedAt ?? null },
    { key: 'stage.reported', at: it.tip.reports.at(-1)?.at ?? null },
    { key: 'stage.reviewed', at: reviewed(it) },
    { key: 'stage.closed', at: it.closedAt },
  ];
  return [
    ...(it.detectedAt ? [{ key: 'stage.seen', at: it.detectedAt } as const] : []),
    { key: 'stage.opened', at: it.openedAt },
    { key: 'stage.acknowledged', at: event('acknowledged') ?? it.holder?.since ?? null },
    { key: 'stage.dispatched', at: event('dispatched') },
    { key: 'stage.on-the-way', at: it.onTheWayAt },
    { key: 'stage.reached', at: it.reachedAt },
    { key: 'stage.closed', at: it.closedAt },
  ];
}

/** When the office looked at the last report; a report that waits was not looked at, whatever came of those before. */
function reviewed(it: CaseView): string | null {
  const last = it.tip?.reports.at(-1);
  return last && last.review !== 'waiting' ? it.history.filter(({ kind }) => kind === 'tip-reviewed').sort((a, b) => b.seq - a.seq)[0]?.at ?? null : null;
}

/** How long after it reached us a stage came: what the platform needed before that is not ours. Null where the hours alone are known, and for what came before. */
export const afterStart = (it: Pick<CaseView, 'openedAt' | 'hoursOnly'>, at: string): string | null =>
  it.hoursOnly || Date.parse(at) < Date.parse(it.openedAt) ? null : `+${duration(Date.parse(at) - Date.parse(it.openedAt))}`;

export function Stages({ it }: { it: CaseView }) {
  const stages = stagesOf(it);
  return (
    <section class="panel stages" aria-label={say('stage.title')}>
      <header><h2>{say('stage.title')}</h2></header>
      <ol>
        {stages.map(({ key, at }) => (
          <li key={key} class={at ? 'done' : ''}>
            <span>{say(key)}</span>
            {at ? <><At time={at} />{!it.hoursOnly && <span class="clock">{afterStart(it, at)}</span>}</> : <span class="at">—</span>}
          </li>
        ))}
      </ol>
      <ul class="human-clocks" data-testid="human-clocks">
        {clockLines(it.clocks).map(({ key, facts, late }) => <li key={key} class={late ? 'late' : ''}>{say(key, facts)}</li>)}
      </ul>
    </section>
  );
}
