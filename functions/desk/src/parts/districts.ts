import { signal } from '@preact/signals';
import { api } from '../api';
import type { District } from '../contract';

/** All districts, asked for once; without them names are told by their ids. */
export const districts = signal<readonly District[]>([]);

export function askForDistricts(): void {
  if (districts.value.length === 0) void api.districts().then((all) => (districts.value = all)).catch(() => undefined);
}
