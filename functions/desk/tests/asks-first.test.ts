import { afterEach, describe, expect, it, vi } from 'vitest';
import { api, proveBy } from '../src/api';
import { proving } from '../src/trust/prove';
import { atBoard, me, now, session } from '../src/store';

const refusal = (): Response => new Response(JSON.stringify({ title: 'Not allowed', status: 403, detail: 'The board is locked.', needs: 'officer' }), { status: 403 });

describe('an act at a locked board', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    proveBy(proving);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['a phone call', () => api.call()], ['an own find', () => api.find()], ['a storm that is real', () => api.confirmStorm('meta')], ['a partner that is stopped', () => api.suspendPartner('meta')],
    ['a code to a contact point', () => api.sendCode({ target: 'op', name: '', desk: '', kind: 'phone', ends: '' })], ['a code brought back', () => api.confirmCode({ target: 'op', name: '', desk: '', kind: 'phone', ends: '' }, '123456')],
    ['"I am on duty now"', () => api.sayOnDuty(8)], ['a search', () => api.search('9876543210')],
  ])('asks who is there and goes once more: %s', async (_, act) => {
    let tries = 0;
    vi.stubGlobal('fetch', () => Promise.resolve(++tries === 1 ? refusal() : new Response(JSON.stringify({ hits: [], kinds: [], more: false }), { status: 200 })));
    proveBy(async (run) => run().catch((error: { needs?: string }) => { expect(error.needs).toBe('officer'); return run(); }));
    await act();
    expect(tries).toBe(2);
  });
});

describe('who is asked something', () => {
  it('is whoever acts at the board, and while it is locked whose board it is', () => {
    const asha = { id: 'asha', name: 'Asha', role: 'operator', jurisdiction: 'state', onDuty: true } as const;
    const base = { signedIn: true, setup: false, demo: false, scale: 1, serverTime: '2026-03-02T12:00:00Z', version: '1' };
    session.value = { ...base, user: null, board: asha, locked: true };
    expect(atBoard.value?.id).toBe('asha');
    session.value = { ...base, user: { ...asha, id: 'ravi' }, board: asha };
    expect(atBoard.value?.id).toBe('ravi');
    session.value = null;
    expect(atBoard.value).toBeNull();
  });
});

describe('"You"', () => {
  const asha = { id: 'asha', name: 'Asha', role: 'operator', jurisdiction: 'state', onDuty: true } as const;
  const signedIn = { signedIn: true, setup: false, demo: false, scale: 1, serverTime: '2026-03-02T12:00:00Z', version: '1', user: asha, board: asha };

  it('is whoever acts at the board, and nobody while it is locked, by the server’s word or by the time that has run out', () => {
    session.value = { ...signedIn, locked: false, actingUntil: '2026-03-02T12:10:00Z' };
    now.value = Date.parse('2026-03-02T12:09:59Z');
    expect(me.value).toBe('asha');
    now.value = Date.parse('2026-03-02T12:10:00Z');
    expect(me.value).toBeNull();
    session.value = { ...signedIn, locked: true };
    expect([me.value, atBoard.value?.id]).toEqual([null, 'asha']);
    session.value = null;
    expect(me.value).toBeNull();
  });
});
