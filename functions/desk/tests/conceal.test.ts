import { describe, expect, it } from 'vitest';
import { concealed } from '../src/place/conceal';

const post = 'House 12, Civil Lines, Ballia. ring 05452-220011';
const mask = (kind: string, words: string) => ({ kind, start: post.indexOf(words), length: words.length });
const piece = (value: string, kind = 'named-place') => ({ kind, value, source: 'post', start: post.indexOf(value) }) as const;

describe('the value of a piece of evidence', () => {
  it('hides what the post hides, wherever the two overlap', () => {
    const masks = [mask('address', 'House 12, Civil Lines'), mask('phone', '05452-220011')];
    expect(concealed(piece('Civil Lines, Ballia'), masks)).toBe('••••••, Ballia');
    expect(concealed(piece('Ballia'), masks)).toBe('Ballia');
    expect(concealed(piece('Ballia. ring 05452'), masks)).toBe('Ballia. ring ••••••');
  });

  it('hides a number that is only a hint, also where no post holds it', () => {
    expect(concealed({ kind: 'mobile-series', value: '+91 98390 00021', source: 'profile', start: null }, [])).toBe('•••••• 21');
  });

  it('is shown where it is no word of the post', () => {
    expect(concealed({ kind: 'officers-word', value: 'Saidpur ghat', source: 'officer', start: 0 }, [{ kind: 'address', start: 0, length: 9 }])).toBe('Saidpur ghat');
  });
});
