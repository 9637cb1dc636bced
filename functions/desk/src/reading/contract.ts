import type { Role } from '../contract';

/** What the server says of a week's reading, word for word. */
export type UnusualKind = 'own' | 'searched-own' | 'outside' | 'unworked' | 'searched-in-vain' | 'at-night' | 'searched-at-night' | 'many' | 'searched-much';
export interface Finding { kind: UnusualKind; cases: number; codes: string[] }
export interface Reader { id: string; name: string; role: Role; desk: string; cases: number; searches: number; findings: Finding[] }
/** `week` is its Monday; `readers`: how many officers read anything. */
export interface WeekOfReading { week: string; readers: number; people: Reader[] }

const dayMs = 24 * 60 * 60 * 1000;

const daysAfter = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** The Monday so many weeks later. */
export const weekAfter = (week: string, weeks: number): string => daysAfter(week, weeks * 7);

/** The Sunday with which a week ends. */
export const lastDayOf = (week: string): string => daysAfter(week, 6);
