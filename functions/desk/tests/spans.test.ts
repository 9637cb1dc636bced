import { describe, expect, it } from 'vitest';
import { dotted } from '../src/post/hide';
import { cut, type Piece, wordsOf } from '../src/post/spans';

const spanOf = (text: string, word: string) => ({ start: text.indexOf(word), length: word.length });
const shape = (pieces: Piece[]) => pieces.map(({ text, spans, hides }) => [text, spans.join(), hides ?? '']);

describe('a text that is cut at its spans', () => {
  it('keeps every character in its order', () => {
    const text = 'माँ, मैं नैनी पुल पर हूँ। call 98765 43210 😔';
    const pieces = cut(text, [spanOf(text, 'नैनी पुल'), spanOf(text, 'पुल पर'), { start: -5, length: 9 }, { start: 30, length: 900 }], [{ ...spanOf(text, '98765 43210'), kind: 'phone' }]);
    expect(pieces.map((it) => it.text).join('')).toBe(text);
  });

  it('cuts overlapping spans so that each piece knows all of them', () => {
    expect(shape(cut('at Naini bridge now', [{ start: 3, length: 12 }, { start: 9, length: 6 }], []))).toEqual([
      ['at ', '', ''], ['Naini ', '0', ''], ['bridge', '0,1', ''], [' now', '', ''],
    ]);
  });

  it('never cuts a letter of Devanagari from its signs', () => {
    // The span ends before the vowel sign, between the halves of a conjunct, and before a nukta.
    expect(shape(cut('दिल्ली से', [{ start: 0, length: 1 }], []))[0]).toEqual(['दि', '0', '']);
    expect(shape(cut('दिल्ली से', [{ start: 4, length: 2 }], []))[1]).toEqual(['ल्ली', '0', '']);
    expect(shape(cut('ग\u093cाज़ीपुर', [{ start: 0, length: 1 }], []))[0]).toEqual(['ग\u093cा', '0', '']);
  });

  it('never cuts an Urdu letter from its mark, or an emoji in two', () => {
    expect(shape(cut('کا\u0650نپور', [{ start: 0, length: 2 }], []))[0]).toEqual(['کا\u0650', '0', '']);
    expect(shape(cut('a😔b', [{ start: 0, length: 2 }], []))[0]).toEqual(['a😔', '0', '']);
  });

  it('hides whole what is to be hidden, also where a span begins inside of it', () => {
    expect(shape(cut('ring 05452-220011 now', [{ start: 5, length: 5 }], [{ start: 5, length: 12, kind: 'phone' }]))).toEqual([
      ['ring ', '', ''], ['05452-220011', '0', 'phone'], [' now', '', ''],
    ]);
    expect(shape(cut('abcdef', [], [{ start: 0, length: 4, kind: 'email' }, { start: 2, length: 4, kind: 'upi-id' }]))).toEqual([['abcdef', '', 'email']]);
  });

  it('survives lone surrogates and spans of nothing', () => {
    expect(cut('\ud83d', [{ start: 0, length: 1 }], []).map((it) => it.text)).toEqual(['\ud83d']);
    expect(shape(cut('abc', [{ start: 1, length: 0 }, { start: Number.NaN, length: 2 }], []))).toEqual([['abc', '', '']]);
    expect(cut('', [{ start: 0, length: 3 }], [])).toEqual([]);
  });

  it('gives the words of a span without what they hide', () => {
    const pieces = cut('ring 05452-220011 now', [{ start: 0, length: 17 }], [{ start: 5, length: 12, kind: 'phone' }]);
    expect(wordsOf(pieces, 0, ({ text, hides }) => dotted(hides!, text))).toBe('ring •••••• 11');
  });
});

describe('what stands in place of personal data', () => {
  it('leaves the last two digits of a telephone number, in any digits, and nothing of all else', () => {
    expect(dotted('phone', '+91 98765 43210')).toBe('•••••• 10');
    expect(dotted('phone', '९८७६५ ४३२१०')).toBe('•••••• १०');
    expect(dotted('aadhaar', '2345 6789 0124')).toBe('••••••');
    expect(dotted('phone', '112')).toBe('••••••');
  });
});
