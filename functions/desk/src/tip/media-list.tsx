import { say } from '../strings';
import type { TipMedia } from './contract';

/** Copies without metadata. Each is a download that no page can run; a picture is also shown, small, once somebody asks for it. */
export function MediaList({ media }: { media: readonly TipMedia[] }) {
  if (media.length === 0) return null;
  return (
    <ul class="media">
      {media.map((it) => (
        <li key={it.id} data-testid="medium" data-kind={it.kind} data-state={it.state}>
          <b>{say(`media.${it.kind}`)}</b>
          {it.url ? <a href={it.url} download target="_blank" rel="noopener noreferrer">{say('media.open')}</a> : <span class="none">{say(unopened(it))}</span>}
          {it.originalUrl && <a href={it.originalUrl} download target="_blank" rel="noopener noreferrer">{say('media.open-original')}</a>}
          {it.kind === 'photo' && it.url && <details class="preview"><summary>{say('media.show')}</summary><img src={it.url} alt={say('media.photo')} loading="lazy" /></details>}
        </li>
      ))}
    </ul>
  );
}

const unopened = ({ state, kind }: TipMedia): 'media.lost' | 'media.sealed' | 'media.coming' | 'media.sp-office' =>
  state === 'lost' ? 'media.lost' : state === 'sealed' ? 'media.sealed' : state === 'arrived' && kind === 'audio' ? 'media.sp-office' : 'media.coming';
