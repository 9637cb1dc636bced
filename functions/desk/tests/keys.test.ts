import { describe, expect, it } from 'vitest';
import { commandKeys, moveKeys, ownerOf } from '../src/keys';

const all = [...commandKeys.flatMap(({ keys }) => keys), ...Object.values(moveKeys)];

describe('a key', () => {
  it('means one thing only', () => expect(new Set(all).size).toBe(all.length));

  it.each(all)('%s does nothing behind an open dialog', (key) => expect(ownerOf(key, true, false)).toBe('dialog'));

  it.each(['1', '3', '5', '9'])('%s chooses in an open form, and opens and asks nothing', (key) => {
    expect(ownerOf(key, false, true)).toBe('form');
    expect(ownerOf(key, false, false)).toBe('page');
  });

  it.each(['0', 'a', 'n', 'Escape', '/'])('%s is the page’s, also while a form is open', (key) => expect(ownerOf(key, false, true)).toBe('page'));
});
