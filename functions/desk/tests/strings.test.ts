import { describe, expect, it } from 'vitest';
import { en } from '../src/strings/en';
import { hi } from '../src/strings/hi';

const facts = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe('the string tables', () => {
  it('have the same keys', () => {
    expect(Object.keys(hi).sort()).toEqual(Object.keys(en).sort());
  });

  it.each(Object.keys(en) as (keyof typeof en)[])('%s says the same facts in both', (key) => {
    expect(hi[key].trim()).not.toBe('');
    expect(facts(hi[key])).toEqual(facts(en[key]));
  });
});
