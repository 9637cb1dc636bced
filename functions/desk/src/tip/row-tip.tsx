import { useEffect } from 'preact/hooks';
import type { BoardRow } from '../contract';
import { say } from '../strings';
import { tipWords } from '../what-words';
import { askForCategories, categoryName } from './categories';
import type { RowTip } from './contract';

/** What a row says of a tip: its category, and what changes how it is handled. */
export function RowTipWords({ row, tip }: { row: BoardRow; tip: RowTip }) {
  useEffect(askForCategories, []);
  return (
    <>
      <span class="main">{tipWords(row.lifeRisk, categoryName(tip.category))}</span>
      <span class="sub">{[say('kind.tip'), row.lifeRisk ? say(`severity.${row.severity}`) : '', tip.media > 0 ? say('tip.media-count', { n: tip.media }) : ''].filter(Boolean).join(' · ')}</span>
      {tip.conflicted && <span class="tag minded" data-testid="row-conflicted">{say('tip.conflicted')}</span>}
      {tip.sensitivity !== 'routine' && <span class="tag" data-testid="row-sensitivity">{say(`sensitivity.${tip.sensitivity}`)}</span>}
      {tip.report === 'waiting' && row.state !== 'closed' && <span class="tag minded">{say('tip.report-waits')}</span>}
      {tip.report === 'again' && row.state !== 'closed' && <span class="tag minded">{say('tip.report-again')}</span>}
      {tip.questions > 0 && row.state !== 'closed' && <span class="tag">{say('tip.question-open', { n: tip.questions })}</span>}
    </>
  );
}
