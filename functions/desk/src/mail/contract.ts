import type { Time } from '../contract';

/** What the server says of mails, word for word. */

export type MailTrust = 'listed' | 'unverified' | 'genuine' | 'not-genuine';
/** `persons`: into how many it could be split; 0 where it cannot. */
export interface RowMail { trust: MailTrust; files: number; persons: number }
export interface MailFile { id: string; name: string | null; contentType: string | null; bytes: number; state: 'expected' | 'kept' | 'dropped'; copyType: string | null }
export interface Mail {
  trust: MailTrust; from: string | null; fromName: string | null; subject: string | null;
  persons: number; splitAt: Time | null; judgedBy: string | null; files: MailFile[];
}
/** An automatic mail that belongs to no case. */
export interface ListedMail { id: string; kind: 'auto-reply' | 'bounce'; at: Time; text: string }
