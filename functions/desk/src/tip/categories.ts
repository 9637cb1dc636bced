import { signal } from '@preact/signals';
import { api } from '../api';
import { lang } from '../prefs';
import type { Category } from './contract';

/** The questionnaire's categories, asked for once; without them a row shows its id. */
export const categories = signal<readonly Category[]>([]);

let asked = false;

export function askForCategories(): void {
  if (asked) return;
  asked = true;
  void api.categories().then((all) => (categories.value = all)).catch(() => (asked = false));
}

export function categoryName(id: string): string {
  const known = categories.value.find((it) => it.id === id);
  return known ? (lang.value === 'hi' ? known.hindi : known.english) : id.replaceAll('-', ' ');
}
