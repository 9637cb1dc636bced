import { describe, expect, it } from 'vitest';
import { Problem } from '../src/api';
import { asked, prove, proving } from '../src/trust/prove';
import { isFresh, isLocked } from '../src/trust/times';

const refusal = (needs: 'officer' | 'password' | 'code' | null): Problem => new Problem(403, '', '', {}, null, null, needs);

describe('what is asked for before a request goes once more', () => {
  it('asks for what the refusal names and repeats the request', async () => {
    let tries = 0;
    const made = proving(async () => {
      if (++tries === 1) throw refusal('officer');
      return 'made';
    });
    await Promise.resolve();
    expect(asked.value?.needs).toBe('officer');
    asked.value?.done(true);
    expect(await made).toBe('made');
    expect(tries).toBe(2);
    expect(asked.value).toBeNull();
  });

  it('gives the refusal back when whoever was asked goes away', async () => {
    const made = proving(() => Promise.reject(refusal('password')));
    await Promise.resolve();
    await Promise.resolve();
    asked.value?.done(false);
    await expect(made).rejects.toMatchObject({ needs: 'password' });
  });

  it('asks once however many requests wait', async () => {
    const [one, other] = [prove('officer'), prove('officer')];
    asked.value?.done(true);
    expect(await Promise.all([one, other])).toEqual([true, true]);
    expect(asked.value).toBeNull();
  });

  it('asks nothing for a refusal that nothing opens', async () => {
    await expect(proving(() => Promise.reject(refusal(null)))).rejects.toMatchObject({ status: 403 });
    await expect(proving(() => Promise.reject(refusal('code')))).rejects.toMatchObject({ needs: 'code' });
    expect(asked.value).toBeNull();
  });
});

describe('how long what was proven counts', () => {
  const at = Date.parse('2026-03-02T03:00:00Z');

  it('locks at the second, and not while nobody is known', () => {
    expect(isLocked(null, at)).toBe(false);
    expect(isLocked({ locked: true }, at)).toBe(true);
    expect(isLocked({ locked: false, actingUntil: '2026-03-02T03:00:00Z' }, at)).toBe(true);
    expect(isLocked({ locked: false, actingUntil: '2026-03-02T03:00:01Z' }, at)).toBe(false);
  });

  it('knows a fresh password', () => {
    expect(isFresh({ freshUntil: '2026-03-02T03:00:01Z' }, at)).toBe(true);
    expect(isFresh({ freshUntil: '2026-03-02T03:00:00Z' }, at)).toBe(false);
    expect(isFresh({ freshUntil: null }, at)).toBe(false);
    expect(isFresh(null, at)).toBe(false);
  });
});
