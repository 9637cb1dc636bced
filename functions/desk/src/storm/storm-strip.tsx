import { signal } from '@preact/signals';
import { api, Problem } from '../api';
import type { BoardRow } from '../contract';
import { Glyph } from '../parts/glyph';
import { Since } from '../parts/time';
import { hashOf } from '../route';
import { session } from '../store';
import { say } from '../strings';
import { type Storm, stormsOf } from './storms';

const busy = signal<string | null>(null);
const failed = signal<string | null>(null);
/** Two presses end a partner's keys: the first one only asks. */
const asking = signal<string | null>(null);

async function done(key: string, act: () => Promise<unknown>): Promise<void> {
  if (busy.peek()) return;
  busy.value = key;
  failed.value = null;
  try {
    await act();
  } catch (error) {
    failed.value = error instanceof Problem ? error.message : say('storm.failed');
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
  const may = session.value?.user?.role !== 'station' && session.value?.user?.jurisdiction === 'state';
  const { partner, source, lead } = storm;
  return (
    <li data-testid="storm" data-partner={partner}>
      <Since from={storm.since} label={say('storm.since')} />
      <span class="text">
        <b>{source}</b> · {say('storm.count', { n: storm.rows.length })}
        {lead && <> · {say('storm.calls-for-all')} <a class="code" href={hashOf({ page: 'case', id: lead.id })}>{lead.code}</a></>}
      </span>
      {may && (
        <>
          <button type="button" data-testid="storm-confirm" title={say('storm.confirm-hint')} disabled={busy.value !== null} onClick={() => void done(partner, () => api.confirmStorm(partner))}>{say('storm.confirm')}</button>
          {asking.value === partner
            ? <button type="button" class="primary" data-testid="storm-suspend-sure" disabled={busy.value !== null} onClick={() => void done(partner, () => api.suspendPartner(partner))}>{say('storm.suspend-sure', { source })}</button>
            : <button type="button" class="quiet" data-testid="storm-suspend" title={say('storm.suspend-hint')} onClick={() => { asking.value = partner; }}>{say('storm.suspend')}</button>}
        </>
      )}
    </li>
  );
}
