import { unsay } from './announce';
import { api, Problem } from './api';
import type { CaseView, RefusedRow } from './contract';
import { goneCases, leaveNow, left } from './left';
import { lang } from './prefs';
import { goTo } from './route';
import { say } from './strings';
import { openCase, refusal, refused, rows } from './store';
import { isGone, rowOf, withPhones, withRow } from './versions';

let wanted: string | null = null;

export async function loadCase(id: string): Promise<void> {
  wanted = id;
  if (refusal.peek() && refusal.peek()?.caseId !== id) refusal.value = null;
  try {
    take(await api.case(id));
  } catch (error) {
    if (!(error instanceof Problem) || (error.status !== 404 && error.status !== 403)) return;
    if (error.needs !== 'reason' && leaveNow(id)) return;
    if (wanted !== id) return;
    openCase.value = null;
    refuse(id, error);
  }
}

/** It is too old for the board, or no longer for us: what was said of it ends, and the open page asks which. */
export function leftBoard(id: string, code: string): void {
  unsay(code);
  if (openCase.peek()?.id === id) void loadCase(id);
}

export function leaveCase(): void {
  wanted = null;
  openCase.value = null;
  left.value = null;
}

function take(answer: CaseView): void {
  // An answer that was on its way when the word came that the case is gone.
  if (isGone(goneCases, answer.id, answer.version)) return;
  const before = rows.peek().get(answer.id);
  const view = withPhones(answer, before);
  rows.value = withRow(rows.peek(), rowOf(view, before));
  const shown = openCase.peek();
  if (wanted !== view.id || (shown?.id === view.id && shown.version > view.version)) return;
  left.value = null;
  openCase.value = view;
}

/** True when the move was made. A refusal is shown on the case; the case is read again, as somebody was faster. */
export function move(id: string, name: string, body: object = {}): Promise<boolean> {
  return made(id, () => api.move(id, name, body));
}

/** True once the history says that this officer uncovers the case; a refusal is shown on it. */
export async function saysUnmasked(id: string): Promise<boolean> {
  try {
    await api.unmasked(id);
    return true;
  } catch (error) {
    refuse(id, error);
    return false;
  }
}

export function addPicture(id: string, picture: File): Promise<boolean> {
  return made(id, () => api.picture(id, picture));
}

async function made(id: string, ask: () => Promise<CaseView | null>): Promise<boolean> {
  try {
    const view = await ask();
    if (view) take(view);
    else if (!await asksWhy(id)) leaveNow(id);
    refusal.value = refusal.peek()?.needs === 'reason' ? refusal.peek() : null;
    return true;
  } catch (error) {
    refuse(id, error);
    if (error instanceof Problem && error.status !== 0) await loadCase(id);
    if (left.peek()?.caseId === id) refusal.value = null;
    return false;
  }
}

/** The move took the case out of sight: for good, or until one has said why one reads on. */
async function asksWhy(id: string): Promise<boolean> {
  await loadCase(id);
  return refusal.peek()?.caseId === id && refusal.peek()?.needs === 'reason';
}

/** The case exists before anything is known about it, so that its clocks run from the first key. */
export async function newFind(): Promise<void> {
  await opened('', () => api.find());
}

/** A partner is on the phone: the same, and what is typed is what they say. */
export async function newCall(): Promise<void> {
  await opened('', () => api.call());
}

/** The operator's word that a written case is, or is not, the writing of a call. `shown` is the one of the two that is open here. */
export async function mergeCall(written: string, call: string, same: boolean, shown: string): Promise<void> {
  try {
    const view = await api.move(written, same ? 'merge' : 'not-the-call', { into: call });
    refusal.value = null;
    if (view) take(view);
    if (same && shown !== call) goTo({ page: 'case', id: call });
    else if (shown === call) await loadCase(call);
  } catch (error) {
    refuse(shown, error);
  }
}

export async function openRefusedAlert(row: RefusedRow): Promise<void> {
  if (await opened(row.id, () => api.openRefused(row.id))) dropRefused(row.id);
}

export async function dismissRefusedAlert(row: RefusedRow): Promise<void> {
  await api.dismissRefused(row.id);
  dropRefused(row.id);
}

async function opened(id: string, open: () => Promise<CaseView>): Promise<boolean> {
  try {
    const view = await open();
    wanted = view.id;
    take(view);
    goTo({ page: 'case', id: view.id });
    return true;
  } catch (error) {
    refuse(id, error);
    return false;
  }
}

function dropRefused(id: string): void {
  refused.value = refused.value.filter((row) => row.id !== id);
}

function refuse(caseId: string, error: unknown): void {
  const problem = error instanceof Problem ? error : new Problem(0, '', '');
  const text = [(lang.value === 'hi' && problem.hindi) || problem.message || say('problem.unreachable'), ...Object.values(problem.errors).flat()].join(' ');
  refusal.value = { caseId, text, holder: problem.holder, needs: problem.needs };
}
