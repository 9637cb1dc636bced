import type { BoardRow } from './contract';
import { clockStart } from './order';
import type { Key } from './strings';

type Timed = Pick<BoardRow, 'detectedAt' | 'openedAt' | 'closedAt' | 'state' | 'lifeRisk'> & { tip: unknown };

/** The clock of a case: from when it counts, where it stopped, null while it runs, and in words what it measures. */
export interface CaseClock { from: number; until: number | null; label: Key }

/** It stops when the case is closed; of a case that was opened again it runs on. */
export function clockOf(it: Timed): CaseClock {
  const until = it.state === 'closed' && it.closedAt ? Date.parse(it.closedAt) : null;
  const from = it.tip && !it.lifeRisk ? 'told' : it.detectedAt ? 'seen' : 'opened';
  return { from: clockStart(it), until, label: until === null ? `clock.since-${from}` : `clock.closed-${from}` };
}
