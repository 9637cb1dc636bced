import { useEffect } from 'preact/hooks';
import type { CallOffer, CaseView } from '../contract';
import { At } from '../parts/time';
import { hashOf } from '../route';
import { say } from '../strings';
import { askMerge, codesOf, forgetMerge, isAsking, keepApart, merge } from './merging';

/** How many stand there at once: in a storm every case could be the one, and a wall of questions hides what the caller says. */
const shown = 3;

/** "Is this the call of K7F2?" Two cases may be one matter; only a human says so. */
export function CallOffers({ it }: { it: CaseView }) {
  const offers = it.call?.offers ?? [];
  useEffect(() => forgetMerge, [it.id]);
  if (offers.length === 0) return null;
  const line = (offer: CallOffer) => <Offer key={offer.caseId} it={it} offer={offer} />;
  return (
    <section class="call-offers" data-testid="call-offers" aria-label={say('call.offers')}>
      {offers.slice(0, shown).map(line)}
      {offers.length > shown && <details data-testid="call-offers-more"><summary>{say('call.more', { n: offers.length - shown })}</summary>{offers.slice(shown).map(line)}</details>}
    </section>
  );
}

function Offer({ it, offer }: { it: CaseView; offer: CallOffer }) {
  return (
    <div class="mark call-offer" data-case={offer.caseId}>
      <p>
        <b>{say(it.kind === 'phone-in' ? 'call.is-writing' : 'call.is-call')} <a class="code" href={hashOf({ page: 'case', id: offer.caseId })}>{offer.code}</a>{say('call.question-end')}</b>
        <span>{offer.source === 'phone call' ? say('kind.phone-in') : offer.source} · <At time={offer.openedAt} />{offer.holder && ` · ${say('call.held-by', { name: offer.holder })}`}</span>
      </p>
      {isAsking(it, offer) ? <Sure it={it} offer={offer} /> : (
        <>
          <button type="button" data-testid="call-same" onClick={() => askMerge(it, offer)}>{say('call.same')}…</button>
          <button type="button" data-testid="call-other" onClick={() => void keepApart(it, offer)}>{say('call.other')}</button>
        </>
      )}
    </div>
  );
}

function Sure({ it, offer }: { it: CaseView; offer: CallOffer }) {
  return (
    <div class="storm-ask" data-testid="call-ask">
      <span>{say('call.same-hint', codesOf(it, offer))}</span>
      <button type="button" class="primary danger" data-testid="call-same-sure" onClick={() => void merge(it, offer)}>{say('call.same-sure', { written: codesOf(it, offer).written })}</button>
      <button type="button" class="quiet" onClick={forgetMerge}>{say('storm.cancel')}</button>
    </div>
  );
}
