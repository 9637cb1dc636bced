import { webAddress } from '../safe-url';

/** Outside addresses open only by an explicit click, without telling the other side where we came from. */
export function ExternalLink({ to, label }: { to: string | null; label: string }) {
  const href = webAddress(to);
  return href ? <a class="button" href={href} target="_blank" rel="noreferrer noopener">{label}</a> : null;
}
