import { beforeEach, describe, expect, it, vi } from 'vitest';
import { hourOf, hoursSince } from '../src/clock';
import { held, row } from './rows';

vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }));
vi.stubGlobal('navigator', { languages: ['en'] });
const { isLapsing, knowsLease, leaseHour } = await import('../src/parts/lease');
const { afterStart } = await import('../src/case/stages');
const { atHour, sinceInHours } = await import('../src/parts/time');
const { lang } = await import('../src/prefs');

const hour = 3_600_000;
const at = (h: number, m = 0): number => new Date(2025, 10, 21, h, m).getTime();
const iso = (h: number, m = 0): string => new Date(at(h, m)).toISOString();

describe('a time of which the hour alone is known', () => {
  beforeEach(() => void (lang.value = 'en'));

  it('is shown as that hour, in both languages', () => {
    expect(atHour(iso(13), at(15, 20))).toBe('13–14 h');
    lang.value = 'hi';
    expect(atHour(iso(13), at(15, 20))).toBe('13–14 बजे');
  });

  it('names the day where it is another, and ends a day at 24', () => {
    expect(atHour(iso(23), at(26))).toBe('21.11. 23–24 h');
  });

  it('keeps the half hours of a page in another zone', () => {
    expect(hourOf(iso(8, 30), at(9))).toEqual({ day: '', from: '8:30', to: '9:30' });
    expect(hourOf(iso(23, 30), at(23, 40))).toEqual({ day: '', from: '23:30', to: '0:30' });
  });

  it('is never said to be longer or shorter ago than it may be', () => {
    expect([at(13, 59), at(14), at(14, 59), at(15, 10), at(20)].map((now) => sinceInHours(at(13), now))).toEqual(['less than 1 h', 'less than 2 h', 'less than 2 h', '1–3 h', '6–8 h']);
    for (let passed = 0; passed < 80 * hour; passed += 7 * 60_000) {
      const { least, most, unit } = hoursSince(0, passed);
      const one = unit === 'days' ? 24 * hour : hour;
      // It was anywhere in the hour that began at zero, and not after now.
      expect(least * one).toBeLessThanOrEqual(Math.max(0, passed - hour + 1));
      expect(most * one).toBeGreaterThanOrEqual(passed);
    }
  });

  it('is not counted to the next stage', () => {
    expect([afterStart(row({ hoursOnly: true }), '2025-11-21T22:44:20Z'), afterStart(row(), '2025-11-21T22:44:20Z')]).toEqual([null, '+1:00:00']);
  });

  it('has no seconds and never runs below zero', () => {
    expect([-hour, 0, 30 * hour, 100 * hour].map((ms) => sinceInHours(0, ms))).toEqual(['less than 1 h', 'less than 1 h', '1–2 d', '4–5 d']);
    lang.value = 'hi';
    expect([sinceInHours(0, 0), sinceInHours(0, 3 * hour), sinceInHours(0, 30 * hour)]).toEqual(['1 घंटे से कम', '2–4 घंटे', '1–2 दिन']);
  });
});

describe('a hold of which the hour alone is known', () => {
  const end = Date.parse(held.leaseUntil);
  const exact = row({ holder: held });
  const inHours = row({ holder: held, hoursOnly: true });

  it('is exact for whoever holds it and where times are exact', () => {
    expect([knowsLease(exact, 'ravi'), knowsLease(inHours, 'asha'), knowsLease(inHours, 'ravi'), knowsLease(inHours, undefined), knowsLease(row({ hoursOnly: true }), 'asha')]).toEqual([true, true, false, false, false]);
  });

  it('is not called overdue where nobody here can know it', () => {
    expect([end - 30_000, end + hour].map((now) => [isLapsing(exact, 'ravi', now, 1), isLapsing(inHours, 'asha', now, 1), isLapsing(inHours, 'ravi', now, 1)])).toEqual([[true, true, false], [true, true, false]]);
    expect(isLapsing(inHours, 'asha', end - 5 * 60_000, 1)).toBe(false);
  });

  it('runs out in the hour whose end the server tells', () => {
    lang.value = 'en';
    expect(leaseHour(iso(14), at(12))).toBe('13–14 h');
  });
});
