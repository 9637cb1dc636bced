import { describe, expect, it } from 'vitest';
import { byUrgency, inSections } from '../src/order';
import { isLoud, urgencyOf } from '../src/urgency';
import { held, row } from './rows';

const order = (...rows: ReturnType<typeof row>[]): string[] => rows.sort(byUrgency).map(({ id }) => id);

describe('the order of the board', () => {
  it('puts an unheld life before everything older', () => {
    const old = row({ id: 'old', state: 'acknowledged', holder: held, openedAt: '2025-11-21T10:00:00Z' });
    const fraud = row({ id: 'fraud', lifeRisk: false, openedAt: '2025-11-21T09:00:00Z' });
    const life = row({ id: 'life', openedAt: '2025-11-21T21:59:00Z' });
    expect(order(old, fraud, life)).toEqual(['life', 'fraud', 'old']);
  });

  it('puts the oldest clock first, and the clock starts when the danger was seen', () => {
    const late = row({ id: 'arrived-first', openedAt: '2025-11-21T21:00:00Z' });
    const early = row({ id: 'seen-first', openedAt: '2025-11-21T21:05:00Z', detectedAt: '2025-11-21T20:50:00Z' });
    expect(order(late, early)).toEqual(['seen-first', 'arrived-first']);
  });

  it('puts closed cases last, the latest closed first', () => {
    const a = row({ id: 'a', state: 'closed', closedAt: '2025-11-21T20:00:00Z' });
    const b = row({ id: 'b', state: 'closed', closedAt: '2025-11-21T21:00:00Z' });
    const reached = row({ id: 'reached', state: 'reached', holder: held });
    expect(order(a, b, reached)).toEqual(['reached', 'b', 'a']);
  });

  it('keeps tests and exercises apart', () => {
    const { actual, inside } = inSections([row({ mode: 'test' }), row({ mode: 'exercise' }), row()]);
    expect([actual.length, inside.length]).toEqual([1, 2]);
  });
});

describe('urgency', () => {
  it('comes back when the hold lapses after a dispatch', () => {
    expect(urgencyOf(row({ state: 'dispatched', holder: held }))).toBe('moving');
    expect(urgencyOf(row({ state: 'dispatched', holder: null }))).toBe('unheld-life');
  });

  it('does not shout for a test outside a demo', () => {
    expect(isLoud(row({ mode: 'test' }), false)).toBe(false);
    expect(isLoud(row({ mode: 'test' }), true)).toBe(true);
    expect(isLoud(row({ mode: 'exercise' }), false)).toBe(true);
  });
});
