import type { BoardRow, CaseEngagement, CaseView, Delivery, HistoryEntry, LadderPlan } from './contract';

/** The server may leave out what is null; the rest of the page may rely on every field being there. */
const emptyRow = {
  outcome: null, sample: false, detectedAt: null, platform: null, district: null, station: null, routeBasis: null, holder: null, ladder: null,
  onTheWayAt: null, reachedAt: null, closedAt: null, engagements: [], marks: [], seen: false,
} as const;

const emptyCase = {
  ...emptyRow, post: null, language: null, erased: false, subject: null, location: null, warnings: [], partnerCaseId: null, history: [], ladderPlan: null,
  deliveries: [], links: [], contactAttempts: [], counselling: [], moves: [],
} as const;

const emptyPost = { text: null, url: null, platform: null, language: null, media: [] } as const;
const emptySubject = { handle: null, displayName: null, phone: null, email: null, profileLocation: null, ipAddresses: [] } as const;
const emptyLocation = { latitude: null, longitude: null, accuracyMetres: null, text: null } as const;
const emptyEngagement = {
  requestedAt: null, deliveredAt: null, acknowledgedAt: null, onTheWayAt: null, atTheDoorAt: null, endedAt: null, reminders: 0, nextReminderAt: null,
} as const;
const emptyDelivery = { step: null, reason: null, perhapsTwice: false, attempts: 0 } as const;
const emptyEntry = { by: null, latencyMs: null, answers: null } as const;
const emptyStep = { dueAt: null, firedAt: null, targets: [], skipped: false, called: 0 } as const;

export function wholeRow(row: BoardRow): BoardRow {
  return { ...emptyRow, ...row, ladder: row.ladder ? { ...row.ladder, nextAt: row.ladder.nextAt ?? null } : null } as BoardRow;
}

export function wholeCase(view: CaseView): CaseView {
  return {
    ...emptyCase, ...wholeRow(view), ...view,
    ladder: wholeRow(view).ladder,
    post: view.post ? { ...emptyPost, ...view.post } : null,
    subject: view.subject ? { ...emptySubject, ...view.subject } : null,
    location: view.location ? { ...emptyLocation, ...view.location } : null,
    engagements: (view.engagements ?? []).map((it): CaseEngagement => ({ ...emptyEngagement, ...it })),
    deliveries: (view.deliveries ?? []).map((it): Delivery => ({ ...emptyDelivery, ...it })),
    history: (view.history ?? []).map((it): HistoryEntry => ({ ...emptyEntry, ...it })),
    counselling: (view.counselling ?? []).map((it) => ({ ...it, doneAt: it.doneAt ?? null })),
    ladderPlan: view.ladderPlan ? wholePlan(view.ladderPlan) : null,
  } as CaseView;
}

function wholePlan(plan: LadderPlan): LadderPlan {
  return { ...plan, repeatSeconds: plan.repeatSeconds ?? null, steps: (plan.steps ?? []).map((step) => ({ ...emptyStep, ...step, targets: [...(step.targets ?? [])] })) };
}
