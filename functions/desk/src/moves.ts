import { type CaseView, outcomes } from './contract';
import type { Key } from './strings';
import { findings, sensitivities } from './tip/contract';

export type FieldKind = 'text' | 'long' | 'district' | 'user' | 'state' | 'choice' | 'picture' | 'category' | 'medium';
export type Values = Readonly<Record<string, string>>;

export interface Field {
  name: string;
  kind: FieldKind;
  required?: boolean;
  /** For `choice`: the closed set; a choice `x` is labelled by the string `{choices}.{x}`. */
  options?: readonly string[];
  choices?: 'outcome' | 'decline' | 'contact' | 'evidence' | 'question' | 'risk' | 'review' | 'sensitivity';
  /** Each choice explains itself by the string `{choices}.hint.{x}`. */
  hints?: boolean;
  /** Asked for only where this holds of what was filled in so far. */
  when?: (values: Values) => boolean;
}

/** Buttons of one purpose stand together: bring it forward, find out, change hands, end. */
export const groups = ['forward', 'find-out', 'hands', 'end'] as const;
/** `asks`: it ends something, and is made only once that was read and confirmed. */
export interface Move { group: (typeof groups)[number]; fields: readonly Field[]; asks?: Key }

const note: Field = { name: 'note', kind: 'long' };
const isPicture = ({ kind }: Values): boolean => kind === 'picture';
const isNoPicture = (values: Values): boolean => !isPicture(values);

/** Every move an operator can make from the bar; no fields and nothing asked: it is made at once. */
export const moves = {
  acknowledge: { group: 'forward', fields: [] },
  'accept-offer': { group: 'forward', fields: [] },
  'same-person': { group: 'forward', fields: [] },
  'other-person': { group: 'hands', fields: [] },
  'refuse-offer': { group: 'hands', fields: [] },
  extend: { group: 'hands', fields: [] },
  dispatch: { group: 'forward', fields: [{ name: 'station', kind: 'text' }, { name: 'vehicle', kind: 'text' }, { name: 'reference', kind: 'text' }] },
  'on-the-way': { group: 'forward', fields: [] },
  reached: { group: 'forward', fields: [] },
  route: { group: 'find-out', fields: [{ name: 'district', kind: 'district', required: true }, { name: 'station', kind: 'text' }] },
  'split-storm': { group: 'hands', fields: [] },
  'merge-storm': { group: 'hands', fields: [] },
  'ask-several': { group: 'find-out', fields: [] },
  evidence: {
    group: 'find-out',
    fields: [
      { name: 'kind', kind: 'choice', choices: 'evidence', hints: true, required: true, options: ['coordinates', 'place-name', 'address', 'phone', 'ip-address', 'picture', 'other'] },
      { name: 'value', kind: 'text', required: true, when: isNoPicture },
      { ...note, when: isNoPicture },
      { name: 'picture', kind: 'picture', required: true, when: isPicture },
    ],
  },
  ask: {
    group: 'find-out',
    fields: [{ name: 'question', kind: 'choice', choices: 'question', required: true, options: ['last-login-ip', 'device-place', 'phone', 'email', 'newer-posts', 'still-up'] }],
  },
  contact: { group: 'find-out', fields: [{ name: 'result', kind: 'choice', choices: 'contact', required: true, options: ['talking', 'no-answer', 'phone-off', 'refused'] }, note] },
  note: { group: 'find-out', fields: [{ name: 'text', kind: 'long', required: true }] },
  assign: { group: 'forward', fields: [{ name: 'user', kind: 'user', required: true }] },
  accept: { group: 'forward', fields: [] },
  report: { group: 'forward', fields: [{ name: 'outcome', kind: 'choice', choices: 'outcome', required: true, options: findings }, { name: 'text', kind: 'long', required: true }] },
  review: { group: 'forward', fields: [{ name: 'review', kind: 'choice', choices: 'review', required: true, options: ['ok', 'again'] }, note] },
  classify: { group: 'find-out', fields: [{ name: 'sensitivity', kind: 'choice', choices: 'sensitivity', hints: true, required: true, options: sensitivities }] },
  'set-category': { group: 'find-out', fields: [{ name: 'category', kind: 'category', required: true }] },
  conflict: { group: 'find-out', fields: [] },
  refuse: { group: 'hands', fields: [{ name: 'reason', kind: 'long', required: true }] },
  mute: { group: 'end', fields: [{ name: 'reason', kind: 'long', required: true }] },
  original: { group: 'find-out', fields: [{ name: 'mediaId', kind: 'medium', required: true }, { name: 'reason', kind: 'long', required: true }] },
  reveal: { group: 'end', fields: [{ name: 'reason', kind: 'long', required: true }] },
  reassign: { group: 'hands', fields: [{ name: 'user', kind: 'user', required: true }] },
  'hand-over': { group: 'hands', fields: [{ name: 'state', kind: 'state', required: true }, note] },
  'confirm-hand-over': { group: 'forward', fields: [] },
  genuine: { group: 'forward', fields: [] },
  'split-mail': { group: 'forward', fields: [] },
  'not-genuine': { group: 'end', fields: [], asks: 'mail.not-genuine-hint' },
  'confirm-partner-word': { group: 'forward', fields: [{ name: 'stillAtRisk', kind: 'choice', choices: 'risk', required: true, options: ['yes', 'no'] }] },
  counselled: { group: 'forward', fields: [] },
  decline: { group: 'hands', fields: [{ name: 'reason', kind: 'choice', choices: 'decline', required: true, options: ['not-ours', 'cannot-go'] }] },
  reopen: { group: 'forward', fields: [{ name: 'reason', kind: 'long', required: true }] },
  close: { group: 'end', fields: [{ name: 'outcome', kind: 'choice', choices: 'outcome', required: true, options: outcomes }, note] },
} as const satisfies Record<string, Move>;

