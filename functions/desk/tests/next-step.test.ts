import { describe, expect, it } from 'vitest';
import { wholeCase } from '../src/absent';
import type { CaseView } from '../src/contract';
import { nextStep, waitsInStorm } from '../src/next-step';
import { held, row } from './rows';

describe('what happens next to a case of another state', () => {
  const taken = { state: 'acknowledged', holder: held } as const;

  it('is their word, then the end; a state that refused leaves it ours', () => {
    expect(nextStep(row({ ...taken, handOver: 'MH' })).key).toBe('next.other-state');
    expect(nextStep(row({ ...taken, handOver: 'MH', handOverConfirmed: true })).key).toBe('next.close');
    expect(nextStep(row({ ...taken, handOver: 'MH', marks: [{ kind: 'hand-over-refused', text: '', at: held.since }] })).key).toBe('next.locate');
    expect(nextStep(row(taken)).key).toBe('next.locate');
  });

  it('never hides that nobody has it', () => {
    expect(nextStep(row({ handOver: 'MH' })).key).toBe('next.take');
  });
});

describe('what happens next to a case of a storm', () => {
  const ladder = { round: 1, step: 1, steps: 5, nextAt: '2025-11-21T21:45:30Z' };

  it('is the calls of another case while it waits, and never "somebody must take it"', () => {
    const waits = row({ storm: { partner: 'meta', calls: false } });
    expect([nextStep(waits).key, waitsInStorm(waits)]).toEqual(['next.called-with', true]);
    expect(nextStep(wholeCase({ ...row(), storm: { partner: 'meta', calls: false } } as unknown as CaseView)).key).toBe('next.called-with');
  });

  it('is its own ladder where it calls for all, or went its own way', () => {
    const calls = row({ storm: { partner: 'meta', calls: true }, ladder });
    expect([nextStep(calls).key, waitsInStorm(calls)]).toEqual(['next.call', false]);
    expect(nextStep(row({ ladder })).key).toBe('next.call');
  });

  it('is what its holder does, once somebody took it', () => {
    expect(nextStep(row({ state: 'acknowledged', holder: held, storm: { partner: 'meta', calls: false } })).key).toBe('next.locate');
  });
});
