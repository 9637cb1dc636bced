/** What the server says of a tip. The informer is an alias that this page never even sees. */

import type { Time } from '../contract';

export type Sensitivity = 'routine' | 'sensitive' | 'highly-sensitive';
export type Finding = 'action-taken' | 'nothing-found' | 'passed-on' | 'too-little';
export type Review = 'waiting' | 'ok' | 'again';
export type Told = 'received' | 'taken' | 'with-officer' | 'acted' | 'closed-acted' | 'closed-nothing-found' | 'closed-passed-on' | 'closed-too-little';
export type MediaKind = 'photo' | 'video' | 'audio' | 'document';

export const sensitivities = ['routine', 'sensitive', 'highly-sensitive'] as const satisfies readonly Sensitivity[];
export const findings = ['action-taken', 'nothing-found', 'passed-on', 'too-little'] as const satisfies readonly Finding[];

export interface RowTip {
  category: string; sensitivity: Sensitivity; conflicted: boolean;
  assigned: { user: string; name: string; accepted: boolean } | null; media: number; questions: number; report: Review | null;
}

/** The address is missing where the copy is not there, or where this reader may not open it. */
export interface TipMedia { id: string; kind: MediaKind; state: 'expected' | 'arrived' | 'lost' | 'sealed'; contentType: string | null; url: string | null; originalUrl: string | null }

export interface TipView {
  category: string; categoryText: string; categoryTextHindi: string; language: string; door: 'whatsapp' | 'web';
  what: string | null; when: string | null; where: string | null; point: { latitude: number; longitude: number } | null;
  answers: { question: string; questionText: string; questionTextHindi: string; text: string; textHindi: string }[];
  additions: { at: Time; text: string | null; answers: number | null }[];
  media: TipMedia[];
  questions: { n: number; text: string | null; by: string; at: Time; answeredAt: Time | null }[];
  sensitivity: Sensitivity; sensitivityBy: string | null; conflicted: boolean;
  assignment: { user: string; name: string; at: Time; by: string; acceptedAt: Time | null } | null;
  reports: { n: number; by: string; at: Time; outcome: Finding; text: string | null; review: Review; reviewedBy: string | null; note: string | null; media: TipMedia[] }[];
  told: Told; informerLeft: boolean; muted: boolean;
  /** The answer: who the informer is, for the two who asked alone. */
  requests: { kind: 'reveal' | 'original'; mediaId: string | null; askedBy: string; askedAt: Time; confirmedBy: string | null; answeredAt: Time | null; isPending: boolean; answer: string | null }[];
  related: { caseId: string; code: string; kind: string }[];
}

export interface Category { id: string; english: string; hindi: string }

const emptyMedia = { contentType: null, url: null, originalUrl: null } as const;

/** The server may leave out what is null. */
export function wholeTip(tip: TipView): TipView {
  const media = (all: TipMedia[] | undefined): TipMedia[] => (all ?? []).map((it) => ({ ...emptyMedia, ...it }));
  return {
    ...tip,
    what: tip.what ?? null, when: tip.when ?? null, where: tip.where ?? null, point: tip.point ?? null, answers: tip.answers ?? [],
    additions: (tip.additions ?? []).map((it) => ({ at: it.at, text: it.text ?? null, answers: it.answers ?? null })),
    media: media(tip.media),
    questions: (tip.questions ?? []).map((it) => ({ ...it, text: it.text ?? null, answeredAt: it.answeredAt ?? null })),
    sensitivityBy: tip.sensitivityBy ?? null,
    assignment: tip.assignment ? { ...tip.assignment, acceptedAt: tip.assignment.acceptedAt ?? null } : null,
    reports: (tip.reports ?? []).map((it) => ({ ...it, text: it.text ?? null, reviewedBy: it.reviewedBy ?? null, note: it.note ?? null, media: media(it.media) })),
    requests: (tip.requests ?? []).map((it) => ({ ...it, mediaId: it.mediaId ?? null, confirmedBy: it.confirmedBy ?? null, answeredAt: it.answeredAt ?? null, answer: it.answer ?? null })),
    related: tip.related ?? [],
  };
}
