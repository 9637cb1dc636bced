import type { Mode, Severity } from '../contract';

/** Start and length in seconds, pitch in hertz. */
export interface Note { at: number; for: number; hz: number }
export type PatternName = 'life-risk' | 'ordinary' | 'test' | 'lost' | 'armed';

const pulses = (times: readonly number[], length: number, pitches: readonly number[]): Note[] =>
  times.map((at, i) => ({ at, for: length, hz: pitches[i % pitches.length] ?? 880 }));

/**
 * The rhythm tells the urgency, after IEC 60601-1-8: high is ten pulses (3+2, 3+2), medium three, low two.
 * "lost" falls slowly in pitch, so that nobody takes the page's own failure for a case.
 */
export const patterns: Record<PatternName, readonly Note[]> = {
  'life-risk': pulses(
    [0, 0.22, 0.44, 0.82, 1.04, 1.7, 1.92, 2.14, 2.52, 2.74],
    0.15, [784, 988, 1175, 1175, 1568],
  ),
  ordinary: pulses([0, 0.32, 0.64], 0.2, [659, 784, 659]),
  test: pulses([0, 0.4], 0.2, [523, 523]),
  lost: pulses([0, 0.6, 1.2, 1.8], 0.5, [587, 494, 392, 294]),
  armed: pulses([0, 0.14], 0.1, [659, 988]),
};

/** A partner's test stays quiet; in a demo the newcomer shall hear the real thing. */
export function patternFor(it: { lifeRisk: boolean; severity: Severity; mode: Mode }, demo: boolean): PatternName {
  if (it.mode === 'test' && !demo) return 'test';
  return it.lifeRisk || it.severity === 'critical' ? 'life-risk' : 'ordinary';
}
