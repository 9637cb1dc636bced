import { signal } from '@preact/signals';
import { mergeCall } from '../cases';
import type { CallOffer, CaseView } from '../contract';

type Shown = Pick<CaseView, 'id' | 'code' | 'kind'>;

/** The written case ends and the call's goes on: the first press only says so. */
const asking = signal<string | null>(null);

const pair = (it: Shown, offer: CallOffer): string => `${it.id} ${offer.caseId}`;

export const isAsking = (it: Shown, offer: CallOffer): boolean => asking.value === pair(it, offer);

export function askMerge(it: Shown, offer: CallOffer): void {
  asking.value = pair(it, offer);
}

export function forgetMerge(): void {
  asking.value = null;
}

/** Which of the two ends, and in which the work goes on. */
export function codesOf(it: Shown, offer: CallOffer): { written: string; call: string } {
  return it.kind === 'phone-in' ? { written: offer.code, call: it.code } : { written: it.code, call: offer.code };
}

/** The second press; without the first one nothing is made one. */
export async function merge(it: Shown, offer: CallOffer): Promise<void> {
  if (asking.peek() !== pair(it, offer)) return;
  asking.value = null;
  await send(it, offer, true);
}

/** Another matter: the two are offered no more. */
export const keepApart = (it: Shown, offer: CallOffer): Promise<void> => send(it, offer, false);

const send = (it: Shown, offer: CallOffer, same: boolean): Promise<void> =>
  it.kind === 'phone-in' ? mergeCall(offer.caseId, it.id, same, it.id) : mergeCall(it.id, offer.caseId, same, it.id);
