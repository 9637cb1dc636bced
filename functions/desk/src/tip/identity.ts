import type { TipView } from './contract';

/** Who the informer is, newest answer first; empty for everybody but the two who asked. */
export function identitiesOf(tip: Pick<TipView, 'requests'>): string[] {
  return tip.requests.flatMap(({ answer }) => (answer ? [answer] : [])).reverse();
}

/** The number in an answer that can be rung as it stands; null where it is anything but a number. */
export const numberIn = (answer: string): string | null => (/^\+?\d[\d ()-]{5,20}$/.test(answer.trim()) ? answer.trim() : null);

/** What the relay answers where it has forgotten the informer, word for word. */
const notKnown = 'not known any more';

export const isKnown = (answer: string): boolean => answer !== notKnown;
