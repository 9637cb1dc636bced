import type { CaseView } from '../contract';
import { districtName, say } from '../strings';

/** Where the person may be and how sure that is: the main reason why people are not reached. */
export function LocationPanel({ it }: { it: CaseView }) {
  const { location, district } = it;
  return (
    <section class="panel location">
      <header><h2>{say('location.title')}</h2></header>
      <dl class="facts">
        <div>
          <dt>{say('location.basis')}</dt>
          <dd>{district ? `${districtName(district)}${it.station ? ` · ${it.station}` : ''}` : say('place.unknown')}{it.routeBasis && ` (${say(`place.${it.routeBasis}`)})`}</dd>
        </div>
        {location?.latitude != null && location.longitude != null && (
          <div>
            <dt>{say('location.coordinates')}</dt>
            <dd>{location.latitude.toFixed(5)}, {location.longitude.toFixed(5)} {location.accuracyMetres != null && <small>{say('place.accuracy', { metres: location.accuracyMetres })}</small>}</dd>
          </div>
        )}
        {location?.text && <div><dt>{say('location.text')}</dt><dd class="outside" dir="auto">{location.text}</dd></div>}
      </dl>
      {!location && <p class="none">{say('location.none')}</p>}
    </section>
  );
}
