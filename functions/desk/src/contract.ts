/** What the server says, word for word. Times are RFC 3339 strings in UTC. */

import type { BoardPlace, Evidence, HandOver, Mask, NextStep, Request, Urgency, Whereabouts } from './place/contract';
import type { Mail, RowMail } from './mail/contract';
import type { RowTip, TipView } from './tip/contract';

export type Time = string;
export type Mode = 'actual' | 'exercise' | 'test';
export type CaseKind = 'alert' | 'own-find' | 'phone-in' | 'tip';
export type CaseType = 'suicide-risk' | 'self-harm' | 'threat' | 'missing-person' | 'fraud-in-progress' | 'crime-tip' | 'other';
export type Severity = 'critical' | 'high' | 'medium' | 'low';
export type CaseState = 'new' | 'acknowledged' | 'dispatched' | 'reached' | 'closed';
export type Agency = 'task-force' | 'station' | 'up-112' | 'district' | 'state-control';
export type EngagementState = 'requested' | 'delivered' | 'acknowledged' | 'on-the-way' | 'at-the-door' | 'ended';
export type Role = 'operator' | 'station' | 'supervisor' | 'admin';
export type MarkKind =
  | 'partner-says' | 'id-used-twice' | 'same-person' | 'raised-again'
  | 'test-treated-as-actual' | 'step-skipped'
  | 'no-contact-point' | 'not-delivered' | 'from-refused' | 'earlier-case' | 'hand-over-refused' | 'nobodys-place' | 'informer-added' | 'unverified-mail' | 'partner-silent';
export type LinkKind = 'same-person' | 'raised-again' | 'id-used-twice' | 'earlier-case' | 'merged-into' | 'merged-from' | 'related-tip' | 'same-media' | 'same-mail';
export type RouteBasis = 'by-hand' | 'location' | 'text' | 'evidence' | 'informer';

export const outcomes = [
  'safe', 'in-hospital', 'handed-over', 'not-found', 'phone-off',
  'dense-area', 'location-unclear', 'false-alarm', 'died',
] as const;
export type Outcome = (typeof outcomes)[number];

export interface District { id: string; english: string; hindi: string; urdu: string }
export interface Holder {
  user: string; name: string; since: Time; leaseUntil: Time; phone?: string | null;
  /** The channel by which it was taken from afar, while nothing followed. */
  through?: string | null;
  /** Who was asked to take over, because the holder leaves. */
  offer?: { user: string; name: string } | null;
}
export interface Ladder { round: number; step: number; steps: number; nextAt: Time | null }
export interface Engagement { id: string; agency: Agency; name: string; state: EngagementState; phone?: string | null }
/** `name`, `word`: what its sentence names, for the page to say it in its own language. */
export interface Mark { kind: MarkKind; text: string; at: Time; name?: string | null; word?: string | null }

export interface BoardRow {
  id: string; version: number; code: string; kind: CaseKind; mode: Mode; type: CaseType;
  severity: Severity; lifeRisk: boolean; state: CaseState; outcome: string | null;
  sample: boolean; openedAt: Time; detectedAt: Time | null; source: string; platform: string | null;
  district: District | null; station: string | null; routeBasis: RouteBasis | null;
  /** Where the evidence points, and the state that was asked to take over. */
  whereabouts: BoardPlace | null; handOver: string | null; handOverConfirmed?: boolean;
  /** The route is a guess: station and UP-112 wait for a human's word. */
  tentative?: boolean;
  /** The post's words raised the severity that the platform gave. */
  raised?: boolean;
  /** Called as one with other cases of its partner; `calls`: it is the one whose ladder calls for all. */
  storm?: { partner: string; calls: boolean };
  asked?: { user: string; name: string; code: string; until: Time };
  holder: Holder | null; ladder: Ladder | null;
  onTheWayAt: Time | null; reachedAt: Time | null; closedAt: Time | null;
  engagements: Engagement[]; marks: Mark[]; seen: boolean;
  /** The times are whole hours, but for what this officer's own hold says: nothing finer may be counted from them. */
  hoursOnly?: boolean;
  tip: RowTip | null;
  mail: RowMail | null;
}

export interface RefusedRow { id: string; partner: string; keyId: string; reason: string; at: Time; canOpen: boolean; count: number }

export interface Board { now: Time; rows: BoardRow[]; refused: RefusedRow[]; listening: boolean; deadLetters: number }

export interface Post {
  text: string | null; masks: Mask[]; url: string | null; platform: string | null; language: string | null; media: { url: string; contentType: string }[];
}

/** BCP 47, or `und`; `fallback`: the one who should have said it did not answer. */
export interface TextLanguage { code: string; confidence: number; by: 'built-in' | 'ai-language'; fallback?: boolean }

export interface Subject {
  handle: string | null; displayName: string | null; phone: string | null; email: string | null;
  profileLocation: string | null; ipAddresses: { address: string; seenAt: Time | null }[];
}

export interface GeoLocation { latitude: number | null; longitude: number | null; accuracyMetres: number | null; text: string | null }

export interface HistoryEntry {
  seq: number; at: Time; kind: string; by: string | null; text: string; textHindi?: string | null;
  latencyMs: number | null; answers: string | null;
}

export type Target = 'desk' | 'operator-on-duty' | 'shift-lead' | 'district-command' | 'range-and-state-command' | 'last-resort' | 'district-office' | 'range-office' | 'range-command' | 'vigilance';

export interface LadderStep { index: number; afterSeconds: number; dueAt: Time | null; firedAt: Time | null; targets: Target[]; skipped: boolean; called: number }
export interface LadderPlan { policy: string; round: number; steps: LadderStep[]; repeatSeconds: number | null }

