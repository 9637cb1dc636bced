import { describe, expect, it } from 'vitest';
import { moveOfKey } from '../src/keys';
import { askedOf, isAnswer } from '../src/newcomer/asks';
import { row } from './rows';

const asked = (user: string, until: string) => ({ user, name: user, code: 'K7F2', until });

const at = Date.parse('2026-03-02T12:00:00Z');

describe('the newcomers that a holder is asked about', () => {
  it('are only those of this officer, the one whose time ends first on top', () => {
    const rows = [
      row({ id: 'late', asked: asked('ravi', '2026-03-02T12:00:20Z') }),
      row({ id: 'early', asked: asked('ravi', '2026-03-02T12:00:10Z') }),
      row({ id: 'other', asked: asked('asha', '2026-03-02T12:00:05Z') }),
      row({ id: 'closed', state: 'closed', asked: asked('ravi', '2026-03-02T12:00:01Z') }),
      row({ id: 'plain' }),
    ];
    expect(askedOf(rows, 'ravi', at).map(({ id }) => id)).toEqual(['early', 'late']);
    expect(askedOf(rows, undefined, at)).toEqual([]);
  });

  it('are asked no longer than their time', () => {
    const rows = [row({ id: 'late', asked: asked('ravi', '2026-03-02T12:00:20Z') })];
    expect(askedOf(rows, 'ravi', at + 19_999)).toHaveLength(1);
    expect(askedOf(rows, 'ravi', at + 20_000)).toEqual([]);
  });

  it('are answered with two keys', () => {
    expect([moveOfKey('5'), moveOfKey('6')]).toEqual(['same-person', 'other-person']);
    expect([isAnswer('same-person'), isAnswer('close')]).toEqual([true, false]);
  });
});
