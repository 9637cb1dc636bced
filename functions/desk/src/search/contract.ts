import type { BoardRow } from '../contract';

/** By which field a case is found, the surest first. */
export type TermKind = 'code' | 'email' | 'phone' | 'url' | 'handle' | 'reference';
export interface SearchHit { row: BoardRow; by: TermKind }
/** `kinds`: as what the words were read; `more`: there are more that this officer may see. */
export interface SearchAnswer { kinds: TermKind[]; hits: SearchHit[]; more: boolean }

const code = /^[ACEFGHJKLMQRTUVWXY346789]{4,7}$/;

/** Whether what is typed can be a case's code, as the server reads it: a locked board may look for nothing else. */
export function mayBeCode(typed: string): boolean {
  const digits = typed.replace(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - 0x0966));
  return code.test(digits.trim().replace(/^#+/, '').replace(/[\s-]/g, '').toUpperCase());
}
