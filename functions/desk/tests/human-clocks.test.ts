import { describe, expect, it } from 'vitest';
import { clockLines } from '../src/case/human-clocks';
import type { Clocks } from '../src/contract';

const clocks = (more: Partial<Clocks> = {}): Clocks => ({
  platformMs: null, acknowledgedMs: null, acknowledgeWithinMs: 60_000, acknowledgedInTime: null,
  progressMs: null, progressWithinMs: 300_000, progressInTime: null, leasesLapsed: 0, ...more,
});
const keys = (more?: Partial<Clocks>): [string, boolean][] => clockLines(clocks(more)).map(({ key, late }) => [key, late]);

describe('how fast people were', () => {
  it('shows the platform’s delay apart from the desk’s', () => {
    const lines = clockLines(clocks({ platformMs: 3_000_000, acknowledgedMs: 45_000, acknowledgedInTime: true }));
    expect(lines.map(({ key, facts }) => [key, facts['took']])).toEqual([['clocks.platform', '50:00'], ['clocks.taken', '0:45'], ['clocks.no-progress', undefined]]);
  });

  it('says that what was taken in time lay still afterwards', () => {
    expect(keys({ acknowledgedMs: 5_000, acknowledgedInTime: true, progressInTime: false, leasesLapsed: 2 }))
      .toEqual([['clocks.taken', false], ['clocks.no-progress-late', true], ['clocks.lapsed', true]]);
  });

  it('knows late from not yet', () => {
    expect(keys()).toEqual([['clocks.not-taken', false]]);
    expect(keys({ acknowledgedInTime: false })).toEqual([['clocks.not-taken-late', true]]);
    expect(keys({ acknowledgedMs: 90_000, acknowledgedInTime: false, progressMs: 310_000, progressInTime: false, leasesLapsed: 1 }))
      .toEqual([['clocks.taken-late', true], ['clocks.progress-late', true], ['clocks.lapsed-once', true]]);
    expect(keys({ acknowledgedMs: 9_000, acknowledgedInTime: true, progressMs: 0, progressInTime: true })).toEqual([['clocks.taken', false], ['clocks.progress', false]]);
  });

  it('never says late and in time in one breath, by whatever part of a second', () => {
    const said = (more: Partial<Clocks>, key: string): unknown[] => clockLines(clocks(more)).filter((line) => line.key === key).map(({ facts }) => [facts['took'], facts['within']]);
    expect(said({ acknowledgedMs: 6_400, acknowledgeWithinMs: 6_000, acknowledgedInTime: false }, 'clocks.taken-late')).toEqual([['0:07', '0:06']]);
    expect(said({ acknowledgedMs: 6_000, acknowledgeWithinMs: 6_000, acknowledgedInTime: true }, 'clocks.taken')).toEqual([['0:06', '0:06']]);
    expect(said({ acknowledgedMs: 6_980, acknowledgeWithinMs: 6_900, acknowledgedInTime: false }, 'clocks.taken-late')).toEqual([['0:07', '0:06']]);
    expect(said({ acknowledgedMs: 1_000, acknowledgedInTime: true, progressMs: 300_001, progressInTime: false }, 'clocks.progress-late')).toEqual([['5:01', '5:00']]);
  });

  it('says nothing where the hours alone are known', () => {
    expect(clockLines(null)).toEqual([]);
  });
});
