import type { BoardRow, CaseView, Target } from './contract';
import { type Asked, askedOf, askedOfRow } from './place/headline';
import type { Key } from './strings';
import { workOf } from './tip/progress';
import { urgencyOf } from './urgency';

/** What happens next by itself, or what somebody must do next; `at` counts down where a moment is known. */
export interface NextStep { key: Key; at: string | null; targets: readonly Target[] }

type Looked = BoardRow | CaseView;

export function nextStep(it: Looked): NextStep {
  switch (urgencyOf(it)) {
    case 'unheld-life':
    case 'unheld':
      return nextCall(it);
    case 'held':
      if (it.tip) return step(it.district ? 'next.assign' : 'next.route-tip', it.holder?.leaseUntil);
      if (asked(it) === 'waiting') return step('next.other-state', it.holder?.leaseUntil);
      if (asked(it) === 'taken') return step('next.close', it.holder?.leaseUntil);
      return it.district ? step('next.dispatch', it.holder?.leaseUntil) : step('next.locate', it.holder?.leaseUntil);
    case 'moving':
      if (workOf(it)?.officer) return step(workOf(it)?.accepted ? 'next.report' : 'next.accept', it.holder?.leaseUntil);
      // The officer refused: a tip whose life is not at stake has no team of its own on the way.
      if (it.tip && !it.lifeRisk) return step('next.assign', it.holder?.leaseUntil);
      return it.onTheWayAt ? step('next.reach', it.holder?.leaseUntil) : step('next.on-the-way', it.holder?.leaseUntil);
    case 'reached':
      if (workOf(it)?.review === 'waiting') return step('next.review', it.holder?.leaseUntil);
      return step('next.close', it.holder?.leaseUntil);
    case 'closed':
      return afterClosing(it);
  }
}

const asked = (it: Looked): Asked => ('evidence' in it ? askedOf(it) : askedOfRow(it));

/** Whether another case of its storm calls for it, so that nothing is called for it by itself. */
export const waitsInStorm = (it: Looked): boolean => it.storm?.calls === false && it.state !== 'closed';

function nextCall(it: Looked): NextStep {
  if (waitsInStorm(it)) return step('next.called-with');
  if (!it.ladder?.nextAt) return step(it.state === 'new' ? 'next.take' : 'next.take-over');
  if (it.ladder.step >= it.ladder.steps) return step('next.call-all', it.ladder.nextAt);
  const plan = 'ladderPlan' in it ? it.ladderPlan : null;
  const targets = plan?.steps.find(({ index }) => index === it.ladder?.step)?.targets ?? [];
  return { key: 'next.call', at: it.ladder.nextAt, targets };
}

function afterClosing(it: Looked): NextStep {
  const session = 'counselling' in it ? it.counselling.find(({ doneAt }) => !doneAt) : undefined;
  return session ? step('next.counsel', session.dueAt) : step('next.nothing');
}

/** The agency that will be reminded soonest, because it has not answered. */
export function nextReminder(it: CaseView): { name: string; at: string } | null {
  const due = it.engagements.flatMap(({ name, state, nextReminderAt }) => (nextReminderAt && state !== 'ended' ? [{ name, at: nextReminderAt }] : []));
  return due.sort((a, b) => Date.parse(a.at) - Date.parse(b.at))[0] ?? null;
}

const step = (key: Key, at: string | null = null): NextStep => ({ key, at, targets: [] });
