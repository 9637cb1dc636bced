import { describe, expect, it } from 'vitest';
import { dutyTime, offeredTo, selfDuty } from '../src/duty/contract';
import { row } from './rows';

const holder = (user: string | null) => ({ user: 'ravi', name: 'Ravi', since: '2026-03-02T12:00:00Z', leaseUntil: '2026-03-02T12:02:00Z', offer: user ? { user, name: user } : null });

describe('what is offered to whom', () => {
  const rows = [
    row({ id: 'calm', lifeRisk: false, openedAt: '2026-03-02T10:00:00Z', holder: holder('asha') }),
    row({ id: 'late', lifeRisk: true, openedAt: '2026-03-02T12:00:00Z', holder: holder('asha') }),
    row({ id: 'early', lifeRisk: true, openedAt: '2026-03-02T11:00:00Z', holder: holder('asha') }),
    row({ id: 'other', lifeRisk: true, holder: holder('sana') }),
    row({ id: 'kept', lifeRisk: true, holder: holder(null) }),
    row({ id: 'done', lifeRisk: true, state: 'closed', holder: holder('asha') }),
    row({ id: 'free', lifeRisk: true, holder: null }),
  ];

  it('is only what its holder leaves to this officer, lives first, then the oldest', () => {
    expect(offeredTo(rows, 'asha').map(({ id }) => id)).toEqual(['early', 'late', 'calm']);
    expect(offeredTo(rows, undefined)).toEqual([]);
  });
});

describe('whether this officer may say that they are on duty', () => {
  it('is asked of whoever is not called, and taken back by whoever said so, also where the roster has them too', () => {
    expect(selfDuty({ onDuty: false, selfUntil: null })).toBe('off');
    expect(selfDuty({ onDuty: true, selfUntil: null })).toBe('roster');
    expect(selfDuty({ onDuty: true, selfUntil: '2026-03-02T14:30:00Z' })).toBe('self');
  });
});

describe('a time of duty', () => {
  it('is India’s, and names the day where it is another one there', () => {
    expect(dutyTime('2026-03-02T14:30:00Z', '2026-03-02T12:00:00Z')).toBe('20:00');
    expect(dutyTime('2026-03-02T20:30:00Z', '2026-03-02T12:00:00Z')).toBe('Tue 3 Mar, 02:00');
  });
});
