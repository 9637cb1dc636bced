import type { CaseView } from '../contract';
import { CopyText } from '../parts/copy-text';
import { districtName, say } from '../strings';
import { ConfidenceBar } from './confidence-bar';
import type { Whereabouts } from './contract';
import { disagrees, type Headline, otherState } from './headline';
import { VerdictSign } from './verdict-sign';
import { coordinates, inWords, isPoint, percent, radius, stateName } from './words';

/** The place in the largest letters of the page, then how sure, then why. */
export function BestGuess({ it, headline }: { it: CaseView; headline: Headline }) {
  const guess = it.whereabouts;
  const rests = headline === 'guess' || headline === 'state-only' || (headline === 'elsewhere' && !disagrees(it));
  return (
    <div class={`best-guess ${headline}`}>
      <p class="place-name" data-testid="best-guess" role="status">
        <b>{titleOf(it, headline)}</b>
        {finerOf(it, headline).map((part) => <span key={part}>{part}</span>)}
      </p>
      {rests && guess && guess.confidence > 0 && (
        <p class="how-sure" data-testid="confidence">
          <ConfidenceBar of={guess.confidence} />
          {guess.unverified && <Unverified />}
          <Against n={it.evidence.filter(({ verdict, former }) => verdict === 'contradicts' && !former).length} />
        </p>
      )}
      {disagrees(it) && guess && <p class="disagrees" data-testid="disagrees"><b>{say('place.disagrees', { place: guessName(guess), percent: percent(guess.confidence) })}</b></p>}
      {guess?.explanation && !disagrees(it) && headline !== 'by-hand' && <p class="explanation" data-testid="explanation">{inWords(guess.explanation, guess.explanationHindi)}</p>}
      {guess?.fallback && <p class="none">{say('language.fallback')}</p>}
      {guess?.state && guess.others.length > 0 && <Others guess={guess} />}
      {guess?.latitude != null && guess.longitude != null && isPoint(guess.radiusKm) && <Centre latitude={guess.latitude} longitude={guess.longitude} radiusKm={guess.radiusKm} said={rests} />}
    </div>
  );
}

/** What speaks against it stands beside how sure it is, and leads to it. */
function Against({ n }: { n: number }) {
  if (n === 0) return null;
  const show = (): void => {
    const at = document.getElementById('evidence-against');
    at?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
    at?.focus({ preventScroll: true });
  };
  return <button type="button" class="against small" data-testid="against" onClick={show}><VerdictSign of="contradicts" />{say('place.against', { n })}</button>;
}

export function Unverified() {
  return <span class="tag minded unverified" data-testid="unverified" title={say('place.unverified-hint')}><Question />{say('place.unverified')}</span>;
}

function Question() {
  return <svg viewBox="0 0 12 12" width="11" height="11" aria-hidden="true" focusable="false"><path d="M3.5 4.2a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.8-1.1 1.6M6 9.9v.9" fill="none" stroke="currentColor" stroke-width="1.6" /></svg>;
}

function titleOf(it: CaseView, headline: Headline): string {
  const guess = it.whereabouts;
  switch (headline) {
    // The state stands in the panel's head already.
    case 'elsewhere': return spotOf(it) ?? stateName(otherState(it)!);
    case 'by-hand':
    case 'route': return districtName(it.district!);
    case 'guess': return districtName(guess!.district!);
    case 'state-only': return stateName(guess!.state!);
    case 'weighing': return say('place.weighing');
    case 'unknown': return say('place.unknown');
  }
}

/** What the best evidence calls the place in the other state, where that says more than the state. */
function spotOf(it: CaseView): string | null {
  const guess = it.whereabouts;
  return guess?.name && guess.name !== guess.stateName && !disagrees(it) ? guess.name : null;
}

/** What is known beyond the title: the spot's name, the station, how wide. */
function finerOf(it: CaseView, headline: Headline): string[] {
  const guess = it.whereabouts;
  const parts: string[] = [];
  if (headline === 'by-hand' || headline === 'route') {
    if (it.station) parts.push(say('place.station', { name: it.station }));
    if (it.routeBasis) parts.push(say(`place.${it.routeBasis}`));
    return parts;
  }
  if (headline === 'state-only') return [say('place.district-unknown')];
  if (headline === 'unknown' || headline === 'weighing' || !guess || disagrees(it)) return [];
  const station = guess.station ?? (headline === 'guess' && guess.district?.id === it.district?.id ? it.station : null);
  if (headline === 'elsewhere' && spotOf(it)) parts.push(stateName(guess.state!));
  if (headline === 'guess' && guess.name && guess.name !== guess.district?.english && guess.name !== station) parts.push(guess.name);
  if (station) parts.push(say('place.station', { name: station }));
  else if (headline === 'guess') parts.push(say('place.station-unknown'));
  if (guess.radiusKm !== null) parts.push(radius(guess.radiusKm));
  return parts;
}

function guessName(guess: Whereabouts): string {
  return guess.district ? districtName(guess.district) : guess.state ? stateName(guess.state) : say('place.unknown');
}

function Others({ guess }: { guess: Whereabouts }) {
  return (
    <p class="others" data-testid="others">
      <span>{say('place.else')}</span>
      {guess.others.map((other) => <span key={`${other.state}-${other.district}`} class="other">{inWords(other.name, other.nameHindi)} <b>{percent(other.confidence)}</b></span>)}
    </p>
  );
}

function Centre({ latitude, longitude, radiusKm, said }: { latitude: number; longitude: number; radiusKm: number | null; said: boolean }) {
  return (
    <p class="centre">
      <span>{say('location.coordinates')}</span>
      <CopyText text={coordinates(latitude, longitude, radiusKm)} label={say('location.coordinates')} testId="copy-centre" />
      {radiusKm !== null && !said && <small>{radius(radiusKm)}</small>}
    </p>
  );
}
