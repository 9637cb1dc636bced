import { describe, expect, it } from 'vitest';
import { moveOfKey } from '../src/keys';
import { askedOf, isAnswer } from '../src/newcomer/asks';
import { row } from './rows';

const asked = (user: string, until: string) => ({ user, name: user, code: 'K7F2', until });

describe('the newcomers that a holder is asked about', () => {
  it('are only those of this officer, the one whose time ends first on top', () => {
    const rows = [
      row({ id: 'late', asked: asked('ravi', '2026-03-02T12:00:20Z') }),
      row({ id: 'early', asked: asked('ravi', '2026-03-02T12:00:10Z') }),
      row({ id: 'other', asked: asked('asha', '2026-03-02T12:00:05Z') }),
      row({ id: 'closed', state: 'closed', asked: asked('ravi', '2026-03-02T12:00:01Z') }),
      row({ id: 'plain' }),
    ];
    expect(askedOf(rows, 'ravi').map(({ id }) => id)).toEqual(['early', 'late']);
    expect(askedOf(rows, undefined)).toEqual([]);
  });

  it('are answered with two keys', () => {
    expect([moveOfKey('5'), moveOfKey('6')]).toEqual(['same-person', 'other-person']);
    expect([isAnswer('same-person'), isAnswer('close')]).toEqual([true, false]);
  });
});
