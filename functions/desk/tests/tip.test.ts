import { describe, expect, it } from 'vitest';
import { wholeCase, wholeRow } from '../src/absent';
import type { BoardRow, CaseView } from '../src/contract';
import { fieldsOf, moveLabel, primaryMove } from '../src/moves';
import { nextStep } from '../src/next-step';
import type { Review, TipView } from '../src/tip/contract';
import { stateWord, stateWords } from '../src/tip/progress';
import { relatedByCase } from '../src/tip/related';
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
    const officer = { user: 'ravi', name: 'Ravi', at: '2026-01-01T00:00:00Z', by: 'A', acceptedAt: null };
    const given = (acceptedAt: string | null) => view({ state: 'dispatched', tip: { ...said, assignment: { ...officer, acceptedAt } } });
    expect([nextStep(given(null)).key, nextStep(given('2026-01-01T01:00:00Z')).key]).toEqual(['next.accept', 'next.report']);
    const reported = { ...said, reports: [{ n: 1, by: 'A', at: '2026-01-01T00:00:00Z', outcome: 'action-taken', text: null, review: 'waiting', reviewedBy: null, media: [] }] } as unknown as TipView;
    expect(nextStep(view({ state: 'reached', tip: reported })).key).toBe('next.review');
    expect(nextStep(view({ state: 'reached' })).key).toBe('next.close');
  });

  it('is told in its own words, on the board and in the case: given to an officer, accepted, reported, looked at', () => {
    const officer = { user: 'ravi', name: 'Ravi', at: '2026-01-01T00:00:00Z', by: 'A', acceptedAt: null };
    const report = (review: Review) => ({ n: 1, by: 'Ravi', at: '2026-01-01T00:00:00Z', outcome: 'action-taken', text: null, review, reviewedBy: null, media: [] });
    const tip = (part: object) => ({ ...said, ...part }) as unknown as TipView;
    const accepted = { ...officer, acceptedAt: '2026-01-01T01:00:00Z' };
    const steps: readonly (readonly [Partial<CaseView>, string, string])[] = [
      [{ state: 'new', holder: null }, 'urgency.unheld', 'urgency.unheld'],
      [{ state: 'acknowledged' }, 'tip-state.taken', 'tip-state.taken'],
      [{ state: 'dispatched', tip: tip({ assignment: officer }) }, 'tip-state.assigned', 'tip-state.assigned-by'],
      [{ state: 'dispatched', tip: tip({ assignment: accepted }) }, 'tip-state.accepted', 'tip-state.accepted-by'],
      [{ state: 'reached', tip: tip({ assignment: accepted, reports: [report('waiting')] }) }, 'tip-state.reported', 'tip-state.reported'],
      [{ state: 'reached', tip: tip({ assignment: accepted, reports: [report('ok')] }) }, 'tip-state.reviewed', 'tip-state.reviewed'],
      [{ state: 'closed', outcome: 'action-taken' }, 'urgency.closed', 'urgency.closed'],
    ];
    for (const [part, word, words] of steps) {
      const it = view(part);
      expect([stateWord(rowOf(it, undefined)), stateWord(it), stateWords(it).key]).toEqual([word, word, words]);
    }
    expect(stateWords(view({ state: 'dispatched', tip: tip({ assignment: officer }) })).facts).toEqual({ name: 'Ravi' });
    expect(stateWord(view({ state: 'dispatched', lifeRisk: true }))).toBe('urgency.moving');
    expect(stateWord(row({ state: 'dispatched', holder: held }))).toBe('urgency.moving');
  });

  it('goes back to the office when its officer refuses', () => {
    const refused = view({ state: 'dispatched', moves: ['assign', 'report', 'close'] });
    expect([stateWord(refused), nextStep(refused).key, primaryMove(refused)]).toEqual(['tip-state.taken', 'next.assign', 'assign']);
  });

  it('is reported on by the officer who has it, and the office waits', () => {
    const assignment = { user: 'ravi', name: 'Ravi', at: '2026-01-01T00:00:00Z', by: 'A', acceptedAt: '2026-01-01T01:00:00Z' };
    const given = (moves: string[]) => primaryMove(view({ state: 'dispatched', moves, tip: { ...said, assignment } }));
    expect([given(['assign', 'report', 'close']), given(['report', 'refuse'])]).toEqual([null, 'report']);
  });

  it('stands in one line with each tip that it belongs together with', () => {
    const related = [{ caseId: 'a', code: 'AAAA', kind: 'related-tip' }, { caseId: 'b', code: 'BBBB', kind: 'same-media' }, { caseId: 'a', code: 'AAAA', kind: 'same-media' }];
    expect([...relatedByCase({ related })]).toEqual([['a', { code: 'AAAA', kinds: ['related-tip', 'same-media'] }], ['b', { code: 'BBBB', kinds: ['same-media'] }]]);
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
