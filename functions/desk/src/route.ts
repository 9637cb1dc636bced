import { signal } from '@preact/signals';

/** The pages that stand for themselves, by their names in the address. */
const pages = ['outbox', 'mails', 'dead-letters', 'roster', 'reading', 'search', 'shift', 'account', 'people'] as const;
type PageName = (typeof pages)[number];

export type Route = { page: 'board' } | { page: 'case'; id: string } | { page: PageName };

export function readRoute(hash: string): Route {
  const [page, id] = hash.replace(/^#\/?/, '').split('/');
  if (page === 'case' && id) return { page, id: decodeURIComponent(id) };
  const known = pages.find((name) => name === page);
  return { page: known ?? 'board' };
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
