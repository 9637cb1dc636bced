import { useCallback } from 'preact/hooks';
import { api } from '../api';
import type { CaseView } from '../contract';
import { At } from '../parts/time';
import { usePolled } from '../parts/use-polled';
import { say } from '../strings';

const moments = ['received', 'delivered', 'seenByHuman', 'acknowledged', 'dispatched', 'reached', 'closed'] as const;

export function PartnerPanel({ it }: { it: CaseView }) {
  const ask = useCallback(() => api.demo.partner(it.id), [it.id]);
  const view = usePolled(ask, 3000);
  if (!view) return null;
  return (
    <section class="panel partner" data-testid="partner-view">
      <header><h2>{say('demo.partner')}</h2><small class="code">{view.code}</small></header>
      <p class="none">{say('demo.partner-hint')}</p>
      <dl class="facts">
        <div><dt>{say('demo.partner.status')}</dt><dd><b>{view.status}</b></dd></div>
        {moments.map((name) => (
          <div key={name}><dt>{say(`demo.partner.${name}`)}</dt><dd>{view[name] ? <At time={view[name]} /> : <span class="none">{say('demo.not-yet')}</span>}</dd></div>
        ))}
        {view.outcomeClass && <div><dt>{say('demo.partner.outcomeClass')}</dt><dd>{view.outcomeClass}</dd></div>}
      </dl>
    </section>
  );
}
