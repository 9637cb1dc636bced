import { shownData, shownPosts, toggleData, togglePost } from '../case-ui';
import type { CaseView, Post, Subject } from '../contract';
import { keyOfCommand } from '../keys';
import { ExternalLink } from '../parts/external-link';
import { KeyHint } from '../parts/key-hint';
import { At } from '../parts/time';
import { say } from '../strings';
import { webAddress } from '../safe-url';
import { unmask } from '../trust/standing';
import { highlightsOf } from './highlights';
import { languageBasis, languageName } from './language';
import { MarkedText } from './marked-text';
import { UrgencyLine } from './urgency-line';

/** Nobody must read a farewell letter by accident: it is uncovered case by case, by the one who needs it. */
export function PostPanel({ it }: { it: CaseView }) {
  const shown = shownPosts.value.has(it.id);
  return (
    <section class="panel post">
      <header>
        <h2>{say('post.title')}</h2>
        <button type="button" data-testid="show-post" aria-expanded={shown} onClick={() => togglePost(it.id)}>
          {say(shown ? 'post.hide' : 'post.show')}<KeyHint for="s" />
        </button>
      </header>
      {it.language && <p class="language" data-testid="language"><b>{languageName(it.language.code)}</b> <small>{languageBasis(it.language)}</small></p>}
      <UrgencyLine it={it} />
      {it.masked && <p class="show-data" data-testid="masked"><span>{say('trust.masked')}</span> <button type="button" class="small" data-testid="unmask" onClick={() => void unmask(it.id)}>{say('trust.unmask')}<KeyHint for={keyOfCommand('show-data')} /></button></p>}
      {!shown && <p class="covered">{say('post.covered')}</p>}
      {shown && it.post && <PostText it={it} post={it.post} />}
      {shown && (it.subject ? <Person subject={it.subject} /> : <p class="none">{say('subject.none')}</p>)}
    </section>
  );
}

function PostText({ it, post }: { it: CaseView; post: Post }) {
  const data = shownData.value === it.id;
  return (
    <div data-testid="post">
      {post.text ? <MarkedText text={post.text} language={post.language} highlights={highlightsOf(it)} masks={post.masks} shown={data} /> : <p class="none">{say('post.none')}</p>}
      {!it.masked && post.masks.length > 0 && (
        <p class="show-data">
          <button type="button" class="small" data-testid="show-data" aria-pressed={data} onClick={() => void toggleData(it.id)}>
            {say(data ? 'hidden.hide' : 'hidden.show', { n: post.masks.length })}<KeyHint for={keyOfCommand('show-data')} />
          </button>
          <small>{say('hidden.until')}</small>
        </p>
      )}
      {post.url && (
        <p class="address"><span class="outside">{post.url}</span><ExternalLink to={post.url} label={say('post.open')} /></p>
      )}
      {post.media.length > 0 && <h3>{say('post.media')}</h3>}
      {post.media.map((media) => (
        <p class="address" key={media.url}>
          <span class="outside">{media.contentType} · {media.url}</span>
          <ExternalLink to={webAddress(media.url) ?? own(media.url)} label={say('post.open-media')} />
        </p>
      ))}
    </div>
  );
}

/** Media kept by our own server come as paths. */
const own = (path: string): string | null => (/^\/[^/\\]/.test(path) ? new URL(path, location.origin).href : null);

const plainFields = ['displayName', 'handle', 'phone', 'email', 'profileLocation'] as const;

function Person({ subject }: { subject: Subject }) {
  return (
    <dl class="facts" data-testid="subject">
      {plainFields.filter((name) => subject[name]).map((name) => (
        <div key={name}><dt>{say(`subject.${name}`)}</dt><dd class="outside" dir="auto">{subject[name]}</dd></div>
      ))}
      {subject.ipAddresses.map(({ address, seenAt }) => (
        <div key={address}><dt>{say('subject.ip')}</dt><dd class="outside">{address} {seenAt && <At time={seenAt} />}</dd></div>
      ))}
    </dl>
  );
}
