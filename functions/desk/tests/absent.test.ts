import { describe, expect, it } from 'vitest';
import { wholeCase, wholeRow } from '../src/absent';
import type { BoardRow, CaseView } from '../src/contract';
import { urgencyOf } from '../src/urgency';

const bare = { id: 'a-1', version: 1, code: 'K7F2', kind: 'alert', mode: 'actual', type: 'suicide-risk', severity: 'critical', lifeRisk: true, state: 'new', openedAt: '2025-11-21T21:44:20Z', source: 'Meta' };

describe('what the server leaves out', () => {
  it('is null or empty, so that a case without a holder is unheld', () => {
    const row = wholeRow(bare as unknown as BoardRow);
    expect(row.holder).toBeNull();
    expect(urgencyOf(row)).toBe('unheld-life');
  });

  it('is filled in inside of a case, too', () => {
    const view = wholeCase({ ...bare, post: { url: 'https://x.com/a' }, engagements: [{ id: 'e', agency: 'station', name: 'Kotwali', state: 'requested' }], ladderPlan: { policy: 'life-risk', round: 1, steps: [{ index: 0, afterSeconds: 0 }] } } as unknown as CaseView);
    expect(view.post?.media).toEqual([]);
    expect(view.engagements[0]?.nextReminderAt).toBeNull();
    expect(view.ladderPlan?.steps[0]?.targets).toEqual([]);
    expect(view.history).toEqual([]);
    expect([view.evidence, view.requests, view.nextStep, view.whereabouts, view.urgency, view.post?.masks]).toEqual([[], [], null, null, null, []]);
  });

  it('never overwrites what was said', () => {
    expect(wholeCase({ ...bare, moves: ['acknowledge'] } as unknown as CaseView).moves).toEqual(['acknowledge']);
  });
});
