import { beforeEach, describe, expect, it, vi } from 'vitest';

const parts = vi.hoisted(() => ({ duty: vi.fn(), signOut: vi.fn(), prove: vi.fn(), locked: false }));
vi.mock('../src/api', () => ({ api: { duty: parts.duty } }));
vi.mock('../src/trust/standing', () => ({ locked: { peek: () => parts.locked } }));
vi.mock('../src/trust/prove', () => ({ prove: parts.prove }));
vi.mock('../src/session', () => ({ signOut: parts.signOut }));
vi.mock('../src/strings', () => ({ say: (key: string) => key, districtName: () => '' }));
const { leave, leaving } = await import('../src/duty/sign-out');

const held = [{ caseId: 'a-1', code: 'K7F2' }];

describe('signing out', () => {
  beforeEach(() => {
    leaving.value = null;
    parts.locked = false;
    for (const mock of [parts.duty, parts.signOut, parts.prove]) mock.mockReset();
  });

  it('with empty hands is done at once', async () => {
    parts.duty.mockResolvedValue({ held: [] });
    await leave();
    expect(parts.signOut).toHaveBeenCalledOnce();
    expect(leaving.value).toBeNull();
  });

  it('with held cases shows first who is asked about each', async () => {
    parts.duty.mockResolvedValue({ held });
    await leave();
    expect(parts.signOut).not.toHaveBeenCalled();
    expect(leaving.value).toEqual(held);
  });

  it('is not done where the server could not say what is held', async () => {
    parts.duty.mockRejectedValue(new Error('no line'));
    await leave();
    expect(parts.signOut).not.toHaveBeenCalled();
    expect(leaving.value).toBe('unknown');
  });

  it('is not done where a locked board asked who it is and nobody said so', async () => {
    parts.locked = true;
    parts.duty.mockResolvedValue({ held: [] });
    parts.prove.mockResolvedValue(false);
    await leave();
    expect(parts.signOut).not.toHaveBeenCalled();
    expect(leaving.value).toBeNull();
    parts.prove.mockResolvedValue(true);
    await leave();
    expect(parts.signOut).toHaveBeenCalledOnce();
  });

  it('says so where the server did not hear of it', async () => {
    parts.duty.mockResolvedValue({ held: [] });
    parts.signOut.mockRejectedValue(new Error('no line'));
    await leave();
    expect(leaving.value).toBe('unknown');
  });
});
