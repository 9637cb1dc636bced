import { describe, expect, it } from 'vitest';
import { cutAtOwnLinks, ownAddress, webAddress } from '../src/safe-url';

describe('addresses from outside', () => {
  it.each(['javascript:alert(1)', 'data:text/html,x', ' java\nscript:x', '//evil.example', 'x', ''])('%j is never offered', (text) => {
    expect(webAddress(text)).toBeNull();
  });

  it('are offered when they lead to the web', () => {
    expect(webAddress('https://x.com/a')).toBe('https://x.com/a');
  });
});

describe('a place of our own to go to', () => {
  it.each(['//evil.example', '/\\\\evil.example', '\\\\evil.example', 'https://evil.example/', 'javascript:alert(1)', '/\t/evil.example', '.auth/login', '', null, undefined])('%j is none', (path) => {
    expect(ownAddress(path, 'https://desk.example')).toBeNull();
  });

  it('is a path of this origin', () => {
    expect(ownAddress('/.auth/login/aad?post_login_redirect_uri=%2F', 'https://desk.example')).toBe('/.auth/login/aad?post_login_redirect_uri=%2F');
  });
});

describe('a message', () => {
  const own = (text: string, origin = 'http://127.0.0.1:5080') => cutAtOwnLinks(text, origin).map((part) => part.own).filter(Boolean);

  it('offers its action link, also under another name of this machine', () => {
    expect(own('Take it: http://localhost:5080/l?abc now')).toEqual(['/l?abc']);
  });

  it.each(['http://evil.example/l?abc', 'http://127.0.0.1:9/l?abc', 'http://127.0.0.1:5080/x?abc', 'http://127.0.0.1:5080/l'])('never frames %s', (text) => {
    expect(own(text)).toEqual([]);
  });

  it('loses no letter', () => {
    const text = 'a http://127.0.0.1:5080/l?x b https://y.example c';
    expect(cutAtOwnLinks(text, 'http://127.0.0.1:5080').map((part) => part.text).join('')).toBe(text);
  });
});
