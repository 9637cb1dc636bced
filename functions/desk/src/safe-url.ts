/** Addresses from outside are only ever offered when they lead to the web; anything else stays text. */
export function webAddress(text: string | null | undefined): string | null {
  if (!text) return null;
  try {
    const url = new URL(text);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}

/** A place of our own server to go to: a path, never another host, however it is written. */
export function ownAddress(path: string | null | undefined, origin: string = location.origin): string | null {
  if (!path || !/^\/(?![/\\])/.test(path)) return null;
  try {
    const url = new URL(path, origin);
    return url.origin === origin ? url.pathname + url.search + url.hash : null;
  } catch {
    return null;
  }
}

const loopback = (host: string): boolean => host === 'localhost' || host === '[::1]' || /^127\./.test(host);

export interface LinkPart { text: string; /** Path on our own origin, safe to frame. */ own: string | null }

/**
 * Cuts a message at our own action links (…/l?<token>). The printed host may be another name
 * of this machine, so only the path is taken over, on the origin of this page.
 */
export function cutAtOwnLinks(text: string, origin: string): LinkPart[] {
  const here = new URL(origin);
  const parts: LinkPart[] = [];
  let from = 0;
  for (const match of text.matchAll(/https?:\/\/[^\s<>"']+/g)) {
    const url = webAddress(match[0]);
    const own = url ? ownPath(new URL(url), here) : null;
    if (!own) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index), own: null });
    parts.push({ text: match[0], own });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), own: null });
  return parts;
}

function ownPath(url: URL, here: URL): string | null {
  const sameHost = url.host === here.host || (loopback(url.hostname) && loopback(here.hostname) && url.port === here.port);
  return sameHost && url.pathname === '/l' && url.search.length > 1 ? url.pathname + url.search : null;
}
