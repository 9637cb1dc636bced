import type { OutboxMessage } from '../contract';

/** A message, how often the same was said to the same person of the same case, and since when. */
export interface Repeated { key: string; last: OutboxMessage; times: number; since: string }

// Each call has a link of its own; the newest one counts.
const said = ({ to, channel, caseId, subject, text }: OutboxMessage): string =>
  [channel, to, caseId ?? '', subject ?? '', text.replace(/https?:\/\/\S+/g, '')].join('\n');

/** Messages by what they say, the one said last first: who is called every minute has one line, not sixty. */
export function repeats(messages: readonly OutboxMessage[]): Repeated[] {
  const all = new Map<string, Repeated>();
  for (const message of messages) {
    const key = said(message);
    const before = all.get(key);
    // Set anew, so that it stands behind all that were said earlier.
    all.delete(key);
    all.set(key, { key, last: message, times: (before?.times ?? 0) + 1, since: before?.since ?? message.at });
  }
  return [...all.values()].reverse();
}
