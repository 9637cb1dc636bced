import type { CaseView } from '../contract';
import { At } from '../parts/time';
import { hashOf } from '../route';
import { refusal } from '../store';
import { say } from '../strings';
import { markText } from './mark-text';

/** What tips have in common stands with the work on them: it is no warning, and there may be many. */
const isOfTips = (kind: string): boolean => kind === 'related-tip' || kind === 'same-media';

/** What one must mind before acting: the last refusal, marks, warnings, cases that belong together. */
export function Marks({ it }: { it: CaseView }) {
  const refused = refusal.value?.caseId === it.id ? refusal.value : null;
  return (
    <div class="marks">
      {refused && (
        <p class="mark refusal" role="alert" data-testid="refusal">
          <b>{refused.text}</b>{refused.holder && !refused.text.includes(refused.holder) && ` ${say('problem.has-it', { name: refused.holder })}`}
        </p>
      )}
      {it.marks.filter(({ kind }) => kind !== 'earlier-case' || it.earlier.length === 0).map((mark) => (
        <p class="mark" key={mark.kind + mark.at} data-mark={mark.kind}><b>{say(`mark.${mark.kind}`)}</b><span class="text" dir="auto">{markText(mark)}</span><At time={mark.at} /></p>
      ))}
      {it.warnings.map((text) => <p class="mark" key={text}><b>{say('mark.warning')}</b><span class="text">{text}</span></p>)}
      {it.links.filter(({ kind, caseId }) => !isOfTips(kind) && (kind !== 'earlier-case' || !it.earlier.some((one) => one.caseId === caseId))).map((link) => (
        <p class="mark" key={link.caseId + link.kind}>
          <b>{say('case.links')}</b>
          <span><a class="code" href={hashOf({ page: 'case', id: link.caseId })}>{link.code}</a> · {say(`link.${link.kind}` as 'link.same-person')}</span>
        </p>
      ))}
      {it.erased && <p class="mark">{say('case.erased')}</p>}
    </div>
  );
}
