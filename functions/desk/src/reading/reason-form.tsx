import { useState } from 'preact/hooks';
import { api, Problem } from '../api';
import { loadCase } from '../cases';
import { problemText } from '../problem-text';
import { hashOf } from '../route';
import { refusal, rows } from '../store';
import { say, type Key } from '../strings';

const ready = ['reason.working', 'reason.asked', 'reason.family'] as const satisfies readonly Key[];

/** The case lies in another district: why is it read? One key for what is said most, words for the rest. */
export function ReasonForm({ caseId }: { caseId: string }) {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const give = async (reason: string): Promise<void> => {
    setBusy(true);
    try {
      await api.giveReason(caseId, reason);
      refusal.value = null;
      await loadCase(caseId);
    } catch (error) {
      setProblem([problemText(error), ...(error instanceof Problem ? Object.values(error.errors).flat() : [])].join(' '));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form class="panel reason" data-testid="reason-form" onSubmit={(event) => { event.preventDefault(); void give(text); }}>
      <header><a class="back" href={hashOf({ page: 'board' })}>‹ {say('case.back')}</a><h2>{rows.value.get(caseId)?.code && <b class="code">{rows.value.get(caseId)?.code} </b>}{say('reason.title')}</h2></header>
      <p>{say('reason.why')}</p>
      <p class="ready">{ready.map((key) => <button type="button" key={key} disabled={busy} onClick={() => void give(say(key))}>{say(key)}</button>)}</p>
      <label class="field"><span>{say('reason.other')}</span><input value={text} minLength={5} maxLength={500} required autocomplete="off" data-testid="reason-text" onInput={(event) => setText(event.currentTarget.value)} /></label>
      {problem && <p class="problem" role="alert">{problem}</p>}
      <p class="line"><button type="submit" class="primary" disabled={busy} data-testid="reason-give">{say('reason.give')}</button></p>
    </form>
  );
}
