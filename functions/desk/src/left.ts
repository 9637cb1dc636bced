import { signal } from '@preact/signals';
import { unsay } from './announce';
import type { Alarm } from './contract';
import { keep, toSnapshot } from './snapshot';
import { hush, soundAlarm } from './sound/alarms';
import { now, openCase, refusal, rows } from './store';
import { type Gone, isGone } from './versions';

/** From which version on a case is no longer for this officer. */
const gone = new Map<string, number>();
export const goneCases: Gone = gone;

/** The case whose page stands open and that is no longer for this officer. Why is not known here, and not told. */
export const left = signal<{ caseId: string; isTip: boolean } | null>(null);

/**
 * A case is not for this officer any more: nothing of it stays. A row or view of this version or a later one stands against it:
 * those reach only whoever may see them.
 */
export function leave(id: string, version: number): void {
  const [row, shown] = [rows.peek().get(id), openCase.peek()?.id === id ? openCase.peek() : null];
  if (Math.max(row?.version ?? 0, shown?.version ?? 0) >= version) return;
  if (!isGone(gone, id, version)) gone.set(id, version);
  hush(id);
  for (const code of [row?.code, shown?.code]) if (code) unsay(code);
  if (row) {
    const rest = new Map(rows.peek());
    rest.delete(id);
    rows.value = rest;
    keep(toSnapshot([...rest.values()], now.peek()));
  }
  if (!shown) return;
  left.value = { caseId: id, isTip: shown.kind === 'tip' };
  openCase.value = null;
  if (refusal.peek()?.caseId === id) refusal.value = null;
}

/** The server says that this case is not for us, without a version: what we hold is older. */
export function leaveNow(id: string): boolean {
  const held = Math.max(rows.peek().get(id)?.version ?? 0, openCase.peek()?.id === id ? openCase.peek()?.version ?? 0 : 0);
  if (held === 0) return left.peek()?.caseId === id;
  leave(id, held + 1);
  return true;
}

/** An alarm that was overtaken by the word that its case is gone sounds for nobody here. */
export async function soundOurs(alarm: Alarm): Promise<boolean> {
  return !rows.peek().has(alarm.caseId) && gone.has(alarm.caseId) ? false : soundAlarm(alarm);
}

/** Another officer may sit here next. */
export function forgetGone(): void {
  gone.clear();
  left.value = null;
}
