import { describe, expect, it, vi } from 'vitest';

vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }));
vi.stubGlobal('navigator', { languages: ['en'] });
const { coordinates } = await import('../src/place/words');

describe('a position', () => {
  it('is shown no finer than what is known', () => {
    expect(coordinates(25.74641, 82.68374, null)).toBe('25.74641, 82.68374');
    expect(coordinates(25.74641, 82.68374, 0.02)).toBe('25.74641, 82.68374');
    expect(coordinates(25.74641, 82.68374, 0.35)).toBe('25.7464, 82.6837');
    expect(coordinates(25.74641, 82.68374, 3)).toBe('25.75, 82.68');
  });
});
