import { describe, expect, it } from 'vitest';
import type { User } from '../src/contract';
import { mayReadOutbox, offered, officeOf } from '../src/officers';

const ballia = { id: 'ballia', english: 'Ballia', hindi: 'बलिया', urdu: 'بلیا' };
const agra = { id: 'agra', english: 'Agra', hindi: 'आगरा', urdu: 'آگرہ' };
const user = (id: string, name: string, jurisdiction: string, onDuty = true): User => ({ id, name, jurisdiction, onDuty, role: 'station' });
const users = [
  user('far', 'Ravi Agarwal', 'station/agra/Kotwali'), user('state', 'Asha Verma', 'state'), user('range', 'Uma Nigam', 'range/Azamgarh'),
  user('office', 'Kavita Maurya', 'district/ballia'), user('other', 'Deepak Yadav', 'station/ballia/Bansdih'),
  user('off', 'Aarti Gupta', 'station/ballia/Kotwali', false), user('own', 'Tarun Dixit', 'station/ballia/kotwali'),
];
const names = (typed: string, of = users, place = { district: ballia, station: 'Kotwali' } as Parameters<typeof offered>[1]) => offered(of, place, typed, [ballia, agra]).users.map(({ id }) => id);

describe('the officers that a case is offered to', () => {
  it('are first those of its station, then of its district, those on duty before the others; nobody else is in the way', () => {
    expect(names('')).toEqual(['own', 'off', 'other', 'office']);
    expect(offered(users, { district: ballia, station: null }, '', []).more).toBe(3);
  });

  it('come by name or place, in any script, from everywhere', () => {
    expect(names('ravi')).toEqual(['far']);
    expect(names('आगरा')).toEqual(['far']);
    expect(names('kav mau')).toEqual(['office']);
    expect(names('nobody')).toEqual([]);
  });

  it('are those of range and state where nobody nearer may know of it', () => {
    expect(names('', users.filter(({ id }) => ['state', 'range'].includes(id)))).toEqual(['range', 'state']);
    expect(names('', users, { district: null, station: null }).slice(0, 2)).toEqual(['range', 'state']);
  });

  it('are told apart by where they work', () => {
    expect(users.slice(0, 4).map((it) => officeOf(it, [ballia, agra], ({ english }) => english))).toEqual([
      { key: 'office.station', facts: { name: 'Kotwali', district: 'Agra' } }, { key: 'office.state', facts: {} },
      { key: 'office.range', facts: { name: 'Azamgarh' } }, { key: 'office.district', facts: { name: 'Ballia' } },
    ]);
  });
});

describe('the outbox', () => {
  it('is asked for by the state desk alone', () => {
    const may = (role: User['role'], jurisdiction: string): boolean => mayReadOutbox({ role, jurisdiction });
    expect([may('operator', 'state'), may('supervisor', 'state'), may('admin', 'state')]).toEqual([true, true, true]);
    expect([may('station', 'state'), may('supervisor', 'range/Azamgarh'), may('operator', 'district/ballia'), may('station', 'station/ballia/Kotwali')]).toEqual([false, false, false, false]);
    expect([mayReadOutbox(null), mayReadOutbox(undefined)]).toEqual([false, false]);
  });
});
