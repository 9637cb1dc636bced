import type { CaseView, Delivery } from '../contract';
import { At } from '../parts/time';
import { type Key, say } from '../strings';

// A ladder that goes on for a night says the same many times over.
const shown = 12;

export function Deliveries({ it }: { it: CaseView }) {
  const newestFirst = [...it.deliveries].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return (
    <section class="panel deliveries">
      <header><h2>{say('delivery.title')}</h2><small>{it.deliveries.length}</small></header>
      {newestFirst.length === 0 && <p class="none">{say('delivery.none')}</p>}
      <ul>{newestFirst.slice(0, shown).map((one) => <Line key={one.id} one={one} />)}</ul>
      {newestFirst.length > shown && (
        <details>
          <summary>{say('delivery.earlier', { n: newestFirst.length - shown })}</summary>
          <ul>{newestFirst.slice(shown).map((one) => <Line key={one.id} one={one} />)}</ul>
        </details>
      )}
    </section>
  );
}

function Line({ one }: { one: Delivery }) {
  const more = [
    one.attempts > 1 ? say('delivery.attempts', { n: one.attempts }) : null,
    one.perhapsTwice ? say('delivery.twice') : null,
    one.reason,
  ].filter(Boolean).join(' · ');
  return (
    <li class={`delivery ${one.state}`} data-testid="delivery" data-state={one.state}>
      <At time={one.at} />
      <span class="text">
        <b>{targetName(one.target)}</b> {say(`delivery.purpose.${one.purpose}`)} · {say(`channel.${one.channel}` as Key)}
        {one.unverified && <>{' '}</>}
        {one.unverified && <span class="tag minded" data-testid="delivery-unverified" title={say('delivery.unverified-hint')}>{say('delivery.unverified')}</span>}
        {more && <small> {more}</small>}
      </span>
      <span class="delivery-state">{say(`delivery.${one.state}`)}</span>
    </li>
  );
}

/** A target is a role or already a name. */
function targetName(target: string): string {
  return say(`target.${target}` as Key);
}
