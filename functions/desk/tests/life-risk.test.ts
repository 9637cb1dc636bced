import { beforeEach, describe, expect, it, vi } from 'vitest';
import { row } from './rows';

vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }));
vi.stubGlobal('navigator', { languages: ['en'] });
const { announceRow } = await import('../src/announce');
const { lang } = await import('../src/prefs');
const { announcement } = await import('../src/store');
const { tipWords } = await import('../src/what-words');

const tip = { category: 'trafficking', sensitivity: 'sensitive', conflicted: false, assigned: null, media: 0, questions: 0, report: null } as const;

describe('a tip where a life is at risk', () => {
  beforeEach(() => void (lang.value = 'en'));

  it('says so first, then its category', () => {
    expect([tipWords(true, 'Trafficking'), tipWords(false, 'Trafficking')]).toEqual(['Life at risk · Trafficking', 'Trafficking']);
    lang.value = 'hi';
    expect(tipWords(true, 'मानव तस्करी')).toBe('जान को ख़तरा · मानव तस्करी');
  });

  it('is read out as one', () => {
    announceRow(undefined, row({ kind: 'tip', type: 'crime-tip', code: 'ABCD', tip }));
    expect(announcement.peek()).toContain('New tip ABCD: life at risk');
    announceRow(undefined, row({ kind: 'tip', type: 'crime-tip', code: 'EFGH', lifeRisk: false, tip }));
    expect(announcement.peek()).toMatch(/^New tip EFGH, /);
  });
});
