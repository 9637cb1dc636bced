import type { BoardRow, CaseView } from '../contract';
import type { Facts, Key } from '../strings';
import { urgencyOf } from '../urgency';
import type { Review } from './contract';

type Looked = BoardRow | CaseView;

/** Who works on a tip, whether they said so, and what the office says of the last report; the row and the whole case tell it alike. */
export interface Work { officer: string | null; accepted: boolean; review: Review | null }

export function workOf(it: Looked): Work | null {
  const { tip } = it;
  if (!tip) return null;
  if ('reports' in tip) return { officer: tip.assignment?.name ?? null, accepted: (tip.assignment?.acceptedAt ?? null) !== null, review: tip.reports.at(-1)?.review ?? null };
  return { officer: tip.assigned?.name ?? null, accepted: tip.assigned?.accepted ?? false, review: tip.report };
}

/** How far a tip has come; null where it is told in the words of a rescue: nobody has it, a team was sent, it is closed. */
export type Progress = 'taken' | 'assigned' | 'accepted' | 'reported' | 'reviewed';

export function progressOf(it: Looked): Progress | null {
  const work = workOf(it);
  if (!work) return null;
  switch (urgencyOf(it)) {
    case 'held':
      return 'taken';
    case 'moving':
      // Refused by its officer, it is the office's again; with a life at stake a team was sent.
      if (work.officer === null) return it.lifeRisk ? null : 'taken';
      return work.accepted ? 'accepted' : 'assigned';
    case 'reached':
      return work.review === 'waiting' ? 'reported' : work.review === 'ok' ? 'reviewed' : null;
    default:
      return null;
  }
}

/** The word beside the mark of its urgency: a tip goes to an officer and comes back as a report, nobody is sent out or reached. */
export function stateWord(it: Looked): Key {
  const progress = progressOf(it);
  return progress ? `tip-state.${progress}` : `urgency.${urgencyOf(it)}`;
}

/** The same where there is room to say to whom. */
export function stateWords(it: Looked): { key: Key; facts: Facts } {
  const name = workOf(it)?.officer;
  const progress = progressOf(it);
  return name && (progress === 'assigned' || progress === 'accepted') ? { key: `tip-state.${progress}-by`, facts: { name } } : { key: stateWord(it), facts: {} };
}
