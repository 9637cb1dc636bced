import { signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { newCall, newFind } from '../cases';
import { mayReadOutbox } from '../officers';
import { KeyHint } from '../parts/key-hint';
import { Glyph } from '../parts/glyph';
import { clockTime } from '../parts/time';
import { lang, theme, toggleLang, toggleTheme } from '../prefs';
import { hashOf, route } from '../route';
import { leave } from '../duty/sign-out';
import { mayReadRoster } from '../officers';
import { openSearch } from '../search/search';
import { sound } from '../sound/alarms';
import { askSeconds, connection, counts, deadLetterCount, demo, now, outboxUsed, session, signedIn } from '../store';
import { say } from '../strings';
import { phoneOpen } from '../demo/phone-pane';
import { changePerson, locked } from '../trust/standing';
import { helpOpen } from './help';

const menuOpen = signal(false);

/** What an operator needs within a second stands in the bar, also while cases wait; what is needed once a shift is in the menu. */
export function Header() {
  return (
    <header class="bar">
      <a class="brand" href={hashOf({ page: 'board' })}><b lang="hi">सतर्क</b><span>{say('app.desk')}</span></a>
      {signedIn.value && <Status />}
      <span class="space" />
      {signedIn.value ? <><NewFind /><AtHand /><Who /><Menu /></> : <Preferences />}
    </header>
  );
}

/** Closes by Escape, by a choice, and as soon as the focus goes elsewhere. */
function Menu() {
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => void (menuOpen.value = false);
  return (
    <div
      class="menu"
      onFocusOut={(event) => { if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) close(); }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !menuOpen.value) return;
        event.preventDefault();
        close();
        button.current?.focus();
      }}
    >
      <button ref={button} type="button" class="quiet menu-button" data-testid="menu" aria-expanded={menuOpen.value} aria-controls="menu-tools" onClick={() => (menuOpen.value = !menuOpen.value)}>{say('header.menu')} <span aria-hidden="true">▾</span></button>
      <div id="menu-tools" class="tools" hidden={!menuOpen.value} onClick={close}>
        <Tools />
        <Preferences />
        <Account />
      </div>
    </div>
  );
}

function NewFind() {
  return (
    <>
      <button type="button" class="quiet" data-testid="search-button" onClick={openSearch}>{say('search.open')}<KeyHint for="/" /></button>
      <button type="button" data-testid="new-call" onClick={() => void newCall()}>{say('call.new')}<KeyHint for="1" /></button>
      <button type="button" data-testid="new-find" onClick={() => void newFind()}>{say('find.new')}<KeyHint for="n" /></button>
    </>
  );
}

function Preferences() {
  return (
    <>
      <button type="button" class="quiet" data-testid="lang-toggle" lang={lang.value === 'en' ? 'hi' : 'en'} aria-label={say('header.lang-label')} onClick={toggleLang}>{say('header.lang')}{signedIn.value && <KeyHint for="y" />}</button>
      <button type="button" class="quiet" data-testid="theme-toggle" aria-label={say('header.theme-label')} onClick={toggleTheme}>{say(theme.value === 'dark' ? 'header.theme-light' : 'header.theme-dark')}{signedIn.value && <KeyHint for="t" />}</button>
    </>
  );
}

function Status() {
  const { phase } = connection.value;
  const unheld = counts.value.unheldLife;
  return (
    <>
      <span class={`live is-${phase}`} role="status" data-testid="live"><i />{say(`live.${phase}`, { n: askSeconds.value })}</span>
      <time class="wall clock">{clockTime(now.value)}</time>
      {unheld > 0 && phase !== 'lost' && <span class="unheld-count" title={say('board.unheld-count', { n: unheld })}><Glyph of="unheld-life" size={16} /><b>{unheld}<span> × {say('urgency.unheld-life')}</span></b></span>}
    </>
  );
}

/** Seen only while it matters: letters that nobody could deliver, and the phones of a demo. */
function AtHand() {
  return (
    <>
      {sound.state.value === 'on' && <span class="sound-on" data-testid="sound-on" title={say('sound.on')}><span>{say('sound.on')}</span></span>}
      {deadLetterCount.value > 0 && <a class="button warn" href={hashOf({ page: 'dead-letters' })} data-testid="dead-letters-link">{say('header.dead-letters', { n: deadLetterCount.value })}</a>}
      {demo.value && <button type="button" class="quiet phone-toggle" data-testid="phone-toggle" aria-pressed={phoneOpen.value} onClick={() => (phoneOpen.value = !phoneOpen.value)}>{say('demo.phone')}</button>}
    </>
  );
}

function Tools() {
  const page = route.value.page;
  return (
    <>
      {mayReadRoster(session.value?.user) && <a class="button quiet" href={hashOf({ page: 'roster' })} aria-current={page === 'roster' ? 'page' : undefined} data-testid="roster-link">{say('roster.title')}</a>}
      {outboxUsed.value && <a class="button quiet" href={hashOf({ page: 'outbox' })} aria-current={page === 'outbox' ? 'page' : undefined} data-testid="outbox-link">{say('header.outbox')}<KeyHint for="o" /></a>}
      {mayReadOutbox(session.value?.user) && <a class="button quiet" href={hashOf({ page: 'mails' })} aria-current={page === 'mails' ? 'page' : undefined} data-testid="mails-link">{say('header.mails')}</a>}
      <button type="button" class="quiet help-button" data-testid="help-button" onClick={() => (helpOpen.value = true)}>{say('header.help')}<KeyHint for="?" /></button>
    </>
  );
}

/** A closed lock: told apart without its colour. */
function LockSign() {
  return <svg viewBox="0 0 16 16" width="15" height="15" aria-hidden="true" focusable="false"><path d="M5 7V5a3 3 0 0 1 6 0v2" fill="none" stroke="currentColor" stroke-width="1.8" /><path d="M3.5 7h9v6.5h-9z" fill="currentColor" /></svg>;
}

/** Whose hand is at the board: always in sight, for what is done is done in this name. */
function Who() {
  const user = session.value?.user;
  return locked.value
    ? <button type="button" class="warn" data-testid="who" title={say('trust.locked-hint')} onClick={changePerson}><LockSign /><span class="unseen-to-eyes">{say('trust.locked')} · </span>{say('trust.who')}<KeyHint for="0" /></button>
    : user && <button type="button" class="quiet me" data-testid="who" title={say('trust.who')} onClick={changePerson}><b>{user.name}</b><small>{say(`role.${user.role}`)} · {say(user.onDuty ? 'header.on-duty' : 'header.off-duty')}</small><KeyHint for="0" /></button>;
}

function Account() {
  return (
    <>
      <a class="button quiet" href={hashOf({ page: 'account' })} data-testid="account-link" aria-current={route.value.page === 'account' ? 'page' : undefined}>{say('account.title')}</a>
      <button type="button" class="quiet" data-testid="sign-out" onClick={() => void leave()}>{say('header.sign-out')}</button>
    </>
  );
}
