import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { againMs, longestMs, pauseMs, Saver, type SaveState } from '../src/case/saver';

describe('what is typed is saved', () => {
  let sent: string[];
  let last: string[];
  let states: SaveState[];
  let answer: (value: string) => Promise<boolean>;
  let saver: Saver<string>;

  beforeEach(() => {
    vi.useFakeTimers();
    [sent, last, states] = [[], [], []];
    answer = async () => true;
    saver = new Saver<string>({ send: (value) => { sent.push(value); return answer(value); }, sendLast: (value) => last.push(value), told: (state) => states.push(state) });
  });
  afterEach(() => vi.useRealTimers());

  it('after a short pause, once, and then says so', async () => {
    saver.typed('a');
    saver.typed('ab');
    await vi.advanceTimersByTimeAsync(pauseMs);
    expect(sent).toEqual(['ab']);
    expect(states.at(-1)).toBe('saved');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toEqual(['ab']);
  });

  it('at least each second of somebody who never pauses', async () => {
    for (let i = 0; i * 100 < longestMs * 2.5; i += 1) {
      saver.typed('x'.repeat(i + 1));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(sent.length).toBeGreaterThanOrEqual(2);
  });

  it('one request at a time, and the newest after it', async () => {
    const waiting: (() => void)[] = [];
    answer = () => new Promise((done) => waiting.push(() => done(true)));
    saver.typed('old');
    await vi.advanceTimersByTimeAsync(pauseMs);
    saver.typed('newer');
    saver.typed('newest');
    await vi.advanceTimersByTimeAsync(longestMs);
    expect(sent).toEqual(['old']);
    waiting[0]!();
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toEqual(['old', 'newest']);
    expect(states.at(-1)).toBe('saving');
  });

  it('again and again while the server does not take it, and says that it is not safe', async () => {
    let up = false;
    answer = async () => up;
    saver.typed('a');
    await vi.advanceTimersByTimeAsync(pauseMs + againMs);
    expect(sent).toEqual(['a', 'a']);
    expect(states.at(-1)).toBe('unsaved');
    up = true;
    await vi.advanceTimersByTimeAsync(againMs);
    expect(states.at(-1)).toBe('saved');
    answer = () => Promise.reject(new Error('no line'));
    saver.typed('b');
    await vi.advanceTimersByTimeAsync(pauseMs);
    expect(states.at(-1)).toBe('unsaved');
  });

  it('with its last breath when the tab goes, also what is under way and not answered', async () => {
    saver.typed('a');
    saver.flush();
    expect(last).toEqual(['a']);
    answer = () => new Promise(() => undefined);
    await vi.advanceTimersByTimeAsync(pauseMs);
    saver.end();
    expect(last).toEqual(['a', 'a']);
  });

  it('and nothing is sent twice once it is safe', async () => {
    saver.typed('a');
    await vi.advanceTimersByTimeAsync(pauseMs);
    saver.flush();
    saver.end();
    expect(last).toEqual([]);
  });
});
