import { describe, expect, it } from 'vitest';
import type { CaseView } from '../src/contract';
import type { Evidence, Whereabouts } from '../src/place/contract';
import { askedOf, askedOfRow, disagrees, headlineOf, otherState, rowPlace } from '../src/place/headline';
import { grouped } from '../src/place/sort';
import { row } from './rows';

const jaunpur = { id: 'jaunpur', english: 'Jaunpur', hindi: 'जौनपुर', urdu: 'جونپور' };
const ballia = { id: 'ballia', english: 'Ballia', hindi: 'बलिया', urdu: 'بلیا' };
const guess = (part: Partial<Whereabouts>) => ({ state: 'UP', district: null, station: null, name: null, confidence: 0.8, stateConfidence: 0.8, others: [], ...part }) as unknown as Whereabouts;
const of = (part: Partial<CaseView>) => ({ district: null, station: null, routeBasis: null, whereabouts: null, handOver: null, ...part }) as CaseView;

describe('what the panel says first', () => {
  it('is a human’s word before any guess, and tells where the evidence says otherwise', () => {
    const it = of({ district: jaunpur, routeBasis: 'by-hand', whereabouts: guess({ district: ballia }) });
    expect(headlineOf(it)).toBe('by-hand');
    expect(disagrees(it)).toBe(true);
    expect(disagrees(of({ district: jaunpur, routeBasis: 'by-hand', whereabouts: guess({ district: jaunpur }) }))).toBe(false);
    // The state alone contradicts no district of it.
    expect(disagrees(of({ district: jaunpur, routeBasis: 'by-hand', whereabouts: guess({}) }))).toBe(false);
    expect(disagrees(of({ district: jaunpur, routeBasis: 'by-hand', whereabouts: guess({ state: 'MH' }) }))).toBe(true);
  });

  it('is the newest guess, not the route that an older one led to', () => {
    expect(headlineOf(of({ district: jaunpur, routeBasis: 'text', whereabouts: guess({ district: ballia }) }))).toBe('guess');
    expect(headlineOf(of({ district: jaunpur, routeBasis: 'text', whereabouts: guess({ state: null }) }))).toBe('route');
  });

  it('tells nothing found from nothing looked for', () => {
    expect(headlineOf(of({}))).toBe('weighing');
    expect(headlineOf(of({ whereabouts: guess({ state: null }) }))).toBe('unknown');
    expect(headlineOf(of({ whereabouts: guess({}) }))).toBe('state-only');
  });

  it('is another state where one was asked or the evidence says so', () => {
    expect(otherState(of({ whereabouts: guess({ state: 'MH' }) }))).toBe('MH');
    expect(otherState(of({ district: jaunpur, routeBasis: 'text', handOver: { state: 'BR', at: '', confirmedAt: null } }))).toBe('BR');
    expect(otherState(of({ district: jaunpur, routeBasis: 'by-hand', whereabouts: guess({ state: 'MH' }) }))).toBeNull();
  });

  it('knows how far the other state has come', () => {
    const at = '2025-11-21T22:00:00Z';
    expect(askedOf({ handOver: null })).toBe('unasked');
    expect(askedOf({ handOver: { state: 'MH', at, confirmedAt: null } })).toBe('waiting');
    expect(askedOf({ handOver: { state: 'MH', at, confirmedAt: null, refusedAt: at } })).toBe('refused');
    expect(askedOf({ handOver: { state: 'MH', at, confirmedAt: at } })).toBe('taken');
    expect(askedOfRow(row({ handOver: 'MH' }))).toBe('waiting');
    expect(askedOfRow(row({ handOver: 'MH', marks: [{ kind: 'hand-over-refused', text: '', at }] }))).toBe('refused');
    expect(askedOfRow(row({ handOver: 'MH', handOverConfirmed: true }))).toBe('taken');
  });

  it('is on the board a guess or a state, never a route that there is not', () => {
    const place = { state: 'UP', english: 'Ballia', hindi: 'बलिया', confidence: 0.6, unverified: false };
    expect(rowPlace(row())).toBe('unknown');
    expect(rowPlace(row({ whereabouts: place }))).toBe('guess');
    expect(rowPlace(row({ whereabouts: { ...place, state: 'MH' } }))).toBe('other-state');
  });
});

describe('the evidence', () => {
  const piece = (value: string, verdict: Evidence['verdict'], at: string, part: Partial<Evidence> = {}) => ({ value, verdict, at, confidence: 0.5, former: false, ...part }) as Evidence;

  it('stands by what it says of the guess: against it above what says nothing, the newest first, what is said no more last', () => {
    const groups = grouped([
      piece('old', 'supports', '2025-11-21T21:00:00Z'), piece('silent', 'neutral', '2025-11-21T23:00:00Z'), piece('against', 'contradicts', '2025-11-21T20:00:00Z'),
      piece('gone', 'supports', '2025-11-21T23:30:00Z', { former: true }), piece('new', 'supports', '2025-11-21T22:00:00Z'),
    ]);
    expect(groups.map(({ verdict }) => verdict)).toEqual(['supports', 'contradicts', 'neutral']);
    expect(groups[0]?.pieces.map(({ value }) => value)).toEqual(['new', 'old', 'gone']);
  });

  it('of one moment begins with the surest', () => {
    const at = '2025-11-21T21:00:00Z';
    expect(grouped([piece('weak', 'neutral', at, { confidence: 0.1 }), piece('strong', 'neutral', at, { confidence: 0.9 })])[0]?.pieces[0]?.value).toBe('strong');
  });
});
