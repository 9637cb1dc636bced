import { describe, expect, it } from 'vitest';
import { dueCase, repeatMs, type SoundMemory } from '../src/sound/due';
import { patternFor } from '../src/sound/patterns';
import { held, row } from './rows';

const memory = (part: Partial<SoundMemory> = {}): SoundMemory => ({ played: new Map(), mutedUntil: new Map(), ...part });
const at = Date.parse('2025-11-21T21:50:00Z');

describe('the alarm', () => {
  it('repeats every twenty seconds until somebody holds the case', () => {
    const life = row({ id: 'a' });
    const played = memory({ played: new Map([['a', at]]) });
    expect(dueCase([life], played, at + repeatMs - 1, false)).toBeNull();
    expect(dueCase([life], played, at + repeatMs, false)?.id).toBe('a');
    expect(dueCase([row({ id: 'a', holder: held, state: 'acknowledged' })], played, at + repeatMs, false)).toBeNull();
  });

  it('is silent for a muted case only', () => {
    const muted = memory({ mutedUntil: new Map([['a', at + 60_000]]) });
    expect(dueCase([row({ id: 'a' }), row({ id: 'b' })], muted, at, false)?.id).toBe('b');
  });

  it('sounds a life unlike anything else', () => {
    expect(patternFor({ lifeRisk: true, severity: 'high', mode: 'actual' }, false)).toBe('life-risk');
    expect(patternFor({ lifeRisk: false, severity: 'medium', mode: 'actual' }, false)).toBe('ordinary');
    expect(patternFor({ lifeRisk: true, severity: 'critical', mode: 'test' }, false)).toBe('test');
  });
});
