import type { BoardRow } from '../contract';
import { now, scale, session } from '../store';
import { type Key, say } from '../strings';
import { atHour, Until } from './time';

const hourMs = 3_600_000;
const lapsingMs = 60_000;

type Held = Pick<BoardRow, 'holder' | 'hoursOnly'>;

/** Whether it is known to the second when the hold runs out: of a tip below the range only whoever holds it knows that. */
export function knowsLease({ holder, hoursOnly }: Held, me: string | undefined): boolean {
  return holder !== null && (!hoursOnly || holder.user === me);
}

/** Whether the hold is about to run out; never where nobody here can know it. */
export function isLapsing(it: Held, me: string | undefined, at: number, pace: number): boolean {
  return knowsLease(it, me) && Date.parse(it.holder!.leaseUntil) - at < lapsingMs * pace;
}

export const isLapsingHere = (it: Held): boolean => isLapsing(it, session.value?.user?.id, now.value, scale.value);

/** When the hold runs out; of somebody else's, where the hour alone is known, the hour: the server tells that hour's end. */
export function Lease({ it }: { it: Held }) {
  if (!it.holder) return null;
  if (it.holder.offer) return <><span data-testid="offered">{say('duty.asked', { name: it.holder.offer.name })}</span>{knowsLease(it, session.value?.user?.id) && <> <Until at={it.holder.leaseUntil} /></>}</>;
  if (it.holder.through) return <><span data-testid="through">{say(`through.${it.holder.through}` as Key)}</span>{knowsLease(it, session.value?.user?.id) && <> <Until at={it.holder.leaseUntil} /></>}</>;
  if (knowsLease(it, session.value?.user?.id)) return <>{say('next.hold-lapses')} <Until at={it.holder.leaseUntil} /></>;
  return <>{say('next.hold-lapses-hour', { hour: leaseHour(it.holder.leaseUntil, now.value) })}</>;
}

export const leaseHour = (until: string, at: number): string => atHour(new Date(Date.parse(until) - hourMs).toISOString(), at);
