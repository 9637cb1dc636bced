import { describe, expect, it, vi } from 'vitest';

// What a browser has and the test's runtime lacks.
vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }));
vi.stubGlobal('navigator', { languages: ['en'] });
const { languageBasis, languageName } = await import('../src/post/language');

describe('the language of a post', () => {
  it('is said in words', () => {
    expect(languageName('hi', 'en')).toBe('Hindi');
    expect(languageName('hi-Latn', 'en')).toBe('Hindi in Latin letters');
    expect(languageName('bho', 'en')).toBe('Bhojpuri');
    expect(languageName('und', 'en')).toBe('Language not known');
    expect(languageName('ur', 'hi')).toBe('उर्दू');
    expect(languageName('not a code', 'en')).toBe('not a code');
  });

  it('says how sure and who says so', () => {
    expect(languageBasis({ code: 'hi', confidence: 0.95, by: 'ai-language' })).toBe('surely · says the language service');
    expect(languageBasis({ code: 'hi', confidence: 0.5, by: 'built-in', fallback: true })).toBe('probably · says the built-in check · the language service did not answer');
    expect(languageBasis({ code: 'und', confidence: 0, by: 'built-in' })).toBe('says the built-in check');
  });
});
