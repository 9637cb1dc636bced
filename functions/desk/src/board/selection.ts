import { signal } from '@preact/signals';
import type { BoardRow } from '../contract';
import { sections } from '../store';
import { isUnheld } from '../urgency';

/** The row the keys act on. It stays with its case when the order changes. */
export const selected = signal<string | null>(null);

export const select = (id: string): void => void (selected.value = id);

const shown = (): BoardRow[] => [...sections.peek().actual, ...sections.peek().inside];

export function selectedRow(): BoardRow | undefined {
  return shown().find(({ id }) => id === selected.peek());
}

export function mostUrgentUnheld(): BoardRow | undefined {
  return shown().find(isUnheld);
}

/** Moves by n rows and puts the focus there, so that Enter and screen readers follow. */
export function step(n: number): void {
  const all = shown();
  const at = all.findIndex(({ id }) => id === selected.peek());
  const next = all[at < 0 ? 0 : Math.min(Math.max(at + n, 0), all.length - 1)];
  if (!next) return;
  select(next.id);
  document.querySelector<HTMLElement>(`[data-case-id="${CSS.escape(next.id)}"] .row-code`)?.focus();
}
