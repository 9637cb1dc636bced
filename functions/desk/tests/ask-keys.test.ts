import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AskKeys } from '../src/newcomer/ask-keys';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Questions that stood long enough to be read. */
function stood(...ids: string[]): AskKeys {
  const keys = new AskKeys();
  keys.shown(ids);
  vi.advanceTimersByTime(1_000);
  return keys;
}

describe('the keys of a question', () => {
  it('answer it once it stood for a second, and then are shown with it', () => {
    const keys = new AskKeys();
    keys.shown(['a']);
    vi.advanceTimersByTime(999);
    expect([keys.of.value, keys.take(['a'])]).toEqual([null, null]);
    vi.advanceTimersByTime(1);
    expect([keys.of.value, keys.take(['a'])]).toEqual(['a', 'a']);
  });

  it('stay with it when another one appears above it', () => {
    const keys = stood('a');
    keys.shown(['b', 'a']);
    vi.advanceTimersByTime(5_000);
    expect([keys.of.value, keys.take(['b', 'a'])]).toEqual(['a', 'a']);
  });

  it('go to the next one only a second after it is gone', () => {
    const keys = stood('a', 'b');
    keys.shown(['b']);
    expect([keys.of.value, keys.take(['b'])]).toEqual([null, null]);
    vi.advanceTimersByTime(999);
    expect(keys.take(['b'])).toBeNull();
    vi.advanceTimersByTime(1);
    expect(keys.take(['b'])).toBe('b');
  });

  it('answer nothing else in the instant in which it is gone and the page has not drawn the next one', () => {
    const keys = stood('a', 'b');
    expect(keys.take(['b'])).toBeNull();
  });

  it('begin their second anew where the question that would get them goes, too', () => {
    const keys = stood('a', 'b', 'c');
    keys.shown(['b', 'c']);
    vi.advanceTimersByTime(900);
    keys.shown(['c']);
    vi.advanceTimersByTime(900);
    expect(keys.take(['c'])).toBeNull();
    vi.advanceTimersByTime(100);
    expect(keys.take(['c'])).toBe('c');
  });

  it('answer it once, and again only where the answer was refused', () => {
    const keys = stood('a', 'b');
    expect([keys.take(['a', 'b']), keys.take(['a', 'b'])]).toEqual(['a', null]);
    keys.refused('a');
    expect(keys.take(['a', 'b'])).toBe('a');
  });

  it('answer nothing where nothing is asked any more', () => {
    const keys = stood('a');
    keys.shown([]);
    vi.advanceTimersByTime(5_000);
    expect([keys.of.value, keys.take([])]).toEqual([null, null]);
  });
});
