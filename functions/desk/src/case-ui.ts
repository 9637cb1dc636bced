import { signal } from '@preact/signals';
import { move } from './cases';
import type { CaseView } from './contract';
import { bodyOf, type MoveName, moves } from './moves';

/** The move whose form stands open; it belongs to one case only. */
export const openMove = signal<{ caseId: string; name: MoveName } | null>(null);
export const busyMove = signal<MoveName | null>(null);
/** Posts uncovered in this session; never remembered beyond it. */
export const shownPosts = signal<ReadonlySet<string>>(new Set());

export async function startMove(of: CaseView, name: MoveName): Promise<void> {
  if (!of.moves.includes(name) || busyMove.peek()) return;
  if (moves[name].fields.length > 0) openMove.value = { caseId: of.id, name };
  else await finishMove(of, name, {});
}

export async function finishMove(of: CaseView, name: MoveName, values: Readonly<Record<string, string>>): Promise<void> {
  if (busyMove.peek()) return;
  busyMove.value = name;
  try {
    if (await move(of.id, name, bodyOf(name, values, of))) openMove.value = null;
  } finally {
    busyMove.value = null;
  }
}

export function togglePost(caseId: string): void {
  const next = new Set(shownPosts.peek());
  if (!next.delete(caseId)) next.add(caseId);
  shownPosts.value = next;
}
