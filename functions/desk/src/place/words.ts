import { lang } from '../prefs';
import { indianStates } from '../states';
import { type Key, say } from '../strings';

/** The server says what it found in both languages. */
export const inWords = (english: string | null | undefined, hindi: string | null | undefined): string => (lang.value === 'hi' && hindi) || english || '';

/** Nothing is certain: what rounds to a hundred is not. */
export const percent = (confidence: number): string => `${Math.min(99, Math.round(confidence * 100))}\u00a0%`;

export const confidences = ['surest', 'likely', 'leaning', 'unsure'] as const;
export type Confidence = (typeof confidences)[number];

/** The steps at which an officer would act differently; from `leaning` on a place is named at all. */
export function confidenceOf(confidence: number): Confidence {
  return confidence >= 0.9 ? 'surest' : confidence >= 0.7 ? 'likely' : confidence >= 0.5 ? 'leaning' : 'unsure';
}

export const confidenceWord = (confidence: number): string => say(`sure.${confidenceOf(confidence)}` as Key);

/** "within 350 m", "within 12 km": as coarse as it is known. */
export function radius(km: number): string {
  if (km < 1) return say('place.within-m', { n: Math.max(10, Math.round(km * 100) * 10) });
  return say('place.within-km', { n: km < 10 ? Math.round(km * 10) / 10 : Math.round(km) });
}

export function stateName(code: string): string {
  const [, english, hindi] = indianStates.find(([known]) => known === code) ?? [code, code, code];
  return lang.value === 'hi' ? hindi : english;
}

/** No finer than they are known: two digits are a kilometre, four ten metres, five one. */
export function coordinates(latitude: number, longitude: number, radiusKm: number | null): string {
  const digits = radiusKm === null || radiusKm < 0.05 ? 5 : radiusKm < 1 ? 4 : 2;
  return `${latitude.toFixed(digits)}, ${longitude.toFixed(digits)}`;
}

/** The middle of a town or a district is nobody's position. */
export const isPoint = (radiusKm: number | null): boolean => radiusKm === null || radiusKm < 15;
