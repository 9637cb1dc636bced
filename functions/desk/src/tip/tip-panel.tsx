import { shownPosts, togglePost } from '../case-ui';
import type { CaseView } from '../contract';
import { KeyHint } from '../parts/key-hint';
import { At } from '../parts/time';
import { languageName } from '../post/language';
import { lang } from '../prefs';
import { say } from '../strings';
import { tipWords } from '../what-words';
import type { TipView } from './contract';
import { identitiesOf, isKnown } from './identity';
import { MediaList } from './media-list';

/** What the informer says, in the informer's words. The highest class is uncovered only by whoever needs it. */
export function TipPanel({ it, tip }: { it: CaseView; tip: TipView }) {
  const covered = tip.sensitivity === 'highly-sensitive' && !shownPosts.value.has(it.id);
  return (
    <section class="panel tip" data-testid="tip">
      <header>
        <h2>{tipWords(it.lifeRisk, lang.value === 'hi' ? tip.categoryTextHindi : tip.categoryText)}</h2>
        {tip.sensitivity === 'highly-sensitive' && (
          <button type="button" data-testid="show-post" aria-expanded={!covered} onClick={() => togglePost(it.id)}>{say(covered ? 'post.show' : 'post.hide')}<KeyHint for="s" /></button>
        )}
      </header>
      <p class="language"><b>{languageName(tip.language, lang.value)}</b> <small>{say(`door.${tip.door}`)}{!identitiesOf(tip).some(isKnown) && <> · {say('tip.nobody-known')}</>}</small></p>
      {covered ? <p class="covered">{say('tip.covered')}</p> : <Words it={it} tip={tip} />}
    </section>
  );
}

function Words({ it, tip }: { it: CaseView; tip: TipView }) {
  const hindi = lang.value === 'hi';
  const said = (['what', 'when', 'where'] as const).filter((name) => tip[name]);
  return (
    <>
      <dl class="facts said" data-testid="tip-words">
        {said.map((name) => <div key={name}><dt>{say(`tip.${name}`)}</dt><dd class="outside" dir="auto" lang={tip.language}>{tip[name]}</dd></div>)}
        {tip.answers.map((answer) => (
          <div key={answer.question}><dt>{hindi ? answer.questionTextHindi : answer.questionText}</dt><dd class="outside" dir="auto">{hindi ? answer.textHindi : answer.text}</dd></div>
        ))}
        {tip.point && <div><dt>{say('tip.point')}</dt><dd class="outside">{tip.point.latitude.toFixed(5)}, {tip.point.longitude.toFixed(5)}</dd></div>}
      </dl>
      {said.length === 0 && !it.erased && <p class="none">{say('tip.no-words')}</p>}
      <MediaList media={tip.media} />
      {tip.additions.length > 0 && <h3>{say('tip.said-later')}</h3>}
      {tip.additions.map((added) => (
        <p class="added" key={`${added.at}${added.text}`} data-testid="tip-added">
          <At time={added.at} />
          {added.answers !== null && <b>{say('tip.answers', { n: added.answers })}</b>}
          <span class="outside" dir="auto" lang={tip.language}>{added.text ?? '—'}</span>
        </p>
      ))}
    </>
  );
}
