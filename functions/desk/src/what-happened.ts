import { duration, timeOfDay } from './clock';
import type { CaseView } from './contract';
import { clockStart } from './order';
import type { Key } from './strings';

export interface HappenedLine { key: Key; facts: Readonly<Record<string, string | number>> }

/** Five lines for somebody who saw their first case: what came, who was called, who took it, who went, how it ended. */
export function whatHappened(of: CaseView): HappenedLine[] {
  return [arrived(of), called(of), taken(of), sent(of), closed(of)];
}

function arrived(of: CaseView): HappenedLine {
  return { key: of.detectedAt ? 'happened.arrived' : 'happened.arrived-only', facts: { source: of.source, at: timeOfDay(of.openedAt), took: duration(Date.parse(of.openedAt) - clockStart(of)) } };
}

function called(of: CaseView): HappenedLine {
  const calls = of.deliveries.filter(({ purpose, state }) => purpose === 'call' && state !== 'superseded' && state !== 'pending');
  const steps = new Set(calls.map(({ step }) => step)).size;
  return { key: calls.length > 0 ? 'happened.called' : 'happened.called-none', facts: { count: calls.length, steps } };
}

function taken(of: CaseView): HappenedLine {
  const event = of.history.find(({ kind }) => kind === 'acknowledged');
  if (!event) return { key: 'happened.not-taken', facts: {} };
  return { key: 'happened.taken', facts: { name: event.by ?? '—', at: timeOfDay(event.at), took: since(of, event.at) } };
}

function sent(of: CaseView): HappenedLine {
  const names = of.engagements.map(({ name }) => name).join(', ') || '—';
  if (of.reachedAt) return { key: 'happened.reached', facts: { names, at: timeOfDay(of.reachedAt), took: since(of, of.reachedAt) } };
  if (of.onTheWayAt) return { key: 'happened.moving', facts: { names, at: timeOfDay(of.onTheWayAt), took: since(of, of.onTheWayAt) } };
  return { key: 'happened.engaged', facts: { names } };
}

function closed(of: CaseView): HappenedLine {
  const at = of.closedAt ?? of.openedAt;
  return { key: 'happened.closed', facts: { source: of.source, at: timeOfDay(at), took: since(of, at), entries: of.history.length } };
}

const since = (of: CaseView, at: string): string => duration(Date.parse(at) - Date.parse(of.openedAt));
