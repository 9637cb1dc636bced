import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { api } from '../api';
import { move } from '../cases';
import type { CaseView } from '../contract';
import { readLink } from '../paste';
import { timeOfDay } from '../clock';
import { type Key, say } from '../strings';
import { serverClock } from '../server-clock';
import { type SaveState, Saver } from './saver';

const names = ['url', 'platform', 'handle', 'displayName', 'phone', 'text'] as const;
type Name = (typeof names)[number];
type Values = Record<Name | 'partner' | 'caller', string>;

const labels: Record<Exclude<SaveState, 'idle'>, Key> = { saving: 'find.saving', saved: 'find.saved', unsaved: 'find.unsaved' };

function startValues(it: CaseView): Values {
  return {
    url: it.post?.url ?? '', platform: it.platform ?? '', text: it.post?.text ?? '',
    handle: it.subject?.handle ?? '', displayName: it.subject?.displayName ?? '', phone: it.subject?.phone ?? '',
    partner: it.call?.partner ?? '', caller: it.call?.caller ?? '',
  };
}

/** Typed while the clocks run; every pause saves, and the tab's last breath too, so that nothing typed at three in the morning is lost. */
export function OwnFind({ it }: { it: CaseView }) {
  const [values, setValues] = useState(() => startValues(it));
  const [saved, setSaved] = useState<string | null>(null);
  const first = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const byPhone = it.kind === 'phone-in';
  const shown = (it.kind === 'own-find' || byPhone) && it.moves.includes('edit-find');
  const [saver] = useState(() => new Saver<Values>({
    send: (next) => move(it.id, 'edit-find', next),
    sendLast: (next) => api.lastMove(it.id, 'edit-find', next),
    told: (state) => setSaved(state === 'idle' ? null : say(labels[state], { at: timeOfDay(serverClock.time()) })),
  }));
  useLayoutEffect(() => { if (shown && !it.post?.url && !it.post?.text) first.current?.focus(); }, []);
  useEffect(() => {
    const hidden = (): void => { if (document.visibilityState === 'hidden') saver.flush(); };
    const gone = (): void => saver.flush();
    document.addEventListener('visibilitychange', hidden);
    addEventListener('pagehide', gone);
    return () => { document.removeEventListener('visibilitychange', hidden); removeEventListener('pagehide', gone); saver.end(); };
  }, []);
  if (!shown) return null;

  const change = (part: Partial<Values>): void => {
    const next = { ...values, ...part };
    setValues(next);
    saver.typed(next);
  };
  const onPaste = (event: ClipboardEvent): void => {
    const pasted = readLink(event.clipboardData?.getData('text') ?? '');
    if (!pasted) return;
    event.preventDefault();
    change({ url: pasted.url, platform: pasted.platform || values.platform, handle: pasted.handle || values.handle });
  };
  const onUrl = (typed: string): void => {
    const read = readLink(typed);
    change({ url: typed, ...(read?.platform && !values.platform ? { platform: read.platform } : {}), ...(read?.handle && !values.handle ? { handle: read.handle } : {}) });
  };

  const field = (name: Name) => (
    <label key={name} class={`field find-${name}`}>
      <span>{say(`field.${name}`)}</span>
      {name === 'text'
        ? <textarea rows={byPhone ? 5 : 3} data-testid="find-text" value={values.text} {...(byPhone ? { ref: first } : {})} onInput={(event) => change({ text: event.currentTarget.value })} />
        : <input
            data-testid={`find-${name}`} value={values[name]} type="text" inputMode={name === 'phone' ? 'tel' : 'text'} autocomplete="off"
            {...(name === 'url' ? { onPaste, ...(byPhone ? {} : { ref: first }) } : {})}
            onInput={(event) => (name === 'url' ? onUrl(event.currentTarget.value) : change({ [name]: event.currentTarget.value }))}
          />}
    </label>
  );
  return (
    <section class="panel own-find" data-testid="own-find">
      <header><h2>{say(byPhone ? 'call.title' : 'find.title')}</h2><small role="status" data-testid="find-saved">{saved}</small></header>
      <p class="none">{say(byPhone ? 'call.hint' : 'find.hint')}</p>
      <div class="fields">
        {byPhone && <Caller it={it} values={values} change={change} />}
        {(byPhone ? (['text', ...names.filter((name) => name !== 'text')] as const) : names).map(field)}
      </div>
    </section>
  );
}

/** Whoever rings is asked for their number first: lines break. */
function Caller({ it, values, change }: { it: CaseView; values: Values; change: (part: Partial<Values>) => void }) {
  return (
    <>
      <label class="field find-partner">
        <span>{say('call.partner')}</span>
        <select data-testid="find-partner" value={values.partner} onChange={(event) => change({ partner: event.currentTarget.value })}>
          <option value="">{say('call.partner-unknown')}</option>
          {it.call?.partners.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </select>
      </label>
      <label class="field find-caller">
        <span>{say('call.caller')}</span>
        <input data-testid="find-caller" type="text" autocomplete="off" value={values.caller} onInput={(event) => change({ caller: event.currentTarget.value })} />
      </label>
    </>
  );
}
