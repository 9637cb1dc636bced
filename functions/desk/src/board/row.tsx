import type { BoardRow } from '../contract';
import { clockOf } from '../case-clock';
import { loadCase, move } from '../cases';
import { markText } from '../case/mark-text';
import { nextStep, waitsInStorm } from '../next-step';
import { RowPlace } from '../place/row-place';
import { whatWords } from '../what-words';
import { Glyph } from '../parts/glyph';
import { KeyHint } from '../parts/key-hint';
import { Pips } from '../parts/pips';
import { isLapsingHere, Lease } from '../parts/lease';
import { HoursOnly, Since, Until } from '../parts/time';
import { goTo, hashOf, route } from '../route';
import { progressOf, stateWord, workOf } from '../tip/progress';
import { RowTipWords } from '../tip/row-tip';
import { mutedFor } from '../sound/alarms';
import { CalledWith } from '../storm/called-with';
import { districtName, say } from '../strings';
import { demo, me } from '../store';
import { isLoud, isUnheld, urgencyOf } from '../urgency';
import { select, selected } from './selection';

export async function takeFromBoard(row: BoardRow): Promise<void> {
  goTo({ page: 'case', id: row.id });
  await loadCase(row.id);
  await move(row.id, 'acknowledge');
}

export function Row({ row }: { row: BoardRow }) {
  return <HoursOnly.Provider value={row.hoursOnly === true}><Line row={row} /></HoursOnly.Provider>;
}

function Line({ row }: { row: BoardRow }) {
  const urgency = urgencyOf(row);
  const clock = clockOf(row);
  const open = route.value.page === 'case' && route.value.id === row.id;
  return (
    <li
      class={`row u-${urgency} ${row.mode} ${isLoud(row, demo.value) ? 'loud' : ''} ${open ? 'open' : ''}`} data-testid="row" data-case-id={row.id} data-state={row.state}
      data-urgency={urgency} data-holder={row.holder?.name} onFocusCapture={() => select(row.id)}
      onClick={() => goTo({ page: 'case', id: row.id })}
    >
      <span class="row-mark"><Glyph of={urgency} size={26} /></span>
      <span class="row-urgency">
        <Since from={clock.from} until={clock.until} label={say(clock.label)} />
        <b>{say(stateWord(row))}</b>
      </span>
      <a
        class="row-code code" href={hashOf({ page: 'case', id: row.id })} tabIndex={selected.value === row.id ? 0 : -1}
        aria-current={open ? 'page' : undefined} onClick={(event) => event.stopPropagation()}
      >
        {row.code}
      </a>
      <What row={row} />
      <Where row={row} />
      <Who row={row} />
      <span class="row-agencies">
        {row.engagements.map((it) => (
          <span class="agency" key={it.id} title={`${it.name}: ${say(`engagement.${it.state}`)}`}>{say(`agency.${it.agency}`)}<Pips state={it.state} /></span>
        ))}
      </span>
      <span class="row-act">
        {isUnheld(row) && (
          <button type="button" class="take" data-testid="row-take" onClick={(event) => { event.stopPropagation(); void takeFromBoard(row); }}>
            {say('board.take')}<KeyHint for={selected.value === row.id ? 'a' : undefined} />
          </button>
        )}
      </span>
    </li>
  );
}

function What({ row }: { row: BoardRow }) {
  return (
    <span class="row-what">
      {row.tip ? <RowTipWords row={row} tip={row.tip} /> : <><span class="main">{say(`type.${row.type}`)}</span><span class="sub">{whatWords(row).join(' · ')}</span></>}
      {row.mode !== 'actual' && <span class="tag mode">{say(`mode.${row.mode}`)}</span>}
      {row.raised && row.state !== 'closed' && <span class="tag minded" data-testid="row-raised" title={say('words.raised')}>↑ {say('words.raised-short')}</span>}
      {row.storm && row.state !== 'closed' && <span class="tag minded" data-testid="row-storm" title={say('storm.hint')}>{say(row.storm.calls ? 'row.storm-calls' : 'row.storm-waits')}</span>}
      {row.mail && row.mail.persons > 1 && row.state !== 'closed' && <span class="tag minded" data-testid="row-persons">{say('mail.persons', { n: row.mail.persons })}</span>}
      {!row.seen && row.state !== 'closed' && <span class="tag unseen">{say('board.unseen')}</span>}
      {row.marks.slice(0, 2).map((mark) => <span class="tag minded" key={mark.kind + mark.at} title={markText(mark)}>{say(`mark.${mark.kind}`)}</span>)}
    </span>
  );
}

function Where({ row }: { row: BoardRow }) {
  if (!row.district || row.handOver) return <RowPlace row={row} />;
  return (
    <span class="row-where">
      <span class="main">{districtName(row.district)}</span>
      {row.station && <span class="sub">{row.station}</span>}
      {row.tentative && row.state !== 'closed' && <span class="tag minded" data-testid="row-tentative" title={say('row.tentative-hint')}>{say('row.tentative')}</span>}
    </span>
  );
}

function Who({ row }: { row: BoardRow }) {
  const step = nextStep(row);
  const muted = mutedFor(row.id) > 0 && <span class="tag">{say('sound.muted')}</span>;
  if (isUnheld(row)) return <span class="row-who"><span class="main">{waitsInStorm(row) ? <CalledWith it={row} link={false} /> : say(step.key)} {step.at && <Until at={step.at} />}</span>{muted}</span>;
  const outcome = row.outcome ? say(`outcome.${row.outcome}` as 'outcome.safe') : null;
  return (
    <span class="row-who">
      <span class="main">
        {row.state === 'closed' ? outcome : row.holder ? (row.holder.user === me.value ? say('who.you') : row.holder.name) : say('who.nobody')}
      </span>
      {row.state !== 'closed' && (
        <span class="sub">{isLapsingHere(row) || row.holder?.through || row.holder?.offer ? <span class="late"><Lease it={row} /></span> : officerOf(row) + say(step.key)}</span>
      )}
    </span>
  );
}

/** With whom the work lies, before what is awaited of them. */
function officerOf(row: BoardRow): string {
  const progress = progressOf(row);
  return progress === 'assigned' || progress === 'accepted' ? `${workOf(row)?.officer}: ` : '';
}
