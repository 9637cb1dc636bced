export interface Pasted { url: string; platform: string; handle: string }

interface Rule { platform: string; hosts: readonly string[]; handle(path: string[], query: URLSearchParams): string | undefined }

const first = (path: string[]): string | undefined => path[0];
const afterAt = (path: string[]): string | undefined => path.find((part) => part.startsWith('@'));
const unless = (words: readonly string[]) => (path: string[]): string | undefined =>
  path[0] && !words.includes(path[0]) ? path[0] : undefined;

const rules: readonly Rule[] = [
  {
    platform: 'Instagram', hosts: ['instagram.com', 'instagr.am'],
    handle: (path) => (path[0] === 'stories' ? path[1] : unless(['p', 'reel', 'reels', 'tv', 'live', 'explore', 'share'])(path)),
  },
  {
    platform: 'Facebook', hosts: ['facebook.com', 'fb.com', 'fb.watch'],
    handle: (path, query) =>
      query.get('id') ??
      (path[0] === 'groups' || path[0] === 'people' ? path[1]
        : unless(['watch', 'share', 'reel', 'reels', 'story.php', 'permalink.php', 'profile.php', 'photo.php', 'photo', 'video.php', 'videos', 'live', 'posts'])(path)),
  },
  { platform: 'X', hosts: ['x.com', 'twitter.com'], handle: unless(['i', 'search', 'hashtag', 'home', 'intent', 'share']) },
  {
    platform: 'YouTube', hosts: ['youtube.com', 'youtu.be'],
    handle: (path) => afterAt(path) ?? (path[0] === 'c' || path[0] === 'user' || path[0] === 'channel' ? path[1] : undefined),
  },
  { platform: 'Threads', hosts: ['threads.net', 'threads.com'], handle: afterAt },
  { platform: 'Snapchat', hosts: ['snapchat.com'], handle: (path) => (path[0] === 'add' ? path[1] : afterAt(path)) },
  { platform: 'Telegram', hosts: ['t.me', 'telegram.me'], handle: (path) => (path[0] === 's' ? path[1] : first(path)) },
  { platform: 'ShareChat', hosts: ['sharechat.com'], handle: (path) => (path[0] === 'profile' ? path[1] : undefined) },
  { platform: 'Moj', hosts: ['mojapp.in'], handle: afterAt },
  { platform: 'Koo', hosts: ['kooapp.com'], handle: (path) => (path[0] === 'profile' ? path[1] : undefined) },
  { platform: 'LinkedIn', hosts: ['linkedin.com'], handle: (path) => (path[0] === 'in' ? path[1] : undefined) },
  { platform: 'Reddit', hosts: ['reddit.com'], handle: (path) => (path[0] === 'user' || path[0] === 'u' ? path[1] : undefined) },
  { platform: 'WhatsApp', hosts: ['wa.me'], handle: first },
];

/** People paste "look: https://… please": the first web address in it counts. Null: nothing to fill in. */
export function readLink(pasted: string): Pasted | null {
  const found = /https?:\/\/[^\s<>"']+/i.exec(pasted) ?? /\b(?:[a-z0-9-]+\.)+[a-z]{2,}\/[^\s<>"']*/i.exec(pasted);
  if (!found) return null;
  const address = found[0].replace(/[).,;!\u0964]+$/, '');
  const url = parse(/^https?:/i.test(address) ? address : `https://${address}`);
  if (!url) return null;
  const rule = rules.find(({ hosts }) => hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`)));
  if (!rule) return { url: url.href, platform: '', handle: '' };
  const path = url.pathname.split('/').filter(Boolean).map(decoded);
  return { url: url.href, platform: rule.platform, handle: (rule.handle(path, url.searchParams) ?? '').replace(/^@/, '') };
}

function parse(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
