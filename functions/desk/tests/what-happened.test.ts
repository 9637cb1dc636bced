import { describe, expect, it } from 'vitest';
import { wholeCase } from '../src/absent';
import type { CaseView } from '../src/contract';
import { whatHappened } from '../src/what-happened';
import { row } from './rows';

const closed = wholeCase({
  ...row({ state: 'closed', outcome: 'safe', openedAt: '2025-11-21T21:44:20Z', reachedAt: '2025-11-21T21:55:20Z', closedAt: '2025-11-21T22:04:20Z' }),
  engagements: [{ id: 'e', agency: 'station', name: 'Thana Kotwali', state: 'ended' }],
  history: [{ seq: 1, at: '2025-11-21T21:45:02Z', kind: 'acknowledged', by: 'Asha Verma', text: '' }],
  deliveries: [
    { id: '1', purpose: 'call', step: 0, state: 'delivered' }, { id: '2', purpose: 'call', step: 1, state: 'failed' },
    { id: '3', purpose: 'call', step: 2, state: 'superseded' }, { id: '4', purpose: 'engagement', state: 'delivered' },
  ],
} as unknown as CaseView);

describe('what just happened', () => {
  it('is told in five lines, from arrival to end', () => {
    expect(whatHappened(closed).map(({ key }) => key)).toEqual(['happened.arrived-only', 'happened.called', 'happened.taken', 'happened.reached', 'happened.closed']);
  });

  it('counts only calls that went out', () => {
    expect(whatHappened(closed)[1]?.facts).toEqual({ count: 2, steps: 2 });
  });

  it('names who took it and after how long', () => {
    expect(whatHappened(closed)[2]?.facts).toMatchObject({ name: 'Asha Verma', took: '0:42' });
  });
});
