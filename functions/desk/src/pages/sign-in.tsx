import { useEffect, useState } from 'preact/hooks';
import { Problem } from '../api';
import { findSession, signIn, signInByLink } from '../session';
import { ownAddress } from '../safe-url';
import { session } from '../store';
import { say } from '../strings';

export function SignInPage({ link }: { link: string | null }) {
  const [byLink, setByLink] = useState(link !== null && session.value === null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    if (!byLink || !link) return;
    void signInByLink(link).then(async (refused) => {
      if (!refused) return;
      setProblem(refused.status === 0 ? say('problem.unreachable') : refused.detail || say('problem.link-used'));
      await findSession();
      setByLink(false);
    });
  }, []);

  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    setBusy(true);
    setProblem(null);
    try {
      await signIn(String(form.get('user')).trim(), String(form.get('password')));
    } catch (error) {
      setProblem(why(error));
    } finally {
      setBusy(false);
    }
  };

  if (byLink && !problem) return <main class="sign-in"><p role="status">{say('sign-in.by-link')}</p></main>;
  const elsewhere = ownAddress(session.value?.signInUrl);
  if (elsewhere) return <ByAccount to={elsewhere} problem={problem} />;
  return (
    <main class="sign-in">
      <form onSubmit={(event) => void send(event)}>
        <h1>{say('sign-in.title')}</h1>
        {session.value?.setup && <p class="hint">{say('sign-in.setup')}</p>}
        <label class="field"><span>{say('sign-in.user')}</span><input name="user" data-testid="sign-in-user" autocomplete="username" autocapitalize="none" spellcheck={false} required autoFocus /></label>
        <label class="field"><span>{say('sign-in.password')}</span><input name="password" type="password" data-testid="sign-in-password" autocomplete="current-password" required /></label>
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
