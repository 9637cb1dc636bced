import { describe, expect, it, vi } from 'vitest';
import type { CaseView } from '../src/contract';
import type { NextStep, OtherPlace } from '../src/place/contract';

// What a browser has and the test's runtime lacks.
vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }));
vi.stubGlobal('navigator', { languages: ['en'] });
vi.stubGlobal('location', { hash: '' });
vi.stubGlobal('addEventListener', () => undefined);
const { prepared, severalOf } = await import('../src/place/take-step');

const moves = ['ask', 'route', 'hand-over', 'confirm-hand-over', 'evidence', 'contact'];
const ballia = { id: 'ballia', english: 'Ballia', hindi: 'बलिया', urdu: 'بلیا' };
const asked = (part: Partial<CaseView> = {}) => ({ moves, whereabouts: { district: ballia, station: 'Kotwali' }, station: null, ...part }) as CaseView;
const step = (part: Partial<NextStep>): NextStep => ({ kind: 'confirm', move: 'route', question: null, state: null, district: null, choices: [], text: '', textHindi: '', ...part });
const place = (state: string, district: string | null): OtherPlace => ({ state, district, name: '', nameHindi: '', confidence: 0.5 });

describe('the move of a step', () => {
  it('has all that is known filled in', () => {
    expect(prepared(asked(), step({ kind: 'ask-platform', move: 'ask', question: 'last-login-ip' }))).toEqual({ name: 'ask', values: { question: 'last-login-ip' }, focus: null });
    expect(prepared(asked(), step({ kind: 'confirm', district: 'ballia' }))).toEqual({ name: 'route', values: { district: 'ballia', station: 'Kotwali' }, focus: null });
    expect(prepared(asked(), step({ kind: 'hand-over', move: 'hand-over', state: 'MH' }))).toEqual({ name: 'hand-over', values: { state: 'MH' }, focus: null });
    expect(prepared(asked(), step({ kind: 'locate-phone', move: 'evidence' }))).toEqual({ name: 'evidence', values: { kind: 'coordinates' }, focus: 'value' });
  });

  it('of a guess that waits for a word sends its station, or asks all the likely places of our own at once', () => {
    const likely = step({ kind: 'engage', district: 'ballia', choices: [place('UP', 'ballia'), place('BR', null), place('UP', 'mau'), place('UP', 'ghazipur'), place('UP', 'deoria')] });
    expect(prepared(asked(), likely)).toEqual({ name: 'route', values: { district: 'ballia', station: 'Kotwali' }, focus: null });
    expect(severalOf(asked({ moves: ['ask-several'] }), likely)?.values).toEqual({ districts: 'ballia mau ghazipur' });
    expect(severalOf(asked(), likely)).toBeNull();
    expect(severalOf(asked({ moves: ['ask-several'] }), step({ kind: 'decide', choices: [place('UP', 'mau'), place('BR', null)] }))).toBeNull();
  });

  it('begins where something is still to be said', () => {
    expect(prepared(asked(), step({ kind: 'name-station', district: 'ballia' }))?.focus).toBe('station');
    expect(prepared(asked(), step({ kind: 'ask-informer', move: 'ask' }))).toEqual({ name: 'ask', values: {}, focus: 'text' });
  });

  it('never carries a station into another district', () => {
    expect(prepared(asked(), step({ kind: 'decide' }), place('UP', 'ghazipur'))?.values).toEqual({ district: 'ghazipur', station: '' });
  });

  it('of a choice in another state is to hand over', () => {
    expect(prepared(asked(), step({ kind: 'decide' }), place('BR', null))).toEqual({ name: 'hand-over', values: { state: 'BR' }, focus: null });
  });

  it('is none where somebody has to choose, or this officer may not', () => {
    expect(prepared(asked(), step({ kind: 'decide' }))).toBeNull();
    expect(prepared(asked({ moves: ['note'] }), step({ kind: 'hand-over', move: 'hand-over', state: 'MH' }))).toBeNull();
    expect(prepared(asked(), step({ kind: 'confirm', move: 'teleport' }))).toBeNull();
  });
});
