import { useState } from 'preact/hooks';
import { api, Problem } from '../api';
import type { Enrolment } from '../contract';
import { lang } from '../prefs';
import { hashOf } from '../route';
import { takeSession } from '../session';
import { session } from '../store';
import { say } from '../strings';

/** One's own PIN, password and second factor. */
export function AccountPage() {
  const it = session.value;
  const account = it?.account;
  return (
    <section class="panel page account" data-testid="account-page">
      <header><h1>{say('account.title')}</h1><a class="back" href={hashOf({ page: 'board' })}>{say('case.back')}</a></header>
      <p><b>{it?.user?.name}</b></p>
      {!account && <p class="hint">{say('account.locked')}</p>}
      {account && (
        <>
          <Secret name="pin" label={say(account.hasPin ? 'account.new-pin' : 'account.set-pin')} hint={say('account.pin-hint')} save={async (pin) => takeSession(await api.setPin(pin))} />
          {account.isElsewhere ? <p class="hint">{say('account.elsewhere')}</p> : (
            <>
              <Factor active={account.secondFactor} />
              <Secret name="password" label={say('account.new-password')} hint={say('account.password-hint')} save={async (password) => takeSession(await api.setPassword(password))} />
            </>
          )}
        </>
      )}
      {it?.user?.role === 'admin' && <p><a class="button" href={hashOf({ page: 'people' })} data-testid="people-link">{say('people.title')}</a></p>}
    </section>
  );
}

function Secret({ name, label, hint, save }: { name: 'pin' | 'password'; label: string; hint: string; save: (value: string) => Promise<void> }) {
  const [said, setSaid] = useState<{ ok: boolean; text: string } | null>(null);
  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const [value, again] = ['value', 'again'].map((field) => String(new FormData(form).get(field)));
    if (value !== again) return setSaid({ ok: false, text: say('account.not-same') });
    try {
      await save(value ?? '');
      form.reset();
      setSaid({ ok: true, text: say('account.saved') });
    } catch (error) {
      setSaid({ ok: false, text: wordsOf(error) });
    }
  };
  const digits = name === 'pin' ? { inputMode: 'numeric' as const, maxLength: 6 } : {};
  return (
    <form class="secret" onSubmit={(event) => void send(event)}>
      <h2>{label}</h2>
      <p class="hint">{hint}</p>
      <label class="field"><span>{say(`account.${name}`)}</span><input name="value" type="password" autocomplete="new-password" required {...digits} data-testid={`new-${name}`} /></label>
      <label class="field"><span>{say('account.again')}</span><input name="again" type="password" autocomplete="new-password" required {...digits} data-testid={`again-${name}`} /></label>
      <p class="line"><button type="submit" data-testid={`save-${name}`}>{say('account.save')}</button>{said && <span class={said.ok ? 'ok' : 'problem'} role="status">{said.text}</span>}</p>
    </form>
  );
}

function Factor({ active }: { active: boolean }) {
  const [begun, setBegun] = useState<Enrolment | null>(null);
  const [codes, setCodes] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const tried = async (act: () => Promise<void>): Promise<void> => {
    try {
      await act();
      setProblem(null);
    } catch (error) {
      setProblem(wordsOf(error));
    }
  };
  const confirm = (event: SubmitEvent): void => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget as HTMLFormElement).get('code'));
    void tried(async () => {
      setCodes((await api.confirmFactor(code)).codes);
      setBegun(null);
      takeSession(await api.session());
    });
  };
  return (
    <section class="factor" data-testid="second-factor">
      <h2>{say('factor.title')}</h2>
      {codes.length > 0 && <div data-testid="recovery-codes"><p><b>{say('factor.recovery')}</b> {say('factor.recovery-hint')}</p><ul class="codes">{codes.map((code) => <li key={code} class="code">{code}</li>)}</ul></div>}
      {active && codes.length === 0 && <p class="ok">✓ {say('factor.on')}</p>}
      {!active && !begun && <><p class="hint">{say(session.value?.account?.needsSecondFactor ? 'factor.must' : 'factor.hint')}</p><button type="button" data-testid="begin-factor" onClick={() => void tried(async () => setBegun(await api.beginFactor()))}>{say('factor.begin')}</button></>}
      {begun && (
        <form class="enrol" onSubmit={confirm}>
          {begun.qr && <svg class="qr" viewBox={`0 0 ${begun.qr.size} ${begun.qr.size}`} role="img" aria-label={say('factor.qr')} shape-rendering="crispEdges"><path fill="#fff" d={`M0 0h${begun.qr.size}v${begun.qr.size}H0z`} /><path d={begun.qr.path} /></svg>}
          <div>
            <p>{say('factor.scan')}</p>
            <p><small>{say('factor.type')}</small> <code class="code" data-testid="factor-secret">{begun.secret.match(/.{1,4}/g)?.join(' ')}</code></p>
            <label class="field"><span>{say('trust.code')}</span><input name="code" inputMode="numeric" autocomplete="one-time-code" required data-testid="factor-code" /></label>
            <p><button type="submit" class="primary" data-testid="confirm-factor">{say('factor.confirm')}</button></p>
          </div>
        </form>
      )}
      {problem && <p class="problem" role="alert">{problem}</p>}
    </section>
  );
}

export function wordsOf(error: unknown): string {
  if (!(error instanceof Problem) || error.status === 0) return say('problem.unreachable');
  return [(lang.value === 'hi' && error.hindi) || error.message, ...Object.values(error.errors).flat()].join(' ');
}
