import { describe, expect, it } from 'vitest';
import { lastDayOf, weekAfter } from '../src/reading/contract';

describe('the weeks of reading', () => {
  it('goes from Monday to Monday, over the ends of months and years', () => {
    expect(weekAfter('2026-03-02', 1)).toBe('2026-03-09');
    expect(weekAfter('2026-03-02', -1)).toBe('2026-02-23');
    expect(weekAfter('2026-12-28', 1)).toBe('2027-01-04');
  });

  it('ends on Sunday, the day before the next one begins', () => {
    expect(lastDayOf('2026-03-02')).toBe('2026-03-08');
    expect(lastDayOf('2026-12-28')).toBe('2027-01-03');
  });
});
