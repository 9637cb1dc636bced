import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Alarm, PresenceAnswer } from '../src/contract';
import { newPageId, Presence, type PresenceParts } from '../src/presence';

const alarm = (deliveryId: string): Alarm => ({ deliveryId, caseId: 'a', code: 'A-1', severity: 'critical', mode: 'actual', district: null });
const answer = (...alarms: Alarm[]): PresenceAnswer => ({ alarms, scale: 1, serverTime: '2026-03-02T12:00:00Z' });
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

function page(over: Partial<PresenceParts> = {}) {
  const parts = {
    report: vi.fn(async () => answer()), played: vi.fn(async () => undefined), sound: vi.fn(async () => true),
    armed: () => true, answered: vi.fn(), failed: vi.fn(), wake: vi.fn(), ...over,
  };
  return { parts, presence: new Presence(parts) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('presence', () => {
  it('is said at once and every five seconds, also while an answer is still awaited', async () => {
    const { parts, presence } = page({ report: vi.fn(() => new Promise<PresenceAnswer>(() => undefined)) });
    presence.start();
    await vi.advanceTimersByTimeAsync(14_999);
    expect(parts.report).toHaveBeenCalledTimes(3);
    expect(parts.report).toHaveBeenLastCalledWith(presence.page, true);
    presence.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(parts.report).toHaveBeenCalledTimes(3);
  });

  it('goes on by the clock of the sound where the browser slows the timers down, and not twice as fast where it does not', async () => {
    const woken: (() => void)[] = [];
    const { parts, presence } = page({ wake: (_, then) => void woken.push(then) });
    presence.start();
    woken[0]?.();
    woken[0]?.();
    expect(parts.report).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(5_000);
    woken[1]?.();
    expect(parts.report).toHaveBeenCalledTimes(3);
    presence.stop();
  });

  it('goes on after a refusal and tells of it', async () => {
    const { parts, presence } = page({ report: vi.fn(async () => { throw new Error('down'); }) });
    presence.start();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(parts.failed).toHaveBeenCalledTimes(2);
    expect(parts.answered).not.toHaveBeenCalled();
    presence.stop();
  });

  it('names its page by 22 letters that stand in any address, another one each time', () => {
    expect(newPageId()).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(newPageId()).not.toBe(newPageId());
    expect(newPageId(new Uint8Array(16).fill(255))).toBe('_____________________w');
  });
});

describe('an alarm', () => {
  it('sounds once, whether it comes by push, by answer or by both at the same time', async () => {
    const { parts, presence } = page({ report: vi.fn(async () => answer(alarm('d1'))) });
    presence.start();
    void presence.hear(alarm('d1'));
    await settle();
    void presence.hear(alarm('d1'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(parts.sound).toHaveBeenCalledTimes(1);
    expect(parts.played).toHaveBeenCalledWith(presence.page, 'd1');
    presence.stop();
  });

  it('is tried again with the next answer until it was really heard, and confirmed only then', async () => {
    let heard = false;
    const { parts, presence } = page({ report: vi.fn(async () => answer(alarm('d1'))), sound: vi.fn(async () => heard) });
    presence.start();
    await settle();
    expect(parts.played).not.toHaveBeenCalled();
    heard = true;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(parts.sound).toHaveBeenCalledTimes(2);
    expect(parts.played).toHaveBeenCalledTimes(1);
    presence.stop();
  });

  it('is confirmed again, but not sounded again, where the confirmation was lost', async () => {
    const { parts, presence } = page({
      report: vi.fn(async () => answer(alarm('d1'))),
      played: vi.fn<PresenceParts['played']>().mockRejectedValueOnce(new Error('lost')).mockResolvedValue(undefined),
    });
    presence.start();
    await settle();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(parts.sound).toHaveBeenCalledTimes(1);
    expect(parts.played).toHaveBeenCalledTimes(2);
    presence.stop();
  });

  it('keeps no other alarm from sounding', async () => {
    const sound = vi.fn(async (_: Alarm) => true);
    const { presence } = page({ report: vi.fn(async () => answer(alarm('d1'), alarm('d2'))), sound });
    presence.start();
    await settle();
    expect(sound.mock.calls.map(([it]) => it.deliveryId)).toEqual(['d1', 'd2']);
    presence.stop();
  });
});
