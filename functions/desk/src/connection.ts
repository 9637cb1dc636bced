/**
 * Is what the page shows live? A pure machine: the hub, the board's answers and a tick feed it.
 * The server pings every 5 s, or answers the page's own word every 5 s; two missed ones are a lost server, whatever the socket claims.
 */
export const lostAfterMs = 10_000;
/** A page that asks every 5 s shows the truth of its last answer; two missed ones and it is behind. */
export const askedLateMs = 12_000;

export type Phase = 'connecting' | 'live' | 'asking' | 'catching-up' | 'lost';

export interface Connection {
  phase: Phase;
  /** The hub is connected, as far as the socket knows. */
  open: boolean;
  /** There is no line and none is needed: the page asks for the board again and again. */
  asks: boolean;
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
  /** From now on the page asks. */
  | { kind: 'asking'; at: number }
  /** A push or ping came: pushes arrive. */
  | { kind: 'heard'; at: number }
  /** A request was answered: the server is there, which says nothing of pushes. */
  | { kind: 'answered'; at: number }
  | { kind: 'board'; at: number }
  | { kind: 'tick'; at: number };

export function starting(at: number): Connection {
  return { phase: 'connecting', open: false, asks: false, caughtUp: false, heardAt: at, trueAt: null };
}

export function next(was: Connection, event: ConnectionEvent): Connection {
  const now: Connection = { ...was };
  switch (event.kind) {
    case 'opened':
      now.open = true;
      now.asks = false;
      now.caughtUp = false;
      now.heardAt = event.at;
      break;
    case 'closed':
      now.open = false;
      now.caughtUp = false;
      break;
    case 'asking':
      now.open = false;
      now.asks = true;
      now.caughtUp = false;
      break;
    case 'heard':
    case 'answered':
      now.heardAt = event.at;
      // After a silence pushes may be missing: only a fresh board makes the page live again.
      if (was.phase === 'lost') now.caughtUp = false;
      if (now.caughtUp && event.kind === 'heard') now.trueAt = event.at;
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
  if (it.trueAt === null) return 'connecting';
  return it.asks && at - it.trueAt < askedLateMs ? 'asking' : 'catching-up';
}

function same(a: Connection, b: Connection): boolean {
  return a.phase === b.phase && a.open === b.open && a.asks === b.asks && a.caughtUp === b.caughtUp && a.heardAt === b.heardAt && a.trueAt === b.trueAt;
}

/** The board must be asked for whenever the line is there but the page is not caught up. */
export function needsBoard(it: Connection): boolean {
  return it.open && !it.caughtUp;
}

/** What the page shows may be older than a few seconds. */
export function isStale(it: Connection): boolean {
  return it.phase !== 'live' && it.phase !== 'asking';
}

/** What a board without rows says: that there is no open case is known only once the server has said so. */
export function emptyWord(it: Connection): 'board.empty' | 'board.unknown' | 'app.loading' {
  return it.trueAt !== null ? 'board.empty' : it.phase === 'lost' ? 'board.unknown' : 'app.loading';
}
