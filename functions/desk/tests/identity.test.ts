import { describe, expect, it } from 'vitest';
import { wholeTip, type TipView } from '../src/tip/contract';
import { identitiesOf, isKnown, numberIn } from '../src/tip/identity';

const asked = { kind: 'reveal', askedBy: 'A', askedAt: '2026-01-01T00:00:00Z', isPending: false } as const;
const tip = (...requests: object[]): TipView => wholeTip({ requests } as unknown as TipView);

describe('who an informer is', () => {
  it('is shown where the server told it, the newest answer first', () => {
    expect(identitiesOf(tip())).toEqual([]);
    expect(identitiesOf(tip(asked, { ...asked, answer: null }))).toEqual([]);
    expect(identitiesOf(tip({ ...asked, answer: '+911111111111' }, asked, { ...asked, answer: '+912222222222' }))).toEqual(['+912222222222', '+911111111111']);
  });

  it('is not known where the relay has forgotten it', () => {
    expect(['not known any more', '+919876543210', 'IN.1234567890'].map(isKnown)).toEqual([false, true, true]);
  });

  it('is rung where it is a number and nothing else', () => {
    expect(['+919876543210', ' +91 98765 43210 ', '9876543210', '(0)'].map(numberIn)).toEqual(['+919876543210', '+91 98765 43210', '9876543210', null]);
    expect(['unknown', '+919876543210 or another', '<b>1234567', ''].map(numberIn)).toEqual([null, null, null, null]);
  });
});
