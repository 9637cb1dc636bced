import { mergeCall } from '../cases';
import type { CallOffer, CaseView } from '../contract';
import { At } from '../parts/time';
import { hashOf } from '../route';
import { say } from '../strings';

/** How many stand there at once: in a storm every case could be the one, and a wall of questions hides what the caller says. */
const shown = 3;

/** "Is this the call of K7F2?" Two cases may be one matter; only a human says so. */
export function CallOffers({ it }: { it: CaseView }) {
  const offers = it.call?.offers ?? [];
  if (offers.length === 0) return null;
  const isCall = it.kind === 'phone-in';
  const line = (offer: CallOffer) => <Offer key={offer.caseId} offer={offer} isCall={isCall} answer={answer} />;
  const answer = (offer: CallOffer, same: boolean): void => void (isCall ? mergeCall(offer.caseId, it.id, same, it.id) : mergeCall(it.id, offer.caseId, same, it.id));
  return (
    <section class="call-offers" data-testid="call-offers" aria-label={say('call.offers')}>
      {offers.slice(0, shown).map(line)}
      {offers.length > shown && <details data-testid="call-offers-more"><summary>{say('call.more', { n: offers.length - shown })}</summary>{offers.slice(shown).map(line)}</details>}
    </section>
  );
}

function Offer({ offer, isCall, answer }: { offer: CallOffer; isCall: boolean; answer: (offer: CallOffer, same: boolean) => void }) {
  return (
    <div class="mark call-offer" data-case={offer.caseId}>
      <p>
        <b>{say(isCall ? 'call.is-writing' : 'call.is-call')} <a class="code" href={hashOf({ page: 'case', id: offer.caseId })}>{offer.code}</a>{say('call.question-end')}</b>
        <span>{offer.source === 'phone call' ? say('kind.phone-in') : offer.source} · <At time={offer.openedAt} />{offer.holder && ` · ${say('call.held-by', { name: offer.holder })}`}</span>
      </p>
      <button type="button" data-testid="call-same" onClick={() => answer(offer, true)}>{say('call.same')}</button>
      <button type="button" data-testid="call-other" onClick={() => answer(offer, false)}>{say('call.other')}</button>
    </div>
  );
}
