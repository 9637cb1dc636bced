import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { move } from '../cases';
import type { CaseView } from '../contract';
import { readLink } from '../paste';
import { timeOfDay } from '../clock';
import { say } from '../strings';
import { serverClock } from '../server-clock';

const names = ['url', 'platform', 'handle', 'displayName', 'phone', 'text'] as const;
type Name = (typeof names)[number];
type Values = Record<Name, string>;

const saveAfterMs = 700;

function startValues(it: CaseView): Values {
  return {
    url: it.post?.url ?? '', platform: it.platform ?? '', text: it.post?.text ?? '',
    handle: it.subject?.handle ?? '', displayName: it.subject?.displayName ?? '', phone: it.subject?.phone ?? '',
  };
}

/** Typed while the clocks run; every pause saves, so that nothing typed at three in the morning is lost. */
export function OwnFind({ it }: { it: CaseView }) {
  const [values, setValues] = useState(() => startValues(it));
  const [saved, setSaved] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const link = useRef<HTMLInputElement>(null);
  const shown = it.kind === 'own-find' && it.moves.includes('edit-find');
  useLayoutEffect(() => { if (shown && !it.post?.url) link.current?.focus(); }, []);
  if (!shown) return null;

  const save = async (next: Values): Promise<void> => {
    setSaved(say('find.saving'));
    const ok = await move(it.id, 'edit-find', next);
    setSaved(ok ? say('find.saved', { at: timeOfDay(serverClock.time()) }) : say('find.unsaved'));
  };
  const change = (part: Partial<Values>): void => {
    const next = { ...values, ...part };
    setValues(next);
    setSaved(null);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(next), saveAfterMs);
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

  return (
    <section class="panel own-find" data-testid="own-find">
      <header><h2>{say('find.title')}</h2><small role="status" data-testid="find-saved">{saved}</small></header>
      <p class="none">{say('find.hint')}</p>
      <div class="fields">
        {names.map((name) => (
          <label key={name} class={`field find-${name}`}>
            <span>{say(`field.${name}`)}</span>
            {name === 'text'
              ? <textarea rows={3} data-testid="find-text" value={values.text} onInput={(event) => change({ text: event.currentTarget.value })} />
              : <input
                  data-testid={`find-${name}`} value={values[name]} type="text" inputMode={name === 'phone' ? 'tel' : 'text'} autocomplete="off" {...(name === 'url' ? { ref: link, onPaste } : {})}
                  onInput={(event) => (name === 'url' ? onUrl(event.currentTarget.value) : change({ [name]: event.currentTarget.value }))}
                />}
          </label>
        ))}
      </div>
    </section>
  );
}
