import { beforeEach, describe, expect, it, vi } from 'vitest';

const parts = vi.hoisted(() => ({ duty: vi.fn(), signOut: vi.fn() }));
vi.mock('../src/api', async (real) => ({ ...(await real<object>()), api: { dutyOfLeaver: parts.duty } }));
vi.mock('../src/session', () => ({ signOut: parts.signOut }));
vi.mock('../src/strings', () => ({ say: (key: string) => key, districtName: () => '' }));
const { Problem } = await import('../src/api');
const { leave, leaving } = await import('../src/duty/sign-out');

const held = [{ caseId: 'a-1', code: 'K7F2' }];

describe('signing out', () => {
  beforeEach(() => {
    leaving.value = null;
    for (const mock of Object.values(parts)) mock.mockReset();
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
    parts.duty.mockRejectedValue(Object.assign(new Problem(403, '', ''), { needs: 'officer' }));
    await leave();
    expect(parts.signOut).not.toHaveBeenCalled();
    expect(leaving.value).toBeNull();
  });

  it('says so where the server did not hear of it', async () => {
    parts.duty.mockResolvedValue({ held: [] });
    parts.signOut.mockRejectedValue(new Error('no line'));
    await leave();
    expect(leaving.value).toBe('unknown');
  });
});
