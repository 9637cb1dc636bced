import { useState } from 'preact/hooks';
import { api } from '../api';
import { At } from '../parts/time';
import { usePolled } from '../parts/use-polled';
import { hashOf } from '../route';
import { say } from '../strings';

export function DeadLetters() {
  const [replayed, setReplayed] = useState<ReadonlySet<string>>(new Set());
  const letters = (usePolled(api.deadLetters, 5000) ?? []).filter(({ id }) => !replayed.has(id));
  const replay = async (id: string): Promise<void> => {
    await api.replay(id).then(() => setReplayed((was) => new Set(was).add(id))).catch(() => undefined);
  };
  return (
    <section class="panel page" data-testid="dead-letters">
      <header><a class="back" href={hashOf({ page: 'board' })}>‹ {say('case.back')}</a><h1>{say('dead.title')}</h1></header>
      <p class="none">{say('dead.hint')}</p>
      {letters.length === 0 && <p class="empty">{say('dead.empty')}</p>}
      <ul class="outbox">
        {letters.map((one) => (
          <li key={one.id}>
            <p class="meta"><At time={one.at} /><b>{one.kind}</b>{one.caseId && <a href={hashOf({ page: 'case', id: one.caseId })}>{one.caseId}</a>}</p>
            <p class="outside">{one.reason}</p>
            <button type="button" onClick={() => void replay(one.id)}>{say('dead.replay')}</button>
          </li>
        ))}
      </ul>
    </section>
  );
}
