import { computed, signal } from '@preact/signals';
import type { Needs } from './api';
import { type Connection, isStale, starting } from './connection';
import type { CaseView, RefusedRow, Session } from './contract';
import { inSections } from './order';
import { isLocked } from './trust/times';
import { isLoud } from './urgency';
import type { Rows } from './versions';

/** All that the page knows. Only desk.ts, cases.ts and session.ts write it. */
export const session = signal<Session | null>(null);
export const rows = signal<Rows>(new Map());
export const refused = signal<readonly RefusedRow[]>([]);
export const deskListening = signal(true);
export const deadLetterCount = signal(0);
export const scale = signal(1);
/** Messages go to the outbox here, and this user may read it. */
export const outboxUsed = signal(false);
export const connection = signal<Connection>(starting(Date.now()));
/** Without a live line: how often this page asks, in seconds. */
export const askSeconds = signal(5);
/** Server time in milliseconds, one step a second: every clock of the page reads this one. */
export const now = signal(Date.now());
export const openCase = signal<CaseView | null>(null);
/** Of the open case: the last refusal, word for word. */
export const refusal = signal<{ caseId: string; text: string; holder: string | null; needs?: Needs | null } | null>(null);
/** Said once to screen readers. */
export const announcement = signal('');

export const sections = computed(() => inSections(rows.value.values()));
/** Signed in and past the setup: the desk is running. */
export const signedIn = computed(() => session.value?.signedIn === true && !session.value.setup);
/** Whose page it is: whoever acts at it, and while it is locked whose board it is. What somebody is asked they must see then too. */
export const atBoard = computed(() => session.value?.user ?? session.value?.board ?? null);
/** Who "You" is: whoever acts at the board; at a locked one nobody has said who they are, so nobody is. */
export const me = computed(() => (isLocked(session.value, now.value) ? null : session.value?.user?.id ?? null));
export const demo = computed(() => session.value?.demo === true);
export const lost = computed(() => connection.value.phase === 'lost');
export const stale = computed(() => isStale(connection.value));

export const counts = computed(() => {
  const open = [...rows.value.values()].filter((row) => row.state !== 'closed');
  return { open: open.length, unheldLife: open.filter((row) => isLoud(row, demo.value)).length };
});
