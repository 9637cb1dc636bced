import { busyMove } from '../case-ui';
import type { Agency, CaseView } from '../contract';
import { keyOfCommand } from '../keys';
import { KeyHint } from '../parts/key-hint';
import { PhoneLink } from '../parts/phone-link';
import { say } from '../strings';
import type { NextStep as Step, NextStepKind } from './contract';
import { disagrees } from './headline';
import { press, prepared, severalOf } from './take-step';
import { inWords, percent } from './words';

/** Whom to ring for a step, where the roster knows a number. */
const rings: Partial<Record<NextStepKind, Agency>> = { 'call-state': 'state-control', 'name-station': 'district', 'locate-phone': 'task-force' };

export function NextStep({ it }: { it: CaseView }) {
  const step = it.nextStep;
  if (!step) return it.state === 'closed' || it.state === 'reached' || disagrees(it) ? null : <p class="settled none" data-testid="next-step-none">{settled(it) && '✓ '}{say(settled(it) ? 'step.settled' : 'step.none')}</p>;
  return (
    <div class={`next-step ${step.kind}`} data-testid="next-step" data-kind={step.kind}>
      <h3>{say('step.title')}<KeyHint for={keyOfCommand('find-out')} /></h3>
      <Ring it={it} step={step} />
      {step.kind === 'decide' ? <Choices it={it} step={step} /> : <One it={it} step={step} />}
      <Several it={it} step={step} />
    </div>
  );
}

const settled = (it: CaseView): boolean => it.district !== null || it.handOver?.confirmedAt != null;

function Ring({ it, step }: { it: CaseView; step: Step }) {
  const agency = rings[step.kind];
  const found = agency && it.engagements.find((one) => one.agency === agency && one.state !== 'ended' && one.phone);
  if (!found?.phone) return step.kind === 'call-state' ? <p class="no-number">{say('other-state.no-number')}</p> : null;
  return <PhoneLink phone={found.phone} name={found.name} />;
}

function One({ it, step }: { it: CaseView; step: Step }) {
  const ready = prepared(it, step);
  const text = inWords(step.text, step.textHindi);
  const busy = ready !== null && busyMove.value === ready.name;
  if (!ready) return <><p class="step-text">{text}</p><p class="none">{say('step.not-yours')}</p></>;
  return (
    <>
      {step.kind === 'call-state' && <p class="step-text">{text}</p>}
      <button type="button" class="step-button primary" data-testid="take-step" disabled={busyMove.value !== null} aria-busy={busy} onClick={() => void press(it, ready)}>
        {busy ? say('move.sending') : step.kind === 'call-state' ? say('move.confirm-hand-over') : text}
      </button>
    </>
  );
}

/** Where none is sure several are asked at once; each is told of the others. */
function Several({ it, step }: { it: CaseView; step: Step }) {
  const ready = severalOf(it, step);
  if (!ready) return null;
  const names = step.choices.filter(({ state, district }) => state === 'UP' && district).slice(0, 3).map((one) => `${inWords(one.name, one.nameHindi)} ${percent(one.confidence)}`);
  return (
    <button type="button" class="step-button" data-testid="ask-several" disabled={busyMove.value !== null} onClick={() => void press(it, ready)}>
      <span>{say('step.ask-several', { names: names.join(', ') })}</span><KeyHint for={keyOfCommand('ask-several')} />
    </button>
  );
}

function Choices({ it, step }: { it: CaseView; step: Step }) {
  return (
    <>
      <p class="step-text">{inWords(step.text, step.textHindi)}</p>
      <div class="step-choices">
        {step.choices.map((choice) => {
          const ready = prepared(it, step, choice);
          return (
            <button
              key={`${choice.state}-${choice.district}`} type="button" class="step-button primary" disabled={!ready || busyMove.value !== null}
              data-testid={`choose-${choice.district ?? choice.state}`} onClick={() => ready && void press(it, ready)}
            >
              <span>{inWords(choice.name, choice.nameHindi)}</span><small>{percent(choice.confidence)}</small>
            </button>
          );
        })}
      </div>
    </>
  );
}
