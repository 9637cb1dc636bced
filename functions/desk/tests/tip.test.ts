import { describe, expect, it } from 'vitest';
import { wholeCase, wholeRow } from '../src/absent';
import type { BoardRow, CaseView } from '../src/contract';
import { fieldsOf, moveLabel, primaryMove } from '../src/moves';
import { nextStep } from '../src/next-step';
import type { TipView } from '../src/tip/contract';
import { rowOf } from '../src/versions';
import { held, row } from './rows';

const district = { id: 'jaunpur', english: 'Jaunpur', hindi: 'जौनपुर', urdu: 'جونپور' };
const all = ['acknowledge', 'route', 'assign', 'accept', 'report', 'review', 'ask', 'close', 'note'];
const said = { category: 'drugs', categoryText: 'Drugs', categoryTextHindi: 'नशा', language: 'hi', door: 'whatsapp', sensitivity: 'routine', conflicted: false, told: 'received', what: 'a secret word' } as unknown as TipView;
const view = (part: Partial<CaseView>): CaseView => wholeCase({ ...row({ kind: 'tip', type: 'crime-tip', lifeRisk: false, district, holder: held }), moves: all, tip: said, ...part } as unknown as CaseView);

describe('a tip', () => {
  it('goes to an officer, comes back as a report, is looked at and closed', () => {
    expect(primaryMove(view({ holder: null, moves: all.filter((name) => name !== 'accept') }))).toBe('acknowledge');
    expect(primaryMove(view({ state: 'acknowledged', moves: ['route', 'assign', 'close'] }))).toBe('assign');
    expect(primaryMove(view({ state: 'acknowledged', district: null, moves: ['route', 'assign', 'close'] }))).toBe('route');
    expect(primaryMove(view({ state: 'dispatched', moves: ['accept', 'report', 'close'] }))).toBe('accept');
    expect(primaryMove(view({ state: 'dispatched', moves: ['report', 'close'] }))).toBe('report');
    expect(primaryMove(view({ state: 'reached', moves: ['review', 'close'] }))).toBe('review');
    expect(primaryMove(view({ state: 'reached', moves: ['close'] }))).toBe('close');
  });

  it('asks its informer in words, and an alert its platform from the list', () => {
    expect(fieldsOf(view({}), 'ask').map(({ name }) => name)).toEqual(['text']);
    expect(moveLabel('ask', true)).toBe('move.ask-informer');
    expect(fieldsOf(view({ tip: null }), 'ask').map(({ name }) => name)).toEqual(['question']);
    expect(moveLabel('ask')).toBe('move.ask');
  });

  it('has ends of its own, and those of an alert only where a life was at stake', () => {
    const ends = (part: Partial<CaseView>) => fieldsOf(view(part), 'close').find(({ name }) => name === 'outcome')?.options;
    expect(ends({})).toEqual(['action-taken', 'nothing-found', 'passed-on', 'too-little']);
    expect(ends({ lifeRisk: true })).toContain('safe');
    expect(ends({ tip: null })).not.toContain('action-taken');
  });

  it('says what happens next', () => {
    expect(nextStep(view({ state: 'acknowledged' })).key).toBe('next.assign');
    expect(nextStep(view({ state: 'dispatched' })).key).toBe('next.report');
    const reported = { ...said, reports: [{ n: 1, by: 'A', at: '2026-01-01T00:00:00Z', outcome: 'action-taken', text: null, review: 'waiting', reviewedBy: null, media: [] }] } as unknown as TipView;
    expect(nextStep(view({ state: 'reached', tip: reported })).key).toBe('next.review');
    expect(nextStep(view({ state: 'reached' })).key).toBe('next.close');
  });

  it('leaves nothing that the informer said in the board’s row', () => {
    const left: BoardRow = rowOf(view({}), undefined);
    expect(left.tip).toEqual({ category: 'drugs', sensitivity: 'routine', conflicted: false, assigned: null, media: 0, questions: 0, report: null });
    expect(JSON.stringify(left)).not.toContain('secret');
  });

  it('comes whole from a server that leaves out what is null', () => {
    expect(view({}).tip).toMatchObject({ when: null, media: [], questions: [], reports: [], assignment: null });
    expect(wholeRow(row({ tip: { category: 'drugs' } as never })).tip).toMatchObject({ assigned: null, report: null });
  });
});
