import { useEffect, useRef } from 'preact/hooks';
import { Glyph } from '../parts/glyph';
import { At, HoursOnly } from '../parts/time';
import { hashOf } from '../route';
import { me } from '../store';
import { placeOf, say } from '../strings';
import { RowTipWords } from '../tip/row-tip';
import { stateWord } from '../tip/progress';
import { locked } from '../trust/standing';
import { urgencyOf } from '../urgency';
import { whatWords } from '../what-words';
import type { SearchHit } from './contract';
import { found, search, searching, trouble, typed, wanted } from './search';

/** One box for a code or for anything that a case names of a person. The board stays beside it: an alarm is not missed over a search. */
export function SearchPage() {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    box.current?.focus();
    box.current?.select();
  }, [wanted.value]);
  const it = found.value;
  return (
    <section class="panel page search" data-testid="search">
      <header><a class="back" href={hashOf({ page: 'board' })}>‹ {say('case.back')}</a><h1>{say('search.title')}</h1></header>
      <form role="search" onSubmit={(event) => { event.preventDefault(); void search(); }}>
        <label class="field">
          <span>{say(locked.value ? 'search.label-locked' : 'search.label')}</span>
          <input
            ref={box} type="text" value={typed.value} maxLength={1000} enterkeyhint="search" autocomplete="off" autocapitalize="off" spellcheck={false} data-testid="search-box"
            onInput={(event) => (typed.value = event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="primary" disabled={searching.value} data-testid="search-go">{say('search.go')}</button>
      </form>
      {trouble.value && <p class="problem" role="alert" data-testid="search-problem">{trouble.value}</p>}
      <div aria-live="polite">
        {it && <p class="none" data-testid="search-read">{say('search.count', { n: it.answer.hits.length, term: it.words.trim() })} <span class="sub"> · {say('search.read-as', { kinds: it.answer.kinds.map((kind) => say(`search.${kind}`)).join(', ') })}</span></p>}
        {it && it.answer.hits.length === 0 && <p class="none" data-testid="search-none">{say('search.none')}</p>}
        {it?.codesOnly && <p class="none">{say('search.codes-only')} <button type="button" data-testid="search-whole" onClick={() => void search(true)}>{say('search.whole')}</button></p>}
      </div>
      {it && <ol class="hits">{it.answer.hits.map((hit) => <Hit key={hit.row.id} hit={hit} />)}</ol>}
      {it?.answer.more && <p class="none" data-testid="search-more"><b>{say('search.more', { n: it.answer.hits.length })}</b></p>}
      {!it && !trouble.value && <p class="none">{say('search.hint')}</p>}
      <p class="none sub">{say('search.recorded')}</p>
    </section>
  );
}

function Hit({ hit: { row, by } }: { hit: SearchHit }) {
  const holder = row.state === 'closed' || !row.holder ? null : row.holder.user === me.value ? say('who.you') : row.holder.name;
  const state = row.state === 'closed' && row.outcome ? say(`outcome.${row.outcome}` as 'outcome.safe') : say(stateWord(row));
  return (
    <HoursOnly.Provider value={row.hoursOnly === true}>
      <li>
        <a href={hashOf({ page: 'case', id: row.id })} data-testid="search-hit" data-case-id={row.id}>
          <Glyph of={urgencyOf(row)} size={20} />
          <b class="code">{row.code}</b>
          <span class="what">
            {row.tip ? <RowTipWords row={row} tip={row.tip} /> : <><b>{say(`type.${row.type}`)}</b> <span class="sub">{whatWords(row).join(' · ')}</span></>}
            {row.mode !== 'actual' && <span class="tag mode">{say(`mode.${row.mode}`)}</span>}
          </span>
          <span class="where">{placeOf(row) ?? say('place.unknown')}</span>
          <span class="when"><At time={row.openedAt} /></span>
          <span class="state">{state}{holder && ` · ${holder}`}</span>
          <span class="tag minded">{say(`search.${by}`)}</span>
        </a>
      </li>
    </HoursOnly.Provider>
  );
}
