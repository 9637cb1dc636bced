import { describe, expect, it } from 'vitest';
import type { CaseView } from '../src/contract';
import { keyMeant, moveKeys } from '../src/keys';
import { commandKeys } from '../src/keys';
import { asksOf, bodyOf, fieldsOf, type MoveName, moves, primaryMove } from '../src/moves';
import { held } from './rows';

const all = ['acknowledge', 'route', 'dispatch', 'on-the-way', 'reached', 'close', 'note'];
const district = { id: 'jaunpur', english: 'Jaunpur', hindi: 'जौनपुर', urdu: 'جونپور' };
const of = (part: Partial<CaseView>) => primaryMove({ state: 'new', moves: all, district, onTheWayAt: null, holder: held, ...part });

describe('the next best move', () => {
  it('leads from arrival to the end', () => {
    expect(of({ holder: null })).toBe('acknowledge');
    expect(of({ state: 'acknowledged' })).toBe('dispatch');
    expect(of({ state: 'dispatched' })).toBe('on-the-way');
    expect(of({ state: 'dispatched', onTheWayAt: '2025-11-21T22:00:00Z' })).toBe('reached');
    expect(of({ state: 'reached' })).toBe('close');
  });

  it('finds the place before it sends somebody', () => {
    expect(of({ state: 'acknowledged', district: null })).toBe('route');
  });

  it('is to take it again when the hold lapsed', () => {
    expect(of({ state: 'dispatched', holder: null })).toBe('acknowledge');
  });

  it('is never one that the server would refuse', () => {
    expect(of({ state: 'acknowledged', moves: ['note', 'close'] })).toBe('close');
    expect(of({ state: 'closed', moves: ['reopen'] })).toBeNull();
  });

  it('is left to the panel of the place where that has its own big button', () => {
    const step = (move: string) => ({ kind: 'ask-platform', move }) as CaseView['nextStep'];
    expect(of({ state: 'acknowledged', district: null, moves: [...all, 'ask'], nextStep: step('ask') })).toBeNull();
    expect(of({ state: 'acknowledged', moves: [...all, 'confirm-hand-over'], nextStep: step('confirm-hand-over') })).toBeNull();
    expect(of({ state: 'acknowledged', district: null, nextStep: step('hand-over') })).toBe('route');
    expect(of({ holder: null, nextStep: step('ask') })).toBe('acknowledge');
  });

  it('is to close once another state has taken over', () => {
    const handOver = { state: 'MH', at: '2025-11-21T22:00:00Z', confirmedAt: '2025-11-21T22:05:00Z' };
    expect(of({ state: 'acknowledged', district: null, handOver })).toBe('close');
    expect(of({ state: 'acknowledged', district: null, handOver: { ...handOver, confirmedAt: null } })).toBe('route');
  });

  it('says only what was filled in', () => {
    expect(bodyOf('dispatch', { station: ' Kotwali ', vehicle: '' }, {} as CaseView)).toEqual({ station: 'Kotwali' });
    expect(bodyOf('confirm-partner-word', { stillAtRisk: 'no' }, {} as CaseView)).toEqual({ stillAtRisk: false });
  });
});

describe('a move that closes a case', () => {
  it.each(['close', 'not-genuine'] as const)('%s is never made by one press', (name) => {
    expect(fieldsOf({ tip: null, lifeRisk: true }, name).length > 0 || asksOf(name) !== undefined).toBe(true);
  });

  it('is the only one that asks to be read first', () => {
    expect((Object.keys(moves) as MoveName[]).filter(asksOf)).toEqual(['not-genuine']);
  });
});

describe('keys', () => {
  it('have one meaning each', () => {
    const used = [...Object.values(moveKeys), ...commandKeys.flatMap(({ keys }) => keys)];
    expect(new Set(used).size).toBe(used.length);
  });

  it('mean the same with a Devanagari layout', () => {
    expect(keyMeant({ key: 'ो', code: 'KeyA', shiftKey: false })).toBe('a');
    expect(keyMeant({ key: 'A', code: 'KeyA', shiftKey: true })).toBe('a');
  });
});
