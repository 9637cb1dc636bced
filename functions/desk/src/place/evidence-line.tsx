import { CopyText } from '../parts/copy-text';
import { At } from '../parts/time';
import { say } from '../strings';
import { Unverified } from './best-guess';
import { concealed } from './conceal';
import { ConfidenceBar } from './confidence-bar';
import type { Evidence, EvidencePlace, Mask } from './contract';
import { coordinates, inWords, isPoint, radius } from './words';

const points = new Set(['coordinates', 'picture-position']);

export function EvidenceLine({ it, masks, shown }: { it: Evidence; masks: readonly Mask[]; shown: boolean }) {
  const role = inWords(it.roleText, it.roleTextHindi);
  const { place } = it;
  // Coordinates are shown below, with their button.
  const given = points.has(it.kind) && place?.latitude != null;
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
        {!given && <q class="outside" dir="auto">{shown ? it.value : concealed(it, masks)}</q>}
      </p>
      <p class="piece-more">
        <span>{say(`source.${it.source}`)}</span>
        <At time={it.at} />
        {it.unverified && <Unverified />}
        {it.former && <span class="tag">{say('evidence.former')}</span>}
        {place?.latitude != null && place.longitude != null && (given || isPoint(place.radiusKm)) && <CopyText text={coordinates(place.latitude, place.longitude, place.radiusKm)} label={place.name} />}
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
