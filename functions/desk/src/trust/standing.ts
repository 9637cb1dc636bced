import { computed, effect } from '@preact/signals';
import { api } from '../api';
import { shownData, shownPosts } from '../case-ui';
import { loadCase } from '../cases';
import { serverClock } from '../server-clock';
import { takeSession } from '../session';
import { now, openCase, session, signedIn } from '../store';
import { prove } from './prove';
import { isFresh, isLocked } from './times';

/** Nobody has confirmed who they are, or too long ago. */
export const locked = computed(() => signedIn.value && isLocked(session.value, now.value));

const beatMs = 45_000;
let beatAt = 0;

/** Reading is work too: keys and clicks of a person keep them remembered, the page's own questions do not. */
function acted(event: Event): void {
  if (!event.isTrusted || !signedIn.peek() || locked.peek() || Date.now() - beatAt < beatMs) return;
  beatAt = Date.now();
  void api.acted().then(takeSession).catch(() => undefined);
}

export function watchStanding(): void {
  addEventListener('keydown', acted, { passive: true });
  addEventListener('pointerdown', acted, { passive: true });
  let was = false;
  effect(() => {
    const is = locked.value;
    if (is === was) return;
    was = is;
    // What stands on the screen was for whoever has gone; what comes back is for whoever came.
    if (is) {
      shownData.value = null;
      shownPosts.value = new Set();
      openCase.value = null;
    }
    reload();
  });
}

function reload(): void {
  const hash = /^#\/case\/(.+)$/.exec(location.hash);
  if (hash?.[1] && signedIn.peek()) void loadCase(decodeURIComponent(hash[1]));
}

/** Leaves the board, which listens on. */
export async function lockBoard(): Promise<void> {
  takeSession(await api.leaveBoard());
}

/** Opens the list of people, to change places. */
export function changePerson(): void {
  void prove('officer', true).then((proven) => { if (proven) reload(); });
}

/** Opens something in a page of its own, once the password is fresh: a refusal there could not ask for it. */
export async function openFresh(address: string, download: boolean): Promise<void> {
  if (!isFresh(session.peek(), serverClock.time()) && !await prove('password')) return;
  const link = document.createElement('a');
  link.href = address;
  if (download) link.download = '';
  else Object.assign(link, { target: '_blank', rel: 'noopener' });
  link.click();
}

/** What is masked is shown once somebody has confirmed who they are. */
export async function unmask(caseId: string): Promise<boolean> {
  if (openCase.peek()?.masked !== true) return true;
  if (!await prove('officer')) return false;
  await loadCase(caseId);
  return openCase.peek()?.masked !== true;
}
