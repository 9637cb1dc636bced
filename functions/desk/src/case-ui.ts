import { signal } from '@preact/signals';
import { addPicture, move, saysUnmasked } from './cases';
import type { CaseView } from './contract';
import { asksOf, bodyOf, fieldsOf, type MoveName, type Values } from './moves';

/** The move whose form stands open; it belongs to one case only. `values` are filled in already, `focus` names the field to begin with. */
export interface OpenMove { caseId: string; name: MoveName; values: Values; focus: string | null }

export const openMove = signal<OpenMove | null>(null);
export const busyMove = signal<MoveName | null>(null);
/** Posts uncovered in this session; never remembered beyond it. */
export const shownPosts = signal<ReadonlySet<string>>(new Set());
/** The case whose personal data is to be read in full; leaving it hides them again. */
export const shownData = signal<string | null>(null);

export async function startMove(of: CaseView, name: MoveName, values: Values = {}, focus: string | null = null): Promise<void> {
  if (!of.moves.includes(name) || busyMove.peek()) return;
  if (fieldsOf(of, name).length > 0 || asksOf(name)) openMove.value = { caseId: of.id, name, values, focus };
  else await finishMove(of, name, values);
}

export async function finishMove(of: CaseView, name: MoveName, values: Values, picture: File | null = null): Promise<void> {
  if (busyMove.peek()) return;
  busyMove.value = name;
  try {
    if (await (picture ? addPicture(of.id, picture) : move(of.id, name, bodyOf(name, values, of)))) openMove.value = null;
  } finally {
    busyMove.value = null;
  }
}

export function togglePost(caseId: string): void {
  const next = new Set(shownPosts.peek());
  if (!next.delete(caseId)) next.add(caseId);
  shownPosts.value = next;
}

/** The history says who uncovers what is personal, before it is shown; where it cannot be said, it stays hidden. */
export async function toggleData(caseId: string): Promise<void> {
  if (shownData.peek() === caseId) {
    shownData.value = null;
    return;
  }
  if (await saysUnmasked(caseId)) shownData.value = caseId;
}
