import { describe, expect, it } from 'vitest';
import type { BoardRow } from '../src/contract';
import { callerOf, stormsOf } from '../src/storm/storms';

const row = (id: string, at: number, storm?: BoardRow['storm'], state = 'new') => ({ id, code: id, state, source: storm?.partner ?? 'x', openedAt: new Date(at * 1000).toISOString(), storm }) as BoardRow;

describe('the storms of a board', () => {
  it('are a partner\'s cases that are called as one, the oldest first, with the one that calls for all', () => {
    const [meta, ...rest] = stormsOf([row('c', 3, { partner: 'meta', calls: false }), row('a', 1, { partner: 'meta', calls: false }), row('b', 2, { partner: 'meta', calls: true }), row('d', 4)]);
    expect(meta!.rows.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(meta!.lead?.id).toBe('b');
    expect(rest).toEqual([]);
  });

  it('say which case calls for the others, also where only that one is left', () => {
    const rows = [row('a', 1, { partner: 'meta', calls: false }), row('b', 2, { partner: 'meta', calls: true }), row('c', 3, { partner: 'x', calls: true })];
    expect(callerOf(rows, 'meta')?.id).toBe('b');
    expect(callerOf(rows.slice(2), 'x')?.id).toBe('c');
    expect(callerOf([row('a', 1, { partner: 'meta', calls: false }), row('b', 2, { partner: 'meta', calls: true }, 'closed')], 'meta')).toBeNull();
  });

  it('are none where only one is left, or all are closed', () => {
    expect(stormsOf([row('a', 1, { partner: 'meta', calls: true }), row('b', 2, { partner: 'meta', calls: false }, 'closed')])).toEqual([]);
  });

  it('stand the largest first', () => {
    const rows = [row('a', 1, { partner: 'x', calls: true }), row('b', 1, { partner: 'x', calls: false }), ...[1, 2, 3].map((n) => row(`m${n}`, n, { partner: 'meta', calls: n === 1 }))];
    expect(stormsOf(rows).map(({ partner }) => partner)).toEqual(['meta', 'x']);
  });
});
