import { effect, signal } from '@preact/signals';
import { api, Problem } from '../api';
import { lang } from '../prefs';
import { goTo } from '../route';
import { session } from '../store';
import { say } from '../strings';
import { locked } from '../trust/standing';
import { mayBeCode, type SearchAnswer } from './contract';

/** What is typed and what was found: in this page's memory alone, never in an address or a cache. */
export const typed = signal('');
export const found = signal<{ words: string; codesOnly: boolean; answer: SearchAnswer } | null>(null);
export const trouble = signal<string | null>(null);
export const searching = signal(false);
/** Counts the presses of the key: each puts the cursor into the box. */
export const wanted = signal(0);

let asked = 0;

/** Opens the box, from wherever the officer is. */
export function openSearch(): void {
  wanted.value++;
  goTo({ page: 'search' });
}

/** Looks for what is typed. A locked board looks for codes, and asks who is there for everything else; `whole`: also for what could be a code. */
export async function search(whole = false): Promise<void> {
  const words = typed.peek();
  const mine = ++asked;
  const codesOnly = !whole && locked.peek() && mayBeCode(words);
  trouble.value = null;
  searching.value = true;
  try {
    const answer = await (codesOnly ? api.findCode(words) : api.search(words));
    if (mine !== asked) return;
    typed.value = words;
    found.value = { words, codesOnly, answer };
    const [only] = answer.hits;
    // A code names one case: whoever types it wants to be there.
    if (only?.by === 'code' && answer.hits.length === 1) goTo({ page: 'case', id: only.row.id });
  } catch (error) {
    if (mine !== asked) return;
    typed.value = words;
    found.value = null;
    trouble.value = error instanceof Problem ? (lang.value === 'hi' && error.hindi) || error.message || say('problem.unreachable') : say('problem.unreachable');
  } finally {
    if (mine === asked) searching.value = false;
  }
}

/** What was searched is its searcher's: nobody who comes to the board after them reads it there. */
export function watchSearch(): void {
  let was: string | null = null;
  effect(() => {
    const is = locked.value ? null : (session.value?.user?.id ?? null);
    if (is === was) return;
    was = is;
    typed.value = '';
    found.value = null;
    trouble.value = null;
  });
}
