import { duration } from '../clock';
import type { CaseView, LadderStep } from '../contract';
import { waitsInStorm } from '../next-step';
import { At, Until } from '../parts/time';
import { CalledWith } from '../storm/called-with';
import { say } from '../strings';
import { isUnheld } from '../urgency';

/** Whom the system calls by itself, step after step, until somebody has the case. */
export function LadderPanel({ it }: { it: CaseView }) {
  const plan = it.ladderPlan;
  if (!plan) return null;
  const waits = waitsInStorm(it);
  const running = isUnheld(it) && !waits;
  return (
    <section class="panel ladder">
      <header><h2>{say('ladder.title')}</h2><small>{say('ladder.round', { n: plan.round })}</small></header>
      {!running && <p class="none">{waits ? <CalledWith it={it} link /> : say('ladder.stopped')}</p>}
      <ol>
        {plan.steps.map((step) => (
          <li key={step.index} class={stepClass(step, it, running)}>
            <span class="when">{say('ladder.after', { time: duration(step.afterSeconds * 1000) })}</span>
            <span class="whom">{step.targets.map((target) => say(`target.${target}`)).join(', ')}</span>
            <span class="how"><Progress step={step} running={running} /></span>
          </li>
        ))}
      </ol>
      {running && plan.repeatSeconds != null && <p class="none">{say('ladder.repeat', { time: duration(plan.repeatSeconds * 1000) })}</p>}
    </section>
  );
}

function stepClass(step: LadderStep, it: CaseView, running: boolean): string {
  if (step.firedAt) return 'fired';
  return running && it.ladder?.step === step.index ? 'next' : 'ahead';
}

function Progress({ step, running }: { step: LadderStep; running: boolean }) {
  if (step.skipped) return <>{say('ladder.skipped')}</>;
  if (step.firedAt) return <>{say('ladder.called', { n: step.called })} <At time={step.firedAt} /></>;
  if (running && step.dueAt) return <>{say('ladder.due')} <Until at={step.dueAt} /></>;
  return <>—</>;
}
