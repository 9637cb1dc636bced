import type { CaseView } from '../contract';
import type { UrgencyLevel } from '../place/contract';
import { say } from '../strings';
import { reasonsOf } from './highlights';

const levels: readonly UrgencyLevel[] = ['low', 'elevated', 'high', 'immediate'];

/** How urgent the words read and why, in words that say nothing of the post itself: to be read while it is covered. */
export function UrgencyLine({ it }: { it: CaseView }) {
  const { urgency } = it;
  if (!urgency) return null;
  const reasons = reasonsOf(it);
  const done = levels.indexOf(urgency.level);
  return (
    <div class={`words-urgency ${urgency.level}`} data-testid="urgency" data-level={urgency.level}>
      <p>
        <span class="steps" aria-hidden="true">{levels.map((level, i) => <i key={level} class={i <= done ? 'on' : ''} />)}</span>
        <span>{say('words.title')}</span> <b>{say(`words.${urgency.level}`)}</b>
        {urgency.raised && <span class="tag minded" data-testid="raised">↑ {urgency.raisedFrom ? say('words.raised-from', { from: say(`severity.${urgency.raisedFrom}`), to: say(`severity.${it.severity}`) }) : say('words.raised')}</span>}
      </p>
      {reasons.length > 0 && (
        <ul class="reasons" aria-label={say('words.why')}>
          {reasons.map(({ reason, lowers, times }) => (
            <li key={`${lowers} ${reason}`} class={lowers ? 'lowers' : 'urges'}>
              <span aria-hidden="true">{lowers ? '▽' : '▲'}</span> {lowers && <span class="unseen-to-eyes">{say('words.against')}: </span>}{reason}{times > 1 && ` ×${times}`}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
