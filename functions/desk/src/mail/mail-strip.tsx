import { signal } from '@preact/signals';
import { move } from '../cases';
import type { BoardRow } from '../contract';
import { Glyph } from '../parts/glyph';
import { At } from '../parts/time';
import { hashOf } from '../route';
import { rows, session } from '../store';
import { say } from '../strings';
import { unverified } from './unverified';

/** "Not genuine" closes a case: the first press only says so. */
const asking = signal<string | null>(null);

/** Mails of which nothing proves who sent them: no agency knows of them until a human has looked. */
export function MailStrip() {
  const all = unverified(rows.value.values());
  if (all.length === 0) return null;
  const mayJudge = session.value?.user?.role !== 'station';
  return (
    <section class="refused" data-testid="mail-strip" aria-label={say('mail.strip')}>
      <h2 title={say('mail.strip-hint')}><Glyph of="unheld" size={18} />{say('mail.strip')} <span class="count">{all.length}</span></h2>
      <ul>
        {all.map((row) => (
          <li key={row.id} data-case-id={row.id}>
            <At time={row.openedAt} />
            <a class="code" href={hashOf({ page: 'case', id: row.id })}>{row.code}</a>
            <span class="text">{say('mail.no-agency')}{row.mail!.persons > 1 && ` · ${say('mail.persons', { n: row.mail!.persons })}`}</span>
            {mayJudge && (asking.value === row.id ? <Sure row={row} /> : <Judge row={row} />)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Judge({ row }: { row: BoardRow }) {
  return (
    <>
      <button type="button" data-testid="mail-genuine" onClick={() => void move(row.id, 'genuine')}>{say('move.genuine')}</button>
      <button type="button" class="quiet" data-testid="mail-not-genuine" onClick={() => { asking.value = row.id; }}>{say('move.not-genuine')}…</button>
    </>
  );
}

function Sure({ row }: { row: BoardRow }) {
  const answer = (sure: boolean): void => {
    asking.value = null;
    if (sure) void move(row.id, 'not-genuine');
  };
  return (
    <p class="storm-ask" data-testid="mail-ask">
      <span>{say('mail.not-genuine-hint')}</span>
      <button type="button" class="primary danger" data-testid="mail-not-genuine-sure" onClick={() => answer(true)}>{say('mail.not-genuine-sure', { code: row.code })}</button>
      <button type="button" class="quiet" onClick={() => answer(false)}>{say('storm.cancel')}</button>
    </p>
  );
}
