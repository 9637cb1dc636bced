import type { BoardRow } from './contract';

/**
 * The one language of urgency: each level has one shape, one colour and one word,
 * used in rows, in the case view, in the page's icon and in the legend.
 */
export const urgencies = ['unheld-life', 'unheld', 'held', 'moving', 'reached', 'closed'] as const;
export type Urgency = (typeof urgencies)[number];

type Judged = Pick<BoardRow, 'state' | 'lifeRisk' | 'holder' | 'onTheWayAt'>;

export function urgencyOf(row: Judged): Urgency {
  if (row.state === 'closed') return 'closed';
  // Somebody is with the person: a lapsed hold must be taken up again, but no longer shouts.
  if (isUnheld(row)) return row.lifeRisk && row.state !== 'reached' ? 'unheld-life' : 'unheld';
  if (row.state === 'reached') return 'reached';
  return row.state === 'dispatched' ? 'moving' : 'held';
}

/**
 * What shouts, in sound and colour. A partner's test is worked like a case but must not shout like a life,
 * except in a demo, where the newcomer shall see and hear the real thing.
 */
export function isLoud(row: Judged & Pick<BoardRow, 'mode'>, demo: boolean): boolean {
  return urgencyOf(row) === 'unheld-life' && (row.mode !== 'test' || demo);
}

/** A lapsed lease takes the holder away again, also after a dispatch: somebody must take it anew. */
export function isUnheld(row: Judged): boolean {
  return row.state !== 'closed' && row.holder === null;
}
