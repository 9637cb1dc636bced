import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallOffer } from '../src/contract';

const sent = vi.hoisted(() => vi.fn(async () => undefined));
vi.mock('../src/cases', () => ({ mergeCall: sent }));

const { askMerge, codesOf, forgetMerge, isAsking, keepApart, merge } = await import('../src/case/merging');

const call = { id: 'call', code: 'C1', kind: 'phone-in' } as const;
const mail = { id: 'mail', code: 'M1', kind: 'alert' } as const;
const offerOf = ({ id, code }: { id: string; code: string }): CallOffer => ({ caseId: id, code, source: 'Meta', openedAt: '2026-03-02T12:00:00Z', holder: null });

beforeEach(() => {
  forgetMerge();
  sent.mockClear();
});

describe('a call and the mail that followed', () => {
  it('become one only by a second press, whichever of the two is open', async () => {
    askMerge(call, offerOf(mail));
    expect([isAsking(call, offerOf(mail)), sent.mock.calls.length]).toEqual([true, 0]);
    await merge(call, offerOf(mail));
    expect(sent.mock.calls).toEqual([['mail', 'call', true, 'call']]);

    askMerge(mail, offerOf(call));
    await merge(mail, offerOf(call));
    expect(sent.mock.calls[1]).toEqual(['mail', 'call', true, 'mail']);
  });

  it('stay two where the first press was taken back, or was about another case', async () => {
    await merge(call, offerOf(mail));
    askMerge(call, offerOf(mail));
    forgetMerge();
    await merge(call, offerOf(mail));
    askMerge(call, offerOf({ id: 'other', code: 'O1' }));
    await merge(call, offerOf(mail));
    expect(sent).not.toHaveBeenCalled();
    expect([isAsking(call, offerOf(mail)), isAsking(call, offerOf({ id: 'other', code: 'O1' }))]).toEqual([false, true]);
  });

  it('are made one once, however often the second press comes', async () => {
    askMerge(call, offerOf(mail));
    await Promise.all([merge(call, offerOf(mail)), merge(call, offerOf(mail))]);
    expect(sent).toHaveBeenCalledTimes(1);
  });

  it('are kept apart by one press: nothing ends by it', async () => {
    await keepApart(mail, offerOf(call));
    expect(sent.mock.calls).toEqual([['mail', 'call', false, 'mail']]);
  });

  it('say which of them ends', () => {
    expect([codesOf(call, offerOf(mail)), codesOf(mail, offerOf(call))]).toEqual([{ written: 'M1', call: 'C1' }, { written: 'M1', call: 'C1' }]);
  });
});
