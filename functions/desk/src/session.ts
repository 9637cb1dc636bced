import { api, Problem, type Setup } from './api';
import { desk } from './desk';
import type { Session } from './contract';
import { scale, session } from './store';
import { ownAddress } from './safe-url';
import { serverClock } from './server-clock';

function take(next: Session): void {
  serverClock.set(next.serverTime);
  scale.value = next.scale;
  session.value = next;
  if (next.signedIn && !next.setup) desk.start(forgetSession);
}

/** Until the server has answered once the page knows nothing; it keeps asking. */
export async function findSession(): Promise<void> {
  for (;;) {
    try {
      take(await api.session());
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
  }
}

export async function signIn(user: string, password: string, code?: string): Promise<void> {
  take(await api.signIn(user, password, code));
}

/** Who acts at the board has changed, or is remembered for longer. */
export const takeSession = (next: Session): void => take(next);

/** The token stands in the fragment, which no server and no log sees; it leaves the address bar at once. */
export function takeLinkToken(): string | null {
  if (location.pathname !== '/signin') return null;
  const token = location.hash.slice(1);
  history.replaceState(null, '', '/');
  return token && !token.startsWith('/') ? token : null;
}

export async function signInByLink(token: string, code?: string): Promise<Problem | null> {
  try {
    take(await api.signInByLink(token, code));
    return null;
  } catch (error) {
    return error instanceof Problem ? error : new Problem(0, '', '');
  }
}

export async function setUp(setup: Setup): Promise<void> {
  take(await api.setUp(setup));
}

/** Where somebody signed in elsewhere, that is also where the sign-out is made. Fails where the server did not hear of it: the page is then still signed in. */
export async function signOut(): Promise<void> {
  const elsewhere = ownAddress(session.peek()?.signOutUrl);
  await api.signOut().catch((error: unknown) => {
    if (!(error instanceof Problem) || error.status !== 401) throw error;
  });
  forgetSession();
  if (elsewhere) location.assign(elsewhere);
}

export function forgetSession(): void {
  desk.stop();
  const was = session.peek();
  if (was) session.value = { ...was, signedIn: false, user: null };
}
