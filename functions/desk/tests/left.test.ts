import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaseView } from '../src/contract';
import { row } from './rows';

const kept = new Map<string, string>();
vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, text: string) => void kept.set(key, text), removeItem: (key: string) => void kept.delete(key) });
vi.stubGlobal('location', { hash: '' });
vi.stubGlobal('addEventListener', () => undefined);
vi.stubGlobal('navigator', { languages: ['en'] });
vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }));
vi.stubGlobal('document', { documentElement: { dataset: {}, lang: 'en' } });

const { wholeCase } = await import('../src/absent');
const { api, Problem } = await import('../src/api');
const { leftBoard, loadCase, move } = await import('../src/cases');
const { forgetGone, leave, left, soundOurs } = await import('../src/left');
const { announcement, openCase, refusal, rows } = await import('../src/store');
const { sound } = await import('../src/sound/alarms');
const { keep, toSnapshot } = await import('../src/snapshot');

const tip = { category: 'liquor', sensitivity: 'routine', conflicted: false, assigned: null, media: 0, questions: 0, report: null } as const;
const tipRow = (version: number) => row({ id: 'a', code: 'SECRET-7', kind: 'tip', version, station: 'SECRETPLACE', tip });
const view = (version: number): CaseView => wholeCase({ ...tipRow(version), tip: { ...tip, what: 'SECRETWORDS', media: [], questions: [], reports: [] }, moves: ['conflict'] } as unknown as CaseView);
const answers = (answer: CaseView) => vi.spyOn(api, 'case').mockImplementation(async () => answer);
const nothing = () => vi.spyOn(api, 'case').mockImplementation(async () => { throw new Problem(404, 'Not found', 'There is no such case.'); });
const everything = (): string => JSON.stringify([[...rows.value.values()], openCase.value, refusal.value, announcement.value, left.value, [...kept.values()]]);

beforeEach(async () => {
  vi.restoreAllMocks();
  forgetGone();
  rows.value = new Map([['a', tipRow(3)], ['b', row({ id: 'b' })]]);
  keep(toSnapshot([...rows.value.values()], 0));
  answers(view(3));
  await loadCase('a');
  announcement.value = 'New: SECRET-7';
  expect(everything()).toContain('SECRETWORDS');
});

describe('a case that is no longer for this officer', () => {
  it('leaves nothing behind but a calm line', () => {
    leave('a', 4);
    expect(everything()).not.toContain('SECRET');
    expect(left.value).toEqual({ caseId: 'a', isTip: true });
    expect([...rows.value.keys()]).toEqual(['b']);
  });

  it('stops what sounds for it, and an alarm that comes late is not heard', async () => {
    const alarm = { deliveryId: 'd', caseId: 'a', code: 'SECRET-7', severity: 'high', mode: 'actual', district: null } as const;
    vi.spyOn(sound, 'play').mockResolvedValue(true);
    const hush = vi.spyOn(sound, 'hush');
    expect(await soundOurs(alarm)).toBe(true);
    leave('a', 4);
    expect(hush).toHaveBeenCalledTimes(1);
    expect(await soundOurs(alarm)).toBe(false);
  });

  it('stays where a row of that version came first, as it comes only to who may see it', () => {
    rows.value = new Map([['a', tipRow(4)]]);
    leave('a', 4);
    expect(left.value).toBeNull();
    expect(openCase.value?.id).toBe('a');
  });

  it('is not shown again by an answer that was on its way', async () => {
    leave('a', 4);
    await loadCase('a');
    expect(everything()).not.toContain('SECRET');
    answers(view(5));
    await loadCase('a');
    expect([openCase.value?.version, left.value]).toEqual([5, null]);
  });

  it('is closed when it left the board and the server knows it no more', async () => {
    nothing();
    leftBoard('a', 'SECRET-7');
    await vi.waitFor(() => expect(left.value?.caseId).toBe('a'));
    expect(everything()).not.toContain('SECRET');
  });

  it('is closed by a move of one’s own that takes it out of one’s sight, and the move counts as made', async () => {
    vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response(null, { status: 204 }));
    expect(await move('a', 'conflict')).toBe(true);
    expect(left.value).toEqual({ caseId: 'a', isTip: true });
    expect(everything()).not.toContain('SECRET');
  });

  it('answers a late move with the calm line alone', async () => {
    nothing();
    vi.spyOn(api, 'move').mockRejectedValue(new Problem(404, 'Not found', 'There is no such case.'));
    expect(await move('a', 'note', { text: 'x' })).toBe(false);
    expect([left.value?.caseId, refusal.value]).toEqual(['a', null]);
  });
});
