import type { BoardRow } from '../contract';
import { byUrgency } from '../order';
import { isLoud } from '../urgency';

export const repeatMs = 20_000;
export const muteMs = 60_000;

export interface SoundMemory {
  /** When each case last sounded. */
  played: ReadonlyMap<string, number>;
  mutedUntil: ReadonlyMap<string, number>;
}

export function isMuted(memory: SoundMemory, caseId: string, now: number): boolean {
  return (memory.mutedUntil.get(caseId) ?? 0) > now;
}

/** The most urgent case whose sound is due: one alarm at a time, or nobody hears either. */
export function dueCase(rows: Iterable<BoardRow>, memory: SoundMemory, now: number, demo: boolean): BoardRow | null {
  const due = [...rows].filter((row) =>
    isLoud(row, demo) &&
    !isMuted(memory, row.id, now) &&
    now - (memory.played.get(row.id) ?? 0) >= repeatMs);
  return due.sort(byUrgency)[0] ?? null;
}
