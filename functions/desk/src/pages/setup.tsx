import { useState } from 'preact/hooks';
import { Problem, type Setup } from '../api';
import { setUp } from '../session';
import { type Key, say } from '../strings';

interface Row { name: string; label: Key; keyboard?: 'tel' | 'email'; secret?: boolean; optional?: boolean; autocomplete?: string }

const admin: readonly Row[] = [
  { name: 'user', label: 'setup.user', autocomplete: 'username' },
  { name: 'name', label: 'setup.name', autocomplete: 'name' },
  { name: 'password', label: 'setup.password', secret: true, autocomplete: 'new-password' },
  { name: 'phone', label: 'setup.phone', keyboard: 'tel', optional: true },
  { name: 'mail', label: 'setup.mail', keyboard: 'email', optional: true },
];
const lastResort: readonly Row[] = [
  { name: 'name', label: 'setup.name' },
  { name: 'phone', label: 'setup.phone', keyboard: 'tel' },
  { name: 'mail', label: 'setup.mail', keyboard: 'email' },
];

export function SetupPage() {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    setBusy(true);
    try {
      await setUp({ admin: read(form, 'admin', admin), lastResort: read(form, 'lastResort', lastResort) } as unknown as Setup);
    } catch (error) {
      setProblem(error instanceof Problem ? error : new Problem(0, '', ''));
    } finally {
      setBusy(false);
    }
  };

  return (
    <main class="sign-in">
      <form onSubmit={(event) => void send(event)} data-testid="setup">
        <h1>{say('setup.title')}</h1>
        <Group title="setup.admin" prefix="admin" rows={admin} problem={problem} />
        <Group title="setup.last-resort" hint="setup.last-resort-hint" prefix="lastResort" rows={lastResort} problem={problem} />
        {problem && <p class="problem" role="alert">{problem.message || say('problem.unreachable')}</p>}
        <button type="submit" class="primary" data-testid="setup-submit" disabled={busy}>{say('setup.submit')}</button>
      </form>
    </main>
  );
}

function read(form: FormData, prefix: string, rows: readonly Row[]): Record<string, string> {
  const values = rows.map(({ name }) => [name, String(form.get(`${prefix}.${name}`) ?? '').trim()] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== ''));
}

interface GroupProps { title: Key; hint?: Key; prefix: string; rows: readonly Row[]; problem: Problem | null }

function Group({ title, hint, prefix, rows, problem }: GroupProps) {
  return (
    <fieldset>
      <legend>{say(title)}</legend>
      {hint && <p class="hint">{say(hint)}</p>}
      {rows.map(({ name, label, keyboard = 'text', secret, optional, autocomplete = 'off' }) => {
        const wrong = problem?.errors[`${prefix}.${name}`];
        const common = { name: `${prefix}.${name}`, required: !optional, autocomplete, 'data-testid': `setup-${prefix}-${name}`, 'aria-invalid': Boolean(wrong) };
        return (
          <label class="field" key={name}>
            <span>{say(label)}{optional && <small> {say('field.optional')}</small>}</span>
            {secret ? <input {...common} type="password" /> : <input {...common} type="text" inputMode={keyboard} />}
            {wrong && <small class="problem">{wrong.join(' ')}</small>}
          </label>
        );
      })}
    </fieldset>
  );
}
