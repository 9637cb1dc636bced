import { duration } from '../clock';
import { Glyph } from '../parts/glyph';
import { kept } from '../snapshot';
import { silenceLost, sound } from '../sound/alarms';
import { hashOf } from '../route';
import { askSeconds, connection, demo, deskListening, lost, now, session, signedIn } from '../store';
import { lang } from '../prefs';
import { say } from '../strings';

export function Banners() {
  return (
    <>
      {demo.value && <p class="demo-band"><b>{say('demo.band')}</b> {say('demo.band-text')}</p>}
      <Lost />
      <Asking />
      <Silent />
      {session.value?.account?.needsSecondFactor && <p class="banner strong" data-testid="factor-banner"><span>{say('trust.factor-banner')}</span> <a class="button" href={hashOf({ page: 'account' })}>{say('factor.begin')}</a></p>}
      {signedIn.value && !lost.value && !deskListening.value && sound.state.value === 'on' && <p class="banner mild">{say('listening.no')}</p>}
    </>
  );
}

/** Without the server the page is only a list of phone numbers, and says so. */
function Lost() {
  if (!lost.value) return null;
  void now.value;
  const { trueAt } = connection.value;
  return (
    <section class="lost" role="alert" data-testid="lost-banner">
      <p class="lost-head">
        <b>{say('lost.title')}</b>
        <span>{trueAt === null ? say('lost.never') : say('lost.body', { age: duration(Date.now() - trueAt) })} {say('lost.retry')}</span>
        <button type="button" onClick={silenceLost}>{say('lost.silence')}</button>
      </p>
      <OfflineList />
    </section>
  );
}

function OfflineList() {
  const cases = kept()?.cases ?? [];
  if (cases.length === 0) return null;
  return (
    <>
      <p>{say('lost.call')}</p>
      <ul class="offline" data-testid="offline-cases">
        {cases.map((it) => (
          <li key={it.code}>
            {it.unheldLife ? <Glyph of="unheld-life" size={18} /> : <i />}
            <b class="code">{it.code}</b>
            <span>{it.inside && <>{say('mode.strip')} · </>}{(lang.value === 'hi' ? it.districtHindi : it.district) ?? say('place.unknown')}{it.station && ` · ${it.station}`}</span>
            <span>{it.holder ?? say('who.nobody')}<Phone number={it.holderPhone} /></span>
            <span>{it.agencies.map((one) => <span key={one.name}>{one.name}<Phone number={one.phone} /> </span>)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Phone({ number }: { number: string | null }) {
  return number ? <> <a class="code" href={`tel:${number.replace(/[^+\d]/g, '')}`}>{number}</a></> : null;
}

/** Calm: nothing is wrong, only slower. */
function Asking() {
  if (!signedIn.value || connection.value.phase !== 'asking') return null;
  return <p class="banner calm" role="status" data-testid="asking-banner">{say('asking.banner', { n: askSeconds.value })}</p>;
}

function Silent() {
  const state = sound.state.value;
  if (!signedIn.value || state === 'on') return null;
  return (
    <p class={state === 'broken' ? 'banner strong' : 'banner'} data-testid="silent-banner">
      <span>{say(state === 'broken' ? 'sound.broken-banner' : 'sound.off-banner')}</span>
      <button type="button" class="primary" data-testid="arm-sound" onClick={() => void sound.arm()}>{say('sound.arm')}</button>
    </p>
  );
}
