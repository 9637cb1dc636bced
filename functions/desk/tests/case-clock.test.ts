import { describe, expect, it } from 'vitest';
import { clockOf } from '../src/case-clock';
import { row } from './rows';

const openedAt = '2025-11-21T21:44:20Z';
const detectedAt = '2025-11-21T21:40:00Z';
const closedAt = '2025-11-21T23:00:00Z';

describe('the clock of a case', () => {
  it('runs from when the danger was seen, or else from when it arrived', () => {
    expect(clockOf(row({ openedAt, detectedAt }))).toEqual({ from: Date.parse(detectedAt), until: null, label: 'clock.since-seen' });
    expect(clockOf(row({ openedAt }))).toEqual({ from: Date.parse(openedAt), until: null, label: 'clock.since-opened' });
  });

  it('stops at the closing, and says so', () => {
    expect(clockOf(row({ openedAt, detectedAt, state: 'closed', closedAt }))).toEqual({ from: Date.parse(detectedAt), until: Date.parse(closedAt), label: 'clock.closed-seen' });
    const tip = { tip: {} as never, kind: 'tip', lifeRisk: false } as const;
    expect([clockOf(row({ ...tip })).label, clockOf(row({ ...tip, state: 'closed', closedAt })).label]).toEqual(['clock.since-told', 'clock.closed-told']);
  });

  it('runs on when the case was opened again', () => {
    expect(clockOf(row({ openedAt, state: 'acknowledged', closedAt })).until).toBeNull();
  });
});
