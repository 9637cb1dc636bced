import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Negotiation } from '../src/contract';

const seen = vi.hoisted(() => ({
  built: [] as { url: string; options: { headers?: unknown; accessTokenFactory?: () => string }; close: () => void; sent: unknown[][]; timeout: number; stopped: boolean; on: Map<string, (word: unknown) => void> }[],
  start: (): Promise<void> => Promise.resolve(),
}));

vi.mock('@microsoft/signalr', () => ({
  HttpTransportType: { WebSockets: 1, ServerSentEvents: 2, LongPolling: 4 },
  LogLevel: { None: 6 },
  HubConnectionBuilder: class {
    private one = { url: '', options: {}, close: (): void => undefined, sent: [] as unknown[][], timeout: 0, stopped: false, on: new Map<string, (word: unknown) => void>() };
    withUrl(url: string, options: object): this { Object.assign(this.one, { url, options }); return this; }
    configureLogging(): this { return this; }
    build(): object {
      const { one } = this;
      seen.built.push(one);
      return {
        on: (name: string, then: (word: unknown) => void) => void one.on.set(name, then), onclose: (then: () => void) => void (one.close = then), start: () => seen.start(),
        stop: async () => void (one.stopped = true), send: async (...words: unknown[]) => void one.sent.push(words),
        set serverTimeoutInMilliseconds(ms: number) { one.timeout = ms; },
      };
    }
  },
}));

const { Hub } = await import('../src/hub');
const { api, Problem } = await import('../src/api');

const listening = () => ({
  speaks: vi.fn(), opened: vi.fn(), closed: vi.fn(), asks: vi.fn(), row: vi.fn(), gone: vi.fn(), alarm: vi.fn(), refused: vi.fn(), ping: vi.fn(), scale: vi.fn(), unauthorised: vi.fn(),
});
const negotiating = (answer: () => Promise<Negotiation>) => vi.spyOn(api, 'negotiate').mockImplementation(answer);
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);
const service: Negotiation = { url: 'https://x.service.signalr.net/client/?hub=desk', accessToken: 'token', speaks: 'http' };

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('addEventListener', () => undefined);
  seen.built.length = 0;
  seen.start = () => Promise.resolve();
});
afterEach(() => void (vi.useRealTimers(), vi.restoreAllMocks()));

describe('the line', () => {
  it('is the own hub where the server has one: with our header, and it is spoken to', async () => {
    negotiating(async () => ({ url: 'http://127.0.0.1/api/v1/hub', accessToken: null, pollSeconds: null, speaks: 'hub' }));
    const it = listening();
    const hub = new Hub(it);
    hub.start();
    await settle();
    hub.armed(true);
    expect(it.opened).toHaveBeenCalledTimes(1);
    expect(it.asks).not.toHaveBeenCalled();
    expect(seen.built[0]).toMatchObject({ url: 'http://127.0.0.1/api/v1/hub', options: { headers: { 'Satark-Page': '1' } }, sent: [['Armed', true]], timeout: 15_000 });
  });

  it('is the service where there is one: with its token, without our header, and nothing is said to it', async () => {
    negotiating(async () => service);
    const it = listening();
    const hub = new Hub(it);
    hub.start();
    await settle();
    hub.armed(true);
    hub.pong(1);
    hub.played('d');
    expect(it.speaks).toHaveBeenCalledWith('http');
    expect(it.opened).toHaveBeenCalledTimes(1);
    const built = seen.built[0];
    expect(built?.options.accessTokenFactory?.()).toBe('token');
    expect(built?.options.headers).toBeUndefined();
    expect(built?.sent).toEqual([]);
  });

  it('hands on the word that a case is no longer for this page', async () => {
    negotiating(async () => service);
    const it = listening();
    new Hub(it).start();
    await settle();
    seen.built[0]?.on.get('gone')?.({ id: 'a', version: 7 });
    expect(it.gone).toHaveBeenCalledWith({ id: 'a', version: 7 });
  });

  it('is none where the server says so: the page asks, and looks for a line again every minute', async () => {
    const ask = negotiating(async () => ({ pollSeconds: 5, speaks: 'http' }));
    const it = listening();
    const hub = new Hub(it);
    hub.start();
    await settle();
    expect(it.asks).toHaveBeenCalledWith(5);
    await vi.advanceTimersByTimeAsync(59_999);
    expect(ask).toHaveBeenCalledTimes(1);
    ask.mockImplementation(async () => service);
    await vi.advanceTimersByTimeAsync(1);
    expect(it.opened).toHaveBeenCalledTimes(1);
  });

  it('that breaks makes the page ask at once, and comes back by itself', async () => {
    negotiating(async () => service);
    const it = listening();
    new Hub(it).start();
    await settle();
    seen.built[0]?.close();
    expect(it.closed).toHaveBeenCalledTimes(1);
    expect(it.asks).toHaveBeenCalledWith(5);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(it.opened).toHaveBeenCalledTimes(2);
  });

  it('that a service refuses ends no session; one that our own server refuses does', async () => {
    negotiating(async () => service);
    seen.start = () => Promise.reject(Object.assign(new Error("Unauthorized: Status code '401'"), { statusCode: 401 }));
    const it = listening();
    const hub = new Hub(it);
    hub.start();
    await settle();
    expect(it.unauthorised).not.toHaveBeenCalled();
    expect(it.asks).toHaveBeenCalledWith(5);

    negotiating(async () => { throw new Problem(401, '', ''); });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(it.unauthorised).toHaveBeenCalledTimes(1);
  });

  it('that was awaited while the page signed out is not opened', async () => {
    let open = (_: Negotiation): void => undefined;
    negotiating(() => new Promise((resolve) => void (open = resolve)));
    const it = listening();
    const hub = new Hub(it);
    hub.start();
    await hub.stop();
    open(service);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(it.speaks).not.toHaveBeenCalled();
    expect(seen.built).toEqual([]);
  });
});
