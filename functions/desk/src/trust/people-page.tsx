import { useEffect, useState } from 'preact/hooks';
import { api } from '../api';
import type { Account } from '../contract';
import { hashOf } from '../route';
import { session } from '../store';
import { say } from '../strings';
import { wordsOf } from './account-page';

/** Accounts, for admins: what a lost phone, a forgotten PIN or an officer who has left asks for. */
export function PeoplePage() {
  const [people, setPeople] = useState<readonly Account[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const load = (): Promise<void> => api.accounts().then((all) => { setPeople(all); setProblem(null); }, (error: unknown) => setProblem(wordsOf(error)));
  useEffect(() => void load(), []);
  const act = (run: Promise<void>): void => void run.then(load, (error: unknown) => setProblem(wordsOf(error)));
  return (
    <section class="panel page people" data-testid="people-page">
      <header><h1>{say('people.title')}</h1><a class="back" href={hashOf({ page: 'account' })}>{say('account.title')}</a></header>
      <p class="hint">{say('people.hint')}</p>
      {problem && <p class="problem" role="alert">{problem}</p>}
      <ul>
        {people.map((it) => (
          <li key={it.id} data-testid={`person-${it.id}`}>
            <span><b>{it.name}</b> <small>{it.id} · {say(`role.${it.role}`)} · {it.jurisdiction}</small></span>
            <span class="line">
              <button type="button" class="small" data-testid={`end-${it.id}`} onClick={() => act(api.endSessions(it.id))}>{say('people.end')}</button>
              {it.hasPin && <button type="button" class="small" onClick={() => act(api.resetPin(it.id))}>{say('people.reset-pin')}</button>}
              {it.secondFactor && it.id !== session.value?.user?.id && <button type="button" class="small" onClick={() => act(api.resetFactor(it.id))}>{say('people.reset-factor')}</button>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
