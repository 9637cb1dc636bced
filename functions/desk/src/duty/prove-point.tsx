import { useState } from 'preact/hooks';
import { api, Problem } from '../api';
import { lang } from '../prefs';
import { say } from '../strings';
import type { Point } from './contract';

/** One contact point: send it a code, enter what came back. */
export function ProvePoint({ point, proven }: { point: Point; proven: () => void }) {
  const [sent, setSent] = useState(false);
  const [code, setCode] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const tell = (error: unknown): void => setTrouble((error instanceof Problem && ((lang.peek() === 'hi' && error.hindi) || error.detail)) || say('duty.not-sent'));
  const send = (): void => {
    setTrouble(null);
    api.sendCode(point).then(() => setSent(true), tell);
  };
  const confirm = (event: Event): void => {
    event.preventDefault();
    setTrouble(null);
    api.confirmCode(point, code).then(proven, tell);
  };
  return (
    <li>
      <b>{point.name}</b> <span class="sub">{point.target} · {say(`point.${point.kind}`)} {point.ends}</span>
      {!sent && <button type="button" data-testid={`send-code-${point.target}-${point.kind}`} onClick={send}>{say('point.send')}</button>}
      {sent && (
        <form onSubmit={confirm}>
          <input inputMode="numeric" maxLength={6} aria-label={say('point.code')} placeholder={say('point.code')} value={code} onInput={(event) => setCode(event.currentTarget.value)} />
          <button type="submit" class="primary">{say('point.confirm')}</button>
          <button type="button" class="quiet" onClick={send}>{say('point.again')}</button>
        </form>
      )}
      {trouble !== null && <p role="alert" class="warn-text">{trouble}</p>}
    </li>
  );
}
