import { HttpTransportType, type HubConnection, HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import { wholeRow } from './absent';
import type { Alarm, BoardRow, RefusedRow } from './contract';

export interface HubListener {
  opened(): void;
  closed(): void;
  row(row: BoardRow): void;
  alarm(alarm: Alarm): void;
  refused(row: RefusedRow): void;
  ping(n: number): void;
  scale(scale: number): void;
  /** The server no longer knows us: no use in trying again. */
  unauthorised(): void;
}

const waits = [200, 500, 1000, 2000, 4000] as const;

/** The line to the server. It comes back by itself for as long as the page is signed in. */
export class Hub {
  private connection: HubConnection | null = null;
  private wanted = false;
  private attempt = 0;
  /** Tells a late answer of an earlier start from this one. */
  private round = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly listener: HubListener) {
    addEventListener('online', () => this.hurry());
  }

  start(): void {
    if (this.wanted) return;
    this.wanted = true;
    this.round += 1;
    void this.connect();
  }

  async stop(): Promise<void> {
    this.wanted = false;
    clearTimeout(this.timer);
    const connection = this.connection;
    this.connection = null;
    await connection?.stop();
  }

  armed(on: boolean): void { this.tell('Armed', on); }
  pong(n: number): void { this.tell('Pong', n); }
  played(deliveryId: string): void { this.tell('Played', deliveryId); }

  private tell(method: string, argument: unknown): void {
    // What cannot be said now is said again after the reconnect (armed) or has become untrue (pong, played).
    this.connection?.send(method, argument).catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const round = this.round;
    const connection = this.build();
    try {
      await connection.start();
    } catch (error) {
      if (round !== this.round) return;
      if (isUnauthorised(error)) this.listener.unauthorised();
      else this.again();
      return;
    }
    if (!this.wanted || round !== this.round) return void connection.stop();
    this.attempt = 0;
    this.connection = connection;
    this.listener.opened();
  }

  private build(): HubConnection {
    const connection = new HubConnectionBuilder()
      .withUrl('/api/v1', {
        headers: { 'Satark-Page': '1' },
        transport: HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents | HttpTransportType.LongPolling,
        timeout: 15_000,
      })
      .configureLogging(LogLevel.None)
      .build();
    // Pings come every 5 s, so a socket silent for 15 s is dead and better replaced.
    connection.serverTimeoutInMilliseconds = 15_000;
    connection.on('row', (row: BoardRow) => this.listener.row(wholeRow(row)));
    connection.on('alarm', (alarm: Alarm) => this.listener.alarm(alarm));
    connection.on('refused', (row: RefusedRow) => this.listener.refused(row));
    connection.on('ping', (n: number) => this.listener.ping(n));
    connection.on('scale', (scale: number) => this.listener.scale(scale));
    connection.onclose(() => {
      if (this.connection !== connection) return;
      this.connection = null;
      this.listener.closed();
      this.again();
    });
    return connection;
  }

  private again(): void {
    if (!this.wanted) return;
    const wait = waits[Math.min(this.attempt++, waits.length - 1)] ?? 4000;
    clearTimeout(this.timer);
    // Spread, so that all pages of a room do not knock at the same instant.
    this.timer = setTimeout(() => void this.connect(), wait * (0.75 + Math.random() / 2));
  }

  private hurry(): void {
    if (!this.wanted || this.connection) return;
    clearTimeout(this.timer);
    this.attempt = 0;
    void this.connect();
  }
}

function isUnauthorised(error: unknown): boolean {
  const { statusCode, message } = error as { statusCode?: number; message?: string };
  return statusCode === 401 || /status code '?401/i.test(message ?? '');
}
