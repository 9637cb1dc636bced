import type { CaseView } from '../contract';
import { PhoneLink } from '../parts/phone-link';
import { At } from '../parts/time';
import { say } from '../strings';
import type { TipView } from './contract';
import { identitiesOf, isKnown, numberIn } from './identity';

/** The dialogue: what the informer was told and asked. Neither side sees the other. */
export function InformerPanel({ tip }: { it: CaseView; tip: TipView }) {
  return (
    <section class="panel informer" data-testid="informer">
      <header><h2>{say('informer.title')}</h2></header>
      <p><span class="label">{say('informer.told')}</span> <b data-testid="told">{say(`told.${tip.told}`)}</b></p>
      {identitiesOf(tip).map((answer, i) => <Identity key={`${i}${answer}`} answer={answer} />)}
      {tip.informerLeft && <p class="minded" data-testid="informer-left">{say('informer.left')}</p>}
      {tip.muted && <p>{say('informer.muted')}</p>}
      {tip.questions.length > 0 && (
        <ol class="questions">
          {tip.questions.map((question) => (
            <li key={question.n} data-testid="question" data-answered={question.answeredAt !== null}>
              <span class="n">{question.n}</span>
              <span class="text" dir="auto">{question.text ?? '—'}<small>{question.by} <At time={question.at} /></small></span>
              <b class={question.answeredAt ? 'answered' : 'waits'}>{say(question.answeredAt ? 'informer.answered' : 'informer.waits')}</b>
            </li>
          ))}
        </ol>
      )}
      {tip.requests.map((request) => (
        <p class="minded" key={`${request.kind}${request.mediaId}${request.askedAt}`} data-testid="dual-request">
          <b>{say(`dual.${request.kind}`)}</b> {request.askedBy} <At time={request.askedAt} />
          {request.confirmedBy ? ` + ${request.confirmedBy}` : ` · ${say(request.isPending ? 'dual.pending' : 'dual.lapsed')}`}
          {request.answeredAt && <> · {say('dual.answered')} <At time={request.answeredAt} /></>}
        </p>
      ))}
    </section>
  );
}

/** Only the two who asked together ever receive it. */
function Identity({ answer }: { answer: string }) {
  const number = numberIn(answer);
  return (
    <div class="identity" data-testid="identity">
      <p><b>{say('informer.identity')}</b></p>
      {number ? <PhoneLink phone={number} name={say('informer.call')} /> : <p class="outside" dir="auto">{isKnown(answer) ? answer : say('informer.forgotten')}</p>}
      <p><small>{say('informer.identity-hint')}</small></p>
    </div>
  );
}
