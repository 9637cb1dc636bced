import { effect, signal } from '@preact/signals';
import { lostAfterMs } from '../connection';
import type { Alarm } from '../contract';
import { demo, lost, now, rows } from '../store';
import { dueCase, isMuted, muteMs, repeatMs, type SoundMemory } from './due';
import { SoundEngine } from './engine';
import { patternFor } from './patterns';

export const sound = new SoundEngine();
const memory = signal<SoundMemory>({ played: new Map(), mutedUntil: new Map() });
const lostSilencedUntil = signal(0);
let lostPlayedAt = 0;
/** The case that sounded last. */
let sounding: string | null = null;

/** True only when the room really heard it. */
export async function soundAlarm(alarm: Alarm): Promise<boolean> {
  if (isMuted(memory.value, alarm.caseId, now.value)) return false;
  const row = rows.value.get(alarm.caseId);
  const lifeRisk = row?.lifeRisk ?? alarm.severity === 'critical';
  remember(alarm.caseId);
  return sound.play(patternFor({ lifeRisk, severity: alarm.severity, mode: alarm.mode }, demo.value));
}

/** The case is no longer for this officer: what sounds for it stops in the middle. */
export function hush(caseId: string): void {
  if (sounding === caseId) sound.hush();
}

export function mute(caseId: string): void {
  const { played, mutedUntil } = memory.value;
  memory.value = { played, mutedUntil: new Map(mutedUntil).set(caseId, now.value + muteMs) };
}

export const mutedFor = (caseId: string): number => Math.max(0, (memory.value.mutedUntil.get(caseId) ?? 0) - now.value);

export function silenceLost(): void {
  lostSilencedUntil.value = Date.now() + muteMs;
  sound.release();
}

/** Called for every sign of life: without the next one the "lost" sound rings by itself. */
export function heardServer(): void {
  lostPlayedAt = 0;
  lostSilencedUntil.value = 0;
  sound.putOff('lost', lostAfterMs);
}

export function keepSounding(): () => void {
  return effect(() => {
    const at = now.value;
    if (sound.state.value !== 'on') return;
    if (lost.value) return repeatLost();
    const row = dueCase(rows.value.values(), memory.peek(), at, demo.value);
    if (!row) return;
    remember(row.id);
    void sound.play(patternFor(row, demo.value));
  });
}

function repeatLost(): void {
  const at = Date.now();
  if (lostSilencedUntil.peek() > at) return;
  // The first one came from the dead man's handle.
  if (lostPlayedAt === 0) lostPlayedAt = at;
  if (at - lostPlayedAt < repeatMs) return;
  lostPlayedAt = at;
  void sound.play('lost');
}

function remember(caseId: string): void {
  sounding = caseId;
  const { played, mutedUntil } = memory.peek();
  memory.value = { played: new Map(played).set(caseId, now.peek()), mutedUntil };
}