export type MoveName = keyof typeof moves;
export const isMove = (name: string): name is MoveName => Object.hasOwn(moves, name);

/** The same word for two things: of a tip one asks the informer, in words of one's own; it is sent out to an officer; it has ends of its own. */
const ofTips: Partial<Record<MoveName, { label: Key; fields?: readonly Field[] }>> = {
  ask: { label: 'move.ask-informer', fields: [{ name: 'text', kind: 'long', required: true }] },
  close: { label: 'move.close', fields: [{ name: 'outcome', kind: 'choice', choices: 'outcome', required: true, options: findings }, note] },
};

export const moveLabel = (name: MoveName, isTip = false): Key => (isTip ? ofTips[name]?.label : undefined) ?? `move.${name}`;

/** What a move asks for. A tip that tells of a life at stake may also end as an alert does. */
export function fieldsOf(of: Pick<CaseView, 'tip' | 'lifeRisk'>, name: MoveName): readonly Field[] {
  const plain: readonly Field[] = moves[name].fields;
  const fields = (of.tip ? ofTips[name]?.fields : undefined) ?? plain;
  return name === 'close' && of.tip && of.lifeRisk ? fields.map((field) => (field.name === 'outcome' ? { ...field, options: [...findings, ...outcomes] } : field)) : fields;
}

/** What has to be read before a move is confirmed that asks for nothing else. */
export const asksOf = (name: MoveName): Key | undefined => (moves[name] as Move).asks;

/** Empty fields are left out: the contract tells "not said" from "said to be empty". */
export function bodyOf(name: MoveName, values: Values, of: CaseView): object {
  if (name === 'confirm-partner-word') return { stillAtRisk: values['stillAtRisk'] === 'yes' };
  if (name === 'ask-several') return { districts: (values['districts'] ?? '').split(' ') };
  if (name === 'counselled') return { n: of.counselling.find(({ doneAt }) => !doneAt)?.n ?? 1 };
  return Object.fromEntries(Object.entries(values).map(([k, v]) => [k, v.trim()]).filter(([, v]) => v !== ''));
}

const bestInState: Record<CaseView['state'], readonly MoveName[]> = {
  new: ['same-person', 'acknowledge'],
  acknowledged: ['accept-offer', 'acknowledge', 'confirm-hand-over', 'route', 'dispatch', 'on-the-way', 'reached', 'close'],
  dispatched: ['accept-offer', 'acknowledge', 'confirm-hand-over', 'on-the-way', 'reached', 'close'],
  reached: ['accept-offer', 'acknowledge', 'confirm-hand-over', 'close'],
  closed: ['counselled'],
};

const bestOfTips: Record<CaseView['state'], readonly MoveName[]> = {
  new: ['acknowledge', 'accept'],
  acknowledged: ['acknowledge', 'accept', 'route', 'assign'],
  dispatched: ['accept', 'assign', 'report', 'acknowledge'],
  reached: ['review', 'acknowledge', 'close'],
  closed: [],
};

type Judged = Pick<CaseView, 'state' | 'moves' | 'district' | 'onTheWayAt' | 'holder'> & Partial<Pick<CaseView, 'nextStep' | 'handOver' | 'tip' | 'lifeRisk'>>;

/** The one move that brings the case forward from here; null: nothing is left to do, or the panel of the place has it. */
export function primaryMove(of: Judged): MoveName | null {
  const may = (name: MoveName): boolean => of.moves.includes(name);
  const best = (of.tip ? bestOfTips : bestInState)[of.state].find((name) => {
    if (!may(name)) return false;
    if (name === 'acknowledge') return of.holder === null;
    // Another state has taken over: what is left for us is the end.
    if (of.handOver?.confirmedAt) return name === 'close';
    // Nobody can be sent to an unknown place: finding it comes first.
    if (name === 'route') return of.district === null;
    // Only its own officer may refuse it: whoever else holds the tip waits for that officer's report.
    if (name === 'report') return !of.tip?.assignment || may('refuse');
    if (name === 'assign') return !of.tip?.assignment && !(of.state === 'dispatched' && of.lifeRisk);
    if (name === 'on-the-way') return of.onTheWayAt === null;
    return true;
  }) ?? null;
  // Two big buttons for one purpose would make the eye choose: what settles the place stands beside the place.
  const step = of.nextStep?.move as MoveName | undefined;
  return step && may(step) && (best === 'route' || best === step) ? null : best;
}

/** The rest by group, in the order of the table, so that a button never changes its place. */
export function otherMoves(of: CaseView): MoveName[][] {
  const primary = primaryMove(of);
  // Which places are asked at once stands beside the place.
  const rest = (Object.keys(moves) as MoveName[]).filter((name) => name !== primary && name !== 'ask-several' && of.moves.includes(name));
  return groups.map((group) => rest.filter((name) => moves[name].group === group)).filter((names) => names.length > 0);
}
