import { signal } from '@preact/signals';
import { api } from '../api';
import type { BoardRow } from '../contract';
import { Glyph } from '../parts/glyph';
import { Since } from '../parts/time';
import { problemText } from '../problem-text';
import { hashOf } from '../route';
import { atBoard } from '../store';
import { say } from '../strings';
import { type Storm, stormsOf } from './storms';

const busy = signal<string | null>(null);
const failed = signal<string | null>(null);
/** What is said of a whole storm takes two presses: the first one only shows what it would do. */
const asking = signal<{ partner: string; act: 'confirm' | 'suspend' } | null>(null);

async function done(key: string, act: () => Promise<unknown>): Promise<void> {
  if (busy.peek()) return;
  busy.value = key;
  failed.value = null;
  try {
    await act();
  } catch (error) {
    failed.value = problemText(error, 'storm.failed');
  } finally {
    busy.value = null;
    asking.value = null;
  }
}

/** A partner sends more than a desk can be called about: how many, who calls for them, and what can be said of all at once. */
export function StormStrip({ rows }: { rows: readonly BoardRow[] }) {
  const storms = stormsOf(rows);
  if (storms.length === 0) return null;
  return (
    <section class="refused storm" data-testid="storms" aria-label={say('storm.title')}>
      <h2 title={say('storm.hint')}><Glyph of="unheld-life" size={18} />{say('storm.title')}</h2>
      {failed.value && <p role="alert" class="text">{failed.value}</p>}
      <ul>{storms.map((storm) => <Line key={storm.partner} storm={storm} />)}</ul>
    </section>
  );
}

function Line({ storm }: { storm: Storm }) {
  const may = atBoard.value?.role !== 'station' && atBoard.value?.jurisdiction === 'state';
  const { partner, source, lead } = storm;
  const asked = asking.value?.partner === partner ? asking.value.act : null;
  return (
    <li data-testid="storm" data-partner={partner}>
      <Since from={storm.since} label={say('storm.since')} />
      <span class="text">
        <b>{source}</b> · {say('storm.count', { n: storm.rows.length })}
        {lead && <> · {say('storm.calls-for-all')} <a class="code" href={hashOf({ page: 'case', id: lead.id })}>{lead.code}</a></>}
      </span>
      {may && asked === null && (
        <>
          <button type="button" data-testid="storm-confirm" title={say('storm.confirm-hint')} disabled={busy.value !== null} onClick={() => { asking.value = { partner, act: 'confirm' }; }}>{say('storm.confirm')}</button>
          <button type="button" class="quiet" data-testid="storm-suspend" title={say('storm.suspend-hint')} disabled={busy.value !== null} onClick={() => { asking.value = { partner, act: 'suspend' }; }}>{say('storm.suspend')}</button>
        </>
      )}
      {may && asked !== null && (
        <p class="storm-ask" data-testid="storm-ask">
          <span>{say(`storm.${asked}-hint`)}</span>
          <button
            type="button" class={asked === 'suspend' ? 'primary danger' : 'primary'} data-testid={`storm-${asked}-sure`} disabled={busy.value !== null}
            onClick={() => void done(partner, () => (asked === 'suspend' ? api.suspendPartner(partner) : api.confirmStorm(partner)))}
          >
            {say(`storm.${asked}-sure`, { source, n: storm.rows.length })}
          </button>
          <button type="button" class="quiet" data-testid="storm-cancel" disabled={busy.value !== null} onClick={() => { asking.value = null; }}>{say('storm.cancel')}</button>
        </p>
      )}
    </li>
  );
}
