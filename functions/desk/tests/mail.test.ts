import { describe, expect, it } from 'vitest';
import type { BoardRow } from '../src/contract';
import { unverified } from '../src/mail/unverified';
import { mailEn } from '../src/strings/mail.en';
import { mailHi } from '../src/strings/mail.hi';
import { rowOf } from '../src/versions';
import { wholeCase } from '../src/absent';
import { row } from './rows';

const withMail = (id: string, openedAt: string, more: Partial<BoardRow>): BoardRow => ({ ...row({ id }), openedAt, mail: { trust: 'unverified', files: 0, persons: 0 }, ...more });

describe('unverified mails', () => {
  it('are the open ones that nobody has judged, the longest waiting first', () => {
    const all = [
      withMail('b', '2026-03-02T10:00:02Z', {}),
      withMail('a', '2026-03-02T10:00:01Z', {}),
      withMail('closed', '2026-03-02T10:00:00Z', { state: 'closed' }),
      withMail('judged', '2026-03-02T10:00:00Z', { mail: { trust: 'genuine', files: 0, persons: 0 } }),
      row({ id: 'alert' }),
    ];
    expect(unverified(all).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('leave on the board nothing of what the mail says of itself', () => {
    const view = wholeCase({ ...row({ id: 'a' }), mail: { trust: 'listed', from: 'a@b.example', fromName: 'N', subject: 'S', persons: 2, splitAt: null, judgedBy: null, files: [] } } as never);
    expect(rowOf(view, undefined).mail).toEqual({ trust: 'listed', files: 0, persons: 2 });
  });

  it('have every word in Hindi, in its own script', () => {
    for (const key of Object.keys(mailEn) as (keyof typeof mailEn)[]) expect(mailHi[key], key).toMatch(/[\u0900-\u097f]/);
  });
});
