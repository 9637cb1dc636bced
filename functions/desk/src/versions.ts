import type { BoardRow, CaseView } from './contract';
import type { BoardPlace, Whereabouts } from './place/contract';
import type { RowTip, TipView } from './tip/contract';

export type Rows = ReadonlyMap<string, BoardRow>;

/** From which version on a case is no longer for this page. */
export type Gone = ReadonlyMap<string, number>;

const none: Gone = new Map();

/** What is older than the word that it is gone must not bring it back: that word overtook it. */
export const isGone = (gone: Gone, id: string, version: number): boolean => version < (gone.get(id) ?? 0);

/** Pushes overtake each other and the board's own answer: an older version never replaces a newer one. */
export function withRow(rows: Rows, row: BoardRow, gone: Gone = none): Rows {
  const have = rows.get(row.id);
  if ((have && have.version >= row.version) || isGone(gone, row.id, row.version)) return rows;
  return new Map(rows).set(row.id, row);
}

/**
 * A whole board replaces ours, so that cases that left it disappear; but a row that a push
 * brought newer than the answer stays, and one pushed after the question was asked is kept too.
 */
export function withBoard(rows: Rows, board: readonly BoardRow[], pushedSinceAsked: ReadonlySet<string>, gone: Gone = none): Rows {
  const next = new Map<string, BoardRow>();
  for (const row of board.filter(({ id, version }) => !isGone(gone, id, version))) {
    const have = rows.get(row.id);
    next.set(row.id, have && have.version > row.version ? have : row);
  }
  for (const id of pushedSinceAsked) {
    const have = rows.get(id);
    if (have && !next.has(id)) next.set(id, have);
  }
  return next;
}

/**
 * The board's row of a case view: nothing personal goes along, and the phone numbers that only
 * the board knows stay.
 */
export function rowOf(view: CaseView, before: BoardRow | undefined): BoardRow {
  const {
    post, language, subject, location, warnings, partnerCaseId, history, ladderPlan, deliveries, links, contactAttempts, counselling, moves, erased,
    whereabouts, evidence, nextStep, call, callback, earlier, requests, handOver, urgency, tip, mail, ...row
  } = view;
  return {
    ...row,
    whereabouts: boardPlace(whereabouts), handOver: handOver?.state ?? null, handOverConfirmed: handOver?.confirmedAt != null, raised: urgency?.raised ?? false, tip: rowTip(tip),
    mail: mail && { trust: mail.trust, files: mail.files.length, persons: mail.persons },
    engagements: withPhones(view, before).engagements.map(({ id, agency, name, state, phone }) => ({ id, agency, name, state, phone: phone ?? null })),
  };
}

/** Of a tip nothing that the informer said goes along. */
function rowTip(tip: TipView | null): RowTip | null {
  if (!tip) return null;
  const { category, sensitivity, conflicted, assignment, media, questions, reports } = tip;
  return {
    category, sensitivity, conflicted, media: media.length, questions: questions.filter(({ answeredAt }) => !answeredAt).length, report: reports.at(-1)?.review ?? null,
    assigned: assignment ? { user: assignment.user, name: assignment.name, accepted: assignment.acceptedAt !== null } : null,
  };
}

function boardPlace(guess: Whereabouts | null): BoardPlace | null {
  if (!guess?.state) return null;
  const { district, state, stateName, stateNameHindi, confidence, unverified } = guess;
  return { state, english: district?.english ?? stateName ?? state, hindi: district?.hindi ?? stateNameHindi ?? state, confidence, unverified };
}

export function withPhones(view: CaseView, before: BoardRow | undefined): CaseView {
  const known = (id: string): string | null => before?.engagements.find((it) => it.id === id)?.phone ?? null;
  return { ...view, engagements: view.engagements.map((it) => ({ ...it, phone: it.phone ?? known(it.id) })) };
}
