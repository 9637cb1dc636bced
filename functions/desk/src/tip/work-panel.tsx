import type { CaseView } from '../contract';
import { At } from '../parts/time';
import { hashOf } from '../route';
import { say } from '../strings';
import type { TipView } from './contract';
import { MediaList } from './media-list';
import { relatedByCase } from './related';

/** Who works on it, what came of it, and who may see it. */
export function WorkPanel({ tip }: { it: CaseView; tip: TipView }) {
  return (
    <section class="panel work" data-testid="work">
      <header><h2>{say('work.title')}</h2></header>
      <dl class="facts">
        <div><dt>{say('work.officer')}</dt><dd data-testid="assigned">{tip.assignment ? <Officer tip={tip} /> : say('work.nobody')}</dd></div>
        <div>
          <dt>{say('work.who-sees')}</dt>
          <dd data-testid="sensitivity">
            <b>{say(`sensitivity.${tip.sensitivity}`)}</b> <small>{tip.sensitivityBy ?? say('work.by-machine')}</small>
            <small>{say(tip.conflicted ? 'work.conflicted' : `sensitivity.hint.${tip.sensitivity}`)}</small>
          </dd>
        </div>
      </dl>
      {tip.reports.map((report) => (
        <article class="report" key={report.n} data-testid="report" data-review={report.review}>
          <h3>{say('work.report', { n: report.n })}: {say(`outcome.${report.outcome}`)}</h3>
          <p><small>{report.by} <At time={report.at} /></small> <span class="outside" dir="auto">{report.text ?? '—'}</span></p>
          <MediaList media={report.media} />
          <p class={report.review === 'waiting' ? 'minded' : ''}>{say(`review.${report.review}`)}{report.reviewedBy ? ` · ${report.reviewedBy}` : ''}{report.note && <span class="outside" dir="auto"> “{report.note}”</span>}</p>
        </article>
      ))}
      {tip.related.length > 0 && <h3>{say('work.related')}</h3>}
      {tip.related.length > 0 && (
        <ul class="related" data-testid="related">
          {[...relatedByCase(tip)].map(([id, { code, kinds }]) => (
            <li key={id}><a class="code" href={hashOf({ page: 'case', id })}>{code}</a> <small>{kinds.map((kind) => say(`link.${kind}` as 'link.related-tip')).join(' · ')}</small></li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Officer({ tip }: { tip: TipView }) {
  const officer = tip.assignment!;
  return <><b>{officer.name}</b> <small>{say(officer.acceptedAt ? 'work.accepted' : 'work.not-yet')} <At time={officer.acceptedAt ?? officer.at} /></small></>;
}
