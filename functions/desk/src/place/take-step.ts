import { finishMove, startMove } from '../case-ui';
import type { CaseView } from '../contract';
import { isMove, type MoveName, type Values } from '../moves';
import type { NextStep, OtherPlace } from './contract';

/** The move of a step with what is known already; `focus`: the field that is still to be said. */
export interface Prepared { name: MoveName; values: Values; focus: string | null }

/** What a press on the step does; null where somebody has to choose first, or this officer may not. */
export function prepared(it: Pick<CaseView, 'moves' | 'whereabouts' | 'station'>, step: NextStep, choice?: OtherPlace): Prepared | null {
  const to = choice && choice.state !== 'UP' ? 'hand-over' : step.move;
  if (!isMove(to) || !it.moves.includes(to)) return null;
  switch (step.kind) {
    case 'ask-platform':
      return { name: to, values: { question: step.question ?? '' }, focus: null };
    case 'decide':
      return choice ? { name: to, values: placeOf(it, choice), focus: null } : null;
    case 'confirm':
    case 'engage':
      return { name: to, values: placeOf(it, { state: 'UP', district: step.district }), focus: null };
    case 'name-station':
      return { name: to, values: placeOf(it, { state: 'UP', district: step.district }), focus: 'station' };
    case 'hand-over':
      return { name: to, values: { state: step.state ?? '' }, focus: null };
    case 'locate-phone':
      return { name: to, values: { kind: 'coordinates' }, focus: 'value' };
    case 'ask-informer':
      return { name: to, values: {}, focus: 'text' };
    case 'contact-person':
    case 'call-state':
      return { name: to, values: {}, focus: null };
  }
}

/** A station is only carried over where it belongs to the district that is meant. */
function placeOf(it: Pick<CaseView, 'whereabouts'>, place: Pick<OtherPlace, 'state' | 'district'>): Values {
  if (place.state !== 'UP') return { state: place.state };
  const station = it.whereabouts?.district?.id === place.district ? it.whereabouts?.station : null;
  return { district: place.district ?? '', station: station ?? '' };
}

/** By its key: what can be undone is done, and where there is something to choose or to confirm the button is only found. */
export async function takeStep(it: CaseView): Promise<void> {
  const step = it.nextStep;
  if (!step) return;
  const ready = step.kind === 'call-state' ? null : prepared(it, step);
  if (ready) await press(it, ready);
  else document.querySelector<HTMLElement>('[data-testid=next-step] :is(button, a)')?.focus();
}

/** The places that can be asked at once; null where there are not two, or this officer may not. */
export function severalOf(it: Pick<CaseView, 'moves'>, step: NextStep): Prepared | null {
  const districts = step.choices.flatMap(({ state, district }) => (state === 'UP' && district ? [district] : [])).slice(0, 3);
  return districts.length > 1 && it.moves.includes('ask-several') ? { name: 'ask-several', values: { districts: districts.join(' ') }, focus: null } : null;
}

/** By its key: all likely places at once, where the step offers it. */
export async function askSeveral(it: CaseView): Promise<void> {
  const ready = it.nextStep && severalOf(it, it.nextStep);
  if (ready) await press(it, ready);
}

/** A question that is ready needs no form, nor does a place that is only waiting for a human's word: one press does it. */
export function press(it: CaseView, { name, values, focus }: Prepared): Promise<void> {
  return name === 'ask-several' || (name === 'ask' && values['question']) || (name === 'route' && it.nextStep?.kind === 'engage' && values['district']) ? finishMove(it, name, values) : startMove(it, name, values, focus);
}
