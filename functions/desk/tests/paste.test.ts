import { describe, expect, it } from 'vitest';
import { readLink } from '../src/paste';

const cases: [pasted: string, platform: string, handle: string][] = [
  ['https://www.instagram.com/some.one/?igsh=x', 'Instagram', 'some.one'],
  ['https://www.instagram.com/p/Cx123/', 'Instagram', ''],
  ['https://www.instagram.com/stories/some.one/33/', 'Instagram', 'some.one'],
  ['https://x.com/some_one/status/17', 'X', 'some_one'],
  ['https://mobile.twitter.com/some_one', 'X', 'some_one'],
  ['https://x.com/i/status/17', 'X', ''],
  ['https://www.facebook.com/profile.php?id=1000123', 'Facebook', '1000123'],
  ['https://m.facebook.com/some.one/posts/5', 'Facebook', 'some.one'],
  ['https://www.youtube.com/@some-one/live', 'YouTube', 'some-one'],
  ['https://youtu.be/abc', 'YouTube', ''],
  ['t.me/some_one', 'Telegram', 'some_one'],
  ['देखिए https://x.com/some_one/status/17। जल्दी', 'X', 'some_one'],
  ['https://notinstagram.com/some.one', '', ''],
  ['https://instagram.com.evil.example/some.one', '', ''],
];

describe('a pasted link', () => {
  it.each(cases)('%s', (pasted, platform, handle) => {
    expect(readLink(pasted)).toMatchObject({ platform, handle });
  });

  it('is none without a web address', () => {
    expect(readLink('he said goodbye at 3.30')).toBeNull();
    expect(readLink('javascript:alert(1)')).toBeNull();
  });

  it('loses what does not belong to it', () => {
    expect(readLink('(see https://x.com/a/status/1).')?.url).toBe('https://x.com/a/status/1');
  });
});
