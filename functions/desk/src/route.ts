import { signal } from '@preact/signals';

export type Route = { page: 'board' } | { page: 'case'; id: string } | { page: 'outbox' } | { page: 'mails' } | { page: 'dead-letters' } | { page: 'roster' } | { page: 'shift' };

export function readRoute(hash: string): Route {
  const [page, id] = hash.replace(/^#\/?/, '').split('/');
  if (page === 'case' && id) return { page, id: decodeURIComponent(id) };
  return page === 'outbox' || page === 'mails' || page === 'dead-letters' || page === 'roster' || page === 'shift' ? { page } : { page: 'board' };
}

export function hashOf(route: Route): string {
  return route.page === 'board' ? '#/' : route.page === 'case' ? `#/case/${encodeURIComponent(route.id)}` : `#/${route.page}`;
}

export const route = signal<Route>(readRoute(location.hash));

export function goTo(to: Route): void {
  if (hashOf(to) !== location.hash) location.hash = hashOf(to);
  else route.value = to;
}

addEventListener('hashchange', () => (route.value = readRoute(location.hash)));
