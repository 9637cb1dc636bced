import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '../src/api';
import { keyMeant } from '../src/keys';
import { mayBeCode, type SearchAnswer } from '../src/search/contract';
import { row } from './rows';

const parts = vi.hoisted(() => ({ locked: null as unknown as { value: boolean }, session: null as unknown as { value: unknown }, goTo: vi.fn(), search: vi.fn(), findCode: vi.fn() }));
vi.mock('../src/route', () => ({ goTo: parts.goTo }));
vi.mock('../src/prefs', () => ({ lang: { value: 'hi' } }));
vi.mock('../src/strings', () => ({ say: (key: string) => key }));
vi.mock('../src/store', async () => ({ session: (parts.session = (await import('@preact/signals')).signal<unknown>(null)) }));
vi.mock('../src/trust/standing', async () => ({ locked: (parts.locked = (await import('@preact/signals')).signal(false)) }));
vi.mock('../src/api', async (real) => ({ ...(await real<object>()), api: { search: parts.search, findCode: parts.findCode } }));
const { found, openSearch, search, trouble, typed, wanted, watchSearch } = await import('../src/search/search');

const answer = (...hits: SearchAnswer['hits']): SearchAnswer => ({ kinds: ['code'], hits, more: false });

describe('what can be a code', () => {
  it.each(['K7F4', 'k7f4', ' #K7-f4', 'K७F४', 'ACEFG'])('%s can', (text) => expect(mayBeCode(text)).toBe(true));
  it.each(['', 'K7F', 'BD12', '9876543210', 'river.side', '@acef', 'K7F4K7F4'])('%s can not', (text) => expect(mayBeCode(text)).toBe(false));
});

describe('the box', () => {
  beforeEach(() => {
    parts.locked.value = false;
    for (const mock of [parts.goTo, parts.search, parts.findCode]) mock.mockReset();
    [typed.value, found.value, trouble.value] = ['', null, null];
  });

  it('opens by its key also on a keyboard of Devanagari, and takes the cursor each time', () => {
    expect(keyMeant({ key: '/', code: 'Slash', shiftKey: false })).toBe('/');
    expect(keyMeant({ key: 'य', code: 'Slash', shiftKey: false })).toBe('/');
    expect(keyMeant({ key: '?', code: 'Slash', shiftKey: true })).toBe('?');
    const before = wanted.value;
    openSearch();
    expect(wanted.value).toBe(before + 1);
    expect(parts.goTo).toHaveBeenCalledWith({ page: 'search' });
  });

  it('goes straight to the case of a code, and shows a list for everything else', async () => {
    typed.value = 'k7f4';
    parts.search.mockResolvedValue(answer({ row: row({ id: 'there' }), by: 'code' }));
    await search();
    expect(parts.goTo).toHaveBeenCalledWith({ page: 'case', id: 'there' });

    parts.goTo.mockReset();
    parts.search.mockResolvedValue(answer({ row: row({ id: 'there' }), by: 'phone' }));
    typed.value = '9876543210';
    await search();
    expect(parts.goTo).not.toHaveBeenCalled();
    expect(found.value?.words).toBe('9876543210');
  });

  it('asks a locked board for codes alone, and for everything once that is wished', async () => {
    parts.locked.value = true;
    parts.findCode.mockResolvedValue(answer());
    parts.search.mockResolvedValue(answer());
    typed.value = 'K7F4';
    await search();
    expect([parts.findCode.mock.calls.length, parts.search.mock.calls.length, found.value?.codesOnly]).toEqual([1, 0, true]);
    await search(true);
    expect([parts.findCode.mock.calls.length, parts.search.mock.calls.length, found.value?.codesOnly]).toEqual([1, 1, false]);
    typed.value = '9876543210';
    await search();
    expect(parts.search).toHaveBeenLastCalledWith('9876543210');
  });

  it('says a refusal in the language of the page, and that nobody answered', async () => {
    parts.search.mockRejectedValueOnce(new Problem(400, '', 'too short', {}, null, 'बहुत छोटा'));
    await search();
    expect(trouble.value).toBe('बहुत छोटा');
    parts.search.mockRejectedValueOnce(new Problem(0, '', ''));
    await search();
    expect(trouble.value).toBe('problem.unreachable');
    expect(found.value).toBeNull();
  });

  it('shows the answer to what was asked last, whichever comes first', async () => {
    let answerLate: (answer: SearchAnswer) => void = () => undefined;
    parts.search.mockReturnValueOnce(new Promise<SearchAnswer>((resolve) => (answerLate = resolve)));
    typed.value = 'first';
    const first = search();
    parts.search.mockResolvedValueOnce(answer());
    typed.value = 'second';
    await search();
    answerLate(answer({ row: row(), by: 'code' }));
    await first;
    expect(found.value?.words).toBe('second');
    expect(parts.goTo).not.toHaveBeenCalled();
  });

  it('forgets words and finds when its officer leaves or another one comes', async () => {
    parts.session.value = { user: { id: 'asha' } };
    watchSearch();
    for (const leave of [() => (parts.session.value = { user: { id: 'ravi' } }), () => (parts.locked.value = true)]) {
      parts.search.mockResolvedValue(answer({ row: row(), by: 'phone' }));
      typed.value = '9876543210';
      await search(true);
      expect(found.value).not.toBeNull();
      leave();
      expect([typed.value, found.value, trouble.value]).toEqual(['', null, null]);
    }
  });
});
