import { useEffect, useRef, useState } from 'preact/hooks';
import { api, Problem } from '../api';
import type { BoardOfficer } from '../contract';
import { lang } from '../prefs';
import { ownAddress } from '../safe-url';
import { takeSession } from '../session';
import { demo, session } from '../store';
import { say } from '../strings';
import { type Ask, asked } from './prove';
import { lockBoard, locked } from './standing';

/** Who are you? One key opens it, a digit picks the person, the PIN confirms. */
export function WhoDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const it = asked.value;
  useEffect(() => {
    if (it) dialog.current?.showModal();
    else dialog.current?.close();
  }, [it]);
  return (
    <dialog class="help who" ref={dialog} data-testid="who-dialog" aria-labelledby="who-title" onClose={() => asked.peek()?.done(false)} onKeyDown={(event) => event.stopPropagation()}>
      {it && <Who ask={it} key={String(it.choose)} />}
    </dialog>
  );
}

function Who({ ask }: { ask: Ask }) {
  const [people, setPeople] = useState<readonly BoardOfficer[]>([]);
  const [chosen, setChosen] = useState<string | null>(ask.choose ? null : session.peek()?.user?.id ?? null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => void api.boardOfficers().then(setPeople, () => setProblem(say('problem.unreachable'))), []);
  const person = people.find(({ id }) => id === chosen);
  return (
    <>
      <header>
        <h2 id="who-title">{say(ask.needs === 'password' ? 'trust.password-title' : 'trust.who')}</h2>
        <button type="button" class="quiet" data-testid="who-close" onClick={() => ask.done(false)}>{say('help.close')}<kbd aria-hidden="true">Esc</kbd></button>
      </header>
      {person
        ? <Proof key={person.id} ask={ask} person={person} other={people.length > 1 && ask.needs === 'officer' ? () => setChosen(null) : null} />
        : <People people={people} choose={setChosen} />}
      {problem && <p class="problem" role="alert">{problem}</p>}
      {!locked.value && !person && <p class="who-foot"><button type="button" data-testid="lock-board" onClick={() => void lockBoard().then(() => ask.done(false))}>{say('trust.lock')}</button> <small>{say('trust.lock-hint')}</small></p>}
    </>
  );
}

function People({ people, choose }: { people: readonly BoardOfficer[]; choose: (id: string) => void }) {
  const [typed, setTyped] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const found = people.filter(({ name }) => ` ${name.toLowerCase()}`.includes(` ${typed.trim().toLowerCase()}`));
  useEffect(() => list.current?.querySelector('button')?.focus(), [people.length > 0]);
  const onKey = (event: KeyboardEvent): void => {
    const pick = /^[1-9]$/.test(event.key) ? found[Number(event.key) - 1] : undefined;
    if (!pick) return;
    event.preventDefault();
    choose(pick.id);
  };
  return (
    <div class="who-people" ref={list} onKeyDown={onKey}>
      {people.length > 9 && <label class="field"><span>{say('trust.find')}</span><input value={typed} autocomplete="off" onInput={(event) => setTyped(event.currentTarget.value)} /></label>}
      {found.map(({ id, name, role, onDuty }, i) => (
        <button type="button" class={onDuty ? 'option' : 'option away'} key={id} data-testid={`who-${id}`} onClick={() => choose(id)}>
          {i < 9 && <kbd>{i + 1}</kbd>}<b>{name}</b> <small>{say(`role.${role}`)}{!onDuty && ` · ${say('header.off-duty')}`}</small>
        </button>
      ))}
    </div>
  );
}

function Proof({ ask, person, other }: { ask: Ask; person: BoardOfficer; other: (() => void) | null }) {
  const [way, setWay] = useState<'pin' | 'password'>(ask.needs === 'password' ? 'password' : person.way);
  const [code, setCode] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const elsewhere = way === 'password' ? ownAddress(session.value?.signInUrl) : null;
  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const text = (name: string): string | undefined => (form.get(name) as string | null) ?? undefined;
    setBusy(true);
    try {
      takeSession(await api.confirmOfficer({ user: person.id, pin: text('pin'), password: text('password'), code: text('code') }));
      ask.done(true);
    } catch (error) {
      const it = error instanceof Problem ? error : new Problem(0, '', '');
      setProblem((lang.value === 'hi' && it.hindi) || it.message || say('problem.unreachable'));
      if (it.needs === 'password') setWay('password');
      if (it.needs === 'code') setCode(true);
      (event.target as HTMLFormElement).querySelector('input')?.select();
    } finally {
      setBusy(false);
    }
  };
  if (elsewhere) return <p class="who-proof">{say('trust.sign-in-again')} <a class="button primary" href={elsewhere}>{say('sign-in.account')}</a></p>;
  return (
    <form class="who-proof" onSubmit={(event) => void send(event)}>
      <p><b>{person.name}</b> <small>{say(`role.${person.role}`)}</small> {other && <button type="button" class="link" data-testid="who-other" onClick={other}>{say('trust.other')}</button>}</p>
      {way === 'pin'
        ? <label class="field" key="pin"><span>{say('trust.pin')}</span><input name="pin" type="password" inputMode="numeric" pattern="[0-9]{4,6}" maxLength={6} autocomplete="off" required ref={focus} data-testid="who-pin" /></label>
        : <label class="field" key="password"><span>{say('sign-in.password')}</span><input name="password" type="password" autocomplete="current-password" required ref={focus} data-testid="who-password" /></label>}
      {code && <label class="field"><span>{say('trust.code')}</span><input name="code" autocomplete="one-time-code" required ref={focus} data-testid="who-code" /></label>}
      {problem && <p class="problem" role="alert" data-testid="who-problem">{problem}</p>}
      {demo.value && way === 'pin' && session.value?.demoPin && <p class="hint" data-testid="demo-pin">{say('trust.demo-pin', { pin: session.value.demoPin })}</p>}
      <p class="line">
        <button type="submit" class="primary" data-testid="who-confirm" disabled={busy}>{say('trust.confirm')}</button>
        {way === 'pin' && <button type="button" class="quiet" onClick={() => { setWay('password'); setProblem(null); }}>{say('trust.by-password')}</button>}
      </p>
    </form>
  );
}

const focus = (input: HTMLInputElement | null): void => input?.focus();
