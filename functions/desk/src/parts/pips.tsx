import type { EngagementState } from '../contract';
import { say } from '../strings';

const order: readonly EngagementState[] = ['requested', 'delivered', 'acknowledged', 'on-the-way', 'at-the-door'];

/** How far an agency has come: five steps, filled from the left. */
export function Pips({ state }: { state: EngagementState }) {
  const done = order.indexOf(state);
  return (
    <span class={`pips ${state}`} role="img" aria-label={say(`engagement.${state}`)}>
      {order.map((step, i) => <i key={step} class={i <= done ? 'on' : ''} />)}
    </span>
  );
}
