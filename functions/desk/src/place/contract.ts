import type { Severity, Time } from '../contract';

/** What the server says of where somebody is and how urgent the post reads, word for word. */

export type NextStepKind =
  | 'ask-platform' | 'decide' | 'confirm' | 'engage' | 'name-station' | 'locate-phone' | 'contact-person' | 'ask-informer' | 'hand-over' | 'call-state';
export type Verdict = 'supports' | 'contradicts' | 'neutral';
export type EvidenceSource = 'post' | 'profile' | 'platform' | 'partner-answer' | 'officer' | 'earlier-case' | 'language-service';

/** What the board says of a guess: no finer than a district. */
export interface BoardPlace { state: string; english: string; hindi: string; confidence: number; unverified: boolean }

export interface OtherPlace { state: string; district: string | null; name: string; nameHindi: string; confidence: number }

export interface Whereabouts {
  state: string | null; stateName: string | null; stateNameHindi: string | null;
  district: { id: string; english: string; hindi: string; urdu: string } | null; station: string | null; name: string | null;
  /** 0 to 1, of the finest that is named; `stateConfidence` of the state alone. */
  confidence: number; stateConfidence: number; unverified: boolean;
  latitude: number | null; longitude: number | null; radiusKm: number | null;
  others: OtherPlace[]; explanation: string; explanationHindi: string;
  /** A language service should have looked for names as well, and did not answer. */
  fallback?: boolean;
}

export interface EvidencePlace {
  state: string; district: string | null; station: string | null; name: string; area: string; areaHindi: string;
  latitude: number | null; longitude: number | null; radiusKm: number | null;
}

export interface Evidence {
  kind: string; value: string; place: EvidencePlace | null; alternatives: EvidencePlace[]; confidence: number; source: EvidenceSource; at: Time; role: string;
  saying: string; sayingHindi: string; roleText: string | null; roleTextHindi: string | null; verdict: Verdict; unverified: boolean; former: boolean;
  /** Where it stands in the post's text, in UTF-16 units. */
  start: number | null; length: number | null;
}

export interface NextStep {
  kind: NextStepKind; move: string; question: string | null; state: string | null; district: string | null; choices: OtherPlace[]; text: string; textHindi: string;
}

export interface Request { question: string; text: string; textHindi: string; askedAt: Time; by: string; answeredAt: Time | null;
  /** It was asked twice; `silentSince`: nobody answered in time, call `phone`. */
  reminded?: boolean; silentSince?: Time | null; phone?: string | null;
}

export interface HandOver { state: string; at: Time; confirmedAt: Time | null; refusedAt?: Time | null; byMachine?: boolean; calls?: number; nextCallAt?: Time | null }

export type UrgencyLevel = 'none' | 'low' | 'elevated' | 'high' | 'immediate';
export interface UrgencyCue { kind: string; text: string; textHindi: string; start: number; length: number; lowers: boolean }
/** `raised`: the words raised the platform's severity, from `raisedFrom` where that is known. */
export interface Urgency { level: UrgencyLevel; raised: boolean; raisedFrom?: Severity | null; cues: UrgencyCue[] }

/** A piece of the post's text that stays hidden until somebody needs it. */
export interface Mask { kind: string; start: number; length: number }
