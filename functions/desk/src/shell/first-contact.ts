import { next } from '../connection';
import { connection, session } from '../store';

/** Before the first sign-in nothing else ticks; a server that never answers must still show. */
export function watchFirstContact(): void {
  const timer = setInterval(() => {
    if (session.peek()) clearInterval(timer);
    else connection.value = next(connection.value, { kind: 'tick', at: Date.now() });
  }, 1000);
}
