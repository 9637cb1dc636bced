import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import fontLicence from '../licences/ibm-plex-ofl.txt?url';
import { commandKeys, moveKeys } from '../keys';
import { moveLabel, type MoveName } from '../moves';
import { shortcuts, toggleShortcuts } from '../prefs';
import { say } from '../strings';

export const helpOpen = signal(false);

export function Help() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (helpOpen.value) dialog.current?.showModal();
    else dialog.current?.close();
  }, [helpOpen.value]);
  return (
    <dialog class="help" ref={dialog} data-testid="help" aria-labelledby="help-title" onClose={() => (helpOpen.value = false)}>
      <header>
        <h2 id="help-title">{say('help.title')}</h2>
        <button type="button" class="quiet" onClick={() => (helpOpen.value = false)}>{say('help.close')}<kbd aria-hidden="true">Esc</kbd></button>
      </header>
      <div class="help-columns">
        <section>
          <h3>{say('keys.anywhere')}</h3>
          <dl>
            {commandKeys.map(({ keys, label, command }) => <Line key={command} keys={keys} text={say(label)} />)}
            <Line keys={['Enter']} text={say('keys.open')} />
            <Line keys={['1', '…', '9']} text={say('keys.digit')} />
          </dl>
        </section>
        <section>
          <h3>{say('keys.case')}</h3>
          <dl>
            {(Object.keys(moveKeys) as MoveName[]).map((name) => (
              <Line key={name} keys={[moveKeys[name] ?? '']} text={name === 'acknowledge' ? say('keys.take') : say(moveLabel(name))} />
            ))}
          </dl>
        </section>
      </div>
      <label class="switch">
        <input type="checkbox" checked={shortcuts.value} onChange={toggleShortcuts} /> {say('help.shortcuts')}: {say(shortcuts.value ? 'help.on' : 'help.off')}
      </label>
      <p class="licences">
        <a href={fontLicence} target="_blank" rel="noopener">{say('help.font-licence')}</a> · <a href="/assets/licences.md" target="_blank" rel="noopener">{say('help.library-licences')}</a>
      </p>
    </dialog>
  );
}

const signs: Readonly<Record<string, string>> = { ArrowDown: '↓', ArrowUp: '↑', Escape: 'Esc' };

function Line({ keys, text }: { keys: readonly string[]; text: string }) {
  return <div><dt>{keys.map((key) => <kbd key={key}>{signs[key] ?? key}</kbd>)}</dt><dd>{text}</dd></div>;
}
