import { describe, expect, it } from 'vitest';
import { age, countdown, duration, moment } from '../src/clock';

describe('clocks', () => {
  it('show minutes and seconds, hours when needed', () => {
    expect([0, 7_400, 59_999, 760_000, 11_109_000].map(duration)).toEqual(['0:00', '0:07', '0:59', '12:40', '3:05:09']);
  });

  it('never run below zero', () => {
    expect(duration(-5_000)).toBe('0:00');
    expect(countdown(-1)).toBe('0:00');
  });

  it('count down to zero at the moment itself', () => {
    expect(countdown(1)).toBe('0:01');
    expect(countdown(1_000)).toBe('0:01');
    expect(countdown(1_001)).toBe('0:02');
  });

  it('forget the seconds after a day', () => {
    expect(age(26 * 3_600_000)).toBe('1 d 2 h');
  });

  it('name the day only when it is another', () => {
    const noon = new Date(2025, 10, 21, 12, 0, 0);
    expect(moment(noon.toISOString(), noon.getTime())).toBe('12:00:00');
    expect(moment(noon.toISOString(), noon.getTime() + 86_400_000)).toBe('21.11. 12:00:00');
  });
});
