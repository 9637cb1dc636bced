import type { BoardRow, District } from '../contract';
import { lang } from '../prefs';
import { en } from './en';
import { hi } from './hi';

export type Key = keyof typeof en;
export type Strings = Readonly<Record<Key, string>>;

const tables: Readonly<Record<typeof lang.value, Strings>> = { en, hi };

export type Facts = Readonly<Record<string, string | number>>;

/** The string in the chosen language, with {facts} filled in. A word this page does not know yet is shown as it came. */
export function say(key: Key, facts: Facts = {}): string {
  const text: string | undefined = tables[lang.value][key];
  return (text ?? key.slice(key.indexOf('.') + 1)).replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));
}

export function districtName(district: District): string {
  return lang.value === 'hi' ? district.hindi : district.english;
}

export function placeOf(row: Pick<BoardRow, 'district' | 'station'>): string | null {
  if (!row.district) return row.station;
  return row.station ? `${districtName(row.district)} · ${row.station}` : districtName(row.district);
}
