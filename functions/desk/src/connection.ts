/**
 * Is what the page shows live? A pure machine: the hub, the board's answers and a tick feed it.
 * The server pings every 5 s; two missed pings are a lost server, whatever the socket claims.
 */
export const lostAfterMs = 10_000;

export type Phase = 'connecting' | 'live' | 'catching-up' | 'lost';

export interface Connection {
  phase: Phase;
  /** The hub is connected, as far as the socket knows. */
  open: boolean;
  /** The board was fetched after the last gap. */
  caughtUp: boolean;
  /** The server last said anything; the start of the page counts, so that a dead server is noticed too. */
  heardAt: number;
  /** What the board shows was true at this moment. */
  trueAt: number | null;
}

export type ConnectionEvent =
  | { kind: 'opened'; at: number }
  | { kind: 'closed'; at: number }
  | { kind: 'heard'; at: number }
  | { kind: 'board'; at: number }
  | { kind: 'tick'; at: number };

export function starting(at: number): Connection {
  return { phase: 'connecting', open: false, caughtUp: false, heardAt: at, trueAt: null };
}

export function next(was: Connection, event: ConnectionEvent): Connection {
  const now: Connection = { ...was };
  switch (event.kind) {
    case 'opened':
      now.open = true;
      now.caughtUp = false;
      now.heardAt = event.at;
      break;
    case 'closed':
      now.open = false;
      now.caughtUp = false;
      break;
    case 'heard':
      now.heardAt = event.at;
      // After a silence pushes may be missing: only a fresh board makes the page live again.
      if (was.phase === 'lost') now.caughtUp = false;
      if (now.caughtUp) now.trueAt = event.at;
      break;
    case 'board':
      now.heardAt = event.at;
      now.trueAt = event.at;
      now.caughtUp = now.open;
      break;
    case 'tick':
      break;
  }
  now.phase = phaseOf(now, event.at);
  return same(was, now) ? was : now;
}

function phaseOf(it: Connection, at: number): Phase {
  if (at - it.heardAt >= lostAfterMs) return 'lost';
  if (it.open && it.caughtUp) return 'live';
  return it.trueAt === null ? 'connecting' : 'catching-up';
}

function same(a: Connection, b: Connection): boolean {
  return a.phase === b.phase && a.open === b.open && a.caughtUp === b.caughtUp && a.heardAt === b.heardAt && a.trueAt === b.trueAt;
}

/** The board must be asked for whenever the line is there but the page is not caught up. */
export function needsBoard(it: Connection): boolean {
  return it.open && !it.caughtUp;
}
