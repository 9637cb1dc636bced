import { describe, expect, it } from 'vitest';
import { toSnapshot } from '../src/snapshot';
import { held, row } from './rows';

describe('what is kept for the time without a server', () => {
  const it0 = row({
    code: 'K7F2', holder: { ...held, phone: '+91 1' }, station: 'Kotwali', district: { id: 'jaunpur', english: 'Jaunpur', hindi: 'जौनपुर', urdu: 'جونپور' },
    engagements: [{ id: 'e', agency: 'station', name: 'Thana Kotwali', state: 'delivered', phone: '+91 2' }],
    marks: [{ kind: 'partner-says', text: 'secret', at: '2025-11-21T21:50:00Z' }],
  });

  it('says where the case is and whom to ring', () => {
    expect(toSnapshot([it0], 7).cases).toEqual([expect.objectContaining({ code: 'K7F2', district: 'Jaunpur', station: 'Kotwali', holder: 'Asha Verma', holderPhone: '+91 1', agencies: [{ name: 'Thana Kotwali', phone: '+91 2' }] })]);
  });

  it('holds nothing of the person, even when a whole case view is handed in', () => {
    const view = { ...it0, post: { text: 'farewell' }, subject: { phone: '+91 999', handle: 'some.one' } };
    expect(JSON.stringify(toSnapshot([view], 7))).not.toMatch(/farewell|999|some\.one|secret/);
  });

  it('forgets closed cases', () => {
    expect(toSnapshot([row({ state: 'closed' })], 7).cases).toEqual([]);
  });
});
