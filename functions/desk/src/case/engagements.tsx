import { move } from '../cases';
import type { CaseEngagement, CaseView, EngagementState } from '../contract';
import { PhoneLink } from '../parts/phone-link';
import { Pips } from '../parts/pips';
import { At, Until } from '../parts/time';
import { say } from '../strings';

const words = ['acknowledged', 'on-the-way', 'at-the-door'] as const satisfies readonly EngagementState[];
const order: readonly EngagementState[] = ['requested', 'delivered', ...words, 'ended'];

export function Engagements({ it }: { it: CaseView }) {
  return (
    <section class="panel agencies">
      <header><h2>{say('engagement.title')}</h2></header>
      {it.engagements.length === 0 && <p class="none">{say(it.mail?.trust === 'unverified' ? 'mail.none-engaged' : 'engagement.none')}</p>}
      {it.engagements.map((one) => <Agency key={one.id} it={it} one={one} />)}
    </section>
  );
}

function Agency({ it, one }: { it: CaseView; one: CaseEngagement }) {
  const at = { requested: one.requestedAt, delivered: one.deliveredAt, acknowledged: one.acknowledgedAt, 'on-the-way': one.onTheWayAt, 'at-the-door': one.atTheDoorAt, ended: one.endedAt }[one.state];
  const ahead = words.filter((word) => order.indexOf(word) > order.indexOf(one.state));
  return (
    <div class="agency-card" data-testid="engagement" data-agency={one.agency} data-state={one.state}>
      <p class="agency-line">
        <b>{one.name}</b><small>{say(`agency.${one.agency}`)}</small>
        {one.candidate && <span class="tag minded">{say('engagement.candidate')}</span>}
        {one.former && <span class="tag">{say('engagement.former')}</span>}
        {one.phone && <PhoneLink phone={one.phone} />}
      </p>
      <p class="agency-state"><Pips state={one.state} /><span>{say(`engagement.${one.state}`)}</span>{at && <At time={at} />}</p>
      <p class="agency-more">
        {one.reminders > 0 && <span>{say('engagement.reminders', { n: one.reminders })}</span>}
        {one.nextReminderAt && one.state !== 'ended' && <span>{say('engagement.next-reminder')} <Until at={one.nextReminderAt} /></span>}
      </p>
      {it.moves.includes('engagement') && one.state !== 'ended' && ahead.length > 0 && (
        <p class="agency-words">
          <span>{say('engagement.took-word')}</span>
          {ahead.map((state) => (
            <button key={state} type="button" class="small" data-testid={`engagement-${state}`} onClick={() => void move(it.id, 'engagement', { id: one.id, state })}>
              {say(`engagement.${state}`)}
            </button>
          ))}
          {one.candidate && it.moves.includes('not-theirs') && (
            <button type="button" class="small" data-testid="not-theirs" onClick={() => void move(it.id, 'not-theirs', { id: one.id })}>{say('engagement.not-theirs')}</button>
          )}
        </p>
      )}
    </div>
  );
}
