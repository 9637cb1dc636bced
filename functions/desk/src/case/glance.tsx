import type { CaseView } from '../contract';
import { lang } from '../prefs';
import { nextReminder, nextStep, waitsInStorm } from '../next-step';
import { Lease } from '../parts/lease';
import { At, Until } from '../parts/time';
import { askedOf, otherState } from '../place/headline';
import { confidenceWord, inWords, percent, stateName } from '../place/words';
import { CalledWith } from '../storm/called-with';
import { districtName, say } from '../strings';
import { me } from '../store';
import { isUnheld } from '../urgency';
import { tipWords, whatWords } from '../what-words';

/** One look: what, where, who has it, what happens next and when. */
export function Glance({ it }: { it: CaseView }) {
  return (
    <dl class="glance">
      <div><dt>{say('glance.what')}</dt><What it={it} /></div>
      <div class={it.district && !it.handOver ? '' : 'unknown'}><dt>{say('glance.where')}</dt><Where it={it} /></div>
      <div class={isUnheld(it) ? 'nobody' : ''}><dt>{say('glance.who')}</dt><Who it={it} /></div>
      <div><dt>{say('glance.next')}</dt><Next it={it} /></div>
    </dl>
  );
}

function What({ it }: { it: CaseView }) {
  return (
    <dd>
      <b>{it.tip ? tipWords(it.lifeRisk, lang.value === 'hi' ? it.tip.categoryTextHindi : it.tip.categoryText) : say(`type.${it.type}`)}</b>
      <span>{it.tip ? [say('kind.tip'), it.tip.conflicted ? say('tip.conflicted') : '', it.tip.sensitivity === 'routine' ? '' : say(`sensitivity.${it.tip.sensitivity}`)].filter(Boolean).join(' · ') : whatWords(it).join(' · ')}</span>
    </dd>
  );
}

function Where({ it }: { it: CaseView }) {
  const elsewhere = otherState(it);
  const guess = it.whereabouts;
  if (elsewhere) return <dd><b>{stateName(elsewhere)}</b><span>{say(`other-state.${askedOf(it)}`)}</span></dd>;
  if (!it.district && guess?.district) return <dd><b>{districtName(guess.district)}</b><span>{`${confidenceWord(guess.confidence)} · ${percent(guess.confidence)}`}{guess.unverified && ` · ${say('place.unverified')}`}</span></dd>;
  return (
    <dd>
      <b>{it.district ? districtName(it.district) : say('place.unknown')}</b>
      <span>{[it.station, it.routeBasis ? say(`place.${it.routeBasis}`) : null].filter(Boolean).join(' · ')}</span>
    </dd>
  );
}

function Who({ it }: { it: CaseView }) {
  const { holder } = it;
  if (!holder) return <dd data-testid="holder"><b>{say('who.nobody')}</b><span /></dd>;
  return (
    <dd>
      <b data-testid="holder">{holder.user === me.value ? `${holder.name} (${say('who.you')})` : holder.name}</b>
      <span>{it.state !== 'closed' && <span class="lease"><Lease it={it} /></span>}</span>
    </dd>
  );
}

function Next({ it }: { it: CaseView }) {
  const step = nextStep(it);
  const counts = isUnheld(it) || it.state === 'closed';
  const reminder = isUnheld(it) ? null : nextReminder(it);
  const targets = step.targets.map((target) => say(`target.${target}`)).join(', ');
  return (
    <dd>
      <b>{waitsInStorm(it) ? <CalledWith it={it} link /> : targets ? say('next.call-to', { targets }) : step.key === 'next.locate' && it.nextStep ? inWords(it.nextStep.text, it.nextStep.textHindi) : say(step.key)}</b>
      {counts && step.at && (it.state === 'closed' ? <span><At time={step.at} /></span> : <span class="big"><Until at={step.at} testId="ladder-countdown" /></span>)}
      {reminder && <span>{say('next.reminder', { name: reminder.name })} <Until at={reminder.at} /></span>}
      {it.ladder && isUnheld(it) && <span>{it.ladder.step < it.ladder.steps && `${it.ladder.step + 1}/${it.ladder.steps} · `}{say('ladder.round', { n: it.ladder.round })}</span>}
    </dd>
  );
}
