import { emptyWord } from '../connection';
import type { BoardRow } from '../contract';
import { connection, counts, sections, stale } from '../store';
import { say } from '../strings';
import { OnDutyLine } from '../duty/on-duty-line';
import { clockTime } from '../parts/time';
import { isUnheld } from '../urgency';
import { MailStrip } from '../mail/mail-strip';
import { Legend } from './legend';
import { RefusedStrip } from './refused-strip';
import { StormStrip } from '../storm/storm-strip';
import { Row } from './row';

export function Board() {
  const { actual, inside } = sections.value;
  const unheld = actual.filter(isUnheld);
  const held = actual.filter((row) => !isUnheld(row) && row.state !== 'closed');
  const closed = actual.filter(({ state }) => state === 'closed');
  const { trueAt, phase } = connection.value;
  return (
    <section class={stale.value ? 'board stale' : 'board'} data-testid="board" data-phase={phase} aria-label={say('board.title')}>
      <header class="board-head">
        <h1>{say('board.title')}</h1>
        {trueAt !== null && <span class="count">{say('board.open-count', { n: counts.value.open })}</span>}
        {stale.value && trueAt !== null && <span class="tag age">{say('live.shown', { at: clockTime(trueAt) })}</span>}
      </header>
      <OnDutyLine />
      <StormStrip rows={actual} />
      {unheld.length > 0 && <Rows rows={unheld} />}
      <MailStrip />
      <RefusedStrip />
      {held.length > 0 && <Rows rows={held} />}
      {unheld.length + held.length === 0 && <Empty />}
      {inside.length > 0 && (
        <section class="inside" aria-label={say('mode.strip')}>
          <h2>{say('mode.strip')}</h2>
          <Rows rows={inside} />
        </section>
      )}
      {closed.length > 0 && (
        <section class="ended">
          <h2>{say('board.closed')}</h2>
          <Rows rows={closed} />
        </section>
      )}
      <Legend />
    </section>
  );
}

function Rows({ rows }: { rows: BoardRow[] }) {
  return <ol class="rows">{rows.map((row) => <Row key={row.id} row={row} />)}</ol>;
}

function Empty() {
  const word = emptyWord(connection.value);
  return <p class="empty"><b>{say(word)}</b>{word === 'board.empty' && <> {say('board.empty-hint')}</>}</p>;
}
