import { countdown, duration } from '../clock';
import type { Clocks } from '../contract';
import type { Key } from '../strings';

export interface ClockLine { key: Key; facts: Readonly<Record<string, string | number>>; late: boolean }

/** Platform, taking, first progress, lapsed leases: each stands for itself, so that none hides behind another. None where the hours alone are known. */
export function clockLines(clocks: Clocks | null | undefined): ClockLine[] {
  if (!clocks) return [];
  return [...platform(clocks), taken(clocks), ...progress(clocks), ...lapsed(clocks)];
}

// What was late by half a second is not told as if it had been in time: begun seconds count.
const took = (ms: number, late: boolean): string => (late ? countdown(ms) : duration(ms));

const platform = ({ platformMs }: Clocks): ClockLine[] =>
  platformMs === null ? [] : [{ key: 'clocks.platform', facts: { took: duration(platformMs) }, late: false }];

function taken({ acknowledgedMs, acknowledgeWithinMs, acknowledgedInTime }: Clocks): ClockLine {
  const [within, late] = [duration(acknowledgeWithinMs), acknowledgedInTime === false];
  if (acknowledgedMs === null) return { key: late ? 'clocks.not-taken-late' : 'clocks.not-taken', facts: { within }, late };
  return { key: late ? 'clocks.taken-late' : 'clocks.taken', facts: { took: took(acknowledgedMs, late), within }, late };
}

function progress({ acknowledgedMs, progressMs, progressWithinMs, progressInTime }: Clocks): ClockLine[] {
  if (acknowledgedMs === null) return [];
  const [within, late] = [duration(progressWithinMs), progressInTime === false];
  if (progressMs === null) return [{ key: late ? 'clocks.no-progress-late' : 'clocks.no-progress', facts: { within }, late }];
  return [{ key: late ? 'clocks.progress-late' : 'clocks.progress', facts: { took: took(progressMs, late), within }, late }];
}

const lapsed = ({ leasesLapsed }: Clocks): ClockLine[] =>
  leasesLapsed === 0 ? [] : [{ key: leasesLapsed === 1 ? 'clocks.lapsed-once' : 'clocks.lapsed', facts: { n: leasesLapsed }, late: true }];
