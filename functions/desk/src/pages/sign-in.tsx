import { useEffect, useState } from 'preact/hooks';
import { Problem } from '../api';
import { findSession, signIn, signInByLink } from '../session';
import { ownAddress } from '../safe-url';
import { session } from '../store';
import { say } from '../strings';
import { wordsOf } from '../trust/account-page';

export function SignInPage({ link }: { link: string | null }) {
  const [byLink, setByLink] = useState(link !== null && session.value === null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  /** The second factor is asked for once name and password, or the link, were right. */
  const [needsCode, setNeedsCode] = useState<'password' | 'link' | null>(null);

  const byToken = (token: string, code?: string): Promise<void> =>
    signInByLink(token, code).then(async (refused) => {
      if (!refused) return;
      if (refused.needs === 'code') {
        if (code !== undefined) setProblem(wordsOf(refused));
        setNeedsCode('link');
        return;
      }
      setProblem(refused.status === 0 ? say('problem.unreachable') : refused.detail || say('problem.link-used'));
      await findSession();
      setNeedsCode(null);
      setByLink(false);
    });

  useEffect(() => {
    if (byLink && link) void byToken(link);
  }, []);

  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    setBusy(true);
    setProblem(null);
    try {
      const code = form.get('code') as string | null;
      if (needsCode === 'link' && link) await byToken(link, code ?? '');
      else await signIn(String(form.get('user')).trim(), String(form.get('password')), code ?? undefined);
    } catch (error) {
      const asks = error instanceof Problem && error.needs === 'code';
      if (asks && needsCode === null) setNeedsCode('password');
      else setProblem(asks ? wordsOf(error) : why(error));
    } finally {
      setBusy(false);
    }
  };

  if (byLink && !problem && !needsCode) return <main class="sign-in"><p role="status">{say('sign-in.by-link')}</p></main>;
  const elsewhere = ownAddress(session.value?.signInUrl);
  if (elsewhere) return <ByAccount to={elsewhere} problem={problem} />;
  return (
    <main class="sign-in">
      <form onSubmit={(event) => void send(event)}>
        <h1>{say('sign-in.title')}</h1>
        {session.value?.setup && <p class="hint">{say('sign-in.setup')}</p>}
        {needsCode !== 'link' && <><label class="field"><span>{say('sign-in.user')}</span><input name="user" data-testid="sign-in-user" autocomplete="username" autocapitalize="none" spellcheck={false} required autoFocus /></label>
        <label class="field"><span>{say('sign-in.password')}</span><input name="password" type="password" data-testid="sign-in-password" autocomplete="current-password" required /></label></>}
        {needsCode && <label class="field"><span>{say('trust.code')}</span><input name="code" data-testid="sign-in-code" inputMode="text" autocomplete="one-time-code" required ref={(input) => input?.focus()} /></label>}
        {problem && <p class="problem" role="alert" data-testid="sign-in-problem">{problem}</p>}
        <button type="submit" class="primary" data-testid="sign-in-submit" disabled={busy}>{say('sign-in.submit')}</button>
      </form>
    </main>
  );
}

/** The account of the police itself: no name and no password is typed here. */
function ByAccount({ to, problem }: { to: string; problem: string | null }) {
  const refused = problem ?? session.value?.refused;
  const out = refused ? ownAddress(session.value?.signOutUrl) : null;
  return (
    <main class="sign-in">
      <section class="by-account">
        <h1>{say('sign-in.title')}</h1>
        {refused && <p class="problem" role="alert" data-testid="sign-in-problem">{refused}</p>}
        <a class="button primary" href={to} data-testid="sign-in-account">{say('sign-in.account')}</a>
        {out && <a class="button quiet" href={out} data-testid="sign-in-other">{say('sign-in.other-account')}</a>}
      </section>
    </main>
  );
}

function why(error: unknown): string {
  if (!(error instanceof Problem) || error.status === 0) return say('problem.unreachable');
  if (error.status === 401) return say('problem.wrong');
  return error.status === 423 ? `${say('problem.locked')} ${error.detail}` : error.message;
}
