import { describe, expect, it } from 'vitest';
import { wholeCase } from '../src/absent';
import type { CaseView } from '../src/contract';
import { rowOf, withBoard, withRow } from '../src/versions';
import { row } from './rows';

const mapOf = (...rows: ReturnType<typeof row>[]) => new Map(rows.map((it) => [it.id, it]));

describe('the version rule', () => {
  it('ignores a push older than what stands', () => {
    const rows = mapOf(row({ id: 'a', version: 3, state: 'acknowledged' }));
    expect(withRow(rows, row({ id: 'a', version: 2 }))).toBe(rows);
    expect(withRow(rows, row({ id: 'a', version: 4, state: 'closed' })).get('a')?.state).toBe('closed');
  });

  it('keeps a newer push when an older board arrives', () => {
    const rows = mapOf(row({ id: 'a', version: 5, state: 'reached' }));
    expect(withBoard(rows, [row({ id: 'a', version: 4 })], new Set()).get('a')?.state).toBe('reached');
  });

  it('drops what left the board, but not what was pushed after the question', () => {
    const rows = mapOf(row({ id: 'gone' }), row({ id: 'new' }));
    expect([...withBoard(rows, [], new Set(['new'])).keys()]).toEqual(['new']);
  });
});

describe('a case that is no longer for this page', () => {
  const gone = new Map([['a', 5]]);

  it('is not brought back by a row or a board that is older than that word', () => {
    const rows = mapOf();
    expect(withRow(rows, row({ id: 'a', version: 4 }), gone)).toBe(rows);
    expect(withBoard(rows, [row({ id: 'a', version: 4 })], new Set(), gone).size).toBe(0);
  });

  it('is there again with a row of that version or a later one', () => {
    expect(withRow(mapOf(), row({ id: 'a', version: 5 }), gone).size).toBe(1);
    expect(withBoard(mapOf(), [row({ id: 'a', version: 6 })], new Set(), gone).size).toBe(1);
  });
});

describe('the row of a case view', () => {
  it('leaves the person behind and keeps the phone numbers that the board knew', () => {
    const before = row({ id: 'a', engagements: [{ id: 'e', agency: 'station', name: 'Kotwali', state: 'requested', phone: '112' }] });
    const view = wholeCase({ ...row({ id: 'a', version: 2 }), subject: { handle: 'some.one' }, post: { text: 'farewell' }, engagements: [{ id: 'e', agency: 'station', name: 'Kotwali', state: 'delivered' }] } as unknown as CaseView);
    const made = rowOf(view, before);
    expect(made.engagements).toEqual([{ id: 'e', agency: 'station', name: 'Kotwali', state: 'delivered', phone: '112' }]);
    expect(JSON.stringify(made)).not.toMatch(/some\.one|farewell/);
  });

  it('is no finer of the place than the board’s own', () => {
    const district = { id: 'ballia', english: 'Ballia', hindi: 'बलिया', urdu: 'بلیا' };
    const view = wholeCase({
      ...row({ id: 'a' }), whereabouts: { state: 'UP', district, name: 'Malgodam Road 7', confidence: 0.62, latitude: 25.7612, longitude: 84.1471, others: [] }, evidence: [{ kind: 'ip-address', value: '203.0.113.24', at: '' }],
      requests: [{ question: 'phone' }], handOver: { state: 'MH', at: '', confirmedAt: '2025-11-21T22:00:00Z' }, urgency: { level: 'high', raised: true, cues: [{ text: 'farewell' }] },
    } as unknown as CaseView);
    const made = rowOf(view, undefined);
    expect(made.whereabouts).toEqual({ state: 'UP', english: 'Ballia', hindi: 'बलिया', confidence: 0.62, unverified: false });
    expect([made.handOver, made.handOverConfirmed, made.raised]).toEqual(['MH', true, true]);
    expect(JSON.stringify(made)).not.toMatch(/Malgodam|25\.76|203\.0|farewell|question/);
  });

  it('keeps its part in a storm and the question that an officer is asked', () => {
    const asked = { user: 'ravi', name: 'Ravi Kumar', code: 'K7F2', until: '2025-11-21T21:45:00Z' };
    const made = rowOf(wholeCase({ ...row({ id: 'a' }), storm: { partner: 'meta', calls: false }, asked } as unknown as CaseView), undefined);
    expect([made.storm, made.asked]).toEqual([{ partner: 'meta', calls: false }, asked]);
  });
});
