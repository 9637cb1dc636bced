import type { CaseView } from '../contract';
import { say } from '../strings';
import { BestGuess } from './best-guess';
import { askedOf, headlineOf, otherState } from './headline';
import { NextStep } from './next-step';
import { OtherState } from './other-state';
import { Requests } from './requests';

/** Where is this person, how sure is that, and what would settle it: read in three seconds, acted upon by one press. */
export function PlacePanel({ it }: { it: CaseView }) {
  const elsewhere = otherState(it);
  const headline = headlineOf(it);
  return (
    <section
      class={`panel where-panel ${elsewhere ? `elsewhere ${askedOf(it)}` : ''}`} aria-labelledby="place-title"
      data-testid="place" data-headline={headline} data-asked={elsewhere ? askedOf(it) : undefined}
    >
      {elsewhere ? <OtherState it={it} state={elsewhere} /> : <header><h2 id="place-title">{say(it.tip ? 'place.title-tip' : 'place.title')}</h2></header>}
      <div class={it.nextStep || it.requests.length > 0 ? 'place-body' : 'place-body alone'}>
        <BestGuess it={it} headline={headline} />
        <div class="place-act">
          <NextStep it={it} />
          <Requests it={it} />
        </div>
      </div>
    </section>
  );
}
