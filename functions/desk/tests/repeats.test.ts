import { describe, expect, it } from 'vitest';
import type { OutboxMessage } from '../src/contract';
import { repeats } from '../src/demo/repeats';

const sms = (to: string, minute: number, part: Partial<OutboxMessage> = {}): OutboxMessage =>
  ({ channel: 'sms', to, text: `Case K7F. Open http://127.0.0.1/l?token${minute}`, at: `2026-01-01T00:0${minute}:00Z`, caseId: 'k7f', ...part });

describe('the messages on a phone', () => {
  it('are one line for each person and thing said, however often, with the newest link', () => {
    const [last, first] = repeats([sms('+1', 1), sms('+2', 1), sms('+1', 2), sms('+1', 3)]);
    expect(last).toMatchObject({ times: 3, since: '2026-01-01T00:01:00Z', last: { to: '+1', at: '2026-01-01T00:03:00Z' } });
    expect(last?.last.text).toContain('token3');
    expect(first).toMatchObject({ times: 1, last: { to: '+2' } });
  });

  it('stay apart where the case, the words or the way differ', () => {
    expect(repeats([sms('+1', 1), sms('+1', 2, { caseId: 'other' }), sms('+1', 3, { text: 'Other words' }), sms('+1', 4, { channel: 'email' })])).toHaveLength(4);
  });

  it('stand the one said last first', () => {
    expect(repeats([sms('+1', 1), sms('+2', 2), sms('+1', 3)]).map(({ last }) => last.to)).toEqual(['+1', '+2']);
  });
});
