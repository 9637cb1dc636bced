import type { BoardRow, CaseEngagement, CaseView, Delivery, HistoryEntry, Ladder, LadderPlan } from './contract';
import type { Evidence } from './place/contract';
import { wholeTip } from './tip/contract';

/** The server may leave out what is null; the rest of the page may rely on every field being there. */
const emptyRow = {
  outcome: null, sample: false, detectedAt: null, platform: null, district: null, station: null, routeBasis: null, whereabouts: null, handOver: null, holder: null, ladder: null,
  onTheWayAt: null, reachedAt: null, closedAt: null, engagements: [], marks: [], seen: false, tip: null, mail: null,
} as const;

const emptyCase = {
  ...emptyRow, post: null, language: null, erased: false, subject: null, location: null, warnings: [], partnerCaseId: null, history: [], ladderPlan: null,
  evidence: [], nextStep: null, requests: [], urgency: null, deliveries: [], links: [], contactAttempts: [], counselling: [], moves: [], call: null, callback: null, earlier: [],
} as const;

const emptyPost = { text: null, masks: [], url: null, platform: null, language: null, media: [] } as const;
const emptySubject = { handle: null, displayName: null, phone: null, email: null, profileLocation: null, ipAddresses: [] } as const;
const emptyLocation = { latitude: null, longitude: null, accuracyMetres: null, text: null } as const;
const emptyWhereabouts = {
  state: null, stateName: null, stateNameHindi: null, district: null, station: null, name: null, confidence: 0, stateConfidence: 0, unverified: false,
  latitude: null, longitude: null, radiusKm: null, others: [], explanation: '', explanationHindi: '',
} as const;
const emptyEvidence = { place: null, alternatives: [], roleText: null, roleTextHindi: null, verdict: 'neutral', unverified: false, former: false, start: null, length: null } as const;
const emptyEarlier = { openedAt: null, closedAt: null, outcome: null, district: null, station: null, reachedAt: null, reachedBy: null, team: null } as const;
const emptyStepOfPlace = { question: null, state: null, district: null, choices: [] } as const;
const emptyEngagement = {
  requestedAt: null, deliveredAt: null, acknowledgedAt: null, onTheWayAt: null, atTheDoorAt: null, endedAt: null, reminders: 0, nextReminderAt: null,
} as const;
const emptyDelivery = { step: null, reason: null, perhapsTwice: false, attempts: 0 } as const;
const emptyEntry = { by: null, latencyMs: null, answers: null } as const;
const emptyStep = { dueAt: null, firedAt: null, targets: [], skipped: false, called: 0 } as const;

export function wholeRow(row: BoardRow): BoardRow {
  return { ...emptyRow, ...row, ladder: wholeLadder(row.ladder), tip: row.tip ? { ...row.tip, assigned: row.tip.assigned ?? null, report: row.tip.report ?? null } : null } as BoardRow;
}

function wholeLadder(ladder: Ladder | null | undefined): Ladder | null {
  return ladder ? { ...ladder, nextAt: ladder.nextAt ?? null } : null;
}

export function wholeCase(view: CaseView): CaseView {
  return {
    ...emptyCase, ...view,
    ladder: wholeLadder(view.ladder),
    tip: view.tip ? wholeTip(view.tip) : null,
    post: view.post ? { ...emptyPost, ...view.post } : null,
    subject: view.subject ? { ...emptySubject, ...view.subject } : null,
    location: view.location ? { ...emptyLocation, ...view.location } : null,
    whereabouts: view.whereabouts ? { ...emptyWhereabouts, ...view.whereabouts } : null,
    evidence: (view.evidence ?? []).map((it): Evidence => ({ ...emptyEvidence, ...it, alternatives: [...(it.alternatives ?? [])] })),
    nextStep: view.nextStep ? { ...emptyStepOfPlace, ...view.nextStep } : null,
    requests: (view.requests ?? []).map((it) => ({ ...it, answeredAt: it.answeredAt ?? null })),
    handOver: view.handOver ? { ...view.handOver, confirmedAt: view.handOver.confirmedAt ?? null } : null,
    urgency: view.urgency ? { ...view.urgency, cues: view.urgency.cues ?? [] } : null,
    engagements: (view.engagements ?? []).map((it): CaseEngagement => ({ ...emptyEngagement, ...it })),
    deliveries: (view.deliveries ?? []).map((it): Delivery => ({ ...emptyDelivery, ...it })),
    history: (view.history ?? []).map((it): HistoryEntry => ({ ...emptyEntry, ...it })),
    counselling: (view.counselling ?? []).map((it) => ({ ...it, doneAt: it.doneAt ?? null })),
    call: view.call ? { ...view.call, partner: view.call.partner ?? null, caller: view.call.caller ?? null, offers: (view.call.offers ?? []).map((it) => ({ ...it, holder: it.holder ?? null })) } : null,
    callback: view.callback ? { ...view.callback, toldAt: view.callback.toldAt ?? null, fault: view.callback.fault ?? null, nextAt: view.callback.nextAt ?? null } : null,
    earlier: (view.earlier ?? []).map((it) => ({ ...emptyEarlier, ...it, counselling: [...(it.counselling ?? [])] })),
    ladderPlan: view.ladderPlan ? wholePlan(view.ladderPlan) : null,
  } as CaseView;
}

function wholePlan(plan: LadderPlan): LadderPlan {
  return { ...plan, repeatSeconds: plan.repeatSeconds ?? null, steps: (plan.steps ?? []).map((step) => ({ ...emptyStep, ...step, targets: [...(step.targets ?? [])] })) };
}
