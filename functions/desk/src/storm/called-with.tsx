import type { BoardRow, CaseView } from '../contract';
import { hashOf } from '../route';
import { rows } from '../store';
import { say } from '../strings';
import { callerOf } from './storms';

/** Of a case that waits in a storm: with which other case it is called. */
export function CalledWith({ it, link }: { it: Pick<BoardRow | CaseView, 'storm' | 'source'>; link: boolean }) {
  const caller = it.storm ? callerOf(rows.value.values(), it.storm.partner) : null;
  if (!caller) return <>{say('next.called-with-others', { source: it.source })}</>;
  if (!link) return <>{say('next.called-with', { code: caller.code })}</>;
  const [before, after] = say('next.called-with').split('{code}');
  return <>{before}<a class="code" data-testid="called-with" href={hashOf({ page: 'case', id: caller.id })}>{caller.code}</a>{after}</>;
}
