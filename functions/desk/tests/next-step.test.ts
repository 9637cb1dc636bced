import { describe, expect, it } from 'vitest';
import { nextStep } from '../src/next-step';
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