export type DeliveryState = 'pending' | 'sending' | 'accepted' | 'delivered' | 'read' | 'failed' | 'superseded' | 'unknown';

export interface Delivery {
  id: string; purpose: 'call' | 'engagement' | 'update'; round: number; step: number | null; target: string;
  channel: string; state: DeliveryState; attempts: number; at: Time; reason: string | null; perhapsTwice: boolean;
  /** To a contact point that no code has proven: an answer from there does not count. */
  unverified?: boolean;
}

export interface CaseEngagement extends Engagement {
  requestedAt: Time | null; deliveredAt: Time | null; acknowledgedAt: Time | null; onTheWayAt: Time | null;
  atTheDoorAt: Time | null; endedAt: Time | null; reminders: number; nextReminderAt: Time | null;
  /** One of several places that were asked; asked for an earlier place and not relieved yet. */
  candidate?: boolean; former?: boolean;
}

/** How fast people were, in milliseconds; in time: null while it still may be. */
export interface Clocks {
  platformMs: number | null; acknowledgedMs: number | null; acknowledgeWithinMs: number; acknowledgedInTime: boolean | null;
  progressMs: number | null; progressWithinMs: number; progressInTime: boolean | null; leasesLapsed: number;
}

/** A person's earlier case; of one that this officer may not see only its code is said. */
export interface EarlierCase {
  caseId: string; code: string; openedAt: Time | null; closedAt: Time | null; outcome: string | null; district: District | null; station: string | null;
  reachedAt: Time | null; reachedBy: string | null; team: string | null; counselling: { n: number; dueAt: Time; doneAt?: Time | null }[];
}

/** Another case that may be the same matter as a phone call. */
export interface CallOffer { caseId: string; code: string; source: string; openedAt: Time; holder: string | null }
/** Of a call: who rings, and who may be named; of either: what may belong together. */
export interface CallView { partner: string | null; caller: string | null; partners: { id: string; name: string }[]; offers: CallOffer[] }

export interface CaseView extends Omit<BoardRow, 'engagements' | 'whereabouts' | 'handOver' | 'tip' | 'mail'> {
  mail: Mail | null;
  tip: TipView | null;
  engagements: CaseEngagement[];
  whereabouts: Whereabouts | null; evidence: Evidence[]; nextStep: NextStep | null; requests: Request[]; handOver: HandOver | null; urgency: Urgency | null;
  post: Post | null; language: TextLanguage | null; erased: boolean; subject: Subject | null; location: GeoLocation | null;
  warnings: string[]; partnerCaseId: string | null;
  history: HistoryEntry[]; ladderPlan: LadderPlan | null; deliveries: Delivery[];
  links: { caseId: string; code: string; kind: LinkKind }[];
  contactAttempts: { at: Time; by: string; result: string }[];
  counselling: { n: number; dueAt: Time; doneAt: Time | null }[];
  clocks?: Clocks | null;
  moves: string[];
  call: CallView | null;
  /** How far the platform's own system was told; null: it wants no calls. */
  callback: { toldAt: Time | null; attempts: number; fault: string | null; nextAt: Time | null } | null;
  earlier: EarlierCase[];
  /** What is personal was left out: nobody has confirmed at this board who they are. */
  masked?: boolean;
}

export interface User { id: string; name: string; role: Role; jurisdiction: string; onDuty: boolean }
export interface Session {
  signedIn: boolean; setup: boolean; user?: User | null; demo: boolean; scale: number; serverTime: Time; version: string;
  /** People sign in there, not here; paths of our own. */
  signInUrl?: string | null; signOutUrl?: string | null;
  /** Why somebody who did sign in there may not work here. */
  refused?: string | null;
  /** Whose board it is; `user` is who acts at it, as long as it is not locked. */
  board?: User | null; locked?: boolean; actingUntil?: Time | null; freshUntil?: Time | null;
  account?: { hasPin: boolean; secondFactor: boolean; needsSecondFactor: boolean; isElsewhere: boolean } | null;
  demoPin?: string | null;
}
/** Somebody who may act at this board, and how they confirm it. */
export interface BoardOfficer { id: string; name: string; role: Role; onDuty: boolean; way: 'pin' | 'password' }
export interface Account { id: string; name: string; role: Role; jurisdiction: string; onDuty: boolean; hasPin: boolean; secondFactor: boolean }
export interface Enrolment { secret: string; uri: string; qr: { size: number; path: string } | null }
/** hub: over the line itself; http: by requests, because whatever pushes does not listen. */
export type Speech = 'hub' | 'http';
export interface Negotiation { url?: string | null; accessToken?: string | null; pollSeconds?: number | null; speaks?: Speech | null }
export interface PresenceAnswer { alarms: Alarm[]; scale: number; serverTime: Time }
/** What the voice of a demo's call says, and whether it waits for a key. */
export interface DemoSpoken { hindi: string; english: string; asks: boolean }
export interface OutboxMessage { channel: string; to: string; subject?: string | null; text: string; at: Time; caseId: string | null }
export interface DeadLetter { id: string; kind: string; reason: string; at: Time; caseId: string | null }
/** From this version on the case is not for this page; a row of this version or a later one is again. */
export interface CaseGone { id: string; version: number }

export interface Alarm { deliveryId: string; caseId: string; code: string; severity: Severity; mode: Mode; district: District | string | null }

export interface PartnerView {
  caseId: string; code: string; status: string; received: Time | null; delivered: Time | null; seenByHuman: Time | null;
  acknowledged: Time | null; dispatched: Time | null; reached: Time | null; closed: Time | null; outcomeClass: string | null; marks: unknown[];
}
