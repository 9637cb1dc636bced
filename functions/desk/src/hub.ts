import { HttpTransportType, type HubConnection, HubConnectionBuilder, type IHttpConnectionOptions, LogLevel } from '@microsoft/signalr';
import { wholeRow } from './absent';
import { api, Problem } from './api';
import type { Alarm, BoardRow, CaseGone, Negotiation, RefusedRow, Speech } from './contract';

export interface HubListener {
  /** The server says how this page is to speak; pushes come only once `opened` follows. */
  speaks(how: Speech): void;
  opened(): void;
  closed(): void;
  /** There is no line now: ask as often as this, in seconds. */
  asks(seconds: number): void;
  row(row: BoardRow): void;
  /** A case is no longer for this page. */
  gone(gone: CaseGone): void;
  alarm(alarm: Alarm): void;
  refused(row: RefusedRow): void;
  ping(n: number): void;
  scale(scale: number): void;
  /** The server no longer knows us: no use in trying again. */
  unauthorised(): void;
}

const waits = [200, 500, 1000, 2000, 4000] as const;
/** A page that asks meanwhile is in no hurry, and each try costs the server a few calls. */
const calmWaits = [500, 2000, 5000, 15_000, 30_000] as const;
const askAgainMs = 60_000;
const usualSeconds = 5;

/** The line to the server. It comes back by itself for as long as the page is signed in. */
export class Hub {
  private connection: HubConnection | null = null;
  private wanted = false;
  private attempt = 0;
  private how: Speech = 'hub';
  /** Tells a late answer of an earlier try from this one. */
  private round = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly listener: HubListener) {
    addEventListener('online', () => this.hurry());
  }

  start(): void {
    if (this.wanted) return;
    this.wanted = true;
    void this.connect();
  }

  async stop(): Promise<void> {
    this.wanted = false;
    this.round += 1;
    clearTimeout(this.timer);
    const connection = this.connection;
    this.connection = null;
    await connection?.stop();
  }

  armed(on: boolean): void { this.tell('Armed', on); }
  pong(n: number): void { this.tell('Pong', n); }
  played(deliveryId: string): void { this.tell('Played', deliveryId); }

  private tell(method: string, argument: unknown): void {
    // A service that only pushes has nobody to tell.
    if (this.how !== 'hub') return;
    // What cannot be said now is said again after the reconnect (armed) or has become untrue (pong, played).
    this.connection?.send(method, argument).catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const round = ++this.round;
    let connection: HubConnection | null = null;
    try {
      const answer = await api.negotiate();
      if (round !== this.round) return;
      this.how = answer.speaks ?? 'hub';
      this.listener.speaks(this.how);
      if (!answer.url) return this.ask(answer.pollSeconds ?? usualSeconds);
      connection = this.build(answer.url, answer);
      await connection.start();
    } catch (error) {
      if (round === this.round) this.failed(error);
      return;
    }
    if (round !== this.round) return void connection.stop();
    this.attempt = 0;
    this.connection = connection;
    this.listener.opened();
  }

  /** A service that does not let us in says nothing about our session; our own server does. */
  private failed(error: unknown): void {
    const ours = this.how === 'hub' || error instanceof Problem;
    if (ours && isUnauthorised(error)) return this.listener.unauthorised();
    if (this.how === 'http') this.listener.asks(usualSeconds);
    this.again();
  }

  private ask(seconds: number): void {
    this.attempt = 0;
    this.listener.asks(seconds);
    this.later(askAgainMs);
  }

  private build(url: string, { accessToken }: Negotiation): HubConnection {
    const options: IHttpConnectionOptions = {
      transport: HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents | HttpTransportType.LongPolling,
      timeout: 15_000,
      // Our own hub asks for it; a service elsewhere would have to allow it first.
      ...(this.how === 'hub' ? { headers: { 'Satark-Page': '1' } } : {}),
      ...(accessToken ? { accessTokenFactory: () => accessToken } : {}),
    };
    const connection = new HubConnectionBuilder().withUrl(url, options).configureLogging(LogLevel.None).build();
    // Our own pings come every 5 s, so a socket silent for 15 s is dead and better replaced; the service's come every 15 s.
    connection.serverTimeoutInMilliseconds = this.how === 'hub' ? 15_000 : 30_000;
    connection.on('row', (row: BoardRow) => this.listener.row(wholeRow(row)));
    connection.on('gone', (gone: CaseGone) => this.listener.gone(gone));
    connection.on('alarm', (alarm: Alarm) => this.listener.alarm(alarm));
    connection.on('refused', (row: RefusedRow) => this.listener.refused(row));
    connection.on('ping', (n: number) => this.listener.ping(n));
    connection.on('scale', (scale: number) => this.listener.scale(scale));
    connection.onclose(() => {
      if (this.connection !== connection) return;
      this.connection = null;
      this.listener.closed();
      if (this.how === 'http') this.listener.asks(usualSeconds);
      this.again();
    });
    return connection;
  }

  private again(): void {
    const steps = this.how === 'hub' ? waits : calmWaits;
    const wait = steps[Math.min(this.attempt++, steps.length - 1)] ?? 4000;
    // Spread, so that all pages of a room do not knock at the same instant.
    this.later(wait * (0.75 + Math.random() / 2));
  }

  private later(ms: number): void {
    if (!this.wanted) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.connect(), ms);
  }

  private hurry(): void {
    if (!this.wanted || this.connection) return;
    clearTimeout(this.timer);
    this.attempt = 0;
    void this.connect();
  }
}

function isUnauthorised(error: unknown): boolean {
  if (error instanceof Problem) return error.status === 401;
  const { statusCode, message } = error as { statusCode?: number; message?: string };
  return statusCode === 401 || /status code '?401/i.test(message ?? '');
}
