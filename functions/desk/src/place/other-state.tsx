import { packetOf } from '../api';
import type { CaseView } from '../contract';
import { At, Since, Until } from '../parts/time';
import { session } from '../store';
import { say } from '../strings';
import { openFresh } from '../trust/standing';
import { askedOf } from './headline';
import { stateName } from './words';

/** The case of another police: who has it, since when, and what to send them. Until they confirm it stays ours. */
export function OtherState({ it, state }: { it: CaseView; state: string }) {
  const asked = askedOf(it);
  const { handOver } = it;
  const packet = packetOf(it.id);
  return (
    <header class="other-state" data-testid="other-state">
      <Border />
      <h2 id="place-title">
        <span class="unseen-to-eyes">{say('place.title')} </span>
        {stateName(state)} · {say(`other-state.${asked}`)}
      </h2>
      {handOver && asked === 'waiting' && <span class="asked-for"><Since from={Date.parse(handOver.at)} label={say('other-state.since')} /></span>}
      {asked === 'taken' && <span class="asked-for"><At time={handOver!.confirmedAt!} /></span>}
      {asked === 'refused' && <span class="asked-for"><At time={handOver!.refusedAt!} /></span>}
      {handOver?.nextCallAt && asked === 'waiting' && <span class="asked-for" data-testid="hand-over-clock">{say('other-state.we-are-called')} <Until at={handOver.nextCallAt} /></span>}
      <p>{say(`other-state.${asked}-hint`)} {handOver?.byMachine && asked === 'waiting' && say('other-state.by-machine')}</p>
      {session.value?.user?.role !== 'station' && <p class="packet">
        <button type="button" data-testid="packet-print" onClick={() => void openFresh(packet.page, false)}>{say('packet.print')}</button>
        <button type="button" data-testid="packet-cap" onClick={() => void openFresh(packet.cap, true)}>{say('packet.cap')}</button>
      </p>}
    </header>
  );
}

/** An arrow over a border: told apart from everything of our own without its colour. */
function Border() {
  return (
    <svg class="border-sign" viewBox="0 0 24 24" width="28" height="28" aria-hidden="true" focusable="false">
      <path d="M15 2v4.5M15 10v4M15 17.5V22" fill="none" stroke="currentColor" stroke-width="2.6" />
      <path d="M2 12h18M14.5 6.5 20 12l-5.5 5.5" fill="none" stroke="currentColor" stroke-width="2.6" />
    </svg>
  );
}
