import type { RefObject } from 'preact';
import { clockOf } from '../case-clock';
import { move } from '../cases';
import type { CaseView } from '../contract';
import { Glyph } from '../parts/glyph';
import { Since } from '../parts/time';
import { hashOf } from '../route';
import { say } from '../strings';
import { stateWords } from '../tip/progress';
import { urgencyOf } from '../urgency';

export function CaseHead({ it, title }: { it: CaseView; title: RefObject<HTMLHeadingElement | null> }) {
  const urgency = urgencyOf(it);
  const words = stateWords(it);
  const clock = clockOf(it);
  return (
    <>
      {it.mode !== 'actual' && <ModeStrip it={it} />}
      <header class="case-head">
        <a class="back" href={hashOf({ page: 'board' })} data-testid="back">‹ {say('case.back')}</a>
        <Glyph of={urgency} size={34} />
        <h1 id="case-title" tabIndex={-1} ref={title}>
          <span class="code">{it.code}</span>
          <span class="state">{say(words.key, words.facts)}</span>
        </h1>
        <span class="case-clock">
          <Since from={clock.from} until={clock.until} />
          <small>{say(clock.label)}</small>
        </span>
      </header>
    </>
  );
}

function ModeStrip({ it }: { it: CaseView }) {
  return (
    <div class="mode-strip">
      <b>{say(`mode.${it.mode}`)}</b>
      {it.moves.includes('real') && (
        <button type="button" data-testid="move-real" title={say('move.real-hint')} onClick={() => void move(it.id, 'real')}>{say('move.real')}</button>
      )}
    </div>
  );
}
