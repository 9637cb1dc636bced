import { useState } from 'preact/hooks';
import { shownData } from '../case-ui';
import type { CaseView } from '../contract';
import { CopyText } from '../parts/copy-text';
import { districtName, say } from '../strings';
import type { Verdict } from './contract';
import { EvidenceLine } from './evidence-line';
import { grouped, openAtFirst } from './sort';
import { VerdictSign } from './verdict-sign';
import { coordinates, stateName } from './words';

/** Every piece that says where, also what contradicts: nothing is thrown away, and what is against it cannot be overlooked. */
export function EvidencePanel({ it }: { it: CaseView }) {
  const groups = grouped(it.evidence);
  const shown = shownData.value === it.id;
  return (
    <section class="panel evidence" data-testid="evidence-panel" aria-labelledby="evidence-title">
      <header><h2 id="evidence-title">{say('evidence.title')}</h2><small>{it.evidence.length}</small></header>
      {it.evidence.length === 0 && <AsReported it={it} />}
      {groups.map(({ verdict, pieces }) => <GroupOf key={verdict} it={it} verdict={verdict} pieces={pieces} shown={shown} />)}
    </section>
  );
}

function GroupOf({ it, verdict, pieces, shown }: { it: CaseView; verdict: Verdict; pieces: CaseView['evidence']; shown: boolean }) {
  const [all, setAll] = useState(false);
  const open = all ? pieces : pieces.slice(0, openAtFirst[verdict]);
  return (
    <section class={`verdict ${verdict}`} data-testid={`evidence-${verdict}`} aria-label={title(it, verdict)}>
      <h3 id={verdict === 'contradicts' ? 'evidence-against' : undefined} tabIndex={verdict === 'contradicts' ? -1 : undefined}><VerdictSign of={verdict} />{title(it, verdict)} <span class="count">{pieces.length}</span></h3>
      <ul>{open.map((piece) => <EvidenceLine key={`${piece.kind} ${piece.source} ${piece.value} ${piece.start}`} it={piece} masks={it.post?.masks ?? []} shown={shown} />)}</ul>
      {open.length < pieces.length && <button type="button" class="more quiet small" onClick={() => setAll(true)}>{say('evidence.more', { n: pieces.length - open.length })}</button>}
    </section>
  );
}

function title(it: CaseView, verdict: Verdict): string {
  const guess = it.whereabouts;
  const place = guess?.district ? districtName(guess.district) : guess?.state ? stateName(guess.state) : null;
  if (!place) return say('evidence.unweighed');
  return say(`evidence.${verdict}`, { place });
}

/** Before anything was weighed the report's own words stand here. */
function AsReported({ it }: { it: CaseView }) {
  const { location } = it;
  if (!location) return <p class="none">{say('location.none')}</p>;
  return (
    <dl class="facts">
      {location.latitude != null && location.longitude != null && (
        <div>
          <dt>{say('location.coordinates')}</dt>
          <dd>
            <CopyText text={coordinates(location.latitude, location.longitude, null)} label={say('location.coordinates')} />
            {location.accuracyMetres != null && <small> {say('place.within-m', { n: location.accuracyMetres })}</small>}
          </dd>
        </div>
      )}
      {location.text && <div><dt>{say('location.text')}</dt><dd class="outside" dir="auto">{location.text}</dd></div>}
    </dl>
  );
}
