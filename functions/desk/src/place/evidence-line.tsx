import { CopyText } from '../parts/copy-text';
import { At } from '../parts/time';
import { dotted } from '../post/hide';
import { cut } from '../post/spans';
import { say } from '../strings';
import { Unverified } from './best-guess';
import { ConfidenceBar } from './confidence-bar';
import type { Evidence, EvidencePlace, Mask } from './contract';
import { coordinates, inWords, radius } from './words';

/** A telephone number is personal also where it only serves as a hint. */
const numbers = new Set(['mobile-series', 'area-code']);
const points = new Set(['coordinates', 'picture-position']);

export function EvidenceLine({ it, masks, shown }: { it: Evidence; masks: readonly Mask[]; shown: boolean }) {
  const role = inWords(it.roleText, it.roleTextHindi);
  const { place } = it;
  // Coordinates are shown below, with their button.
  const isPoint = points.has(it.kind) && place?.latitude != null;
  return (
    <li class={it.former ? 'piece former' : 'piece'} data-testid="evidence" data-kind={it.kind} data-verdict={it.verdict}>
      <p class="piece-head">
        <span class="piece-place">
          <b>{place ? place.name : say('evidence.no-place')}</b>
          {place && areaOf(place) && <span>{areaOf(place)}</span>}
          {place?.station && place.station !== place.name && <span>{say('place.station', { name: place.station })}</span>}
        </span>
        <ConfidenceBar of={it.confidence} small />
      </p>
      <p class="piece-why">
        <span class="unseen-to-eyes">{say(`verdict.${it.verdict}`)}: </span>
        {role && <b class="role">{role}</b>}
        <span>{inWords(it.saying, it.sayingHindi)}</span>
        {!isPoint && <q class="outside" dir="auto">{shown ? it.value : concealed(it, masks)}</q>}
      </p>
      <p class="piece-more">
        <span>{say(`source.${it.source}`)}</span>
        <At time={it.at} />
        {it.unverified && <Unverified />}
        {it.former && <span class="tag">{say('evidence.former')}</span>}
        {place?.latitude != null && place.longitude != null && <CopyText text={coordinates(place.latitude, place.longitude)} label={place.name} />}
        {place?.radiusKm != null && <span>{radius(place.radiusKm)}</span>}
      </p>
      {it.alternatives.length > 0 && <p class="piece-more">{say('evidence.may-mean', { places: it.alternatives.slice(0, 3).map(named).join(' · ') })}</p>}
    </li>
  );
}

const areaOf = (place: EvidencePlace): string | null => {
  const area = inWords(place.area, place.areaHindi);
  return area === place.name ? null : area;
};

const named = (place: EvidencePlace): string => [place.name, areaOf(place)].filter(Boolean).join(', ');

/** The value as far as it may be read: the post's masks hide their part of it. */
function concealed(it: Evidence, masks: readonly Mask[]): string {
  if (numbers.has(it.kind)) return dotted(it.kind, it.value);
  const from = it.start;
  if (from === null || it.source !== 'post') return it.value;
  const parts = cut(it.value, [], masks.map((mask) => ({ ...mask, start: Math.max(0, mask.start - from), length: mask.length + Math.min(0, mask.start - from) })));
  return parts.map(({ text, hides }) => (hides ? dotted(hides, text) : text)).join('');
}
